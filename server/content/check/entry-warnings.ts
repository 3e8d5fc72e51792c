/** Warns about what a person should look at in one entry, seen on its own. */
import type { IsoDate } from '../../contract.ts';
import { KINDS } from '../audience.ts';
import { nearest } from '../front-matter.ts';
import type { EntryFile } from '../parse-entry.ts';
import { plainLines } from '../parse-prose.ts';
import { findPhoneNumbers } from '../phone-numbers.ts';
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

/** An entry with its words, and what it is checked against. */
interface Checked extends EntryRules {
  file: EntryFile;
  /** Its answer without marks, one block a line. */
  text: string;
  /** The same without phone numbers, which are an error by themselves; see parse-entry.ts. */
  figures: string;
}

/** The warnings of one entry. */
export function entryWarnings(file: EntryFile, rules: EntryRules): Warning[] {
  const text = plainLines(file.entry.answer);
  const checked = { ...rules, file, text, figures: withoutNumbers(text) };
  return CHECKS.flatMap((check) => check(checked));
}

const CHECKS: ((checked: Checked) => Warning[])[] = [
  ofGrade,
  ofFirstLine,
  ofWording,
  ofLongSentence,
  ofHtml,
  ofClaims,
  ofFigures,
  ofSources,
  ofUtterances,
  ofAudience,
  ofDays,
];

function warning(kind: WarningKind, { file }: EntryFile, line: number, found: string, remedy?: string): Warning {
  return { kind, file, line, found, ...(remedy !== undefined && { remedy }) };
}

function ofGrade({ file, text }: Checked): Warning[] {
  const grade = readingGrade(text, file.locale);
  if (grade === null || grade <= GRADE_CEILING) return [];
  const found = `reads at grade ${grade.toFixed(1)}, above ${GRADE_CEILING}`;
  return [
    warning('grade', file, file.bodyLine, found, `Shorter sentences and shorter words; aim for grade ${GRADE_AIM}.`),
  ];
}

function ofFirstLine({ file, text }: Checked): Warning[] {
  const [first = ''] = text.split('\n');
  if (first.length <= FIRST_LINE_LENGTH) return [];
  const found = `the first line has ${first.length} characters, more than ${FIRST_LINE_LENGTH}`;
  const remedy = 'Answer in one short sentence, then start a new paragraph.';
  return [warning('first-line', file, file.lineOfText(0), found, remedy)];
}

function ofWording({ file, text, wording }: Checked): Warning[] {
  const { id, question } = file.entry;
  const before = `${question}\n`;
  const all = before + text;
  return [...findWording(all, id, wording), ...findMarks(all)].map(({ written, index, remedy }) => {
    const line = index < before.length ? file.lineOf(['question']) : file.lineOfText(index - before.length);
    return warning('wording', file, line, `says "${written}"`, remedy);
  });
}

function ofLongSentence({ file, text }: Checked): Warning[] {
  const [long] = findLongSentences(text);
  if (!long) return [];
  const found = `a sentence has ${long.words} words, more than ${LONGEST_SENTENCE}: "${long.start}…"`;
  return [warning('grade', file, file.lineOfText(long.index), found, 'Make two or three sentences of it.')];
}

function ofHtml({ file }: Checked): Warning[] {
  const [html] = file.tags;
  if (!html) return [];
  const remedy =
    'Take it out. For form there are **bold**, lists with - and links such as [words](https://example.org).';
  return [warning('html', file, html.line, `has HTML in it, which is left out: ${html.tag}`, remedy)];
}

/** As many spaces in place of each phone number, so that what follows keeps its place. */
function withoutNumbers(text: string): string {
  return findPhoneNumbers(text).reduce(
    (rest, { index, written: { length } }) => rest.slice(0, index) + ' '.repeat(length) + rest.slice(index + length),
    text,
  );
}

function ofClaims({ file, figures: text }: Checked): Warning[] {
  const [first, ...others] = file.entry.sources.length === 0 ? findClaims(text) : [];
  if (first === undefined) return [];
  const found = `has no source for ${[first, ...others].slice(0, 5).join(', ')}`;
  return [warning('claim', file, file.lineOfText(text.indexOf(first)), found, 'Add the page under `sources`.')];
}

function ofFigures({ file, figures: text, facts }: Checked): Warning[] {
  return (facts ? findUnlisted(text, facts) : []).map(({ sentence, index, figures }) => {
    const found = `${figures.join(', ')} in "${sentence}" ${figures.length === 1 ? 'is' : 'are'} not in facts.yaml`;
    return warning('figure', file, file.lineOfText(index), found, 'Correct it, or add the fact with its source there.');
  });
}

function ofSources({ file, today }: Checked): Warning[] {
  return file.entry.sources.flatMap(({ title, date }, index) => {
    const line = file.lineOf(['sources', index]);
    if (isFuture(date, today))
      return warning('future', file, line, `the date of "${title}" lies in the future: ${date}`, NO_SUCH_PAGE);
    if (daysSince(date, today) <= SOURCE_DAYS) return [];
    return warning('source', file, line, `"${title}" is of ${date}`, 'Look for a newer one.');
  });
}

function ofUtterances({ file }: Checked): Warning[] {
  const { length } = file.entry.utterances;
  if (file.kind !== 'faq' || length >= ENOUGH_UTTERANCES) return [];
  const found = `has ${length} ${length === 1 ? 'utterance' : 'utterances'}, fewer than ${ENOUGH_UTTERANCES}`;
  const remedy = 'Add what different people would type: short, rambling, misspelt.';
  return [warning('utterances', file, file.lineOf(['utterances']), found, remedy)];
}

function ofAudience({ file }: Checked): Warning[] {
  return file.audience.flatMap((kind, index) => {
    if (KINDS.includes(kind)) return [];
    const meant = nearest(kind, KINDS);
    const found = `\`for\` names "${kind}", which is no kind of person here: nobody would be shown the entry for it`;
    const remedy = `${meant === undefined ? '' : `Did you mean ${meant}? `}The kinds are: ${KINDS.join(', ')}.`;
    return warning('audience', file, file.lineOf(['for', index]), found, remedy);
  });
}

function ofDays({ file, today }: Checked): Warning[] {
  const { reviewed, updated } = file.entry;
  // A day that nobody has yet is an error; see day-problems.ts. This one has begun somewhere.
  const ahead =
    updated > today && !isFuture(updated, today)
      ? [warning('future', file, file.lineOf(['updated']), `updated lies in the future: ${updated}`, NOT_YET)]
      : [];
  const review = reviewState(reviewed, updated, today);
  // A review of words that were written later is an error; see day-problems.ts.
  const isOutrun = reviewed !== null && reviewed < updated;
  return [...ahead, ...(review && !isOutrun ? [warning('review', file, file.lineOf(['reviewed']), review)] : [])];
}

/** Why a person should review an entry; undefined while its last review holds. */
export function reviewState(reviewed: IsoDate | null, updated: IsoDate, today: IsoDate): string | undefined {
  if (reviewed === null) return 'was never reviewed by a person';
  if (reviewed < updated) return `changed on ${updated}, after its review on ${reviewed}`;
  if (daysSince(reviewed, today) > REVIEW_DAYS) return `is due again: last reviewed on ${reviewed}`;
  return undefined;
}
