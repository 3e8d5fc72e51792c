/** The fields of a contact file. `content/README.md` explains them to people who edit. */
import * as v from 'valibot';
import {
  address,
  day,
  dayOrNull,
  flag,
  list,
  localized,
  rank,
  shownText,
  source,
  sourceExamples,
  text,
} from './fields.ts';
import type { Examples } from './front-matter.ts';
import { toDialled, toDigits, toShown } from './phone-numbers.ts';
import { addressExample, dayExample, dayOrNullExample } from './remedies.ts';

/** A number of North America, one of another country, or a short code. */
const NUMBER = /^(\+1[2-9]\d{2}[2-9]\d{6}|\+(?!1)[1-9]\d{6,14}|\d{3,6})$/;
/** Ten digits of North America after a plus: the 1 between them was forgotten, and the call would go to another country. */
const WITHOUT_ONE = /^\+[2-9]\d{2}[2-9]\d{6}$/;
/** Numbers for which the caller pays by the minute. */
const PREMIUM = /^\+1900/;

/** Says what is wrong with a number that cannot be dialled. */
function notDialled({ input }: { input: string }): string {
  const [letter] = /[a-z](?=\d)|(?<=\d)[a-z]/i.exec(input) ?? [];
  const after = /^\+?1(\d+)$/.exec(input)?.[1] ?? '';
  const found = letter
    ? `: there is the letter ${letter} in it`
    : after && after.length !== 10
      ? `: it has ${after.length} digits after the 1`
      : '';
  return `is not +1 and ten digits, such as +14065550100, or a short code such as 988${found}`;
}

/** A number to dial, and how people write it. */
const line = v.strictObject({
  /** E.164 (`+18883737888`), or a short code (`911`, `233733`). */
  number: v.pipe(
    v.string(),
    v.trim(),
    v.regex(NUMBER, notDialled),
    v.check((number) => !WITHOUT_ONE.test(number), 'lacks the 1 after its +: a tap would call another country'),
    v.check(
      (number) => !PREMIUM.test(number),
      'begins with +1900: such a call costs the caller money. Look it up again in the source',
    ),
  ),
  /** As people write it; letters stand for the digits on the keypad. */
  shown: text,
});

/** Says which two numbers a line has where it should have one. */
function twoNumbers({ input: { number, shown } }: { input: { number: string; shown: string } }): string {
  return `has two numbers: \`number\` is ${number}, and \`shown\` is ${shown}`;
}

const checkedLine = v.pipe(line, v.check(isSameNumber, twoNumbers));

/** A word that the line knows, letter for letter. */
const keyword = v.pipe(v.string(), v.trim(), v.regex(/^[A-Z\d]{2,12}$/, 'is not one word in capitals, such as HELP'));

/** Fields of `content/contacts/<id>.md`. Text that people read may be given for each language: `{ en: …, es: … }`. */
export const contactSchema = v.strictObject({
  /** What the line or service is called. */
  name: localized(shownText),
  /** What it is for, in one short sentence. */
  purpose: localized(shownText),
  /** The number to call. */
  phone: v.optional(checkedLine),
  /** The number to text, and the word to send where one is documented; `{ es: AYUDA }` is a word for that language alone. */
  text: v.optional(
    v.pipe(
      v.strictObject({ ...line.entries, keyword: v.optional(localized(keyword)) }),
      v.check((input) => isSameNumber(input), twoNumbers),
    ),
  ),
  /** Teletypewriter or relay for people who are deaf or hard of hearing. */
  tty: v.optional(checkedLine),
  /** A call in sign language over video. */
  videophone: v.optional(checkedLine),
  /** The page on which people can chat. */
  chat: v.optional(localized(address)),
  /** The page to read or to fill in a form. */
  web: v.optional(localized(address)),
  /** When someone answers. Where no source says, say that it is not confirmed. */
  hours: localized(shownText),
  /** Which languages it speaks. Where no source says, say that it is not confirmed. */
  languages: localized(shownText),
  /** Where it helps, in words. */
  area: localized(shownText),
  /** Where it helps, as area ids of places.yaml: `us`, `mt`, `county:gallatin`. */
  serves: list(text),
  /** What a person should know before they reach out. */
  note: v.optional(localized(shownText)),
  /** The year of the source where it is old enough to say so. */
  sourceYear: v.optional(
    v.pipe(v.string(), v.trim(), v.regex(/^(19|20)\d{2}$/, 'is not a year such as 2022'), v.transform(Number)),
  ),
  /** Where numbers, hours and the rest come from. */
  sources: list(source),
  /** The day a person last compared this file with its sources. */
  checked: day,
  /** The day a person of the project last dialled or opened it and it worked; null until then. */
  confirmed: dayOrNull,
  /** V: a stored official source says so, or two independent ones. V2: at second hand. */
  confidence: v.picklist(['V', 'V2'], 'is neither V nor V2'),
  /** Whether a person must look again before launch. */
  recheck: v.optional(flag, 'false'),
  /** Its place among the contacts of a reply that has none of its own; 1 is first. */
  default: v.optional(rank),
  /** Its place in lists of all contacts; 1 is first. Those without one follow by id. */
  order: v.optional(rank),
});

/** Fields that people read, in each language. */
export const SPOKEN = ['name', 'purpose', 'hours', 'languages', 'area', 'note'] as const;

/** Fields that hold a number. */
export const NUMBERED = ['phone', 'text', 'tty', 'videophone'] as const;

/** The checked fields of one contact file. */
export type ContactFields = v.InferOutput<typeof contactSchema>;

/** What the fields look like when they are right. */
export const contactExamples: Examples = {
  name: 'name: Montana 211',
  purpose: 'purpose: { en: Food and housing, es: Comida y vivienda }',
  phone: lineExample('phone'),
  'phone.number': numberExample('phone'),
  text: lineExample('text'),
  'text.number': numberExample('text'),
  'text.keyword': 'keyword: HELP   if that is the word to send',
  tty: lineExample('tty'),
  'tty.number': numberExample('tty'),
  videophone: lineExample('videophone'),
  'videophone.number': numberExample('videophone'),
  chat: addressExample('chat'),
  web: addressExample('web'),
  hours: 'hours: { en: Day and night, es: Día y noche }',
  languages: 'languages: { en: Not confirmed, es: Sin confirmar }',
  area: 'area: Montana',
  serves: 'serves: [mt]',
  note: 'note: { en: Hours vary, es: El horario cambia }',
  sourceYear: 'sourceYear: 2022',
  sources: 'sources: [{ title: …, url: https://…, date: 2026-07 }]   with those of the page, or sources: [] for none',
  ...sourceExamples,
  checked: dayExample('checked', '2026-11-24   with the day on which you compared this file with its sources'),
  confirmed: dayOrNullExample('confirmed', 'somebody has dialled or opened it'),
  confidence: 'confidence: V, or confidence: V2',
  recheck: 'recheck: true, or no such line',
  default: 'default: 1',
  order: 'order: 10',
};

const TWO_NUMBERS = v.object({ number: v.string(), shown: v.string() });

/**
 * How to write the lines of a field: with the numbers that were written, if they can be told. A real number of another
 * line would be copied.
 */
function lineExample(field: string): (written: unknown) => string {
  return (written) => {
    if (v.is(TWO_NUMBERS, written)) {
      // After letters, their digits may stand: 1-833-406-STOP (7867).
      const dialled = toDialled(written.shown.replace(/(?<=[A-Z])\s*\(\d+\)$/, ''));
      const other = `shown: '${toShown(written.number)}'`;
      return dialled === null
        ? `${other}   if the source says that ${written.number} is right`
        : `number: '${dialled}'   if ${written.shown} is right; or, if ${written.number} is,   ${other}`;
    }
    const dialled = (typeof written === 'string' ? toDialled(written) : null) ?? '+14065550100';
    return `${field}: and below it, two spaces further in,   number: '${dialled}'   and   shown: '${toShown(dialled)}'`;
  };
}

/** How to write the number alone. Curly quotes around it are no quotes here. */
function numberExample(field: string): (written: unknown) => string {
  return (written) => {
    if (typeof written !== 'string') return lineExample(field)(null);
    const dialled = toDialled(written.replace(/[‘’“”]/g, ''));
    return dialled !== null && dialled !== written
      ? `number: '${dialled}'`
      : "number: '+1…'   with all ten digits, as the source has them";
  };
}

/**
 * Guards against typing errors: `shown` must spell the number, with or without the country code, and have no other
 * digit. After letters, it may give their digits, as in `1-833-406-STOP (7867)`. A short code may stand among others,
 * as in `711, 988`.
 */
function isSameNumber({ number, shown }: { number: string; shown: string }): boolean {
  // A text that is no number at all is already reported as that.
  if (!NUMBER.test(number)) return true;
  const digits = number.replace('+', '');
  const spelled = toDigits(shown);
  if (!number.startsWith('+')) return spelled.includes(digits);
  const local = digits.slice(1);
  const ways = number.startsWith('+1') ? [digits, local] : [digits];
  return ways.some((way) => spelled === way || spelled === way + local.slice(-4));
}
