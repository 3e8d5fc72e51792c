/** Which need an utterance of danger is closest to: naive Bayes over its words and the pairs of their groups. */
import type { SignalModel } from '../content/signals.ts';
import type { LearnedLayer, Lesson } from './signals-learned.ts';

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
    for (const token of lesson.tokens) count(words, token);
    let before: string | undefined;
    for (const token of lesson.tokens) {
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

/** Naive Bayes, with a little of every word for every need. */
export function rankNeeds(
  { needs, counts }: Pick<SignalModel, 'needs' | 'counts'>,
  classOf: ReadonlyMap<string, string>,
): LearnedLayer['needs'] {
  const known = new Map(Object.entries(counts));
  const totals = Object.entries(needs).map(([need, total]) => ({ need, total: total + SMOOTHING * known.size }));
  return (tokens) => {
    const seen = [...bag(tokens, classOf)].flatMap((word) => {
      const own = known.get(word);
      return own === undefined ? [] : [own];
    });
    const scored = totals.map(({ need, total }, at) => ({
      need,
      score: seen.reduce((sum, own) => sum + Math.log(((own[at] ?? 0) + SMOOTHING) / total), 0),
    }));
    return scored.sort((a, b) => b.score - a.score).map(({ need }) => need);
  };
}

const SMOOTHING = 0.3;

function bag(tokens: readonly string[], classOf: ReadonlyMap<string, string>): Set<string> {
  const classes = tokens.map((token) => classOf.get(token) ?? token);
  return new Set([...tokens, ...classes.slice(1).map((kind, at) => `${classes[at]} ${kind}`)]);
}
