import type { Reading } from './analysis.ts';
import { type Counts, createFeatureCounter, type FeatureSpace } from './features.ts';
import { createNearest } from './nearest.ts';
import { addTo, type Numbers, type Postings, placeOf } from './postings.ts';
import { scopeOf } from './scope.ts';

/**
 * What the example phrasings of every group sound like: stems, pairs of stems and letter runs, weighed by how few
 * phrasings use them. Learned once (classifier-learn.ts), the same every time; plain data, so that a build can keep it.
 */
export interface ClassifierModel {
  space: FeatureSpace;
  /** How telling each feature is. */
  rarity: Float32Array;
  /** The same of a feature that no phrasing has. */
  rarest: number;
  /** For each feature, the groups that have it and its weight in each. */
  centres: Postings;
  phrasings: Phrasings;
  /** How much each feature speaks for a question in scope, in log-odds; empty where nothing teaches it. */
  scope: Float32Array;
}

/** Every phrasing as its features and their weights, end to end, group after group. */
export interface Phrasings {
  /** Where the features of each phrasing begin; one more at the end. */
  starts: Uint32Array;
  features: Numbers;
  weights: Float32Array;
  /** Where the phrasings of each group begin; one more at the end. */
  groups: Uint32Array;
}

export interface Classifier {
  listen(reading: Reading): Sound;
}

/** What one reading sounds like. */
export interface Sound {
  /** Cosine with the centre of every group, by group number. */
  scores: Float32Array;
  /** Cosine with the nearest phrasing of one group. */
  nearest(group: number): number;
  /** Cosine with the nearest phrasing of what is out of scope, but for one group. */
  outside(but: number): number;
  /** How much it speaks for a question in scope, −3 to 3; 0 where nothing teaches it. */
  scope(): number;
  /** The features it shares with a group and what each adds, largest first. For explanations. */
  shared(group: number): { feature: string; adds: number }[];
}

/**
 * Ready to listen with what was learned. `numberOf` is each stem's number in the model's space; `outside` are the groups of
 * what is out of scope.
 */
export function createClassifier(
  model: ClassifierModel,
  numberOf: ReadonlyMap<string, number>,
  outside: readonly number[],
): Classifier {
  const { space, rarity, rarest, centres, phrasings, scope } = model;
  const counter = createFeatureCounter(space, numberOf, { forMany: false });
  const groups = phrasings.groups.length - 1;
  const nearest = createNearest(phrasings, counter.size, outside);

  return {
    listen(reading) {
      const counts = counter.count(reading);
      const { features } = counts;
      const weights = weightsOf(counts, rarity, rarest);
      const scores = new Float32Array(groups);
      for (let at = 0; at < features.length; at++) addTo(scores, centres, features[at] ?? 0, weights[at] ?? 0);
      return {
        scores,
        nearest: (group) => nearest.inGroup(features, weights, group),
        outside: (but) => nearest.inCrowd(features, weights, but),
        scope: () => scopeOf(counts, scope),
        shared: (group) =>
          features
            .map((feature, at) => ({
              feature: counter.name(feature),
              adds: (weights[at] ?? 0) * (centres.weights[placeOf(centres, feature, group)] ?? 0),
            }))
            .filter(({ adds }) => adds > 0)
            .sort((a, b) => b.adds - a.adds),
      };
    },
  };
}

/** Square root of the count times the rarity, at length one; unseen features weigh as the rarest, and match nothing. */
export function weightsOf({ features, times, unseen }: Counts, rarity: Float32Array, rarest: number): Float32Array {
  const weights = new Float32Array(features.length);
  let squares = unseen * rarest * rarest;
  for (let at = 0; at < weights.length; at++) {
    const weight = Math.sqrt(times[at] ?? 0) * (rarity[features[at] ?? 0] ?? rarest);
    weights[at] = weight;
    squares += weight * weight;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length;
  return weights;
}
