import { chmodSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentError } from '../../../server/content/content.ts';
import { fingerprint, followContent } from '../../../server/node/content.ts';
import { eventually } from '../../eventually.ts';

vi.mock('node:fs/promises', { spy: true });

let folder: string;
let unfollow: () => void = () => {};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-follow-'));
  writeFileSync(join(folder, 'one.md'), 'one');
});
afterEach(() => {
  unfollow();
  rmSync(folder, { recursive: true });
});

describe('a folder that is followed', () => {
  const follow = async (load: () => Promise<string>, onContent: (loaded: string) => void = () => {}) => {
    const broken: unknown[] = [];
    const seen = await fingerprint(folder);
    unfollow = followContent({ folder, seen, every: 10, load, onContent, onBroken: (error) => broken.push(error) });
    writeFileSync(join(folder, 'two.md'), 'two');
    return broken;
  };

  it('is tried again where it could not be read for no fault of its own', async () => {
    let tries = 0;
    const loaded: string[] = [];
    const broken = await follow(
      async () => {
        tries++;
        if (tries < 2) throw new Error('no memory');
        return 'read';
      },
      (each) => loaded.push(each),
    );
    await eventually(() => expect(loaded).toEqual(['read']));
    expect(broken).toHaveLength(1);
  });

  it('rests after a try that took long, and is tried at once when it changes', async () => {
    const load = vi.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      throw new Error('broken off');
    });
    const broken = await follow(load);
    await eventually(() => expect(broken).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(load).toHaveBeenCalledTimes(1);
    writeFileSync(join(folder, 'three.md'), 'three');
    await eventually(() => expect(load).toHaveBeenCalledTimes(2));
  });

  it('is not tried again before it changes, where its content is broken', async () => {
    const load = vi.fn(() => Promise.reject(new ContentError([])));
    await follow(load);
    await eventually(() => expect(load).toHaveBeenCalledTimes(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('counts as broken where what was read cannot be used', async () => {
    const broken = await follow(
      async () => 'read',
      () => {
        throw new TypeError('of another shape');
      },
    );
    await eventually(() => expect(broken[0]).toBeInstanceOf(TypeError));
  });

  it.each(['EACCES', 'EPERM', 'ELOOP'])('is loaded, and found broken, where it may not be read (%s)', async (code) => {
    const load = vi.fn(() => Promise.reject(new ContentError([])));
    const broken = await follow(load);
    await eventually(() => expect(broken).toHaveLength(1));
    vi.mocked(stat).mockRejectedValueOnce(Object.assign(new Error('may not'), { code }));
    await eventually(() => expect(broken.length).toBeGreaterThan(1));
  });

  it('has another fingerprint once a file may be read', async () => {
    chmodSync(join(folder, 'one.md'), 0o600);
    const before = await fingerprint(folder);
    chmodSync(join(folder, 'one.md'), 0o644);
    expect(await fingerprint(folder)).not.toBe(before);
  });

  it('has another fingerprint once a file changed, also beside a link to nothing, as editors leave while they edit', async () => {
    symlinkSync('somebody@machine.1', join(folder, '.#two.md'));
    const before = await fingerprint(folder);
    writeFileSync(join(folder, 'one.md'), 'changed');
    expect(await fingerprint(folder)).not.toBe(before);
  });

  it('has a fingerprint of its own when it is gone, and none when it cannot be told', async () => {
    expect(await fingerprint(join(folder, 'nowhere'))).toBe('unreadable');
    expect(await fingerprint(join(folder, 'one.md'))).toBeUndefined();
  });
});
