import type { LocaleContent } from '../../content/content.ts';
import type { Signals } from '../../content/signals.ts';
import { squeeze, type Text, words } from '../normalize.ts';
import type { Steps } from '../steps.ts';
import type { Hit } from './found.ts';
import { createSignalReader, indexSignals, NO_SIGNALS, phrasesOf, type SignalIndex } from './index.ts';
import type { Lexicon, Spoken } from './lexicon.ts';
import { createMarks, MARK, type Marks } from './marks.ts';
import { createPatternCompiler } from './pattern-matching.ts';
import { createPhraseSet } from './phrases.ts';
import { createSpokenReader } from './reading.ts';
import { createSpeller } from './speller.ts';
import { createUnderstanding, type Understanding } from './understanding.ts';

/** How one language's signals read an utterance: its words, corrected, and the phrases that match in them. */
export interface Ear extends Understanding {
  locale: string;
  signals: Signals;
  lexicon: Lexicon;
  marks: Marks;
  /** The words of the phrases, which spelling is mended towards. */
  vocabulary: readonly string[];
  /** Words that are never corrected. */
  careful: readonly string[];
  /** The group of each word that has one. */
  classes: ReadonlyMap<string, string>;
  read(text: Text): Spoken;
  /** The phrase that is one filler, such as `= please`, if nothing but fillers is said: otherwise these are left out. */
  plea(text: Text): Hit | undefined;
  /** Keeps nothing of what was typed. */
  forget(): void;
}

/**
 * Creates the ear of one language. `lexicon` is shared by all of them. `carefulWords` gives the words that are never corrected,
 * and `given` is what `compileSignals` made of the same content.
 */
export function* createEar(
  content: LocaleContent,
  lexicon: Lexicon,
  carefulWords: (plain: (text: string) => string[]) => readonly string[],
  given?: SignalIndex,
): Steps<Ear> {
  const { locale } = content;
  const { numberOf } = lexicon;
  const signals = content.signals ?? NO_SIGNALS;
  yield;
  const reader = createSignalReader(content);
  yield;
  const { plain } = reader;
  const { vocabulary, anchors, ...index } = given ?? (yield* indexSignals(content, reader));
  const classes = new Map(index.classes);
  const marks = createMarks(lexicon);
  const isMarked = (word: string, mark: number): boolean => marks.has(numberOf(word), mark);
  yield;
  marks.set(vocabulary, MARK.target);
  yield;
  marks.set(signals.negations.flatMap(plain), MARK.negation);
  marks.set((signals.words.subject ?? []).flatMap(plain), MARK.subject);
  for (const word of reader.tokens.habits) lexicon.add(word);
  const isNegation = (number: number): boolean => marks.has(number, MARK.negation);
  const { compile, forget } = createPatternCompiler({
    groups: signals.words,
    read: reader.phrase,
    numberOf: lexicon.add,
    isNegation,
  });
  yield;
  const phrases = yield* createPhraseSet(phrasesOf(signals), anchors, compile, lexicon);
  const understanding = createUnderstanding(phrases, marks);
  yield;
  const careful = carefulWords(plain);
  yield;
  marks.set(careful, MARK.own);
  yield;
  const isTarget = (word: string): boolean => isMarked(word, MARK.target);
  const isCareful = (word: string): boolean => isMarked(word, MARK.own);
  const spell = yield* createSpeller({ vocabulary, isTarget, isCareful, language: locale });
  yield;
  const read = createSpokenReader(lexicon, reader.tokens, spell, isTarget);

  /** Phrases that are one filler, by that word. */
  const alone = new Map(
    signals.needs.flatMap((need) =>
      need.phrases.flatMap((source): [string, Hit][] => {
        const word = /^= (\S+)$/.exec(source)?.[1] ?? '';
        return word !== '' && plain(word).length === 0
          ? [[words(word, locale).map(squeeze).join(' '), { need, source, other: false }]]
          : [];
      }),
    ),
  );
  yield;

  return {
    ...understanding,
    locale,
    signals,
    lexicon,
    marks,
    vocabulary,
    careful,
    classes,
    read,
    plea: (text) => words(text, locale).flatMap((word) => alone.get(squeeze(word)) ?? [])[0],
    forget,
  };
}
