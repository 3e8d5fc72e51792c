/** Judges by what was learned how likely an utterance is one of danger. */
import type { SignalModel } from '../../content/signals.ts';
import type { Steps } from '../steps.ts';
import {
  BIAS,
  countsOf,
  hashOfKind,
  hashOfWord,
  kindOf,
  type Listener,
  LONGEST,
  lettersOf,
  listen,
  SHARPNESS,
  sharesOf,
  sigmoid,
  slot,
} from './features.ts';
import { type Lexicon, type Spoken, UNKNOWN } from './lexicon.ts';
import { readTable } from './table.ts';

/** Tells how like the examples of danger an utterance is, against the counter-examples: 0 to 1. */
export type Judge = (spoken: Spoken) => number;

/**
 * Creates the judge from what was learned, with pauses. It adds up the steps of all features of one sort as whole numbers, then
 * weighs the sums. `classOf` and `isTold` must be those used in learning.
 */
export function* createJudge(
  { table, step, bias }: Pick<SignalModel, 'table' | 'step' | 'bias'>,
  classOf: ReadonlyMap<string, string>,
  isTold: (number: number) => boolean,
  { column }: Lexicon,
): Steps<Judge> {
  const steps = yield* readTable(table);
  /**
   * For each word of the content that was met before (`isThere`): its hash, the hash of its kind, the steps of both
   * together (`single`), and the steps of its letters.
   */
  const kept = {
    isThere: column(Uint8Array),
    word: column(Int32Array),
    kind: column(Int32Array),
    single: column(Int16Array),
    letters: column(Int32Array),
  };
  /** Scratch: the same for the words of the utterance at hand. */
  const said = {
    word: new Int32Array(LONGEST),
    kind: new Int32Array(LONGEST),
    single: new Int16Array(LONGEST),
    letters: new Int32Array(LONGEST),
  };
  const sum = { single: 0, pair: 0, far: 0, letters: 0 };
  const listener: Listener = {
    word(at) {
      sum.single += said.single[at] ?? 0;
      sum.letters += said.letters[at] ?? 0;
    },
    single(place) {
      sum.single += steps[place] ?? 0;
    },
    pair(place) {
      sum.pair += steps[place] ?? 0;
    },
    far(place) {
      sum.far += steps[place] ?? 0;
    },
  };

  function work(word: string, number: number, at: number): void {
    const own = hashOfWord(word);
    const kind = hashOfKind(kindOf(word, classOf.get(word), isTold(number)));
    let letters = 0;
    for (const place of lettersOf(word)) letters += steps[place] ?? 0;
    said.word[at] = own;
    said.kind[at] = kind;
    said.single[at] = (steps[slot(own)] ?? 0) + (steps[slot(kind)] ?? 0);
    said.letters[at] = letters;
  }

  function hear(word: string, number: number, at: number): void {
    if (kept.isThere.values[number] === 0) {
      work(word, number, at);
      if (number === UNKNOWN) return;
      kept.isThere.values[number] = 1;
      kept.word.values[number] = said.word[at] ?? 0;
      kept.kind.values[number] = said.kind[at] ?? 0;
      kept.single.values[number] = said.single[at] ?? 0;
      kept.letters.values[number] = said.letters[at] ?? 0;
    } else {
      said.word[at] = kept.word.values[number] ?? 0;
      said.kind[at] = kept.kind.values[number] ?? 0;
      said.single[at] = kept.single.values[number] ?? 0;
      said.letters[at] = kept.letters.values[number] ?? 0;
    }
  }

  return ({ words, numbers }) => {
    const counts = countsOf(words);
    for (let at = 0; at < counts.words; at++) hear(words[at] ?? '', numbers[at] ?? UNKNOWN, at);
    sum.single = 0;
    sum.pair = 0;
    sum.far = 0;
    sum.letters = 0;
    listen(said.word, said.kind, counts.words, listener);
    const { single, pair, far, letter } = sharesOf(counts);
    const steepness = single * sum.single + pair * sum.pair + far * sum.far + letter * sum.letters;
    // Keep nothing of what was typed.
    for (const each of Object.values(said)) each.fill(0, 0, counts.words);
    return sigmoid(SHARPNESS * (BIAS * bias + step * steepness));
  };
}
