import type { Prose } from '../contract.ts';
import { textWithNumbers } from './text-with-numbers.ts';

/** About what fits on the first screen of a phone, in characters. */
const FIRST_SCREEN = 420;

/**
 * An answer with the passage that was asked for right after its first screen, and then the rest: a page without scripts folds nothing
 * away, and a phone shows only its start. `passage`: the place of its first block in the answer.
 */
export function passageFirst(answer: Prose, passage = 0): Prose {
  const first = firstScreen(answer);
  if (passage <= first) return answer;
  const next = answer.findIndex((block, place) => place > passage && 'p' in block);
  const end = next < 0 ? answer.length : next;
  return [
    ...answer.slice(0, first),
    ...answer.slice(passage, end),
    ...answer.slice(first, passage),
    ...answer.slice(end),
  ];
}

/** How many blocks fit on the first screen, at least the first. A list stays with the paragraph before it. */
function firstScreen(answer: Prose): number {
  const starts = answer.flatMap((block, place) => (place > 0 && 'p' in block ? [place] : []));
  const fitting = starts.filter((place) => textWithNumbers(answer.slice(0, place)).length <= FIRST_SCREEN);
  return fitting.at(-1) ?? starts[0] ?? answer.length;
}
