/** Which need an utterance of danger is closest to: naive Bayes over its words and the pairs of their groups. */
import type { SignalModel } from '../content/signals.ts';
import { roughly } from './postings.ts';
import type { Lesson } from './signals-learned.ts';
import type { Lexicon, Spoken } from './signals-lexicon.ts';
import { readNumbers, writeNumbers } from './signals-packed.ts';

/**
 * Counts in how many examples of each need every word and every pair of words occurs. Those in few examples are left
 * out (`OFTEN`): they say little, and are most of what a phone would have to load. `words` are all words that may be
 * met, in order.
 */
export function countNeeds(
  lessons: readonly Lesson[],
  classOf: ReadonlyMap<string, string>,
  words: readonly string[],
): Pick<SignalModel, 'needs' | 'counts'> {
  const names = [...new Set(lessons.flatMap(({ need }) => need ?? []))];
  const singles = new Map<string, Tally>();
  const pairs = new Map<string, Map<string, Tally>>();
  for (const lesson of lessons) {
    if (lesson.need === null) continue;
    const need = names.indexOf(lesson.need);
    const count = (tallies: Map<string, Tally>, said: string): void => {
      const tally = tallies.get(said) ?? { counts: names.map(() => 0), times: 0, last: undefined };
      tallies.set(said, tally);
      if (tally.last === lesson) return;
      tally.last = lesson;
      tally.times++;
      tally.counts[need] = (tally.counts[need] ?? 0) + 1;
    };
    for (const token of lesson.spoken.words) count(singles, token);
    let before: string | undefined;
    for (const token of lesson.spoken.words) {
      const kind = classOf.get(token) ?? token;
      if (before !== undefined) {
        const after = pairs.get(before) ?? new Map<string, Tally>();
        pairs.set(before, after);
        count(after, kind);
      }
      before = kind;
    }
  }
  const rows: number[][] = [];
  const isCounted = (tally: Tally | undefined, often: number): tally is Tally =>
    tally !== undefined && tally.times >= often;
  const gaps: number[] = [];
  let gap = 0;
  for (const word of words) {
    const tally = singles.get(word);
    if (isCounted(tally, OFTEN.word)) {
      rows.push(tally.counts);
      gaps.push(gap);
      gap = 0;
    } else gap++;
  }
  const lines: string[] = [];
  for (const before of [...pairs.keys()].sort()) {
    const line = [before];
    for (const [after, tally] of [...(pairs.get(before) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (isCounted(tally, OFTEN.pair)) {
        line.push(after);
        rows.push(tally.counts);
      }
    if (line.length > 1) lines.push(line.join(' '));
  }
  const times = names.map((_, need) => rows.map((row) => row[need] ?? 0));
  return {
    needs: Object.fromEntries(names.map((name, need) => [name, times[need]?.reduce((sum, own) => sum + own, 0) ?? 0])),
    counts: { gaps: writeNumbers(gaps), pairs: lines.join('\n'), times: writeNumbers(times.flat().map(roughly)) },
  };
}

/**
 * In how many lessons of each need a word or pair occurs (`counts`), and in how many altogether (`times`). `last` is
 * the lesson it was met in last, so that no lesson counts twice.
 */
interface Tally {
  counts: number[];
  times: number;
  last: Lesson | undefined;
}

/** Least number of lessons that a word or a pair must occur in to be counted. */
const OFTEN = { word: 5, pair: 33 };

/**
 * Creates a function that tells how likely each need is, 0 to 1, adding up to 1, the likeliest first. It uses naive
 * Bayes, in which every need has a little of every word (`SMOOTHING`). `words` must be the ones that `countNeeds` got.
 */
export function createNeedFinder(
  { needs, counts }: Pick<SignalModel, 'needs' | 'counts'>,
  classOf: ReadonlyMap<string, string>,
  words: readonly string[],
  { add, column }: Lexicon,
): (spoken: Spoken) => Map<string, number> {
  const names = Object.keys(needs);
  /** For each word and pair its row, from 1 on. */
  const rowOfWord = column(Int32Array);
  const rowOfPair = new Map<number, number>();
  let rows = 0;
  let place = 0;
  for (const gap of readNumbers(counts.gaps)) {
    place += gap;
    const number = add(words[place++] ?? '');
    rowOfWord.values[number] = ++rows;
  }
  for (const line of counts.pairs.split('\n')) {
    const [before = 0, ...after] = line.split(' ').map(add);
    for (const next of after) rowOfPair.set(pairOf(before, next), ++rows);
  }
  const times = readNumbers(counts.times);
  /** For each word of a class, the number of the class's name. */
  const kinds = column(Int32Array);
  for (const [word, kind] of classOf) {
    const [number, ofKind] = [add(word), add(kind)];
    kinds.values[number] = ofKind;
  }
  const kindOf = (number: number): number => kinds.values[number] || number;
  const totals = Object.values(needs).map((total) => total + SMOOTHING * rows);
  const leads = Object.values(needs).map((total) => COMMONNESS * Math.log(total));

  function rowsOf({ numbers }: Spoken): number[] {
    const found: number[] = [];
    const take = (row: number): void => {
      if (row > 0 && !found.includes(row)) found.push(row);
    };
    for (const number of numbers) take(rowOfWord.values[number] ?? 0);
    for (let at = 1; at < numbers.length; at++)
      take(rowOfPair.get(pairOf(kindOf(numbers[at - 1] ?? 0), kindOf(numbers[at] ?? 0))) ?? 0);
    return found;
  }

  return (spoken) => {
    const found = rowsOf(spoken);
    const scores = totals.map((total, need) => {
      let score = leads[need] ?? 0;
      for (const row of found) score += Math.log(((times[need * rows + row - 1] ?? 0) + SMOOTHING) / total);
      return score;
    });
    const most = Math.max(...scores);
    const shares = scores.map((score) => Math.exp((score - most) / HELD_BACK));
    const whole = shares.reduce((sum, share) => sum + share, 0);
    return new Map(
      names.map((name, need): [string, number] => [name, (shares[need] ?? 0) / whole]).sort(([, a], [, b]) => b - a),
    );
  };
}

/** Two words in that order as one number. */
const pairOf = (before: number, after: number): number => before * PAIRS + after;
/** More words than any content has. */
const PAIRS = 1 << 24;

const SMOOTHING = 0.3;
/**
 * Power that a need's total is raised to, as its likelihood before any word is read. Less than 1, because the rare
 * needs are the urgent ones.
 */
const COMMONNESS = 0.5;
/**
 * Divisor of the log-likelihoods. Naive Bayes takes each word as independent of the others, and is about this many
 * times too sure.
 */
const HELD_BACK = 4;
