import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ContentError } from '../../server/content/content.ts';
import { bakeContent, loadBakedContent } from '../../server/node-baked.ts';
import { smallContent, writeSmallContent } from './small-content.ts';

let folder: string;
let baked: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-baked-'));
  baked = `${folder}.json`;
  writeSmallContent(folder);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(baked, { force: true });
});

/** As the build would write it, with a mark by which it can be told from what is parsed now. */
const bake = () => {
  const { digest, content } = bakeContent(folder);
  writeFileSync(baked, JSON.stringify({ digest, content: { ...content, places: 'baked' } }));
};

it('parses the folder where nothing was baked', () => {
  expect(loadBakedContent(folder, baked)).toEqual(smallContent());
});

it('takes what was baked from the very same files', () => {
  bake();
  expect(loadBakedContent(folder, baked).places).toBe('baked');
});

it.each([
  ['a changed file', () => appendFileSync(join(folder, 'en/faq/laws.md'), '\nMore.\n')],
  ['a renamed file', () => renameSync(join(folder, 'contacts/second-line.md'), join(folder, 'contacts/third-line.md'))],
  ['a file less', () => rmSync(join(folder, 'contacts/second-line.md'))],
])('parses the folder anew after %s', (_, change) => {
  bake();
  change();
  expect(loadBakedContent(folder, baked).places).not.toBe('baked');
});

it('says what is wrong in a folder that was broken since', () => {
  bake();
  writeFileSync(join(folder, 'en/faq/laws.md'), 'no front matter');
  expect(() => loadBakedContent(folder, baked)).toThrow(ContentError);
});
