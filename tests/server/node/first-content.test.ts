import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ContentError } from '../../../server/content/content.ts';
import { bakeContent } from '../../../server/node/bake.ts';
import { type BakedContent, packContent } from '../../../server/node/baked.ts';
import { firstContent } from '../../../server/node/first-content.ts';
import { SMALL_FILES, writeSmallContent } from '../small-content.ts';

const LAWS = 'en/faq/laws.md';

let folder: string;
let kept: string;
beforeEach(() => {
  told.mockClear();
  folder = mkdtempSync(join(tmpdir(), 'cairn-first-'));
  kept = `${folder}.bin`;
  writeSmallContent(folder);
  writeFileSync(kept, packContent(bakeContent(folder)));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(kept, { force: true });
});

const bakeHere = vi.fn(async (folder: string) => bakeContent(folder));
const told = vi.fn();
const first = (bake: (folder: string) => Promise<BakedContent> = bakeHere) => firstContent(folder, kept, told, bake);
const save = (text: string) => writeFileSync(join(folder, LAWS), text);

describe('what a server serves first', () => {
  it('is what the build kept where the folder is the same', async () => {
    const { baked, broken } = await first();
    expect(baked.digest).toBe(bakeContent(folder).digest);
    expect(broken).toBeUndefined();
    expect(bakeHere).not.toHaveBeenCalled();
    expect(told).not.toHaveBeenCalled();
  });

  it('is the folder where that has changed, and somebody is told before it is compiled', async () => {
    save(SMALL_FILES.get(LAWS)?.replace('It is a crime.', 'It is a felony.') ?? '');
    expect(JSON.stringify((await first()).baked.content)).toContain('It is a felony.');
    expect(told.mock.invocationCallOrder[0]).toBeLessThan(bakeHere.mock.invocationCallOrder[0] ?? 0);
  });

  it('is what the build kept, and the mistake, where the folder has one', async () => {
    save('no front matter');
    const served = await first();
    expect(JSON.stringify(served.baked.content)).toContain('It is a crime.');
    expect(served.broken).toBeInstanceOf(ContentError);
    expect((served.broken as Error).message).toContain('en/faq/laws.md:1');
  });

  it('is what the build kept, and which file it is, where one may not be read', async () => {
    // A link that leads to itself can be read by nobody, not even by root.
    rmSync(join(folder, LAWS));
    symlinkSync('laws.md', join(folder, LAWS));
    const served = await first();
    expect(JSON.stringify(served.baked.content)).toContain('It is a crime.');
    expect(served.broken).toBeInstanceOf(ContentError);
    expect((served.broken as Error).message).toContain('en/faq/laws.md:1');
  });

  it('is what the build kept where the folder could not be compiled for want of something else', async () => {
    save('anything');
    const { broken } = await first(() => Promise.reject(new Error('no memory')));
    expect(broken).toEqual(new Error('no memory'));
  });

  it.each([
    ['kept nothing', () => rmSync(kept)],
    ['kept a file that is damaged', () => writeFileSync(kept, 'damaged')],
  ])('is nothing where the folder has a mistake and the build %s', async (_, spoil) => {
    save('no front matter');
    spoil();
    await expect(first()).rejects.toThrow('en/faq/laws.md:1');
  });

  it.each([
    ['is no such folder', () => {}],
    ['is a file in its place', () => writeFileSync(folder, '')],
  ])('is nothing where there %s', async (_, put) => {
    rmSync(folder, { recursive: true });
    put();
    await expect(first()).rejects.toThrow('cannot be read');
  });
});
