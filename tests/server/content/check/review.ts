/** What a check of a folder finds, for the tests of server/content/check: files as path → text, all on one day. */
import { type ReviewOptions, reviewContent } from '../../../../server/content/check/review-content.ts';
import type { WarningKind } from '../../../../server/content/check/warning.ts';

/** Decides what is old. */
export const TODAY = '2026-11-24';

export function review(files: Record<string, string>, options: Partial<ReviewOptions> = {}) {
  return reviewContent(new Map(Object.entries(files)), { today: TODAY, ...options });
}

/** Warnings as `file:line kind found`, without those that are not asked about. */
export function warningsOf(
  files: Record<string, string>,
  kinds: WarningKind[],
  options: Partial<ReviewOptions> = {},
): string[] {
  return review(files, options)
    .warnings.filter(({ kind }) => kinds.includes(kind))
    .map(({ file, line, kind, found }) => `${file}:${line} ${kind} ${found}`);
}

/** The `utterances` of an entry that has as many as it should. */
export const ENOUGH = `\n${Array.from({ length: 15 }, (_, index) => `  - utterance number ${index}`).join('\n')}`;
