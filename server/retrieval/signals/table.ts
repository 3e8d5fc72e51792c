/** The table of the learned layer as text, and back. */
import type { SignalModel } from '../../content/signals.ts';
import { LARGEST, readNumbers, writeNumbers } from '../packed.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import { SIZE } from './features.ts';

/** Levels to either side of 0. Fewer would take less room on a phone. With this many, held-out figures move by a thousandth. */
const LEVELS = 8;
/** The steps of the highest level: as many as fit into eight bits. */
const HIGHEST = 127;
/** Power by which levels lie closer together towards 0, where most weights are. With 1, all would be equally far apart. */
const EVENLY = 0.6;

type Written = Pick<SignalModel, 'table' | 'step' | 'bias'>;

/** Writes weights as one of a few levels, most of which are 0: what a phone loads in place of the examples. */
export function writeTable(weights: Float32Array): Written {
  const highest = highestOf(weights.subarray(0, SIZE));
  const gaps: number[] = [];
  const levels: number[] = [];
  let gap = 0;
  for (let at = 0; at < SIZE; at++) {
    const own = levelOf((weights[at] ?? 0) / highest);
    if (own === 0 && gap < LARGEST) gap++;
    else {
      gaps.push(gap);
      levels.push(own + LEVELS);
      gap = 0;
    }
  }
  const table = { gaps: writeNumbers(gaps), steps: writeNumbers(levels) };
  return {
    table,
    step: Number((highest / HIGHEST).toPrecision(6)),
    bias: Number((weights[SIZE] ?? 0).toPrecision(6)),
  };
}

/** The weight of the highest level. A few are above it: with those for a measure, the many small ones would be told apart too little. */
function highestOf(weights: Float32Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return sizes[sizes.length - 1 - Math.floor(sizes.length * ABOVE)] ?? 1;
}

/** Share of the weights that are above the highest level. */
const ABOVE = 0.0005;

/** The level of a weight, −8 to 8 (`LEVELS`). `share`: what share of the highest the weight is. */
const levelOf = (share: number): number =>
  Math.sign(share) * Math.min(LEVELS, Math.round(LEVELS * Math.abs(share) ** EVENLY));

/** The steps of each level, from the lowest to the highest. */
const STEPS = Int8Array.from({ length: 2 * LEVELS + 1 }, (_, at) => {
  const level = at - LEVELS;
  return Math.round(Math.sign(level) * HIGHEST * (Math.abs(level) / LEVELS) ** (1 / EVENLY));
});

/** Reads the steps of each place, −127 to 127 (`HIGHEST`), with pauses. */
export function* readTable({ gaps, steps }: SignalModel['table']): Steps<Int8Array> {
  const table = new Int8Array(SIZE);
  const own = readNumbers(steps);
  yield;
  const apart = readNumbers(gaps);
  yield;
  let at = 0;
  yield* eachInSteps(apart.entries(), FEW_PLACES, ([index, gap]) => {
    at += gap;
    table[at++] = STEPS[own[index] ?? LEVELS] ?? 0;
  });
  return table;
}

/** Places read in one step: about a millisecond's. */
const FEW_PLACES = 10_000;
