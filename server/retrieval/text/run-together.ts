/** Words typed without spaces: "hewontletmeleave". */
import { eachInSteps, type Steps } from '../steps.ts';

/** A run of letters cut into words, and how likely these are side by side, as a logarithm. */
export interface CutUp {
  text: string;
  likelihood: number;
}

/**
 * Creates a function, with pauses, that cuts letters typed without spaces into the likeliest known words. It returns undefined if the
 * letters are a known word, are too few or too many, or cannot be cut without a rest. `counts`: how often each word of
 * the language occurs in the content. `habits`: what people write in place of words (`wont`). The likeliest cut is
 * found as by Norvig, Natural Language Corpus Data, 2009.
 */
export function* createCutter(
  counts: ReadonlyMap<string, number>,
  habits: Iterable<string>,
): Steps<(letters: string) => CutUp | undefined> {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const likely = new Map<string, number>();
  for (const word of habits) if (word.length > 2 || word === 'im') likely.set(word, Math.log(HABIT));
  // Rare short words are left out: they would fit between any others.
  yield* eachInSteps(counts, FEW_WORDS, ([word, count]) => {
    if (count / all >= (COMMON[word.length] ?? 0)) likely.set(word, Math.log(count / all));
  });

  return (letters) => {
    if (letters.length < SHORTEST || letters.length > LONGEST || counts.has(letters)) return undefined;
    /**
     * For each place in the letters, the likelihood of the best cut up to there, as a logarithm; and where the last
     * word of that cut begins.
     */
    const best = new Float64Array(letters.length + 1).fill(Number.NEGATIVE_INFINITY);
    const begins = new Uint8Array(letters.length + 1);
    best[0] = 0;
    for (let end = 1; end <= letters.length; end++)
      for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        const own = (best[start] ?? 0) + (likely.get(letters.slice(start, end)) ?? Number.NEGATIVE_INFINITY);
        if (own <= (best[end] ?? 0)) continue;
        best[end] = own;
        begins[end] = start;
      }
    const parts: string[] = [];
    const likelihood = best[letters.length] ?? Number.NEGATIVE_INFINITY;
    if (likelihood === Number.NEGATIVE_INFINITY) return undefined;
    for (let end = letters.length; end > 0; end = begins[end] ?? 0) parts.unshift(letters.slice(begins[end], end));
    return likelihood / parts.length >= LEAST ? { text: parts.join(' '), likelihood } : undefined;
  };
}

/** Words weighed in one step: about a millisecond's. */
const FEW_WORDS = 1000;
/** Shorter runs are names or misspellings as often. */
const SHORTEST = 8;
const LONGEST = 100;
const LONGEST_WORD = 18;
/** The least share of all words that a word must have, by its number of letters. */
const COMMON = [1, 5e-3, 5e-4, 3e-5];
/** The share of all words assumed for what people write in place of words: `wont`, `im`. */
const HABIT = 1e-3;
/** Least average likelihood of the words in a cut, as a logarithm. Below it, words of another kind were cut at random. */
const LEAST = -7.5;
