import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bakeContent } from '../../../server/node/bake.ts';
import { loadBakedContent, packContent } from '../../../server/node/baked.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { smallContent, writeSmallContent } from '../small-content.ts';

let folder: string;
let kept: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-baked-'));
  kept = `${folder}.bin`;
  writeSmallContent(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(kept, { force: true });
});

const keep = () => writeFileSync(kept, packContent(bakeContent(folder)));

/** Flips a bit of the kept file. `at` is its place, as a share of the file's length. */
const damage = (at: number): void => {
  const bytes = readFileSync(kept);
  const place = Math.floor((bytes.length - 1) * at);
  bytes[place] = (bytes[place] ?? 0) ^ 4;
  writeFileSync(kept, bytes);
};

describe('what the build kept', () => {
  it('is nothing where nothing was built', () => {
    expect(loadBakedContent(folder, kept)).toBeNull();
  });

  it('answers as the content itself does', () => {
    keep();
    const { content, model } = loadBakedContent(folder, kept) ?? bakeContent('missing');
    const [started, plain] = [createEngine(content, model), createEngine(smallContent())];
    for (const utterance of ['is it a crime', 'is it a cirme', 'he will kill me', 'hola', 'qwerty'])
      expect(started.reply({ utterance, locale: 'en' })).toEqual(plain.reply({ utterance, locale: 'en' }));
  });

  it.each([
    ['a changed file', () => appendFileSync(join(folder, 'en/faq/laws.md'), '\nMore.\n')],
    [
      'a renamed file',
      () => renameSync(join(folder, 'contacts/second-line.md'), join(folder, 'contacts/third-line.md')),
    ],
    ['a removed file', () => rmSync(join(folder, 'contacts/second-line.md'))],
    ['a kept file that was cut short', () => writeFileSync(kept, readFileSync(kept).subarray(0, 1000))],
    ['a kept file with a damaged text', () => damage(0.5)],
    ['a kept file with a damaged number', () => damage(1)],
    ['a kept file of a few bytes', () => writeFileSync(kept, readFileSync(kept).subarray(0, 5))],
    ['a kept file of another format', () => writeFileSync(kept, '{}')],
  ])('is not used after %s', (_, change) => {
    keep();
    change();
    expect(loadBakedContent(folder, kept)).toBeNull();
  });
});
