import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { ContentError } from '../../../server/content/content.ts';
import { loadContent } from '../../../server/content/load.ts';
import { entryFile } from './sample-content.ts';

vi.mock('node:fs', { spy: true });

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

it('says which folder cannot be read, and which setting names it', () => {
  expect(() => loadContent('/nowhere/at/all')).toThrow(
    /\n\nthe content folder "\/nowhere\/at\/all" cannot be read: there is no such folder\n/,
  );
  expect(() => loadContent('/nowhere/at/all')).toThrow(/CAIRN_CONTENT/);
});

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: failed`), { code });
};

it('says which file or folder may not be read, and what to do', () => {
  const folder = folderWith({ 'en/faq/a.md': entryFile() });
  vi.mocked(readFileSync).mockImplementationOnce(failing('EACCES'));
  expect(() => loadContent(folder)).toThrow(/en\/faq\/a\.md:1 {2}the file cannot be read: EACCES.*chmod/s);
  vi.mocked(readdirSync).mockImplementationOnce(failing('EACCES'));
  expect(() => loadContent(folder)).toThrow(/the content folder ".*" cannot be read: EACCES.*chmod/s);
});

it.each([
  ['file', () => vi.mocked(readFileSync).mockImplementationOnce(failing('EMFILE'))],
  ['folder', () => vi.mocked(readdirSync).mockImplementationOnce(failing('EMFILE'))],
])('does not blame a %s that cannot be read for want of something else, which may soon be over', (_, spoil) => {
  const folder = folderWith({ 'en/faq/a.md': entryFile() });
  spoil();
  let thrown: unknown;
  try {
    loadContent(folder);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: 'EMFILE' });
  expect(thrown).not.toBeInstanceOf(ContentError);
});

it('says that a file is no content folder', () => {
  const folder = folderWith({ 'en/faq/a.md': entryFile() });
  expect(() => loadContent(join(folder, 'en/faq/a.md'))).toThrow(/cannot be read.*CAIRN_CONTENT/s);
});

it('says that a folder without a language holds no content', () => {
  expect(() => loadContent(folderWith({ 'README.md': 'Hello' }))).toThrow(/no folder of a language was found/);
});

it('names files in full where the folder is the one that the process is in', () => {
  const folder = folderWith({ 'en/faq/a.md': entryFile(), 'notes/strange.md': 'Hello' });
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(folder);
  expect(() => loadContent('.')).toThrow(/^notes\/strange\.md:1 /m);
});

it('finds an entry that was saved without .md', () => {
  expect(() => loadContent(folderWith({ 'en/faq/laws': entryFile() }))).toThrow(/en\/faq\/laws:1 {2}the file name/);
});

it.each(['en/faq/shelter.docx', 'en/faq/shelter.md.bak', 'en/faq/shelter.md ', 'en/examples/plea.text'])(
  'tells the writer of %j that nothing reads it',
  (file) => {
    expect(() => loadContent(folderWith({ 'en/faq/a.md': entryFile(), [file]: entryFile() }))).toThrow(`${file}:1`);
  },
);

it('reads a file that is a link, and reports a link to a folder or to nothing', () => {
  const elsewhere = folderWith({ 'laws.md': entryFile() });
  const folder = folderWith({ 'en/faq/a.md': entryFile() });
  const link = (target: string, path: string) => symlinkSync(join(elsewhere, target), join(folder, path));
  link('laws.md', 'en/faq/laws.md');
  expect(loadContent(folder).locales[0]?.faq.map(({ id }) => id)).toEqual(['a', 'laws']);
  link('gone.md', 'en/faq/gone.md');
  link('.', 'es');
  expect(() => loadContent(folder)).toThrow(/en\/faq\/gone\.md:1 .*es:1 {2}nothing reads this file/s);
});

it('reads entries and ignores notes, pictures and hidden files', () => {
  const folder = folderWith({
    'en/faq/a.md': entryFile(),
    'en/faq/README.md': 'Notes for editors.',
    'en/faq/.draft.md': 'Not yet.',
    'en/faq/picture.png': 'not text',
    'en/faq/a.md~': 'What an editor left behind.',
  });
  expect(loadContent(folder).locales[0]?.faq.map(({ id }) => id)).toEqual(['a']);
  expect(loadContent(`${folder}/`).locales).toHaveLength(1);
});
