import type * as processes from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bakeApart, createBakery } from '../../../server/node/bake-apart.ts';
import { eventually } from '../../eventually.ts';
import { writeSmallContent } from '../small-content.ts';

const { fork } = vi.hoisted(() => ({ fork: vi.fn() }));
vi.mock('node:child_process', () => ({ fork }));

const actual = await vi.importActual<typeof processes>('node:child_process');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-apart-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

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

describe('a folder that is compiled by a process of its own', () => {
  it('is not compiled where it holds what is served already', async () => {
    fork.mockImplementation((entry, options) => actual.fork(entry, [], { ...options, execArgv: ['--import', TSX] }));
    writeSmallContent(folder);
    const { digest } = await bakeApart(folder);
    expect(await bakeApart(folder, digest)).toBeNull();
    rmSync(join(folder, 'contacts/second-line.md'));
    expect((await bakeApart(folder, digest))?.digest).not.toBe(digest);
  });

  it('is given up where that takes too long, and whoever waits is told what to do', async () => {
    const endless = join(folder, 'endless.mjs');
    writeFileSync(endless, "process.on('message', () => { for (;;); })");
    let child: processes.ChildProcess | undefined;
    fork.mockImplementation((_, options) => {
      child = actual.fork(endless, [], { ...options, execArgv: [] });
      return child;
    });
    await expect(bakeApart(folder, undefined, 1000)).rejects.toThrow(/broken off after .*build elsewhere/);
    await eventually(() => expect(child?.signalCode).not.toBeNull());
  });
});
