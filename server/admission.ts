import type { HeaderRecord } from './headers.ts';

/** Whether a request may be answered now; if not, in how many milliseconds it may. */
export type Admission = { admitted: true } | { admitted: false; milliseconds: number };

/**
 * Called before utterances are answered, with how many they are. Those that are not admitted do not count. `environment` is what the
 * platform hands in with a request.
 */
export type Admit = (request: Request, environment: unknown, utterances: number) => Admission | Promise<Admission>;

/** How long utterances are counted, in seconds: the longest that an address is refused, and that anything is kept of it. */
export const WINDOW_SECONDS = 60;

/** `Retry-After` takes seconds: whole, and at least one. */
export function retryAfter(milliseconds: number): HeaderRecord {
  return { 'retry-after': String(Math.max(1, Math.ceil(milliseconds / 1000))) };
}
