/**
 * The learned layer: generalises from the examples of signals.yaml to utterances no phrase foresaw. Logistic regression
 * over hashed words, word pairs and letter groups says how likely an utterance is one of danger; which need it is closest
 * to, signals-needs.ts says. Trained the same way every time, at build where there is one, else at start-up.
 */
import type { SignalModel } from '../content/signals.ts';
import { hash } from './hash.ts';
import { once } from './once.ts';
import { countNeeds, rankNeeds } from './signals-needs.ts';

/** One utterance to learn from, as words. */
export interface Lesson {
  tokens: readonly string[];
  /** The need it shows, or null where there is none. */
  need: string | null;
  /** How much it counts, 1 for a reviewed example. */
  weight: number;
}

export interface LearnedLayer {
  /** 0 to 1: how like the examples of danger it is, against the counter-examples. */
  danger(tokens: readonly string[]): number;
  /** The needs, most likely first. */
  needs(tokens: readonly string[]): string[];
}

/** `classOf` names the word group a word belongs to, so that `my man` and `my boyfriend` teach each other. */
export function learn(lessons: readonly Lesson[], classOf: ReadonlyMap<string, string>): Learned {
  const utterances = lessons.map(({ tokens }) => tokens);
  const rows = rowsOf(utterances, once(createHashes(classOf)));
  const weights = new Float32Array(SIZE + 1);
  const squares = new Float32Array(SIZE + 1).fill(1e-4);
  const mass = { danger: 0, none: 0 };
  for (const { need, weight } of lessons) mass[need === null ? 'none' : 'danger'] += weight;
  const balance = mass.danger > 0 && mass.none > 0 ? mass.none / mass.danger : 1;
  const order = Uint32Array.from(lessons, (_, at) => at);
  let seed = 7;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (at + 1);
      const swapped = order[at] ?? 0;
      order[at] = order[other] ?? 0;
      order[other] = swapped;
    }
    for (const at of order) {
      const lesson = lessons[at];
      if (lesson === undefined) continue;
      const error = sigmoid(score(weights, rows, at)) - (lesson.need === null ? 0 : 1);
      if (Math.abs(error) < LEARNED) continue;
      correct(weights, squares, rows, at, error * lesson.weight * (lesson.need === null ? 1 : balance));
    }
  }
  return { ...written(weights), ...countNeeds(lessons, classOf) };
}

/** Moves the weights of one row, each the less the more it was moved before. */
function correct(weights: Float32Array, squares: Float32Array, rows: Rows, row: number, step: number): void {
  const { starts, at, value } = rows;
  const end = starts[row + 1] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++) {
    const index = at[position] ?? 0;
    const weight = weights[index] ?? 0;
    const slope = step * (value[position] ?? 0) + DECAY * weight;
    const square = (squares[index] ?? 0) + slope * slope;
    squares[index] = square;
    weights[index] = weight - (RATE * slope) / Math.sqrt(square);
  }
}

/** The layer as it was learned, ready to judge. */
export function createLearnedLayer(model: Learned, classOf: ReadonlyMap<string, string>): LearnedLayer {
  const hashes = createHashes(classOf);
  const weights = read(model);
  /** Scratch: the row of the utterance at hand. To make one for each takes longer than to judge it. */
  let row = createRows([0]);
  return {
    danger(tokens) {
      const length = lengthOf(tokens);
      if (length > row.at.length) row = createRows([length]);
      row.starts[1] = length;
      fill(row, 0, tokens, hashes);
      const sum = score(weights, row, 0);
      row.at.fill(0);
      return sigmoid(sum);
    },
    needs: rankNeeds(model, classOf),
  };
}

type Learned = Pick<SignalModel, 'table' | 'step' | 'bias' | 'needs' | 'counts'>;

/** Most steps to either side of nothing. Fewer weigh less on a phone; with these no held-out figure moved. */
const STEPS = 12;
/** The character of no weight; the steps are those to its sides, from `#` to `;`: none that JSON would escape. */
const ZERO = '#'.charCodeAt(0) + STEPS;

/** Weights in steps, a character each: what a phone loads in place of the examples. */
function written(weights: Float32Array): Pick<SignalModel, 'table' | 'step' | 'bias'> {
  let largest = 0;
  for (let at = 0; at < SIZE; at++) largest = Math.max(largest, Math.abs(weights[at] ?? 0));
  const step = Number((largest / STEPS || 1).toPrecision(6));
  let table = '';
  for (let at = 0; at < SIZE; at++) {
    table += String.fromCharCode(ZERO + Math.round((weights[at] ?? 0) / step));
  }
  return { table, step, bias: Number((weights[SIZE] ?? 0).toPrecision(6)) };
}

function read({ table, step, bias }: Learned): Float32Array {
  const weights = new Float32Array(SIZE + 1);
  for (let at = 0; at < SIZE; at++) weights[at] = (table.charCodeAt(at) - ZERO) * step;
  weights[SIZE] = bias;
  return weights;
}

const SIZE = 1 << 15;
const PASSES = 14;
/** An error smaller than this is not worth a step: most lessons are soon learned, and start-up is paid by every page. */
const LEARNED = 0.01;
/** Slow: what is learned by heart says less of what is new. */
const RATE = 0.06;
const DECAY = 1e-4;
/** Words looked at: an utterance is at most 500 characters. */
const LONGEST = 120;

/** The features of utterances, end to end: their places in the table, and what each weighs there. */
interface Rows {
  /** Where the row of each utterance begins; one more at the end. */
  starts: Uint32Array;
  at: Uint16Array;
  value: Float32Array;
}

/** A word's own hash, its group's, and the places of its groups of three and four letters. */
interface WordHashes {
  word: number;
  kind: number;
  letters: number[];
}

type Hashes = (word: string) => WordHashes;

/** Takes a word apart. */
function createHashes(classOf: ReadonlyMap<string, string>): Hashes {
  return (word) => {
    const padded = ` ${word} `;
    const letters: number[] = [];
    for (let from = 0; from + 3 <= padded.length; from++) {
      letters.push(slot(hash(padded, 3, from, from + 3)));
      if (from + 4 <= padded.length) letters.push(slot(hash(padded, 4, from, from + 4)));
    }
    return { word: hash(word, 1), kind: hash(classOf.get(word) ?? word, 2), letters };
  };
}

function rowsOf(utterances: readonly (readonly string[])[], hashes: Hashes): Rows {
  const rows = createRows(utterances.map(lengthOf));
  for (const [row, tokens] of utterances.entries()) fill(rows, row, tokens, hashes);
  return rows;
}

/** Empty rows of these lengths. */
function createRows(lengths: readonly number[]): Rows {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [row, length] of lengths.entries()) starts[row + 1] = (starts[row] ?? 0) + length;
  const total = starts.at(-1) ?? 0;
  return { starts, at: new Uint16Array(total), value: new Float32Array(total) };
}

const singlesOf = (count: number): number => 2 + 2 * count;
const pairsOf = (count: number): number => Math.max(0, 2 * (count - 1)) + Math.max(0, 2 * (count - 2));

/** Groups of three and four letters, of a word with a blank before and after it. */
function lettersOf(tokens: readonly string[], count: number): number {
  let letters = 0;
  for (let at = 0; at < count; at++) letters += Math.max(0, 2 * (tokens[at]?.length ?? 0) - 1);
  return letters;
}

function lengthOf(tokens: readonly string[]): number {
  const count = Math.min(tokens.length, LONGEST);
  return 1 + singlesOf(count) + pairsOf(count) + lettersOf(tokens, count);
}

function fill(rows: Rows, row: number, tokens: readonly string[], hashes: Hashes): void {
  const count = Math.min(tokens.length, LONGEST);
  const single = 1 / Math.sqrt(singlesOf(count));
  const pair = 0.7 / Math.sqrt(pairsOf(count) || 1);
  const letter = 0.5 / Math.sqrt(lettersOf(tokens, count) || 1);
  const seen: WordHashes[] = [];
  for (let at = 0; at < count; at++) seen.push(hashes(tokens[at] ?? ''));
  let next = rows.starts[row] ?? 0;
  const add = (index: number, value: number): void => {
    rows.at[next] = index;
    rows.value[next++] = value;
  };
  add(SIZE, 0.5);
  const [first, second] = [seen[0]?.word ?? 0, seen[1]?.word ?? 0];
  add(mix(first, 5), single);
  add(mix(mix(first, second), 6), single);
  for (let at = 0; at < count; at++) {
    const { word, kind, letters } = seen[at] ?? NO_HASHES;
    add(slot(word), single);
    add(slot(kind), single);
    for (const group of letters) add(group, letter);
    if (at === 0) continue;
    const before = seen[at - 1] ?? NO_HASHES;
    add(mix(before.word, word), pair);
    add(mix(before.kind, kind), pair);
    if (at === 1) continue;
    const earlier = seen[at - 2] ?? NO_HASHES;
    add(mix(earlier.kind, kind + 7), pair);
    add(mix(mix(earlier.kind, before.kind), kind), pair);
  }
}

const NO_HASHES: WordHashes = { word: 0, kind: 0, letters: [] };

function score(weights: Float32Array, { starts, at, value }: Rows, row: number): number {
  let sum = 0;
  const end = starts[row + 1] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++)
    sum += (weights[at[position] ?? 0] ?? 0) * (value[position] ?? 0);
  return sum * SHARPNESS;
}

/** Rows are short vectors of length about one: without this the slope would never get steep enough. */
const SHARPNESS = 2;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The place of a hash in the table. */
const slot = (value: number): number => (value ^ (value >>> 15)) & (SIZE - 1);

/** The place of two hashes in that order. */
const mix = (a: number, b: number): number => slot(Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1));
