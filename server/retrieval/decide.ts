import type { Evidence, Findings } from './search.ts';

/** What to do with what was found. */
export type Decision = 'answer' | 'clarification' | 'fallback';

/**
 * Least certainty to answer, and least certainty to ask what was meant. Chosen on the report's curve (`npm run
 * evaluate`) and on fresh questions.
 */
export const ANSWER_THRESHOLD = 0.52;
export const CLARIFICATION_THRESHOLD = 0.15;

/** Least certainty for small talk: to be wrong about it costs a visitor little, and it cannot be offered as a question. */
const SMALL_TALK_THRESHOLD = 0.15;

/**
 * Weights of the evidence, in log-odds. Refit: `npx tsx tests/evaluation/fit.ts`. The constant is 0.3 lower than fitted: of utterances
 * left out of learning, as many are then right as the certainty says.
 */
export const CERTAINTY_WEIGHTS: Record<keyof Evidence | 'constant', number> = {
  constant: -4.7,
  keywords: 0.13,
  sound: -0.21,
  share: 2.53,
  lead: 1.73,
  coverage: -0.12,
  matched: 0.72,
  familiar: 0.46,
  length: -0.68,
  outside: -1.29,
  scope: 0.22,
  spread: 0.42,
  pairs: 0.49,
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
export function decide(certainty: number, isSmallTalk: boolean): Decision {
  if (certainty >= (isSmallTalk ? SMALL_TALK_THRESHOLD : ANSWER_THRESHOLD)) return 'answer';
  return certainty >= CLARIFICATION_THRESHOLD ? 'clarification' : 'fallback';
}
