import { descend } from '../descent.ts';
import { hash } from '../hash.ts';
import { mixedOrder } from '../mixed-order.ts';
import {
  addTo,
  coarse,
  countOf,
  createNumbers,
  createPostingsBuilder,
  type Numbers,
  type Postings,
  roughly,
} from '../postings.ts';
import type { Steps } from '../steps.ts';
import type { Reading } from '../text/analysis.ts';
import { type ClassifierModel, raritiesIn, weightsOf } from './classifier.ts';
import { tellingOnly } from './classifier-telling.ts';
import { createFeatureCounter, createFeatureSpace } from './features.ts';
import { learnScope } from './scope.ts';

/** Every phrasing as its features and their weights, end to end, group after group. */
export interface Phrasings {
  /** Where the features of each phrasing begin; one more at the end. */
  starts: Uint32Array;
  features: Numbers;
  weights: Float32Array;
  /** Where the phrasings of each group begin; one more at the end. */
  groups: Uint32Array;
}

/**
 * Learns from the example phrasings of each group. `stems` is how many stems these have, and `numberOf` the number of
 * each; `sides` tells the groups that answer from those that turn away, as in scope.ts.
 */
export function* learnClassifier(
  groups: readonly (readonly Reading[])[],
  stems: number,
  numberOf: ReadonlyMap<string, number>,
  sides: Int8Array,
): Steps<ClassifierModel> {
  const readings = groups.flat();
  const space = yield* createFeatureSpace(readings, stems, numberOf);
  const counter = yield* createFeatureCounter(space, numberOf, { forMany: true });

  const counted = [];
  const seen = new Uint32Array(counter.size);
  for (const [at, reading] of readings.entries()) {
    if (at % FEW_PHRASINGS === 0) yield;
    const counts = counter.count(reading);
    for (const feature of counts.features) seen[feature] = (seen[feature] ?? 0) + 1;
    counted.push(counts);
  }
  const rarityOf = raritiesIn(readings.length);
  const rarity = Float32Array.from(seen, rarityOf);
  const rarest = rarityOf(0);

  const starts = new Uint32Array(readings.length + 1);
  for (const [at, { features }] of counted.entries()) starts[at + 1] = (starts[at] ?? 0) + features.length;
  const total = starts[starts.length - 1] ?? 0;
  const phrasings: Phrasings = {
    starts,
    features: createNumbers(total, counter.size),
    weights: new Float32Array(total),
    groups: new Uint32Array(groups.length + 1),
  };
  for (const [at, own] of groups.entries()) phrasings.groups[at + 1] = (phrasings.groups[at] ?? 0) + own.length;
  for (const [at, counts] of counted.entries()) {
    if (at % FEW_PHRASINGS === 0) yield;
    phrasings.features.set(counts.features, starts[at]);
    phrasings.weights.set(weightsOf(counts, rarity, rarest), starts[at]);
  }

  const centres = yield* centresOf(phrasings, counter.size);
  const own = readings.map(({ words }) => hash(words.join(' '), 1));
  yield* correctNarrow(centres, phrasings, mixedOrder(own, 1));
  const telling = tellingOnly({ space, seen, rarity, centres }, groups.length);
  yield;
  const passes = passesFor(readings.length / groups.length);
  const orders = Array.from({ length: passes }, (_, pass) => mixedOrder(own, passes - pass));
  yield* settle(telling.centres, telling.features, phrasings, orders);
  const scope = learnScope(phrasings, counter.size, sides);
  yield;
  const ofKept = <Values extends Numbers | Int8Array>(made: Values, from: ArrayLike<number>): Values => {
    for (const [at, feature] of telling.features.entries()) made[at] = from[feature] ?? 0;
    return made;
  };
  return {
    space: telling.space,
    seen: ofKept(createNumbers(telling.features.length, readings.length + 1), seen).map(roughly),
    phrasings: createNumbers(groups.length, readings.length + 1).map((_, group) => groups[group]?.length ?? 0),
    centres: coarse(telling.centres, WEIGHT_STEPS),
    scope: scope.length === 0 ? scope : ofKept(new Int8Array(telling.features.length), scope),
  };
}

/** Weights are rounded to this many steps from 0 to the largest. More steps find no more. */
const WEIGHT_STEPS = 12;

/** Phrasings taken in one step: about a millisecond's. */
const FEW_PHRASINGS = 50;

/** The centre of every group's phrasings, as a vector of length one, stored by feature. */
function* centresOf({ starts, features, weights, groups }: Phrasings, size: number): Steps<Postings<Float32Array>> {
  const builder = createPostingsBuilder();
  const centre = new Float32Array(size);
  for (let group = 0; group + 1 < groups.length; group++) {
    const touched: number[] = [];
    const end = starts[groups[group + 1] ?? 0] ?? 0;
    for (let at = starts[groups[group] ?? 0] ?? 0; at < end; at++) {
      const feature = features[at] ?? 0;
      if (centre[feature] === 0) touched.push(feature);
      centre[feature] = (centre[feature] ?? 0) + (weights[at] ?? 0);
    }
    let squares = 0;
    for (const feature of touched) squares += (centre[feature] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (const feature of touched) {
      builder.add(feature, group, (centre[feature] ?? 0) / length);
      centre[feature] = 0;
    }
    yield;
  }
  return builder.finish(size, groups.length);
}

/** Step and sharpness of the correction. Chosen on utterances left out of learning. */
const STEP = 0.15;
const SHARPNESS = 14;

/** Features that more than this share of the groups have tell little apart, and cost the most time. */
const WIDEST = 0.15;
const FEW = 8;

/** Blame smaller than this is not worth a step. */
const LEAST_BLAME = 0.005;

/**
 * One pass of logistic correction over the phrasings, in the given order. Each phrasing pulls its own entry's weights
 * up, and the weights of entries it is mistaken for down. Only weights that the centres already have are moved, so
 * nothing grows. `numberOf` gives the number that a feature has in the centres, or `LEFT_OUT`; `move` moves one weight.
 */
function* correct(
  centres: Postings<Float32Array>,
  phrasings: Phrasings,
  order: Uint32Array,
  numberOf: (feature: number) => number,
  move: (place: number, step: number) => void,
): Steps<void> {
  const { starts, features, weights } = phrasings;
  const ownOf = groupOfEach(phrasings);
  const sums = new Float32Array(phrasings.groups.length - 1);
  for (const [turn, number] of order.entries()) {
    if (turn % FEW_PHRASINGS === 0) yield;
    const from = starts[number] ?? 0;
    const to = starts[number + 1] ?? 0;
    sums.fill(0);
    for (let at = from; at < to; at++) {
      const feature = numberOf(features[at] ?? 0);
      if (feature !== LEFT_OUT) addTo(sums, centres, feature, weights[at] ?? 0);
    }
    blame(sums, ownOf[number] ?? 0);
    for (let at = from; at < to; at++) {
      const feature = numberOf(features[at] ?? 0);
      if (feature === LEFT_OUT) continue;
      const end = centres.starts[feature + 1] ?? 0;
      for (let place = centres.starts[feature] ?? end; place < end; place++) {
        const step = sums[centres.groups[place] ?? 0] ?? 0;
        if (step !== 0) move(place, step * (weights[at] ?? 0));
      }
    }
  }
}

/** In place of a feature's number, for a feature that takes no part. */
const LEFT_OUT = -1;

/** Corrects the centres once, by the features that few groups have. */
function* correctNarrow(centres: Postings<Float32Array>, phrasings: Phrasings, order: Uint32Array): Steps<void> {
  const { weights } = centres;
  const widest = Math.max(FEW, (phrasings.groups.length - 1) * WIDEST);
  yield* correct(
    centres,
    phrasings,
    order,
    (feature) => (countOf(centres, feature) <= widest ? feature : LEFT_OUT),
    (place, step) => {
      weights[place] = (weights[place] ?? 0) + step;
    },
  );
}

/**
 * Settles the weights of the features that are kept, `kept` by their old numbers: logistic regression on these alone makes up for
 * what was left out. Of phrasings left out of learning, one in twenty more finds its entry.
 */
function* settle(
  centres: Postings<Float32Array>,
  kept: readonly number[],
  phrasings: Phrasings,
  orders: readonly Uint32Array[],
): Steps<void> {
  const numbers = new Map(kept.map((feature, number) => [feature, number]));
  const squares = new Float32Array(centres.weights.length).fill(FIRST_SQUARE);
  for (const order of orders)
    yield* correct(
      centres,
      phrasings,
      order,
      (feature) => numbers.get(feature) ?? LEFT_OUT,
      (place, step) => descend(centres.weights, squares, place, -step, RATE),
    );
}

/**
 * Number of passes that settle the weights, from the average number of phrasings in a group. What many people said can be learned by
 * heart; with few phrasings, that would learn their accidents.
 */
function passesFor(phrasings: number): number {
  return Math.min(MOST_PASSES, Math.round(phrasings / PHRASINGS_A_PASS));
}
const PHRASINGS_A_PASS = 60;
const MOST_PASSES = 3;
/** How fast the weights settle, and the squares that descent.ts starts from. Chosen on utterances left out of learning. */
const RATE = 0.1;
const FIRST_SQUARE = 1e-3 * STEP ** 2;

/**
 * Turns the likeness with every group into the step that the group's weights take: up for the phrasing's own group,
 * down for rivals.
 */
function blame(sums: Float32Array, own: number): void {
  let top = 0;
  for (const sum of sums) if (sum > top) top = sum;
  // Most groups share nothing with the phrasing. They all get the same share, which is worked out once.
  const least = Math.exp(-SHARPNESS * top);
  let total = 0;
  for (let group = 0; group < sums.length; group++) {
    const sum = sums[group] ?? 0;
    const share = sum !== 0 ? Math.exp(SHARPNESS * (sum - top)) : least;
    sums[group] = share;
    total += share;
  }
  const blamed = total * LEAST_BLAME;
  const ownShare = sums[own] ?? 0;
  for (let group = 0; group < sums.length; group++) {
    const share = sums[group] ?? 0;
    sums[group] = share < blamed ? 0 : (-STEP * share) / total;
  }
  sums[own] = STEP * (1 - ownShare / total);
}

function groupOfEach({ groups, starts }: Phrasings): Uint32Array {
  const own = new Uint32Array(starts.length - 1);
  for (let group = 0; group + 1 < groups.length; group++) own.fill(group, groups[group], groups[group + 1]);
  return own;
}
