/** What a content folder was before it was changed, as git knows it. */
import { execFileSync } from 'node:child_process';
import type { ContentFiles } from './parse.ts';

/**
 * The entries and contacts of a content folder that differ from those of `commit`, as they were there. Null if git is not
 * there, or does not know the commit: then nobody can tell what changed. The examples of danger are left out: nothing asks
 * what they were, and one file of them is as long as all that a process takes from git by default (1 MiB).
 */
export function filesBefore(folder: string, commit: string): ContentFiles | null {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git(
      'diff',
      '--name-only',
      '-z',
      '--relative',
      '--no-renames',
      '--diff-filter=M',
      commit,
      '--',
      '*.md',
    );
    const files = changed.split('\0').filter((file) => file !== '');
    return new Map(files.map((file) => [file, git('show', `${commit}:./${file}`)]));
  } catch {
    return null;
  }
}
