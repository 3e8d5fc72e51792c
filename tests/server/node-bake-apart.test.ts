import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { bakeApart, createBakery } from '../../server/node-bake-apart.ts';

const { fork } = vi.hoisted(() => ({ fork: vi.fn() }));
vi.mock('node:child_process', () => ({ fork }));

/** A process as Node returns it where the system has no file descriptor left: without a channel, and with its error to come. */
const withoutRoom = (): EventEmitter => {
  const child = Object.assign(new EventEmitter(), { kill: () => false });
  process.nextTick(() => child.emit('error', Object.assign(new Error('spawn node EMFILE'), { code: 'EMFILE' })));
  return child;
};

describe('a process that cannot be started', () => {
  it.each([
    ['compile', () => bakeApart('content')],
    ['read', () => createBakery().read('content')],
  ])('is told to whoever wants it to %s, and to nobody else', async (_, order) => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    fork.mockImplementation(withoutRoom);
    await expect(order()).rejects.toThrow('EMFILE');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
