/**
 * Learns which need an utterance of danger is closest to, and whether the danger is somebody else's: logistic regression with as many
 * outcomes as there are needs, and with two, over words and the pairs of their groups. It is trained the same way every time, as the learned layer is.
 */
import type { SignalModel } from '../../content/signals.ts';
import { descend } from '../descent.ts';
import { mixedOrder } from '../mixed-order.ts';
import { writeNumbers } from '../packed.ts';
import type { Lesson } from './learned.ts';
import { loudness, MOST_STEPS, toShares } from './needs.ts';
import { lineOf } from './taught.ts';

/** An utterance to learn from. */
interface Example {
  /** The rows of its words and pairs, and last the one that every utterance has. */
  rows: number[];
  /** The number of its need. */
  need: number;
  /** 1 if the danger is somebody else's, else 0. */
  other: number;
  hash: number;
}

/** How many examples have a word or a pair, and which had it last, so that none counts twice. */
interface Tally {
  examples: number;
  last: Lesson | undefined;
  /** From 0 on; none if it is in too few examples to count. */
  row?: number;
}

/**
 * Learns from the lessons that show a need. Words and pairs in few of them are left out (`OFTEN`): they say little, and are most of
 * what a phone would have to load. `words` are all words that may be met, in order.
 */
export function learnNeeds(
  lessons: readonly Lesson[],
  classOf: ReadonlyMap<string, string>,
  words: readonly string[],
): Pick<SignalModel, 'needs' | 'telling'> {
  const own = lessons.filter(({ need }) => need !== null);
  const names = [...new Set(own.flatMap(({ need }) => need ?? []))];
  const singles = new Map<string, Tally>();
  const pairs = new Map<string, Map<string, Tally>>();
  const tallies = (lesson: Lesson): Tally[] => talliesIn(lesson.spoken.words, classOf, singles, pairs);
  for (const lesson of own)
    for (const tally of tallies(lesson)) {
      if (tally.last !== lesson) tally.examples++;
      tally.last = lesson;
    }
  const { size, gaps, lines } = number(singles, pairs, words);
  const examples = own.map((lesson) => ({
    rows: [...new Set(tallies(lesson).flatMap(({ row }) => row ?? [])), size],
    need: names.indexOf(lesson.need ?? ''),
    other: Number(lesson.isOther),
    hash: lineOf(lesson.spoken),
  }));
  const byNeed = train(examples, size, names.length, ({ need }) => need);
  const byWhose = train(examples, size, 2, ({ other }) => other);
  const needs = columns(byNeed, size, names.length);
  // With two outcomes, the difference of their weights tells them apart.
  const others = Float32Array.from(
    { length: size + 1 },
    (_, row) => (byWhose[2 * row + 1] ?? 0) - (byWhose[2 * row] ?? 0),
  );
  return {
    needs: Object.fromEntries(names.map((name, need) => [name, rounded(needs[need]?.[size])])),
    telling: {
      gaps: writeNumbers(gaps),
      pairs: lines.join('\n'),
      ...inSteps(needs, size),
      others: { bias: rounded(others[size]), ...inSteps([others], size) },
    },
  };
}

/** The weights of each outcome: those of all rows, and last what speaks for it before any word is read. */
function columns(weights: Float32Array, size: number, outcomes: number): Float32Array[] {
  return Array.from({ length: outcomes }, (_, outcome) =>
    Float32Array.from({ length: size + 1 }, (_, row) => weights[row * outcomes + outcome] ?? 0),
  );
}

/** Writes the weights of each outcome's rows, in turn, as whole steps. */
function inSteps(outcomes: readonly Float32Array[], size: number): { steps: string; step: number } {
  const weights = outcomes.flatMap((own) => [...own.subarray(0, size)]);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const step = rounded((largest * WORTH_TELLING) / MOST_STEPS) || 1;
  const stepsOf = (weight: number): number =>
    Math.max(-MOST_STEPS, Math.min(MOST_STEPS, Math.round(weight / step))) + MOST_STEPS;
  return { steps: writeNumbers(weights.map(stepsOf)), step };
}

const rounded = (weight = 0): number => Number(weight.toPrecision(6));

/** Least number of lessons that a word or a pair must occur in to be counted. */
const OFTEN = { word: 8, pair: 50 };

/** The tallies of an utterance's words and pairs; a new one for each that is new. */
function talliesIn(
  words: readonly string[],
  classOf: ReadonlyMap<string, string>,
  singles: Map<string, Tally>,
  pairs: Map<string, Map<string, Tally>>,
): Tally[] {
  const tally = (among: Map<string, Tally>, said: string): Tally => {
    const own = among.get(said) ?? { examples: 0, last: undefined };
    among.set(said, own);
    return own;
  };
  const kinds = words.map((word) => classOf.get(word) ?? word);
  return [
    ...words.map((word) => tally(singles, word)),
    ...kinds.slice(1).map((kind, at) => {
      const before = kinds[at] ?? '';
      const after = pairs.get(before) ?? new Map<string, Tally>();
      pairs.set(before, after);
      return tally(after, kind);
    }),
  ];
}

/** Numbers the words and pairs that count: the words in their order, then the pairs in alphabetical order. */
function number(
  singles: ReadonlyMap<string, Tally>,
  pairs: ReadonlyMap<string, ReadonlyMap<string, Tally>>,
  words: readonly string[],
): { size: number; gaps: number[]; lines: string[] } {
  let size = 0;
  let gap = 0;
  const gaps: number[] = [];
  for (const word of words) {
    const tally = singles.get(word);
    if (tally !== undefined && tally.examples >= OFTEN.word) {
      tally.row = size++;
      gaps.push(gap);
      gap = 0;
    } else gap++;
  }
  const lines: string[] = [];
  for (const [before, after] of [...pairs].sort(byName)) {
    const line = [before];
    for (const [kind, tally] of [...after].sort(byName)) {
      if (tally.examples < OFTEN.pair) continue;
      tally.row = size++;
      line.push(kind);
    }
    if (line.length > 1) lines.push(line.join(' '));
  }
  return { size, gaps, lines };
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/**
 * Returns the weights: for each row those of all outcomes, and last what speaks for each outcome before any word is read. `outcomeOf`
 * gives the number of an example's.
 */
function train(
  examples: readonly Example[],
  size: number,
  outcomes: number,
  outcomeOf: (example: Example) => number,
): Float32Array {
  const weights = new Float32Array((size + 1) * outcomes);
  const squares = new Float32Array((size + 1) * outcomes).fill(FIRST_SQUARE);
  const counts = new Uint32Array(outcomes);
  for (const outcome of examples.map(outcomeOf)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  const balance = Array.from(counts, (count) => (examples.length / (outcomes * count)) ** OF_THE_RARE);
  const hashes = examples.map(({ hash }) => hash);
  const shares = new Float64Array(outcomes);
  for (let pass = 0; pass < PASSES; pass++) {
    for (const at of mixedOrder(hashes, pass)) {
      const example = examples[at] as Example;
      const { rows } = example;
      const outcome = outcomeOf(example);
      const loud = loudness(rows.length);
      shares.fill(0);
      for (const row of rows)
        for (let each = 0; each < outcomes; each++)
          shares[each] = (shares[each] ?? 0) + loud * (weights[row * outcomes + each] ?? 0);
      toShares(shares);
      for (let each = 0; each < outcomes; each++) {
        const error = ((shares[each] ?? 0) - (each === outcome ? 1 : 0)) * (balance[outcome] ?? 1);
        if (Math.abs(error) < LEARNED) continue;
        for (const row of rows) descend(weights, squares, row * outcomes + each, error * loud, RATE);
      }
    }
    for (let at = 0; at < size * outcomes; at++) weights[at] = pulled(weights[at] ?? 0, squares[at] ?? 0);
  }
  return weights;
}

/**
 * Pulls a weight towards 0, so that those that say little become 0 and take no room on a phone (truncated gradient: Langford, Li
 * and Zhang, Sparse Online Learning via Truncated Gradient, 2009).
 */
function pulled(weight: number, square: number): number {
  const pull = PULL / Math.sqrt(square);
  return Math.sign(weight) * Math.max(0, Math.abs(weight) - pull);
}

/** These were chosen on a fifth of the examples that was left out. */
const PASSES = 12;
const RATE = 0.3;
/** What descent.ts starts from. */
const FIRST_SQUARE = 1e-2;
const PULL = 0.025;
/** An error smaller than this is not worth a step. */
const LEARNED = 0.01;
/** Power of how much more an example of a rare need counts: the rare needs are the urgent ones. */
const OF_THE_RARE = 0.25;
/** Weights are cut off at this share of the largest: what is above it tells no more. */
const WORTH_TELLING = 0.6;
