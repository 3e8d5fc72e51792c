/** Kinds of value that several content files share. Every value arrives as plain text; see front-matter.ts. */
import * as v from 'valibot';
import { isDate } from './is-date.ts';
import { addressExample } from './remedies.ts';

/**
 * A whole text in curly quotes, which office programs and phones type. YAML does not take them as quotes, and they
 * would be shown.
 */
export const CURLY = /^[‘“„«][^‘’“”„«»]+[’”“»]$/;

/** A piece of text that says something. */
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('is empty'),
  v.check(
    (value) => !CURLY.test(value),
    ({ input }) => `is in curly quotes, which people would see: ${input}. Use straight ones, or none`,
  ),
);

/** Marks that make bold words, links and tags in an answer. */
const MARK = /\*\*|\]\(|<\/?[a-z][^>]*>/i;

/** A text that is shown as it stands. */
export const shownText = v.pipe(
  text,
  v.check(
    (value) => !MARK.test(value),
    ({ input }) => `has a mark that people would see here: ${MARK.exec(input)?.[0]}. Write the words alone`,
  ),
);

/** A list; nothing after the colon is an empty one. */
export function list<TItem extends v.GenericSchema>(item: TItem) {
  return v.pipe(
    v.unknown(),
    v.transform((value) => (value === '' ? [] : value)),
    v.array(item),
  );
}

/** A day that exists, as `YYYY-MM-DD`. */
export const day = v.pipe(
  v.string(),
  v.trim(),
  v.check(isDay, ({ input }) => `is not a day: "${input}"`),
);

/** A day, or null (also `~` or nothing) while it has not happened. */
export const dayOrNull = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (value) => isNullWord(value) || isDay(value),
    ({ input }) => `is neither a day nor null: "${input}"`,
  ),
  v.transform((value) => (isNullWord(value) ? null : value)),
);

/** A year, a month or a day that exists: `2023`, `2023-04`, `2023-04-26`. */
const date = v.pipe(
  v.string(),
  v.trim(),
  v.check(isDate, ({ input }) => `is not a date: "${input}"`),
);

/** An address that starts with `https://`. */
export const address = v.pipe(
  v.string(),
  v.trim(),
  v.check(isHttps, ({ input }) => `is not an https:// address: "${input}"`),
);

/** A whole number from 1. */
export const rank = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^[1-9]\d{0,3}$/, 'is not a whole number from 1'),
  v.transform(Number),
);

/** `true` or `false`, in any capitals; `yes` and `no` are the same. */
export const flag = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.picklist(['true', 'false', 'yes', 'no'], 'is neither true nor false'),
  v.transform((value) => value === 'true' || value === 'yes'),
);

/** Where a statement comes from. */
export const source = v.strictObject({
  /** Who says it, and what it is, as a reader would name it. */
  title: text,
  /** The page itself, not the site's front page. */
  url: address,
  /** When it was published or, where that is not said, read. */
  date,
});

/** What the fields of a source look like when they are right; see `validate`. */
export const sourceExamples = {
  'sources.title': 'title: …   with the title of the page',
  'sources.url': addressExample('url'),
  'sources.date': 'date: 2026-07   on a line of its own below the address, with as many spaces before it',
};

/** One text for every language, or one for each: `Montana`, or `{ en: …, es: … }`. */
export function localized<TValue extends v.GenericSchema<unknown, string>>(value: TValue) {
  return v.lazy((input) =>
    typeof input === 'string' ? value : v.pipe(v.record(v.string(), value), v.minEntries(1, 'is empty')),
  );
}

/** What `localized` yields. */
export type Localized = string | Record<string, string>;

/** The text in `locale`, else in the default language, else in any. */
export function inLocale(value: Localized, locale: string, defaultLocale: string): string {
  if (typeof value === 'string') return value;
  return value[locale] ?? value[defaultLocale] ?? Object.values(value)[0] ?? '';
}

/** Whether a text is an address that a reader may be sent to. */
export function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:' && /^https:\/\//i.test(value);
}

function isNullWord(value: string): boolean {
  return value === '' || value === '~' || value.toLowerCase() === 'null';
}

function isDay(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && isDate(value);
}
