import { expect, it, vi } from 'vitest';
import { openRest } from '../../server/node-served.ts';

it('logs that a part of the content cannot be opened, and does not fail', async () => {
  const error = vi.fn();
  const broken = new RangeError('of another shape');
  const open = function* () {
    yield undefined;
    throw broken;
  };
  await expect(openRest({ engine: { open } }, { error })).resolves.toBeUndefined();
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('could not be opened'), broken);
});
