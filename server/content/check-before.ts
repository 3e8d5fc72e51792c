/** What a content folder was before it was changed, as git knows it. */
import { execFileSync } from 'node:child_process';
import type { ContentFiles } from './parse.ts';

/**
 * The entries and contacts of a content folder that differ from those of `commit`, as they were there; new ones without any
 * text. Null if git is not there, or does not know the commit: then nobody can tell what changed. The examples of danger are
 * left out: nothing asks what they were, and one file of them is as long as all that a process takes from git by default (1 MiB).
 */
export function filesBefore(folder: string, commit: string): ContentFiles | null {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const changed = git(
      'diff',
      '--name-status',
      '-z',
      '--relative',
      '--no-renames',
      '--diff-filter=AM',
      commit,
      '--',
      '*.md',
    );
    const pairs = [...changed.matchAll(/([AM])\0([^\0]+)\0/g)];
    return new Map(
      pairs.map(([, status, file = '']) => [file, status === 'A' ? '' : git('show', `${commit}:./${file}`)]),
    );
  } catch {
    return null;
  }
}
