/** Which need an utterance of danger is closest to, and whose the danger is, as needs-learned.ts has learned it. */
import type { SignalModel } from '../../content/signals.ts';
import { readNumbers } from '../packed.ts';
import type { Steps } from '../steps.ts';
import { sigmoid } from './features.ts';
import type { Lexicon, Spoken } from './lexicon.ts';

/** Weights are whole steps, at most this many to either side of 0. */
export const MOST_STEPS = 6;

/**
 * How much each of an utterance's words and pairs counts, by how many they are, with one more that every utterance has: in long texts,
 * each says less.
 */
export const loudness = (rows: number): number => rows ** -QUIETER;
/** Between 0, where each counts the same in any text, and 1, where all of a text count as one. */
const QUIETER = 0.3;

/** Turns log-odds into likelihoods that add up to 1, in place. */
export function toShares(scores: Float64Array): void {
  const most = Math.max(...scores);
  let whole = 0;
  for (let at = 0; at < scores.length; at++) {
    const share = Math.exp((scores[at] ?? 0) - most);
    scores[at] = share;
    whole += share;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / whole;
}

/** Tells by its words and pairs what is the matter with an utterance, if it is one of danger. */
export interface Telling {
  /** How likely each need is, 0 to 1, adding up to 1, the likeliest first. */
  needs(spoken: Spoken): Map<string, number>;
  /** How likely the danger is somebody else's, 0 to 1. */
  ofOther(spoken: Spoken): number;
  /** Whether the examples often have the word with this number. */
  isTold(number: number): boolean;
}

/** The words that the examples often have, in their order. `words` are all that may be met. */
export function wordsTold({ gaps }: Pick<SignalModel['telling'], 'gaps'>, words: readonly string[]): string[] {
  let place = 0;
  return Array.from(readNumbers(gaps), (gap) => {
    place += gap;
    return words[place++] ?? '';
  });
}

/** Creates what tells it, with pauses. `words` must be the ones that `learnNeeds` got. */
export function* createTelling(
  { needs, telling }: Pick<SignalModel, 'needs' | 'telling'>,
  classOf: ReadonlyMap<string, string>,
  words: readonly string[],
  { add, column }: Lexicon,
): Steps<Telling> {
  const names = Object.keys(needs);
  const biases = Object.values(needs);
  /** For each word and pair its row, from 1 on. */
  const rowOfWord = column(Int32Array);
  const rowOfPair = new Map<number, number>();
  let rows = 0;
  for (const word of wordsTold(telling, words)) {
    const number = add(word);
    rowOfWord.values[number] = ++rows;
  }
  yield;
  for (const line of telling.pairs.split('\n')) {
    const [before = 0, ...after] = line.split(' ').map(add);
    for (const next of after) rowOfPair.set(pairOf(before, next), ++rows);
  }
  yield;
  const steps = readNumbers(telling.steps);
  yield;
  const { others } = telling;
  const stepsOfOthers = readNumbers(others.steps);
  /** For each word of a class, the number of the class's name. */
  const kinds = column(Int32Array);
  for (const [word, kind] of classOf) {
    const [number, ofKind] = [add(word), add(kind)];
    kinds.values[number] = ofKind;
  }
  const kindOf = (number: number): number => kinds.values[number] || number;

  function rowsOf({ numbers }: Spoken): number[] {
    const found: number[] = [];
    const take = (row: number): void => {
      if (row > 0 && !found.includes(row)) found.push(row);
    };
    for (const number of numbers) take(rowOfWord.values[number] ?? 0);
    for (let at = 1; at < numbers.length; at++)
      take(rowOfPair.get(pairOf(kindOf(numbers[at - 1] ?? 0), kindOf(numbers[at] ?? 0))) ?? 0);
    return found;
  }

  /** The log-odds of an outcome, whose steps begin at `start`. */
  function oddsOf(found: readonly number[], steps: Uint16Array, start: number, step: number, bias: number): number {
    let sum = 0;
    for (const row of found) sum += (steps[start + row - 1] ?? MOST_STEPS) - MOST_STEPS;
    return loudness(found.length + 1) * (bias + step * sum);
  }

  return {
    needs(spoken) {
      const found = rowsOf(spoken);
      const shares = Float64Array.from(biases, (bias, need) => oddsOf(found, steps, need * rows, telling.step, bias));
      toShares(shares);
      return new Map(
        names.map((name, need): [string, number] => [name, shares[need] ?? 0]).sort(([, a], [, b]) => b - a),
      );
    },
    isTold: (number) => rowOfWord.values[number] !== 0,
    ofOther: (spoken) => sigmoid(oddsOf(rowsOf(spoken), stepsOfOthers, 0, others.step, others.bias)),
  };
}

/** Two words in that order as one number. */
const pairOf = (before: number, after: number): number => before * PAIRS + after;
/** More words than any content has. */
const PAIRS = 1 << 24;
