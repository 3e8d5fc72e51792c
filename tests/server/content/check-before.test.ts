import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesBefore } from '../../../server/content/check-before.ts';

const root = mkdtempSync(join(tmpdir(), 'cairn-before-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A machine that got this project as an archive may have none. */
const hasGit = spawnSync('git', ['--version']).status === 0;

describe('the files before a change', () => {
  it.skipIf(!hasGit)(
    'are those of the commit, by their path inside the folder, and only those that changed or are new',
    () => {
      const folder = join(root, 'words');
      mkdirSync(join(folder, 'en'), { recursive: true });
      const git = (...words: string[]) => execFileSync('git', ['-C', root, ...words], { stdio: 'ignore' });
      const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
      git('init');
      for (const name of ['one', 'two']) writeFileSync(join(folder, 'en', `${name}.md`), 'Niño\n');
      git('add', '.');
      git(...who, 'commit', '-m', 'first');
      writeFileSync(join(folder, 'en', 'one.md'), 'Niña\n');
      writeFileSync(join(folder, 'en', 'three.md'), 'new\n');
      git('add', '--intent-to-add', '.');
      expect(filesBefore(folder, 'HEAD')).toEqual(
        new Map([
          ['en/one.md', 'Niño\n'],
          ['en/three.md', ''],
        ]),
      );
      expect(filesBefore(folder, 'no-such-commit')).toBeNull();
    },
  );

  it.skipIf(!hasGit)('are known however long the examples of danger are', () => {
    const folder = mkdtempSync(join(root, 'long-'));
    const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' });
    git('init');
    writeFileSync(join(folder, 'entry.md'), 'old\n');
    writeFileSync(join(folder, 'examples.txt'), 'x'.repeat(2 ** 20 + 1));
    git('add', '.');
    git('-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', 'commit', '-m', 'first');
    writeFileSync(join(folder, 'entry.md'), 'new\n');
    writeFileSync(join(folder, 'examples.txt'), 'new\n');
    expect(filesBefore(folder, 'HEAD')).toEqual(new Map([['entry.md', 'old\n']]));
  });

  it('are not known where there is no git', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-no-git-'));
    expect(filesBefore(folder, 'HEAD')).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
