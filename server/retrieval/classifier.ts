import type { Reading } from './analysis.ts';
import { mapInSteps, type Steps } from './steps.ts';

/**
 * Learns, from example phrasings, what an entry sounds like: stems, pairs of stems and letter runs, weighed by how few
 * entries use them. Trained in one pass at start-up, the same every time.
 */
export interface Classifier {
  /** Cosine of the reading with the centre of every class, by class number. */
  scores(reading: Reading): Float32Array;
  /** Cosine of the last scored reading with the nearest phrasing of one class. */
  nearest(group: number): number;
  /** The features the last scored reading shares with a class and what each adds, largest first. For explanations. */
  shared(group: number): { feature: string; adds: number }[];
}

export interface Example {
  group: number;
  reading: Reading;
}

/** Groups are numbered from 0 to `groups - 1`. */
export function* createClassifier(examples: readonly Example[], groups: number): Steps<Classifier> {
  const space = createSpace();
  const counted = yield* mapInSteps(examples, FEW_PHRASINGS, ({ reading }) => space.count(reading, true));
  const seen = new Uint32Array(space.size());
  for (const { features } of counted) for (const feature of features) seen[feature] = (seen[feature] ?? 0) + 1;
  const rarityOf = (times: number): number => Math.log(1 + examples.length / (0.5 + times)) ** SOFTENED;
  const rarity = Float32Array.from(seen, rarityOf);
  const unknown = rarityOf(0);

  const vectors = yield* mapInSteps(counted, FEW_PHRASINGS, (counts) => weighed(counts, rarity, unknown));
  const byGroup = Array.from({ length: groups }, (): number[] => []);
  examples.forEach(({ group }, number) => {
    byGroup[group]?.push(number);
  });

  const postings = yield* centres(vectors, byGroup, space.size());
  yield* correct(postings, vectors, examples, groups);

  // Scratch for the last scored reading: its weight for each feature.
  const asked = new Float32Array(space.size());
  let askedFeatures: number[] = [];

  return {
    scores(reading) {
      for (const feature of askedFeatures) asked[feature] = 0;
      askedFeatures = [];
      const vector = weighed(space.count(reading, false), rarity, unknown);
      vector.features.forEach((feature, at) => {
        asked[feature] = vector.weights[at] ?? 0;
        askedFeatures.push(feature);
      });
      const sums = new Float32Array(groups);
      addScores(sums, postings, vector);
      return sums;
    },
    nearest(group) {
      let best = 0;
      for (const number of byGroup[group] ?? []) {
        const vector = vectors[number];
        if (vector === undefined) continue;
        let sum = 0;
        for (let at = 0; at < vector.features.length; at++)
          sum += (asked[vector.features[at] ?? 0] ?? 0) * (vector.weights[at] ?? 0);
        if (sum > best) best = sum;
      }
      return best;
    },
    shared(group) {
      return askedFeatures
        .map((feature) => {
          const place = postings[feature]?.groups.indexOf(group) ?? -1;
          return {
            feature: space.name(feature),
            adds: (asked[feature] ?? 0) * (postings[feature]?.weights[place] ?? 0),
          };
        })
        .filter(({ adds }) => adds > 0)
        .sort((a, b) => b.adds - a.adds);
    },
  };
}

/** Phrasings taken in one step: about a millisecond's. */
const FEW_PHRASINGS = 50;

/** Power of the rarity: a little under one keeps a single rare word from deciding alone. */
const SOFTENED = 0.8;

interface Vector {
  features: Int32Array;
  weights: Float32Array;
}

/** For one feature, the groups that have it and its weight in each. */
interface Posting {
  groups: Int32Array;
  weights: Float32Array;
}

/** The centre of every group's phrasings, at length one, by feature. */
function* centres(vectors: readonly Vector[], byGroup: readonly number[][], size: number): Steps<Posting[]> {
  const lists: { groups: number[]; weights: number[] }[] = [];
  while (lists.length < size) {
    lists.push({ groups: [], weights: [] });
    if (lists.length % FEW_FEATURES === 0) yield;
  }
  const centre = new Float32Array(size);
  for (const [group, members] of byGroup.entries()) {
    const touched: number[] = [];
    for (const number of members) {
      const vector = vectors[number];
      if (vector === undefined) continue;
      for (let at = 0; at < vector.features.length; at++) {
        const feature = vector.features[at] ?? 0;
        if (centre[feature] === 0) touched.push(feature);
        centre[feature] = (centre[feature] ?? 0) + (vector.weights[at] ?? 0);
      }
    }
    let squares = 0;
    for (const feature of touched) squares += (centre[feature] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (const feature of touched) {
      lists[feature]?.groups.push(group);
      lists[feature]?.weights.push((centre[feature] ?? 0) / length);
      centre[feature] = 0;
    }
    yield;
  }
  return yield* mapInSteps(lists, FEW_FEATURES, (list) => ({
    groups: Int32Array.from(list.groups),
    weights: Float32Array.from(list.weights),
  }));
}

const FEW_FEATURES = 2000;

/** Step and sharpness of the correction. Chosen on the development halves of the public sets. */
const STEP = 0.15;
const SHARPNESS = 12;

/** Features that more than this share of the groups have tell little apart, and cost the most time. */
const WIDEST = 0.15;
const FEW = 8;

/** Blame smaller than this is not worth a step. */
const LEAST_BLAME = 0.02;

/** Less likeness than this is taken as none. */
const NEXT_TO_NOTHING = 0.02;

/**
 * One pass of logistic correction: each phrasing pulls its own entry's weights up and those of the entries it is mistaken
 * for down. Only weights the centres already have are moved, so nothing grows. The order is fixed, and spread out.
 */
function* correct(
  all: readonly Posting[],
  vectors: readonly Vector[],
  examples: readonly Example[],
  groups: number,
): Steps<void> {
  const postings = all.map((posting) =>
    posting.groups.length <= Math.max(FEW, groups * WIDEST) ? posting : undefined,
  );
  const sums = new Float32Array(groups);
  for (let turn = 0; turn < vectors.length; turn++) {
    if (turn % FEW_PHRASINGS === 0) yield;
    const number = (turn * STRIDE) % vectors.length;
    const vector = vectors[number];
    if (vector === undefined) continue;
    sums.fill(0);
    addScores(sums, postings, vector);
    let top = 0;
    for (const sum of sums) if (sum > top) top = sum;
    // Most groups share nothing with the phrasing, and all those have one and the same share.
    const least = Math.exp(-SHARPNESS * top);
    let total = 0;
    for (let group = 0; group < groups; group++) {
      const sum = sums[group] ?? 0;
      const share = sum > NEXT_TO_NOTHING ? Math.exp(SHARPNESS * (sum - top)) : least;
      sums[group] = share;
      total += share;
    }
    const own = examples[number]?.group ?? 0;
    const blamed = total * LEAST_BLAME;
    const ownShare = sums[own] ?? 0;
    for (let group = 0; group < groups; group++) {
      const share = sums[group] ?? 0;
      sums[group] = share < blamed ? 0 : (-STEP * share) / total;
    }
    sums[own] = STEP * (1 - ownShare / total);
    for (let at = 0; at < vector.features.length; at++) {
      const posting = postings[vector.features[at] ?? 0];
      const weight = vector.weights[at] ?? 0;
      if (posting === undefined) continue;
      const { groups: having, weights } = posting;
      for (let place = 0; place < having.length; place++) {
        const step = sums[having[place] ?? 0] ?? 0;
        if (step !== 0) weights[place] = (weights[place] ?? 0) + step * weight;
      }
    }
  }
}

/** A prime larger than any number of phrasings is apart from: walks through all of them, far jumps at a time. */
const STRIDE = 7919;

/** Adds to every group's sum what the vector shares with it. */
function addScores(
  sums: Float32Array,
  postings: readonly (Posting | undefined)[],
  { features, weights }: Vector,
): void {
  for (let at = 0; at < features.length; at++) {
    const posting = postings[features[at] ?? -1];
    if (posting === undefined) continue;
    const weight = weights[at] ?? 0;
    const { groups, weights: shares } = posting;
    for (let place = 0; place < groups.length; place++) {
      const group = groups[place] ?? 0;
      sums[group] = (sums[group] ?? 0) + weight * (shares[place] ?? 0);
    }
  }
}

/** Numbers features by name, and counts them in a reading. What a word brings of its own is found once and kept. */
function createSpace() {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const ownOf = new Map<string, number[]>();
  /** Scratch: how often each feature occurs in the reading at hand. */
  let counts = new Uint16Array(1024);

  const number = (name: string, learn: boolean): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (!learn) return UNSEEN;
    numbers.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };

  /** The stem, and each run of letters, the word's ends included. */
  const own = (word: string, stem: string, learn: boolean): number[] => {
    const known = ownOf.get(word);
    if (known !== undefined) return known;
    const padded = ` ${word} `;
    const found = [number(`=${stem}`, learn)];
    for (let at = 0; at + RUN <= padded.length; at++) found.push(number(padded.slice(at, at + RUN), learn));
    if (learn) ownOf.set(word, found);
    return found;
  };

  return {
    size: () => names.length,
    name: (feature: number) => names[feature] ?? '',
    /** Each feature once with its count; the unseen ones stand apart, once each. */
    count({ words, stems }: Reading, learn: boolean): Counts {
      const features: number[] = [];
      let unseen = 0;
      const add = (feature: number) => {
        if (feature === UNSEEN) {
          unseen++;
          return;
        }
        if (feature >= counts.length) {
          const larger = new Uint16Array(feature * 2);
          larger.set(counts);
          counts = larger;
        }
        if (counts[feature] === 0) features.push(feature);
        counts[feature] = (counts[feature] ?? 0) + 1;
      };
      let before = '^';
      for (let at = 0; at <= stems.length; at++) {
        const stem = stems[at] ?? '$';
        add(number(`${before}+${stem}`, learn));
        if (at < stems.length) for (const feature of own(words[at] ?? '', stem, learn)) add(feature);
        before = stem;
      }
      const times = Float32Array.from(features, (feature) => counts[feature] ?? 0);
      for (const feature of features) counts[feature] = 0;
      return { features: Int32Array.from(features), times, unseen };
    },
  };
}

/** Length of a run of letters. Three forgives typos as well as three and four together, at a third of the time. */
const RUN = 3;

const UNSEEN = -1;

interface Counts {
  features: Int32Array;
  times: Float32Array;
  /** How many features the index has never seen. */
  unseen: number;
}

/** Square root of the count times the rarity, at length one; unseen features weigh as the rarest, and match nothing. */
function weighed({ features, times, unseen }: Counts, rarity: Float32Array, rarest: number): Vector {
  const weights = new Float32Array(features.length);
  let squares = unseen * rarest * rarest;
  for (let at = 0; at < features.length; at++) {
    const weight = Math.sqrt(times[at] ?? 0) * (rarity[features[at] ?? 0] ?? rarest);
    weights[at] = weight;
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
  return { features, weights };
}
