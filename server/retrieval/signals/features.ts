/** What the learned layer looks at: hashed words, pairs of words, and groups of letters, each with a place in a table. */
import { hash } from '../hash.ts';

/** Places in the table: enough that few features share one. With an eighth as many, one line of danger in thirty is lost. */
export const SIZE = 1 << 18;

/** Most words that are looked at: an utterance is at most 500 characters. */
export const LONGEST = 120;

/**
 * The kind of a word: the name of its group, or the word itself. A word that those in danger hardly ever say is of the kind
 * `UNTOLD`, whatever it is: they speak of few things, and everyday life has no end of them. Of lines left out of learning, as many of
 * danger are found as without that kind, for a twelfth fewer alarms, and on everyday questions for a sixth fewer.
 */
export const kindOf = (word: string, group: string | undefined, isTold: boolean): string =>
  group ?? (isTold ? word : UNTOLD);
const UNTOLD = '';

/** The hash of a word, and that of its kind. */
export const hashOfWord = (word: string): number => hash(word, 1);
export const hashOfKind = (kind: string): number => hash(kind, 2);

/** The place of a hash in the table. */
export const slot = (value: number): number => (value ^ (value >>> 15)) & (SIZE - 1);

/** The place in the table of two hashes in this order. */
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
  /** Pairs of words further apart. */
  far: number;
  letters: number;
}

/** Counts the features of an utterance, given as its words. */
export function countsOf(tokens: readonly string[]): Counts {
  const words = Math.min(tokens.length, LONGEST);
  let letters = 0;
  for (let at = 0; at < words; at++) letters += Math.max(0, 2 * (tokens[at]?.length ?? 0) - 1);
  return {
    words,
    singles: 2 + 2 * words,
    pairs: Math.max(0, 2 * (words - 1)) + Math.max(0, 2 * (words - 2)),
    far: farPairsIn(words),
    letters,
  };
}

/** How many pairs of so many words are `FAR` to `FARTHEST` words apart. */
function farPairsIn(words: number): number {
  let far = 0;
  for (let apart = FAR; apart <= FARTHEST; apart++) far += Math.max(0, words - apart);
  return far;
}

/** Words that are nearer have features of their own. Those that are further apart hardly say anything together. */
const FAR = 3;
const FARTHEST = 12;

/** Value of the one feature that every utterance has. */
export const BIAS = 0.5;

/**
 * The value of one feature of each sort. Seen as vectors, all features of one sort together have the same length in any
 * utterance.
 */
export function sharesOf({
  singles,
  pairs,
  far,
  letters,
}: Counts): Record<'single' | 'pair' | 'far' | 'letter', number> {
  return {
    single: LENGTH.single / Math.sqrt(singles),
    pair: LENGTH.pair / Math.sqrt(pairs || 1),
    far: LENGTH.far / Math.sqrt(far || 1),
    letter: LENGTH.letter / Math.sqrt(letters || 1),
  };
}

/** The length of all features of one sort together, chosen on lines left out of learning. */
const LENGTH = { single: 1, pair: 0.7, far: 0.5, letter: 0.7 };

/** Receives the features of an utterance. */
export interface Listener {
  /** The word at this place: its own feature, that of its kind, and those of its letters. */
  word(at: number): void;
  single(place: number): void;
  pair(place: number): void;
  far(place: number): void;
}

/**
 * Passes all features of an utterance to `to`, in order. `words` and `kinds` hold the hashes of its words and of their
 * kinds, side by side.
 */
export function listen(words: Int32Array, kinds: Int32Array, count: number, to: Listener): void {
  const first = count > 0 ? (words[0] ?? 0) : 0;
  const second = count > 1 ? (words[1] ?? 0) : 0;
  to.single(mix(first, APART.first));
  to.single(mix(mix(first, second), APART.firstTwo));
  for (let at = 0; at < count; at++) {
    to.word(at);
    if (at === 0) continue;
    const kind = kinds[at] ?? 0;
    const before = kinds[at - 1] ?? 0;
    to.pair(mix(words[at - 1] ?? 0, words[at] ?? 0));
    to.pair(mix(before, kind));
    if (at === 1) continue;
    const earlier = kinds[at - 2] ?? 0;
    to.pair(mix(earlier, kind + APART.skipping));
    to.pair(mix(mix(earlier, before), kind));
    for (let from = Math.max(0, at - FARTHEST); from <= at - FAR; from++)
      to.far(mix((kinds[from] ?? 0) + APART.from, kind + APART.to));
  }
}

/** Any numbers will do, if they differ: they keep features of one sort from the places of another. */
const APART = { first: 5, firstTwo: 6, skipping: 7, from: 3, to: 13 };

/** Makes the slope steep enough, since the features of an utterance are a short vector, of length about one. */
export const SHARPNESS = 2;

/** Turns log-odds into a likelihood, 0 to 1. */
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
