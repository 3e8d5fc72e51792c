import { squeeze } from '../normalize.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import { createNearby } from './nearby.ts';
import { createSoundalikes } from './sound.ts';

/**
 * Creates a function that mends a word the content does not know with the nearest word that it does; where nothing is near, it returns the
 * word. `weigh` has the known words and how common each is, to choose between equally near ones.
 */
export function* createSpeller(weigh: ReadonlyMap<string, number>, language: string): Steps<(word: string) => string> {
  const squeezed = new Map<string, string>();
  yield* eachInSteps(weigh, FEW_WORDS, ([word, weight]) => {
    const key = squeeze(word);
    const rival = squeezed.get(key);
    if (rival === undefined || (weigh.get(rival) ?? 0) < weight) squeezed.set(key, word);
  });
  yield;
  const nearby = yield* createNearby(weigh.keys(), SHORTEST);
  const soundalike = yield* createSoundalikes(weigh.keys(), language, weigh);

  return (word) => {
    if (weigh.has(word) || word.length > LONGEST || /\d/.test(word)) return word;
    const doubled = squeezed.get(squeeze(word));
    if (doubled !== undefined) return doubled;
    const heard = soundalike(word);
    if (heard !== undefined) return heard;
    if (word.length < SHORTEST) return word;
    let best = word;
    let bestCost = Number.POSITIVE_INFINITY;
    for (const known of nearby.of(word)) {
      const steps = distance(word, known);
      if (steps > (word.length >= LONG ? 2 : 1)) continue;
      const missed = known[0] === word[0] ? 0 : FIRST_LETTER;
      const cost = steps + missed - Math.min(COMMON, ((weigh.get(known) ?? 0) / VERY_COMMON) * COMMON);
      if (cost < bestCost || (cost === bestCost && known < best)) {
        best = known;
        bestCost = cost;
      }
    }
    return best;
  };
}

/** Words looked at in one step: about a millisecond's. */
const FEW_WORDS = 300;
/** Shorter words are too easily another word; longer ones are noise. */
const SHORTEST = 4;
const LONGEST = 24;
/** From this length on, two slips are forgiven. */
const LONG = 8;
/** In slips: what another first letter costs, since people seldom miss it; and what a common word gains, less than any slip. */
const FIRST_LETTER = 0.7;
const COMMON = 0.3;
/** A word that is written so often in the content gains all of it. */
const VERY_COMMON = 90;

/** More slips than are ever forgiven. */
const FAR_APART = 3;

/** Damerau-Levenshtein distance: two neighbors swapped count as one step. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return FAR_APART;
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
        steps = Math.min(steps, (before[column - 2] ?? FAR_APART) + 1);
      line[column] = steps;
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? FAR_APART;
}
