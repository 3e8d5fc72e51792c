/** Warns about what a person should look at in one entry, seen on its own. */
import type { IsoDate } from '../../contract.ts';
import type { EntryFile } from '../parse-entry.ts';
import { plainText } from '../parse-prose.ts';
import { findClaims } from './claims.ts';
import { daysSince, isFuture } from './days.ts';
import { type Fact, findUnlisted } from './facts.ts';
import { findLongSentences, findMarks, LONGEST_SENTENCE } from './manner.ts';
import { GRADE_AIM, GRADE_CEILING, readingGrade } from './reading-grade.ts';
import { NO_SUCH_PAGE, NOT_YET, type Warning, type WarningKind } from './warning.ts';
import { findWording, type WordingRule } from './wording.ts';

/** Most characters of a first line that can be read at a glance on a small screen. */
const FIRST_LINE_LENGTH = 160;
/** Least number of utterances that an FAQ entry should have. */
const ENOUGH_UTTERANCES = 15;
/** Days after which an entry is due for review again: a year. */
const REVIEW_DAYS = 365;
/** Days after which a source counts as old: three years. */
const SOURCE_DAYS = 3 * 365;

/** What an entry is checked against. */
export interface EntryRules {
  /** Words to avoid in the language of the entry. */
  wording: readonly WordingRule[];
  /** Figures that may be printed; null if the content has no list of them. */
  facts: readonly Fact[] | null;
  /** Decides what is old. */
  today: IsoDate;
}

/** The warnings of one entry. */
export function entryWarnings(file: EntryFile, { wording, facts, today }: EntryRules): Warning[] {
  const { entry } = file;
  const warnings: Warning[] = [];
  const warn = (kind: WarningKind, line: number, found: string, remedy?: string) =>
    warnings.push({ kind, file: file.file, line, found, ...(remedy !== undefined && { remedy }) });
  const text = plainText(entry.answer);

  const grade = readingGrade(text, file.locale);
  if (grade !== null && grade > GRADE_CEILING) {
    warn(
      'grade',
      file.bodyLine,
      `reads at grade ${grade.toFixed(1)}, above ${GRADE_CEILING}`,
      `Shorter sentences and shorter words; aim for grade ${GRADE_AIM}.`,
    );
  }

  const [first = ''] = text.split('\n');
  if (first.length > FIRST_LINE_LENGTH) {
    warn(
      'first-line',
      file.lineOfText(0),
      `the first line has ${first.length} characters, more than ${FIRST_LINE_LENGTH}`,
      'Answer in one short sentence, then start a new paragraph.',
    );
  }

  const before = `${entry.question}\n`;
  const all = before + text;
  for (const { written, index, remedy } of [...findWording(all, entry.id, wording), ...findMarks(all)]) {
    const line = index < before.length ? file.lineOf(['question']) : file.lineOfText(index - before.length);
    warn('wording', line, `says "${written}"`, remedy);
  }

  const [long] = findLongSentences(text);
  if (long)
    warn(
      'grade',
      file.lineOfText(long.index),
      `a sentence has ${long.words} words, more than ${LONGEST_SENTENCE}: "${long.start}…"`,
      'Make two or three sentences of it.',
    );

  const [html] = file.tags;
  if (html) {
    warn(
      'html',
      html.line,
      `has HTML in it, which is left out: ${html.tag}`,
      'Take it out. For form there are **bold**, lists with - and links such as [words](https://example.org).',
    );
  }

  const claims = entry.sources.length === 0 ? findClaims(text) : [];
  if (claims.length > 0) {
    const line = file.lineOfText(text.indexOf(claims[0] ?? ''));
    warn('claim', line, `has no source for ${claims.slice(0, 5).join(', ')}`, 'Add the page under `sources`.');
  }

  for (const { sentence, index, figures } of facts ? findUnlisted(text, facts) : []) {
    warn(
      'figure',
      file.lineOfText(index),
      `${figures.join(', ')} in "${sentence}" ${figures.length === 1 ? 'is' : 'are'} not in facts.yaml`,
      'Correct it, or add the fact with its source there.',
    );
  }

  entry.sources.forEach(({ title, date }, index) => {
    if (isFuture(date, today))
      warn(
        'future',
        file.lineOf(['sources', index]),
        `the date of "${title}" lies in the future: ${date}`,
        NO_SUCH_PAGE,
      );
    if (daysSince(date, today) <= SOURCE_DAYS) return;
    warn('source', file.lineOf(['sources', index]), `"${title}" is of ${date}`, 'Look for a newer one.');
  });

  if (file.kind === 'faq' && entry.utterances.length < ENOUGH_UTTERANCES) {
    warn(
      'utterances',
      file.lineOf(['utterances']),
      `has ${entry.utterances.length} ${entry.utterances.length === 1 ? 'utterance' : 'utterances'}, fewer than ${ENOUGH_UTTERANCES}`,
      'Add what different people would type: short, rambling, misspelt.',
    );
  }

  if (entry.updated > today)
    warn('future', file.lineOf(['updated']), `updated lies in the future: ${entry.updated}`, NOT_YET);

  const review = reviewState(entry.reviewed, entry.updated, today);
  // A review of words that were written later is an error; see day-problems.ts.
  const isOutrun = entry.reviewed !== null && entry.reviewed < entry.updated;
  if (review && !isOutrun) warn('review', file.lineOf(['reviewed']), review);
  return warnings;
}

/** Why a person should review an entry; undefined while its last review holds. */
export function reviewState(reviewed: IsoDate | null, updated: IsoDate, today: IsoDate): string | undefined {
  if (reviewed === null) return 'was never reviewed by a person';
  if (reviewed < updated) return `changed on ${updated}, after its review on ${reviewed}`;
  if (daysSince(reviewed, today) > REVIEW_DAYS) return `is due again: last reviewed on ${reviewed}`;
  return undefined;
}
