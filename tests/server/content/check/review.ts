/** Returns what a check of a folder finds, for the tests of server/content/check. Files are given as path → text, all on one day. */
import { type ReviewOptions, reviewContent } from '../../../../server/content/check/review-content.ts';
import type { WarningKind } from '../../../../server/content/check/warning.ts';

/** The day of the check, which decides what is old. */
export const TODAY = '2026-11-24';

export function review(files: Record<string, string>, options: Partial<ReviewOptions> = {}) {
  return reviewContent(new Map(Object.entries(files)), { today: TODAY, ...options });
}

/** Returns warnings as `file:line kind found`, without those that the test does not ask about. */
export function warningsOf(
  files: Record<string, string>,
  kinds: WarningKind[],
  options: Partial<ReviewOptions> = {},
): string[] {
  return review(files, options)
    .warnings.filter(({ kind }) => kinds.includes(kind))
    .map(({ file, line, kind, found }) => `${file}:${line} ${kind} ${found}`);
}

/** The `utterances` field of an entry, with as many as an entry should have. */
export const ENOUGH = `\n${Array.from({ length: 15 }, (_, index) => `  - utterance number ${index}`).join('\n')}`;
