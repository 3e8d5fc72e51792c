import { respell } from './text/spelling-habits.ts';

/**
 * A text that is split into words only once, and can then be read in any language. Splitting is the slowest part of
 * reading.
 */
export interface Heard {
  text: string;
  /** Its words in a language, as `words` gives them. Not to be changed. */
  in(language: string): string[];
}

/** Text as typed, or the same already split. */
export type Text = string | Heard;

/** A text as typed, which it does not split. */
export const textOf = (text: Text): string => (typeof text === 'string' ? text : text.text);

/** Splits a text into words, unless it was split before. */
export function hear(text: Text): Heard {
  if (typeof text !== 'string') return text;
  const visible = withoutUnseen(text);
  const tokens = split(visible);
  const spelled = new Map<string, string[]>();
  return {
    text: visible,
    in(language) {
      const known = spelled.get(language) ?? respell(tokens, language);
      spelled.set(language, known);
      return known;
    },
  };
}

/**
 * The words of a text in reading order: folded, contractions and texting spelling written out, emoji kept as words.
 * `language` picks the table of spelling habits; any other than `es` is read as English.
 */
export function words(text: Text, language = 'en'): string[] {
  return typeof text === 'string' ? respell(split(text), language) : text.in(language);
}

/**
 * Text as typed, with each accent in its letter, and without what tells nothing: characters that nobody sees, such as those that a page
 * puts into words for the line to break there, and web addresses beside words: theirs are of no language.
 */
function withoutUnseen(text: string): string {
  const beside = text.replace(ADDRESS, ' ');
  const told = LETTER.test(beside) ? beside : text;
  return PLAIN.test(told) ? told : told.normalize('NFC').replace(UNSEEN, '');
}

const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/gi;
const LETTER = /\p{L}/u;
const UNSEEN = /\p{Cf}/gu;

/**
 * Text as typed, made comparable: lower case, no accents, one apostrophe, no broken characters, runs of one letter cut
 * to two. Punctuation stays, because a contraction and an interstate number need it.
 */
export function fold(text: string): string {
  if (PLAIN.test(text))
    return text
      .toLowerCase()
      .replace(/`/g, "'")
      .replace(/([a-z])\1{2,}/g, '$1$1');
  // What people type as an apostrophe comes first: decomposed, an acute accent is a space.
  return decomposed(text.replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032]/g, "'").replace(/\p{Surrogate}/gu, ' '))
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
}

/**
 * Decomposes characters into plain letters and accents (NFKD). A single character may stand for a sentence of eighteen
 * letters; in a text that would grow so much, such characters are kept (NFD).
 */
function decomposed(text: string): string {
  const spread = text.normalize('NFKD');
  return spread.length > MOST_SPREAD * text.length ? text.normalize('NFD') : spread;
}

/**
 * How many times longer a text may get. A letter with three accents, the most that a language needs, becomes four
 * characters.
 */
const MOST_SPREAD = 4;

function split(text: string): readonly string[] {
  let spoken = fold(text);
  if (SIGNS.test(spoken))
    spoken = spoken
      // An interstate or a visa letter is one word: I-90, T-visa.
      .replace(/\b([a-z])-(?=\d)/g, '$1')
      // As the number is said: 9-1-1.
      .replace(/\b9[ .-]1[ .-]1\b/g, '911')
      // How nurses write an age: 14yo, 14 y/o.
      .replace(/\b(\d{1,2})(?:yo| ?y\/o)\b/g, '$1 year old')
      // How people write an age and a sex: 17f, f/16.
      .replace(
        SHORT_AGE,
        (_, before: string, sex: string, age: string, years: string, of: string) =>
          before + aged(age ?? years, sex ?? of),
      )
      // Letters swapped for digits or signs inside a word, or left out of it, to slip past filters: s3x, tr@fficked, r4ped, k*lled.
      .replace(
        /([a-z])([013@$*]|4(?=[a-z]{2}))(?=[a-z])/g,
        (_, before: string, sign: string) => before + (DISGUISES[sign] ?? ''),
      );
  spoken = spoken.replace(SPELLED_OUT, (letters) => letters.replace(APART, ''));
  return spoken.match(PLAIN.test(spoken) ? PLAIN_WORD : WORD) ?? [];
}

/** An age from 10 on, and `f` or `m`. An `m16` is a rifle, `30 m` a distance, and `I'm 17` is no boy. */
const SHORT_AGE = /(^|[^\p{L}\p{N}'])(?:([fm])(?: +|\/)([1-9]\d)|([1-9]\d)\/?([fm]))(?![\p{L}\p{N}])/gu;

function aged(years: string, sex: string): string {
  const [girl, woman] = sex === 'f' ? ['girl', 'woman'] : ['boy', 'man'];
  return `${years} year old ${Number(years) < 18 ? girl : woman}`;
}

/**
 * Four or more letters typed apart are one word, also where one is held down: `h e l p`, `h e l ppp`. Of three, each may be a word
 * of its own, as in `u r a`, which is told once they are written out.
 */
const SPELLED_OUT = /(?:^|[^\p{L}\p{N}'])(\p{L})\1?(?:[^\p{L}\p{N}']{1,3}(\p{L})\2?){3,}(?![\p{L}\p{N}'])/gu;
const APART = /(?!^)[^\p{L}]/gu;

/** Whether a word is an emoji. */
export const isPicture = (word: string): boolean => PICTURE.test(word);

const PICTURE = /^[\p{Extended_Pictographic}\p{RI}]$/u;

/** The word with every double letter made single, so that `helpp`, `helppp` and `help` are equal. */
export function squeeze(word: string): string {
  return DOUBLE.test(word) ? word.replace(/(.)\1+/gu, '$1') : word;
}

const DOUBLE = /(.)\1/u;

/** Most texts are plain ASCII, and reading those takes a fraction of the time. */
const PLAIN = /^[\0-\x7f]*$/;
const SIGNS = /[\d@$*]/;

const DISGUISES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '@': 'a', $: 's' };

/** Letters and digits, with an apostrophe inside; or one emoji. Variation selectors and skin tones fall away. */
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)*|[\p{Extended_Pictographic}\p{RI}]/gu;
const PLAIN_WORD = /[a-z\d]+(?:'[a-z]+)*/g;
