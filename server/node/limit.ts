import { createHmac, randomBytes } from 'node:crypto';
// The package's main entry loads a client for a dozen databases.
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { type Admission, WINDOW_SECONDS } from '../admission.ts';

/** Counts utterances by address. It keeps addresses only as keyed hashes. */
export interface Limit {
  /** `utterances`: how many are to be read; 1 where it is left out. More than the limit allows at all count as that many. */
  admit(address: string, utterances?: number): Promise<Admission>;
  close(): Promise<void>;
}

/** Creates the limit of one process, with a key that is made at boot. `perMinute`: utterances of one address. */
export function createLimit(perMinute: number): Limit {
  const memory = new RateLimiterMemory(boundsFor(perMinute));
  const key = randomBytes(32);
  return {
    admit: (address, utterances = 1) => count(memory, keyedHash(key, address), Math.min(utterances, perMinute)),
    close: async () => {},
  };
}

/** The settings of a limiter, of one process or shared: so many utterances an address in each window. */
export function boundsFor(perMinute: number) {
  return { points: perMinute, duration: WINDOW_SECONDS, keyPrefix: 'cairn' };
}

/**
 * Counts so many more utterances under this key, if all of them are admitted: a story that was too long must not use up what a short
 * plea after it needs. Rejects where they cannot be counted.
 */
export async function count(
  limiter: Record<'consume' | 'reward', (key: string, points: number) => Promise<unknown>>,
  key: string,
  utterances = 1,
): Promise<Admission> {
  const began = Date.now();
  try {
    await limiter.consume(key, utterances);
    return { admitted: true };
  } catch (reason) {
    const { msBeforeNext } = Object(reason) as { msBeforeNext?: unknown };
    if (reason instanceof Error || typeof msBeforeNext !== 'number') throw reason;
    // In the next window they would be given for nothing.
    if (Date.now() < began + msBeforeNext) await limiter.reward(key, utterances);
    return { admitted: false, milliseconds: msBeforeNext };
  }
}

/** The hash under which an address is counted, in base64url. Nobody without the key can tell which address it was made of. */
export function keyedHash(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(address).digest('base64url');
}
