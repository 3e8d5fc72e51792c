/** Which need an utterance of danger is closest to: naive Bayes over its words and the pairs of their groups. */
import type { SignalModel } from '../content/signals.ts';
import type { Lesson } from './signals-learned.ts';
import type { Lexicon, Spoken } from './signals-lexicon.ts';

/** How often each word and pair stands in the examples of which need; those met seldom say little, and weigh most on a phone. */
export function countNeeds(
  lessons: readonly Lesson[],
  classOf: ReadonlyMap<string, string>,
): Pick<SignalModel, 'needs' | 'counts'> {
  const names = [...new Set(lessons.flatMap(({ need }) => need ?? []))];
  const words = new Map<string, Tally>();
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
    for (const token of lesson.spoken.words) count(words, token);
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
  const met: [said: string, counts: number[]][] = [];
  for (const [word, { times, counts }] of words) if (times >= OFTEN.word) met.push([word, counts]);
  for (const [before, tallies] of pairs)
    for (const [after, { times, counts }] of tallies) if (times >= OFTEN.pair) met.push([`${before} ${after}`, counts]);
  const total = (at: number): number => met.reduce((sum, [, own]) => sum + (own[at] ?? 0), 0);
  return {
    needs: Object.fromEntries(names.map((name, at) => [name, total(at)])),
    counts: Object.fromEntries(met.sort(([a], [b]) => (a < b ? -1 : 1)).map(([word, own]) => [word, trimmed(own)])),
  };
}

/** In how many lessons of each need something is said, in how many at all, and in which last: each counts it once. */
interface Tally {
  counts: number[];
  times: number;
  last: Lesson | undefined;
}

/** Fewest times that are counted. */
const OFTEN = { word: 3, pair: 9 };

/** Without the noughts at its end. */
function trimmed(counts: readonly number[]): number[] {
  return counts.slice(0, counts.findLastIndex((times) => times > 0) + 1);
}

/** Naive Bayes, with a little of every word for every need: tells the two needs that are likeliest, the likelier first. */
export function createNeedFinder(
  { needs, counts }: Pick<SignalModel, 'needs' | 'counts'>,
  classOf: ReadonlyMap<string, string>,
  { add, column }: Lexicon,
): (spoken: Spoken) => string[] {
  const names = Object.keys(needs);
  const said = Object.entries(counts);
  /** The counts of each word or pair, row by row; there is none in the first. */
  const rows = new Uint16Array((said.length + 1) * names.length);
  const rowOfWord = column(Int32Array);
  const rowOfPair = new Map<number, number>();
  for (const [at, [text, own]] of said.entries()) {
    const [word = '', next] = text.split(' ');
    const number = add(word);
    if (next === undefined) rowOfWord.values[number] = at + 1;
    else rowOfPair.set(pairOf(number, add(next)), at + 1);
    rows.set(own, (at + 1) * names.length);
  }
  /** For each word of a class the number of its name, from the first on. */
  const kinds = column(Int32Array);
  for (const [word, kind] of classOf) {
    const [number, ofKind] = [add(word), add(kind)];
    kinds.values[number] = ofKind;
  }
  const kindOf = (number: number): number => kinds.values[number] || number;
  const totals = Object.values(needs).map((total) => total + SMOOTHING * said.length);

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
      let score = 0;
      for (const row of found) score += Math.log(((rows[row * totals.length + need] ?? 0) + SMOOTHING) / total);
      return score;
    });
    const best = names.map((name, need) => ({ name, score: scores[need] ?? 0 }));
    return best
      .sort((a, b) => b.score - a.score)
      .slice(0, 2)
      .map(({ name }) => name);
  };
}

/** Two words in that order as one number. */
const pairOf = (before: number, after: number): number => before * PAIRS + after;
/** More words than any content has. */
const PAIRS = 1 << 24;

const SMOOTHING = 0.3;
