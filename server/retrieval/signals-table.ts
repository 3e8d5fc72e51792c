/** The table of the learned layer as text, and back. */
import type { SignalModel } from '../content/signals.ts';
import { SIZE } from './signals-features.ts';

type Written = Pick<SignalModel, 'table' | 'step' | 'bias'>;

/** Weights in steps, a character each: what a phone loads in place of the examples. */
export function writeTable(weights: Float32Array): Written {
  let largest = 0;
  for (let at = 0; at < SIZE; at++) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  const step = Number((largest / STEPS || 1).toPrecision(6));
  let table = '';
  for (let at = 0; at < SIZE; at++) {
    table += String.fromCharCode(ZERO + Math.round((weights[at] ?? 0) / step));
  }
  return { table, step, bias: Number((weights[SIZE] ?? 0).toPrecision(6)) };
}

/** The steps of each place. */
export function readTable(table: string): Int8Array {
  const steps = new Int8Array(SIZE);
  for (let at = 0; at < SIZE; at++) steps[at] = table.charCodeAt(at) - ZERO;
  return steps;
}

/** Most steps to either side of nothing. Fewer weigh less on a phone; with these no held-out figure moved. */
const STEPS = 12;
/** The character of no weight; the steps are those to its sides, from `#` to `;`: none that JSON would escape. */
const ZERO = '#'.charCodeAt(0) + STEPS;
