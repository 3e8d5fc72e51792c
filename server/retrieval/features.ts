import type { Reading } from './analysis.ts';
import { once } from './once.ts';
import { placeIn, sorted } from './postings.ts';
import type { Steps } from './steps.ts';

/**
 * What a reading is made of, as numbers: its stems, runs of letters in its words, and pairs of stems side by side. The
 * stems come first, then the runs, then the pairs.
 */
export interface FeatureSpace {
  stems: string[];
  /** Runs of letters, each as one number, sorted. */
  runs: Float64Array;
  /** Pairs of stems, each as one number, sorted. */
  pairs: Float64Array;
}

/** The features of one reading, each once with its count. */
export interface Counts {
  features: number[];
  /** Side by side with the features. */
  times: number[];
  /** How many features are in no phrasing, each time it occurs. */
  unseen: number;
}

export interface FeatureCounter {
  /** The number of features there are. */
  size: number;
  count(reading: Reading): Counts;
  /** For explanations: `=stem`, `run`, `stem+stem`. */
  name(feature: number): string;
}

/** All features of the readings. `numberOf` gives each of the stems its number. */
export function* createFeatureSpace(
  readings: readonly Reading[],
  stems: string[],
  numberOf: ReadonlyMap<string, number>,
): Steps<FeatureSpace> {
  const runs = new Set<number>();
  const pairs = new Set<number>();
  const taken = new Set<string>();
  for (const [at, { words, stems: said }] of readings.entries()) {
    if (at % FEW_READINGS === 0) yield;
    for (const word of words) {
      if (taken.has(word)) continue;
      taken.add(word);
      for (let start = -1; start + RUN <= word.length + 1; start++) runs.add(runAt(word, start));
    }
    let before = stems.length;
    for (let place = 0; place <= said.length; place++) {
      const stem = place < said.length ? (numberOf.get(said[place] ?? '') ?? UNSEEN) : stems.length;
      pairs.add(pairOf(before, stem, stems.length));
      before = stem;
    }
  }
  yield;
  return { stems, runs: sorted(runs), pairs: sorted(pairs) };
}

/** Counts features in readings. `forMany`: many readings of the content, in which words come again and again. */
export function createFeatureCounter(
  { stems, runs, pairs }: FeatureSpace,
  numberOf: ReadonlyMap<string, number>,
  { forMany }: { forMany: boolean },
): FeatureCounter {
  const size = stems.length + runs.length + pairs.length;
  const runsOf = forMany ? once(lookUp) : lookUp;
  /** Scratch: how often each feature occurs in the reading at hand. */
  const counted = new Uint16Array(size);

  return {
    size,
    count({ words, stems: said }) {
      const features: number[] = [];
      let unseen = 0;
      const add = (feature: number): void => {
        if (feature === UNSEEN) {
          unseen++;
          return;
        }
        if (counted[feature] === 0) features.push(feature);
        counted[feature] = (counted[feature] ?? 0) + 1;
      };
      let before = stems.length;
      for (let at = 0; at <= said.length; at++) {
        const last = at === said.length;
        const stem = last ? stems.length : stemNumber(said[at] ?? '');
        const pair = before === UNSEEN || stem === UNSEEN ? -1 : placeIn(pairs, pairOf(before, stem, stems.length));
        add(pair < 0 ? UNSEEN : stems.length + runs.length + pair);
        before = stem;
        if (last) break;
        add(stem);
        for (const run of runsOf(words[at] ?? '')) add(run);
      }
      const times = features.map((feature) => counted[feature] ?? 0);
      for (const feature of features) counted[feature] = 0;
      return { features, times, unseen };
    },
    name(feature) {
      if (feature < stems.length) return `=${stems[feature]}`;
      const run = runs[feature - stems.length];
      if (run !== undefined) return lettersOf(run);
      const pair = pairs[feature - stems.length - runs.length] ?? 0;
      const ends = stems.length + 1;
      return `${stems[Math.floor(pair / ends)] ?? '^'}+${stems[pair % ends] ?? '$'}`;
    },
  };

  function lookUp(word: string): number[] {
    const found: number[] = [];
    for (let start = -1; start + RUN <= word.length + 1; start++) {
      const run = placeIn(runs, runAt(word, start));
      found.push(run < 0 ? UNSEEN : stems.length + run);
    }
    return found;
  }

  function stemNumber(stem: string): number {
    const number = numberOf.get(stem);
    // Stems that only answers have are known, and are no features.
    return number !== undefined && number < stems.length ? number : UNSEEN;
  }
}

/** Readings taken in one step: about a millisecond's. */
const FEW_READINGS = 200;

/** Length of a run of letters. Three forgives typos as well as three and four together, at a third of the time. */
const RUN = 3;

const UNSEEN = -1;

/** Above every UTF-16 unit. */
const UNIT = 1 << 16;

/** Three letters of the word as one number; before its start and after its end stands a blank. */
function runAt(word: string, start: number): number {
  const [first, last] = [start < 0, start + RUN > word.length];
  return (
    ((first ? BLANK : word.charCodeAt(start)) * UNIT + word.charCodeAt(start + 1)) * UNIT +
    (last ? BLANK : word.charCodeAt(start + 2))
  );
}

const BLANK = 32;

function lettersOf(run: number): string {
  return String.fromCharCode(Math.floor(run / UNIT / UNIT), Math.floor(run / UNIT) % UNIT, run % UNIT);
}

/** Two stems side by side as one number. The number after the last stem's stands for the start before them, or the end after. */
function pairOf(before: number, after: number, stems: number): number {
  return before * (stems + 1) + after;
}
