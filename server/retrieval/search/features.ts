import { once } from '../once.ts';
import { placeIn, sorted } from '../postings.ts';
import type { Steps } from '../steps.ts';
import type { Reading } from '../text/analysis.ts';

/**
 * What a reading is made of, as numbers: its stems, runs of letters in its words, and pairs of stems side by side. The
 * stems come first, then the runs, then the pairs.
 */
export interface FeatureSpace {
  /** How many stems. */
  stems: number;
  /** Runs of letters, end to end, in the order of their letters. */
  runs: string;
  /** Pairs of stems, each as one number, sorted. */
  pairs: Float64Array;
}

/** The features of one reading, each once with its count. */
export interface Counts {
  features: number[];
  /** How often each of the features occurs; same order. */
  times: number[];
  /** The number of features in the reading that no phrasing has. One that occurs twice counts twice. */
  unseen: number;
}

export interface FeatureCounter {
  /** The number of features there are. */
  size: number;
  count(reading: Reading): Counts;
  /** For explanations: `=stem`, `run`, `stem+stem`. */
  name(feature: number): string;
}

/** The kinds of features, by which each is weighed. */
export type FeatureKind = 'stem' | 'run' | 'pair';

/** Which kind a feature is of. */
export function kindOf({ stems, runs }: FeatureSpace, feature: number): FeatureKind {
  if (feature < stems) return 'stem';
  return feature < stems + runs.length / RUN ? 'run' : 'pair';
}

/** The space without the runs and pairs that `isKept` refuses; the features that are left have new numbers. */
export function narrowed(
  { stems, runs, pairs }: FeatureSpace,
  isKept: (feature: number) => boolean,
): { space: FeatureSpace; kept: number[] } {
  const firstPair = stems + runs.length / RUN;
  const kept: number[] = [];
  for (let feature = 0; feature < firstPair + pairs.length; feature++)
    if (feature < stems || isKept(feature)) kept.push(feature);
  const keptRuns = kept.filter((feature) => feature >= stems && feature < firstPair);
  return {
    space: {
      stems,
      runs: keptRuns.map((feature) => runAt(runs, feature - stems)).join(''),
      pairs: Float64Array.from(kept.slice(stems + keptRuns.length), (feature) => pairs[feature - firstPair] ?? 0),
    },
    kept,
  };
}

/**
 * Collects all features of the readings. `numberOf` gives the number of each stem; `stems` is how many stems the
 * readings have.
 */
export function* createFeatureSpace(
  readings: readonly Reading[],
  stems: number,
  numberOf: ReadonlyMap<string, number>,
): Steps<FeatureSpace> {
  const runs = new Set<string>();
  const pairs = new Set<number>();
  const taken = new Set<string>();
  for (const [at, { words, stems: said }] of readings.entries()) {
    if (at % FEW_READINGS === 0) yield;
    for (const word of words) {
      if (taken.has(word)) continue;
      taken.add(word);
      const padded = ` ${word} `;
      for (let start = 0; start + RUN <= padded.length; start++) runs.add(padded.slice(start, start + RUN));
    }
    let before = stems;
    for (let place = 0; place <= said.length; place++) {
      const stem = place < said.length ? (numberOf.get(said[place] ?? '') ?? UNSEEN) : stems;
      pairs.add(pairOf(before, stem, stems));
      before = stem;
    }
  }
  yield;
  return { stems, runs: [...runs].sort().join(''), pairs: sorted(pairs) };
}

/**
 * Creates a counter of the features in readings, with pauses. `numberOf` has the stems in the order of their numbers. `forMany` is
 * for reading many texts of the content: their words come again and again, so the features of each word are kept.
 */
export function* createFeatureCounter(
  { stems, runs, pairs }: FeatureSpace,
  numberOf: ReadonlyMap<string, number>,
  { forMany }: { forMany: boolean },
): Steps<FeatureCounter> {
  const firstPair = stems + runs.length / RUN;
  const size = firstPair + pairs.length;
  const numberOfRun = new Map<string, number>();
  for (let at = 0; at < runs.length; at += RUN) {
    numberOfRun.set(runs.slice(at, at + RUN), stems + at / RUN);
    if (at % FEW_LETTERS === 0) yield;
  }
  const runsOf = forMany ? once(lookUp) : lookUp;
  /** Scratch: how often each feature occurs in the reading at hand. */
  const counted = new Uint16Array(size);

  return {
    size,
    count({ words, stems: said }) {
      const all: number[] = [];
      let before = stems;
      for (let at = 0; at <= said.length; at++) {
        const last = at === said.length;
        const stem = last ? stems : stemNumber(said[at] ?? '');
        const pair = before === UNSEEN || stem === UNSEEN ? -1 : placeIn(pairs, pairOf(before, stem, stems));
        all.push(pair < 0 ? UNSEEN : firstPair + pair);
        before = stem;
        if (!last) all.push(stem, ...runsOf(words[at] ?? ''));
      }
      // Counted only here, where nothing can break and leave a count to the next reading.
      const features: number[] = [];
      let unseen = 0;
      for (const feature of all) {
        if (feature === UNSEEN) unseen++;
        else if (counted[feature] === 0) features.push(feature);
        if (feature !== UNSEEN) counted[feature] = (counted[feature] ?? 0) + 1;
      }
      const times = features.map((feature) => counted[feature] ?? 0);
      for (const feature of features) counted[feature] = 0;
      return { features, times, unseen };
    },
    name(feature) {
      if (feature < stems) return `=${nameOf(feature)}`;
      if (feature < firstPair) return runAt(runs, feature - stems);
      const pair = pairs[feature - firstPair] ?? 0;
      const ends = stems + 1;
      return `${nameOf(Math.floor(pair / ends)) ?? '^'}+${nameOf(pair % ends) ?? '$'}`;
    },
  };

  function lookUp(word: string): number[] {
    const found: number[] = [];
    const padded = ` ${word} `;
    for (let start = 0; start + RUN <= padded.length; start++)
      found.push(numberOfRun.get(padded.slice(start, start + RUN)) ?? UNSEEN);
    return found;
  }

  function nameOf(stem: number): string | undefined {
    return stem < stems ? [...numberOf.keys()][stem] : undefined;
  }

  function stemNumber(stem: string): number {
    const number = numberOf.get(stem);
    // Stems that only answers have a number, but are no features.
    return number !== undefined && number < stems ? number : UNSEEN;
  }
}

/** Letters of runs taken in one step: about a millisecond's, and whole runs. */
const FEW_LETTERS = 3000;

/** Readings taken in one step: about a millisecond's. */
const FEW_READINGS = 200;

/** Length of a run of letters. Three forgives typos as well as three and four together, at a third of the time. */
const RUN = 3;

const UNSEEN = -1;

function runAt(runs: string, place: number): string {
  return runs.slice(place * RUN, (place + 1) * RUN);
}

/**
 * Two stems side by side, as one number. The number after that of the last stem stands for the start of a text before a
 * stem, and for its end after a stem.
 */
function pairOf(before: number, after: number, stems: number): number {
  return before * (stems + 1) + after;
}
