import { finishInSlices, type Steps } from './retrieval/steps.ts';

/** Longest time without a pause, in milliseconds: a story of many parts would keep all other visitors waiting. */
const SLICE = 5;

/** Does work that may be long, and answers others in between. On an edge runtime the clock may stand still: there it never pauses. */
export const inSlices = <Made>(steps: Steps<Made>): Promise<Made> =>
  finishInSlices(steps, {
    slice: SLICE,
    now: () => Date.now(),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
  });
