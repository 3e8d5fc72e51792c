import { vi } from 'vitest';

/**
 * Returns what `check` returns once it no longer throws. It may take a minute: a test that a busy machine slows down has not failed.
 * `interval` is the pause between two checks, in ms.
 */
export function eventually<Result>(check: () => Result | Promise<Result>, interval = 50): Promise<Result> {
  return vi.waitFor(check, { timeout: 60_000, interval });
}
