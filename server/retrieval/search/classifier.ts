import { once } from '../once.ts';
import { addTo, type Numbers, type Postings, placeOf } from '../postings.ts';
import type { Steps } from '../steps.ts';
import type { Reading } from '../text/analysis.ts';
import { type Counts, createFeatureCounter, type FeatureSpace, kindOf } from './features.ts';
import { scopeOf } from './scope.ts';

/**
 * What the example phrasings of every group (an entry or a fixed reply) sound like: stems, pairs of stems and letter
 * runs, weighed by how few phrasings use them. Learned once (classifier-learn.ts), the same every time; plain data, so
 * that a build can keep it.
 */
export interface ClassifierModel {
  space: FeatureSpace;
  /** The number of phrasings that have each feature, rounded to a power of two. */
  seen: Numbers;
  /** How many phrasings each group has. */
  phrasings: Numbers;
  /** For each feature, the groups that have it and its weight in each. */
  centres: Postings;
  /** How much each feature speaks for a question in scope, as scope.ts has it; empty where nothing teaches it. */
  scope: Int8Array;
}

export interface Classifier {
  listen(reading: Reading): Sound;
}

/** How much one reading sounds like each of the groups. */
export interface Sound {
  /** By group number: 0 for nothing in common, and about 1 for one of its phrasings. */
  scores: Float32Array;
  /** What the likeness with one group is made of. */
  makeUp(group: number): MakeUp;
  /** How much it speaks for a question in scope, −3 to 3; 0 where nothing teaches it. */
  scope(): number;
  /** The features it shares with a group and what each adds, largest first. For explanations. */
  shared(group: number): { feature: string; adds: number }[];
}

/**
 * What a likeness is made of. A likeness that many features add up to is surer than the same likeness from a single
 * rare word.
 */
export interface MakeUp {
  /** Logarithm of the number of features that would make up the likeness if each added the same: 0 for one. */
  spread: number;
  /** Square root of the number of pairs of words that add to it. */
  pairs: number;
}

/** Creates a classifier from what was learned. `numberOf` is each stem's number in the model's space. */
export function* createClassifier(
  { space, seen, phrasings, centres, scope }: ClassifierModel,
  numberOf: ReadonlyMap<string, number>,
): Steps<Classifier> {
  const counter = yield* createFeatureCounter(space, numberOf, { forMany: false });
  yield;
  // The counts are powers of two, so there are only a few to work out.
  const rarityOf = once(raritiesIn(Array.from(phrasings).reduce((sum, count) => sum + count, 0)));
  const rarity = new Float32Array(seen).map((count) => rarityOf(count));
  const rarest = rarityOf(0);
  yield;
  const addedBy = (feature: number, weight: number, group: number): number => {
    const place = placeOf(centres, feature, group);
    return place < 0 ? 0 : weight * centres.unit * (centres.weights[place] ?? 0);
  };

  return {
    listen(reading) {
      const counts = counter.count(reading);
      const { features } = counts;
      const weights = weightsOf(counts, rarity, rarest);
      const scores = new Float32Array(phrasings.length);
      for (let at = 0; at < features.length; at++) addTo(scores, centres, features[at] ?? 0, weights[at] ?? 0);
      return {
        scores,
        makeUp(group) {
          let [sum, squares, pairs] = [0, 0, 0];
          for (let at = 0; at < features.length; at++) {
            const feature = features[at] ?? 0;
            const adds = addedBy(feature, weights[at] ?? 0, group);
            if (adds <= 0) continue;
            sum += adds;
            squares += adds * adds;
            if (kindOf(space, feature) === 'pair') pairs++;
          }
          return { spread: squares > 0 ? Math.log((sum * sum) / squares) : 0, pairs: Math.sqrt(pairs) };
        },
        scope: () => scopeOf(counts, scope),
        shared: (group) =>
          features
            .map((feature, at) => ({ feature: counter.name(feature), adds: addedBy(feature, weights[at] ?? 0, group) }))
            .filter(({ adds }) => adds > 0)
            .sort((a, b) => b.adds - a.adds),
      };
    },
  };
}

/** Returns how telling a feature is by the number of phrasings that have it (`times`), out of all `phrasings`. */
export function raritiesIn(phrasings: number): (times: number) => number {
  return (times) => Math.log(1 + phrasings / (0.5 + times)) ** SOFTENED;
}

/** Power of the rarity: a little under one keeps a single rare word from deciding alone. */
const SOFTENED = 0.8;

/**
 * The weights of a reading's features: the square root of the count times the rarity, scaled to a vector of length one.
 * Unseen features weigh as much as the rarest, and match nothing.
 */
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
