import { eachInSteps, type Steps } from '../steps.ts';

/** Words that are nearly the same: they become equal when at most one letter is left out of each. */
export interface Nearby {
  /** The known words near this one, in the order in which they came. */
  of(word: string): string[];
}

/** Words of one length, side by side with their letters and their places in the order. */
interface Known {
  words: string[];
  places: number[];
  letters: Int32Array;
}

/**
 * Creates an index of known words that finds near ones in microseconds: comparing sets of letters rules out all but a
 * few. Creating it takes next to no time. Words shorter than `shortest` are left out.
 */
export function* createNearby(words: Iterable<string>, shortest: number): Steps<Nearby> {
  const kept = [...words].filter((word) => word.length >= shortest);
  const byLength: Known[] = [];
  yield;
  yield* eachInSteps(kept.entries(), FEW_WORDS, ([place, word]) => {
    byLength[word.length] ??= { words: [], places: [], letters: new Int32Array() };
    byLength[word.length]?.words.push(word);
    byLength[word.length]?.places.push(place);
  });
  yield;
  for (const known of byLength) {
    if (known === undefined) continue;
    known.letters = Int32Array.from(known.words, lettersIn);
    yield;
  }

  return {
    of(word) {
      const letters = lettersIn(word);
      const found: number[] = [];
      for (let length = word.length - 1; length <= word.length + 1; length++) {
        const known = byLength[length];
        if (known === undefined) continue;
        for (let at = 0; at < known.letters.length; at++)
          if (mayBeNear(letters, known.letters[at] ?? 0) && isOneLetterOff(word, known.words[at] ?? ''))
            found.push(known.places[at] ?? 0);
      }
      return found.sort((a, b) => a - b).map((place) => kept[place] ?? '');
    },
  };
}

/** Words put in their place in one step: about a millisecond's. */
const FEW_WORDS = 2000;

/** The letters of a word as a set of bits; some letters share one. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether at most two letters are in only one of the sets: each word may have one letter that the other lacks. */
function mayBeNear(letters: number, others: number): boolean {
  const once = letters ^ others;
  const twice = once & (once - 1);
  return (twice & (twice - 1)) === 0;
}

/**
 * Whether two words become equal when at most one letter is left out of each. It creates no strings, since dozens of
 * words are compared for each unknown one.
 */
function isOneLetterOff(a: string, b: string): boolean {
  const [start, endA, endB] = middle(a, b);
  if (a.length !== b.length) return endA - start + endB - start <= 1;
  const length = endA - start - 1;
  return isSame(a, start + 1, b, start, length) || isSame(a, start, b, start + 1, length);
}

function isSame(a: string, startA: number, b: string, startB: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (a.charCodeAt(startA + at) !== b.charCodeAt(startB + at)) return false;
  return true;
}

/** What is left of two words without the beginning and the end that they have in common. */
export function apart(a: string, b: string): [string, string] {
  const [start, endA, endB] = middle(a, b);
  return [a.slice(start, endA), b.slice(start, endB)];
}

/** Where two words begin to differ (`start`), and where in each of them their common ending begins. */
function middle(a: string, b: string): [start: number, endA: number, endB: number] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return [start, endA, endB];
}
