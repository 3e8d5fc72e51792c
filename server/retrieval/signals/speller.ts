import { squeeze } from '../normalize.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import { apart, createNearby } from '../text/nearby.ts';
import { createSoundalikes } from '../text/sound.ts';
import { DOUBLE } from './reading.ts';

export interface SpellerOptions {
  vocabulary: readonly string[];
  isTarget(word: string): boolean;
  isCareful(word: string): boolean;
  language: string;
}

/**
 * Creates a function that corrects a word towards `vocabulary`, the words of the phrases. A careful word, which texts
 * without misspellings have, is left as it is. A word shorter than five letters is only corrected by its doubled
 * letters or by its sound: at that length, any other correction changes the meaning more often than it mends a slip.
 */
export function* createSpeller({
  vocabulary,
  isTarget,
  isCareful,
  language,
}: SpellerOptions): Steps<(word: string) => string[]> {
  const soundalike = yield* createSoundalikes(vocabulary, language);
  yield;
  const bySqueezed = new Map<string, string>();
  yield* eachInSteps(vocabulary, FEW_WORDS, (word) => {
    if (word.length >= 2 && !bySqueezed.has(squeeze(word))) bySqueezed.set(squeeze(word), word);
  });
  yield;
  const nearby = yield* createNearby(vocabulary, SHORTEST);

  function correct(word: string): string[] {
    const doubled = DOUBLE.test(word) ? bySqueezed.get(squeeze(word)) : undefined;
    if (doubled !== undefined) return [doubled];
    const heard = soundalike(word);
    if (heard !== undefined) return [heard];
    if (word.length < SHORTEST) return [word];
    const near = nearby.of(word).map((target) => ({ target, slips: slips(target) }));
    for (const slip of near.length > 0 ? slips(word) : []) {
      const target = near.find((candidate) => candidate.slips.includes(slip))?.target;
      if (target !== undefined && target[0] === word[0] && isOneSlip(word, target)) return [target];
    }
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const head = word.slice(0, cut);
      if (!isTarget(head)) continue;
      const tail = word.slice(cut);
      if (isTarget(tail) && (cut > 3 || tail.length > 3)) return [head, tail];
    }
    return [word];
  }

  return (word) => {
    if (word.length < 3 || isTarget(word) || isCareful(word) || /\d/.test(word)) return [word];
    return correct(word);
  };
}

/** Words looked at in one step: about a millisecond's. */
const FEW_WORDS = 300;
const SHORTEST = 5;

/** The word, and the word with any one letter missing: two words one slip apart share one of these. */
function slips(word: string): string[] {
  const forms = [word];
  for (let at = 0; at < word.length; at++) forms.push(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** Whether two words differ by one letter added, missing or wrong, or by two neighbors swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [left, right] = apart(a, b);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
