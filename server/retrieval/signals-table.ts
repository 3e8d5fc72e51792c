/** The table of the learned layer as text, and back. */
import type { SignalModel } from '../content/signals.ts';
import { SIZE } from './signals-features.ts';
import { LARGEST, readNumbers, writeNumbers } from './signals-packed.ts';
import { eachInSteps, type Steps } from './steps.ts';

type Written = Pick<SignalModel, 'table' | 'step' | 'bias'>;

/** Writes weights as whole steps, most of which are 0: what a phone loads in place of the examples. */
export function writeTable(weights: Float32Array): Written {
  let largest = 0;
  for (let at = 0; at < SIZE; at++) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  const step = Number((largest / STEPS || 1).toPrecision(6));
  const gaps: number[] = [];
  const steps: number[] = [];
  let gap = 0;
  for (let at = 0; at < SIZE; at++) {
    const own = Math.round((weights[at] ?? 0) / step);
    if (own === 0 && gap < LARGEST) gap++;
    else {
      gaps.push(gap);
      steps.push(own + STEPS);
      gap = 0;
    }
  }
  const table = { gaps: writeNumbers(gaps), steps: writeNumbers(steps) };
  return { table, step, bias: Number((weights[SIZE] ?? 0).toPrecision(6)) };
}

/** Reads the steps of each place, −8 to 8 (`STEPS`), with pauses. */
export function* readTable({ gaps, steps }: SignalModel['table']): Steps<Int8Array> {
  const table = new Int8Array(SIZE);
  const own = readNumbers(steps);
  yield;
  const apart = readNumbers(gaps);
  yield;
  let at = 0;
  yield* eachInSteps(apart.entries(), FEW_PLACES, ([index, gap]) => {
    at += gap;
    table[at++] = (own[index] ?? STEPS) - STEPS;
  });
  return table;
}

/** Places read in one step: about a millisecond's. */
const FEW_PLACES = 10_000;

/**
 * Most steps to either side of 0. Fewer would take less room on a phone. With this many, held-out figures move by a
 * thousandth.
 */
const STEPS = 8;
