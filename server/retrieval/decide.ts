import type { Evidence, Findings } from './search.ts';

/** What to do with what was found. */
export type Decision = 'answer' | 'clarification' | 'fallback';

/**
 * Least certainty to answer, and least certainty to ask what was meant. Chosen on the report's curve (`npm run
 * evaluate`) and on fresh questions.
 */
export const ANSWER_THRESHOLD = 0.47;
export const CLARIFICATION_THRESHOLD = 0.15;

/** Least certainty for small talk: to be wrong about it costs a visitor little, and it cannot be offered as a question. */
const SMALL_TALK_THRESHOLD = 0.12;

/** Weights of the evidence, in log-odds. Refit: `npx tsx tests/evaluation/fit.ts`. */
export const CERTAINTY_WEIGHTS: Record<keyof Evidence | 'constant', number> = {
  constant: -5.11,
  keywords: -0.36,
  sound: 1.71,
  share: 2.65,
  lead: 1.81,
  coverage: -0.23,
  matched: 0.67,
  familiar: 0.5,
  length: -0.23,
  outside: -0.71,
  scope: 0.34,
  spread: 0.48,
  pairs: 0.14,
};

/**
 * If the content knows less than this share of the topic, most of what was said is foreign to it: certainty then drops
 * by `FOREIGN`, in log-odds.
 */
const LEAST_COVERAGE = 0.25;
const FOREIGN = 2;

/** How likely the best hit is what was meant, 0 to 1. `support` is extra evidence in log-odds, such as from the context. */
export function certaintyOf({ hits, evidence }: Findings, support = 0): number {
  if (hits.length === 0) return 0;
  let sum = CERTAINTY_WEIGHTS.constant + support - (evidence.coverage < LEAST_COVERAGE ? FOREIGN : 0);
  for (const name of Object.keys(evidence) as (keyof Evidence)[]) sum += CERTAINTY_WEIGHTS[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}

/** What to do at a certainty from 0 to 1. Small talk is answered at a lower certainty, and never asked back. */
export function decide(certainty: number, isSmallTalk = false): Decision {
  if (certainty >= (isSmallTalk ? SMALL_TALK_THRESHOLD : ANSWER_THRESHOLD)) return 'answer';
  return certainty >= CLARIFICATION_THRESHOLD ? 'clarification' : 'fallback';
}
