/** What the learned layer looks at: hashed words, pairs of words, and groups of letters, each with a place in a table. */
import { hash } from './hash.ts';

/** Places in the table: enough that few features share one. With an eighth as many, one line of danger in thirty is lost. */
export const SIZE = 1 << 18;

/** Words looked at: an utterance is at most 500 characters. */
export const LONGEST = 120;

/** A word's own hash, and its group's: `kind` is the name of that, or the word. */
export const hashOfWord = (word: string): number => hash(word, 1);
export const hashOfKind = (kind: string): number => hash(kind, 2);

/** The place of a hash in the table. */
export const slot = (value: number): number => (value ^ (value >>> 15)) & (SIZE - 1);

/** The place of two hashes in that order. */
const mix = (a: number, b: number): number => slot(Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1));

/** The places of a word's groups of three and four letters, with a blank before and after it. */
export function lettersOf(word: string): number[] {
  const padded = ` ${word} `;
  const letters: number[] = [];
  for (let from = 0; from + 3 <= padded.length; from++) {
    letters.push(slot(hash(padded, 3, from, from + 3)));
    if (from + 4 <= padded.length) letters.push(slot(hash(padded, 4, from, from + 4)));
  }
  return letters;
}

/** How many features of each sort an utterance has. */
export interface Counts {
  words: number;
  singles: number;
  pairs: number;
  letters: number;
}

export function countsOf(tokens: readonly string[]): Counts {
  const words = Math.min(tokens.length, LONGEST);
  let letters = 0;
  for (let at = 0; at < words; at++) letters += Math.max(0, 2 * (tokens[at]?.length ?? 0) - 1);
  return {
    words,
    singles: 2 + 2 * words,
    pairs: Math.max(0, 2 * (words - 1)) + Math.max(0, 2 * (words - 2)),
    letters,
  };
}

/** What counts before anything is read. */
export const BIAS = 0.5;

/** What a feature of each sort counts: all of one sort together are as long in any utterance. */
export function sharesOf({ singles, pairs, letters }: Counts): { single: number; pair: number; letter: number } {
  return {
    single: 1 / Math.sqrt(singles),
    pair: 0.7 / Math.sqrt(pairs || 1),
    letter: 0.5 / Math.sqrt(letters || 1),
  };
}

/** Whoever is told of the features of an utterance. */
export interface Listener {
  /** The word at this place by itself, its kind, and its groups of letters. */
  word(at: number): void;
  single(place: number): void;
  pair(place: number): void;
}

/** Tells of all features in order. The hashes of the words and of their kinds lie side by side. */
export function listen(words: Int32Array, kinds: Int32Array, count: number, to: Listener): void {
  const first = count > 0 ? (words[0] ?? 0) : 0;
  const second = count > 1 ? (words[1] ?? 0) : 0;
  to.single(mix(first, 5));
  to.single(mix(mix(first, second), 6));
  for (let at = 0; at < count; at++) {
    to.word(at);
    if (at === 0) continue;
    const kind = kinds[at] ?? 0;
    const before = kinds[at - 1] ?? 0;
    to.pair(mix(words[at - 1] ?? 0, words[at] ?? 0));
    to.pair(mix(before, kind));
    if (at === 1) continue;
    const earlier = kinds[at - 2] ?? 0;
    to.pair(mix(earlier, kind + 7));
    to.pair(mix(mix(earlier, before), kind));
  }
}

/** The features of an utterance are a short vector of length about one: without this the slope would never get steep enough. */
export const SHARPNESS = 2;

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
