/** A contact file → the contact in each language. */
import type { Contact, Link } from '../contract.ts';
import { type ContactFields, contactExamples, contactSchema, SPOKEN } from './contact-schema.ts';
import { inLocale } from './fields.ts';
import { type Report, readMarkdownFile, validate } from './front-matter.ts';
import { findPhoneNumbers } from './phone-numbers.ts';

/** One contact file that was read. */
export interface ContactFile {
  id: string;
  /** Path inside the content folder. */
  file: string;
  fields: ContactFields;
  /** The line of a field, for the person who has to look at it. */
  lineOf(path: readonly (string | number)[]): number;
}

/** The short number in the name of a contact file. A slip in it would send every person in danger to another line, or to none. */
const NAMED_AFTER = /-([2-9]11|988)$/;
/** As long as such a number is with a digit too many. */
const SHORT = 4;

/** Reads one contact file; null, with every problem reported, where it cannot be used. */
export function parseContactFile(id: string, file: string, text: string, report: Report): ContactFile | null {
  const markdown = readMarkdownFile(text, report);
  if (!markdown) return null;
  const { lineOf } = markdown.fields;
  const fields = validate(contactSchema, markdown.fields, contactExamples, report);
  markdown.body.split('\n').forEach((line, index) => {
    for (const { written } of findPhoneNumbers(line))
      report(
        markdown.bodyLine + index,
        `a phone number is typed in the notes: ${written}`,
        'This folder is public. Take it out.',
      );
  });
  if (!fields) return null;
  const [, code] = NAMED_AFTER.exec(id) ?? [];
  for (const field of ['phone', 'text'] as const) {
    const number = fields[field]?.number;
    // A longer number is no slip: it may be another way to the same people.
    if (code === undefined || number === undefined || number === code || number.length > SHORT) continue;
    report(
      lineOf([field]),
      `the file is named after ${code}, and \`${field}\` dials ${number}`,
      `Write number: '${code}' and shown: '${code}'. A line with another number needs a file of another name.`,
    );
  }
  for (const field of SPOKEN) {
    for (const { written } of findPhoneNumbers(JSON.stringify(fields[field] ?? ''))) {
      report(
        lineOf([field]),
        `a phone number is typed in \`${field}\`: ${written}`,
        'A number stands once, below `phone`, `text` or `tty`: here nobody could tap it, nor mend it.',
      );
    }
  }
  return { id, file, fields, lineOf };
}

/** The contact in one language. */
export function toContact({ id, fields }: ContactFile, locale: string, defaultLocale: string): Contact {
  const read = (value: Parameters<typeof inLocale>[0]) => inLocale(value, locale, defaultLocale);
  const { phone, text, tty, videophone, chat, web, note, sourceYear } = fields;
  return {
    id,
    name: read(fields.name),
    purpose: read(fields.purpose),
    ...(phone && { call: toCall(phone) }),
    ...(text && { text: toText(text, locale) }),
    ...(tty && { tty: toCall(tty) }),
    ...(videophone && { videophone: toCall(videophone) }),
    ...(chat !== undefined && { chat: toPage(read(chat)) }),
    ...(web !== undefined && { web: toPage(read(web)) }),
    hours: read(fields.hours),
    languages: read(fields.languages),
    area: read(fields.area),
    ...(note !== undefined && { note: read(note) }),
    ...(sourceYear !== undefined && { sourceYear }),
    confirmed: fields.confirmed,
  };
}

/** The one link that stands for a contact in running text; null where there is nothing to tap. */
export function mainHref({ call, text, chat, web }: Contact): string | null {
  return (call ?? text ?? chat ?? web)?.href ?? null;
}

/** The numbers of a contact without repeats. 711 is everyone's relay, not a number of its own. */
export function numbersOf({ fields: { phone, text, tty, videophone } }: ContactFile): string[] {
  const numbers = [phone, text, tty, videophone].flatMap((line) => (line ? [line.number] : []));
  return [...new Set(numbers)].filter((number) => number !== '711');
}

function toCall({ number, shown }: { number: string; shown: string }): Link {
  return { href: `tel:${number}`, label: shown };
}

/**
 * The number to text. A keyword that is given for some languages is sent in those only: in another language it would
 * bring the wrong answer.
 */
function toText(
  { number, shown, keyword }: NonNullable<ContactFields['text']>,
  locale: string,
): NonNullable<Contact['text']> {
  const word = typeof keyword === 'string' ? keyword : keyword?.[locale];
  return { href: toSms(number, word), label: shown, ...(word !== undefined && { keyword: word }) };
}

/**
 * A link that opens a new text message. The standard (RFC 5724) puts the words after `?body=`, which Android reads; iOS
 * long wanted `&body=` instead. `?&body=` satisfies both: the one sees an empty first parameter, the other an ampersand.
 */
function toSms(number: string, keyword: string | undefined): string {
  return keyword === undefined ? `sms:${number}` : `sms:${number}?&body=${encodeURIComponent(keyword)}`;
}

function toPage(href: string): Link {
  return { href, label: new URL(href).host.replace(/^www\./, '') };
}
