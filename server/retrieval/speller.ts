import { squeeze } from './normalize.ts';
import type { Steps } from './steps.ts';

/** Mends words the content does not know with the nearest word that it does. */
export interface Speller {
  /** The word itself where it is known or nothing is near. */
  mend(word: string): string;
}

/**
 * Symmetric deletion: a word is looked up by itself with one letter left out, against every known word with one letter
 * left out, so the time does not grow with the vocabulary. `weigh` says how common a known word is, to choose among equals.
 */
export function* createSpeller(weigh: ReadonlyMap<string, number>): Steps<Speller> {
  const near = new Map<string, string[]>();
  const squeezed = new Map<string, string>();
  const note = (key: string, word: string) => {
    const known = near.get(key);
    if (known === undefined) near.set(key, [word]);
    else known.push(word);
  };
  let taken = 0;
  for (const word of weigh.keys()) {
    if (++taken % FEW_WORDS === 0) yield;
    const key = squeeze(word);
    const rival = squeezed.get(key);
    if (rival === undefined || (weigh.get(rival) ?? 0) < (weigh.get(word) ?? 0)) squeezed.set(key, word);
    if (word.length >= SHORTEST) for (const shorter of deletions(word)) note(shorter, word);
  }

  return {
    mend(word) {
      if (weigh.has(word) || word.length > LONGEST || /\d/.test(word)) return word;
      const doubled = squeezed.get(squeeze(word));
      if (doubled !== undefined) return doubled;
      if (word.length < SHORTEST) return word;
      let best = word;
      let bestCost = Number.POSITIVE_INFINITY;
      for (const key of deletions(word))
        for (const known of near.get(key) ?? []) {
          const steps = distance(word, known);
          if (steps > (word.length >= LONG ? 2 : 1)) continue;
          // People seldom miss the first letter; among equals the commoner word is likelier.
          const cost = steps + (known[0] === word[0] ? 0 : 0.7) - Math.min(0.3, (weigh.get(known) ?? 0) / 300);
          if (cost < bestCost || (cost === bestCost && known < best)) {
            best = known;
            bestCost = cost;
          }
        }
      return best;
    },
  };
}

/** Words taken in one step: about a millisecond's. */
const FEW_WORDS = 150;

/** Shorter words are too easily another word; longer ones are noise. */
const SHORTEST = 4;
const LONGEST = 24;
/** From this length on, two slips are forgiven. */
const LONG = 8;

/** The word, and the word with each letter left out once. */
function deletions(word: string): Set<string> {
  const made = new Set([word]);
  for (let at = 0; at < word.length; at++) made.add(word.slice(0, at) + word.slice(at + 1));
  return made;
}

/** Damerau-Levenshtein distance with neighbours swapped as one step. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let steps = Math.min(
        (line[column - 1] ?? 0) + 1,
        (above[column] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        steps = Math.min(steps, (before[column - 2] ?? 9) + 1);
      line[column] = steps;
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 3;
}
