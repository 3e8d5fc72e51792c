/** Finds days that cannot be true: people read that a person reviewed or tried something, and nobody did. */
import type { IsoDate } from '../../contract.ts';
import type { ContentProblem } from '../content.ts';
import { createReport } from '../front-matter.ts';
import type { ReadContent } from '../parse.ts';
import { isFuture } from './days.ts';
import { NOT_YET } from './warning.ts';

/** Reports days of work and of words that lie in the future, and a review of words that were written later. */
export function dayProblems({ entries, contacts }: ReadContent, today: IsoDate): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const { file, entry, lineOf } of entries) {
    const { reviewed, updated } = entry;
    const report = createReport(file, problems);
    const isAhead = isFuture(updated, today);
    // Once it is in, every later day would seem to go back.
    if (isAhead)
      report(
        lineOf(['updated']),
        `updated lies in the future: ${updated}`,
        `Write the day on which the words last changed; if that is today, updated: ${today}`,
      );
    if (reviewed === null) continue;
    if (isFuture(reviewed, today)) report(lineOf(['reviewed']), `reviewed lies in the future: ${reviewed}`, NOT_YET);
    if (reviewed < updated && !isAhead)
      report(
        lineOf(['reviewed']),
        `the words changed on ${updated}, after the review of ${reviewed}`,
        'Write reviewed: null until a person has read the new words. People are told that a person reviewed them.',
      );
  }
  for (const { file, fields, lineOf } of contacts)
    for (const field of ['checked', 'confirmed', 'sourceYear'] as const) {
      const day = String(fields[field] ?? '');
      const remedy = field === 'sourceYear' ? 'Write the year of the source: people read it.' : NOT_YET;
      if (isFuture(day, today))
        createReport(file, problems)(lineOf([field]), `${field} lies in the future: ${day}`, remedy);
    }
  return problems;
}
