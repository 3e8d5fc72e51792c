/** An entry file → an FAQ entry or a fixed reply in one language. */
import type { Inline, IsoDate, Prose } from '../contract.ts';
import { speaksTo } from './audience.ts';
import type { FaqEntry } from './content.ts';
import { entryExamples, faqSchema, replySchema } from './entry-schema.ts';
import { type Report, readMarkdownFile, toLines, validate } from './front-matter.ts';
import { type LinkTargets, parseProse, plainLines } from './parse-prose.ts';
import { findPhoneNumbers, isSomeonesNumber, toDigits } from './phone-numbers.ts';
import { createLineOfText, type LineOfText } from './prose-lines.ts';

/** One entry file that was read. */
export interface EntryFile {
  kind: 'faq' | 'reply';
  /** The language folder it lies in. */
  locale: string;
  /** Path inside the content folder. */
  file: string;
  entry: FaqEntry;
  /** Kinds of person it is written for. */
  audience: string[];
  /** The line on which the answer starts. */
  bodyLine: number;
  /** HTML that was left out of the answer. */
  tags: { line: number; tag: string }[];
  /** The line of a field, for the person who has to look at it. */
  lineOf(path: readonly (string | number)[]): number;
  /** The line of a place in the plain text of the answer. */
  lineOfText: LineOfText;
}

/** Where an entry file lies and what its links may point to. */
export interface EntryPlace {
  id: string;
  kind: EntryFile['kind'];
  locale: string;
  file: string;
  targets: LinkTargets;
  /** The numbers of all contacts, as they are dialled: `233733`. */
  numbers: ReadonlySet<string>;
  /** To say what day it is; missing where nobody knows. */
  today?: IsoDate | undefined;
}

/** Reads one entry file; null, with every problem reported, where its fields cannot be used. */
export function parseEntryFile(text: string, place: EntryPlace, report: Report): EntryFile | null {
  const markdown = readMarkdownFile(text, report);
  if (!markdown) return null;
  const { fields, body, bodyLine } = markdown;
  const values = validate(place.kind === 'faq' ? faqSchema : replySchema, fields, entryExamples(place.today), report);
  const tags: EntryFile['tags'] = [];
  const answer = parseProse(body, place.targets, report, bodyLine, (line, tag) => tags.push({ line, tag }));
  const plain = plainLines(answer);
  const lineOfText = createLineOfText(body, plain, bodyLine);
  if (plain.trim() === '') {
    report(bodyLine, 'there is no answer', 'Write the answer below the second line of three dashes, short line first.');
  }
  // Bold and other marks may split a number, as in `**406**-555-0100`: look at the text without them, too.
  const lineOfBody = (index: number) => bodyLine - 1 + toLines(body.slice(0, index)).length;
  if (!reportNumbers(body, lineOfBody, place.numbers, report)) reportNumbers(plain, lineOfText, place.numbers, report);
  if (!values) return null;
  reportNumbers(values.question, () => fields.lineOf(['question']), place.numbers, report);
  values.utterances.forEach((utterance, index) => {
    reportPrivate(utterance, fields.lineOf(['utterances', index]), report);
  });
  const { for: audience, asked, ...known } = values;
  const { kind, locale, file, id } = place;
  const paragraphs = paragraphsAsked(asked, answer, { lineOf: fields.lineOf, lineOfText }, report);
  const to = speaksTo(audience);
  const entry = { id, ...known, ...(paragraphs && { asked: paragraphs }), ...(to && { speaksTo: to }), answer };
  return { kind, locale, file, entry, audience, bodyLine, tags, lineOf: fields.lineOf, lineOfText };
}

/** Finds the paragraphs that begin with the bold words under which something is asked, and reports those that are not there. */
function paragraphsAsked(
  asked: Readonly<Record<string, string[]>> | undefined,
  answer: Prose,
  { lineOf, lineOfText }: Pick<EntryFile, 'lineOf' | 'lineOfText'>,
  report: Report,
): FaqEntry['asked'] {
  if (asked === undefined) return undefined;
  const headings = answer.map((block) => ('p' in block ? block.p[0] : undefined)).map(boldOf);
  return Object.entries(asked).flatMap(([heading, lines]) => {
    const at = headings.findIndex((each) => each !== '' && bare(each) === bare(heading));
    if (at >= 0) return [{ at, words: lines.join('\n') }];
    const thin = thinHeading(heading, answer);
    if (thin) {
      report(
        lineOfText(thin.index),
        `the paragraph that \`asked\` names begins with "${thin.written}", and not in bold`,
        `Write these words with two stars on each side, and no other sign: **${thin.written}**`,
      );
      return [];
    }
    const begins = headings.filter((each) => each !== '').map((each) => `"${each}"`);
    report(
      lineOf(['asked', heading]),
      `no paragraph begins with the bold words "${heading}"`,
      begins.length > 0
        ? `The paragraphs that begin in bold: ${begins.join(', ')}.`
        : 'Begin the paragraph with them: **Cost.** A call is free.',
    );
    return [];
  });
}

/** The words of a heading where a paragraph begins with them, though not in bold, and where they stand in the plain text. */
function thinHeading(heading: string, answer: Prose): { written: string; index: number } | undefined {
  const words = bare(heading);
  if (words === '') return undefined;
  for (const [at, block] of answer.entries()) {
    const text = plainLines([block]);
    const rest = text.slice(words.length);
    if (!('p' in block) || !text.startsWith(words) || /^[\p{L}\p{N}]/u.test(rest)) continue;
    const [mark = ''] = /^[.?!:]/.exec(rest) ?? [];
    return { written: words + mark, index: at === 0 ? 0 : plainLines(answer.slice(0, at)).length + 1 };
  }
  return undefined;
}

const boldOf = (start: Inline | undefined): string => (typeof start === 'object' && 'b' in start ? start.b : '');

/** Bold words without the mark at their end. */
const bare = (heading: string): string => heading.trim().replace(/\s*[.?!:]$/, '');

/** Most digits of a short number, which counts as a number to dial only if a contact has it. */
export const LONGEST_CODE = 6;
/** Five or six digits alone, with a mark between them or without. */
const CODE = /(?<![\d,.-])\d{2,3}[ .-]?\d{3}(?![\d,-])/g;

/** Reports numbers to dial in a text, and returns whether there are any. `lineAt` gives the line of a place in it. */
function reportNumbers(text: string, lineAt: LineOfText, numbers: ReadonlySet<string>, report: Report): boolean {
  // An address may hold a long number, which is no number to dial.
  const words = text.replace(/https?:\/\/[^\s)>]+/g, (address) => ' '.repeat(address.length));
  // Five or six digits may be any figure, unless a contact has them as its number.
  const codes = [...words.matchAll(CODE)]
    .filter(([code]) => numbers.has(toDigits(code)))
    .map((match) => ({ written: match[0], index: match.index }));
  const found = [...findPhoneNumbers(words), ...codes];
  for (const { written, index } of found) {
    report(
      lineAt(index),
      `a phone number is typed in the text: ${written}`,
      'Numbers live in contacts/. Link to one: [call the national line](contact:national-human-trafficking-hotline).',
    );
  }
  return found.length > 0;
}

/** An e-mail address that is none of an example. */
const MAIL = /[\w.+-]+@(?!example\.)[\w-]+(?:\.[\w-]+)+/i;

/** Reports a number or an address in an utterance that may be a living person's, since the folder is public. */
export function reportPrivate(text: string, line: number, report: Report): void {
  for (const { written } of findPhoneNumbers(text)) {
    if (!isSomeonesNumber(written)) continue;
    report(
      line,
      `a number that may be somebody's is typed in the text: ${written}`,
      'This folder is public. Write one that nobody has: 406-555-0100, or another from 0100 to 0199.',
    );
  }
  const [mail] = MAIL.exec(text) ?? [];
  if (mail !== undefined)
    report(
      line,
      `an e-mail address that may be somebody's is typed in the text: ${mail}`,
      'This folder is public. Write one that nobody has, such as name@example.org, or none.',
    );
}
