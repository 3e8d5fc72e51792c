/** Words that are nearly the same: they become equal when at most one letter is left out of each. */
export interface Nearby {
  /** The known words near this one, in the order in which they came. */
  of(word: string): string[];
}

interface Known {
  word: string;
  /** Its place in the order. */
  place: number;
  letters: number;
}

/** Made at once, and asked about a word in microseconds: the letters rule out all but a few. Words shorter than `shortest` are not kept. */
export function createNearby(words: Iterable<string>, shortest: number): Nearby {
  const byLength: Known[][] = [];
  let place = 0;
  for (const word of words) {
    if (word.length < shortest) continue;
    byLength[word.length] ??= [];
    byLength[word.length]?.push({ word, place: place++, letters: lettersIn(word) });
  }
  return {
    of(word) {
      const letters = lettersIn(word);
      const found: Known[] = [];
      for (let length = word.length - 1; length <= word.length + 1; length++) {
        const candidates = byLength[length];
        if (candidates === undefined) continue;
        for (let at = 0; at < candidates.length; at++) {
          const known = candidates[at] as Known;
          if (mayBeNear(letters, known.letters) && isOneLetterOff(word, known.word)) found.push(known);
        }
      }
      return found.sort((a, b) => a.place - b.place).map((known) => known.word);
    },
  };
}

/** The letters of a word as a set of bits; some letters share one. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** Whether at most two letters are in one set only: one that each word may have to itself. */
function mayBeNear(letters: number, others: number): boolean {
  const once = letters ^ others;
  const twice = once & (once - 1);
  return (twice & (twice - 1)) === 0;
}

function isOneLetterOff(a: string, b: string): boolean {
  const [left, right] = apart(a, b);
  if (a.length !== b.length) return left.length + right.length <= 1;
  return left.slice(1) === right.slice(0, -1) || left.slice(0, -1) === right.slice(1);
}

/** What is left of two words without the beginning and the end that they have in common. */
export function apart(a: string, b: string): [string, string] {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return [a.slice(start, endA), b.slice(start, endB)];
}
