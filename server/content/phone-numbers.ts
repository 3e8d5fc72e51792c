/** Finds telephone numbers in text. Numbers belong in contact files only, so that one change corrects them everywhere. */

/** Something in a text that looks like a telephone number. */
export interface FoundNumber {
  /** As it was written. */
  written: string;
  /** Where it starts, in characters. */
  index: number;
}

/** Everything in `text` that looks like a telephone number, in order. Years, sections of law and 911 do not. */
export function findPhoneNumbers(text: string): FoundNumber[] {
  // Office programs put longer dashes, and spaces that do not break, between the digits.
  const plain = text.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\u00a0/g, ' ');
  return [...plain.matchAll(PHONE)].map(({ index, 0: { length } }) => ({
    written: text.slice(index, index + length).trim(),
    index,
  }));
}

/**
 * Whether a written number may be a living person's: it is of North America, not toll-free, and not one of those
 * reserved for fiction.
 */
export function isSomeonesNumber(written: string): boolean {
  return /^1?(?!8(?:00|22|33|44|55|66|77|88))[2-9]\d{2}(?!55501)[2-9]\d{6}$/.test(toDigits(written));
}

/** The digits that a written number stands for; letters by the keypad: `1-833-406-STOP` → `18334067867`. */
export function toDigits(written: string): string {
  return written
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => KEYPAD[letter.charCodeAt(0) - 'A'.charCodeAt(0)] ?? '')
    .replace(/\D/g, '');
}

/**
 * A number of North America or a short code as it is dialled, from how people write it; null if it is neither. A letter among digits is a
 * slip, such as O for 0, and no key of a telephone: `1-833-4O6-7867`.
 */
export function toDialled(written: string): string | null {
  if (/\d[A-Z]|[A-Z]\d/i.test(written)) return null;
  const digits = toDigits(written);
  if (/^\d{3,6}$/.test(written.trim())) return digits;
  const [, local] = /^1?([2-9]\d{2}[2-9]\d{6})$/.exec(digits) ?? [];
  return local === undefined ? null : `+1${local}`;
}

/** A number as people write it, from how it is dialled: `+14065550100` → `406-555-0100`. */
export function toShown(dialled: string): string {
  return dialled.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
}

/** The key of each letter from A to Z. */
const KEYPAD = '22233344455566677778889999';

const PHONE = new RegExp(
  [
    // +18883737888, +1 888 373 7888
    String.raw`\+\d[\d\s().-]{5,}\d`,
    // 1-888-373-7888, (406) 444-5803, 888.373.7888, 406/444-5803, 406·444·5803, 406 - 444 - 5803, 8883737888
    String.raw`(?<![\d-])(?:1(?:[\s./·-]| - )?)?\(?\d{3}\)?(?:[\s./·-]| - )?\d{3}(?:[\s./·-]| - )?\d{4}(?![\d-])`,
    // 1-833-406-STOP, 1-800-THE-LOST, 800-656-HOPE: toll-free, with capital letters
    String.raw`(?<![\d-])(?:1[\s.-])?\(?8(?:00|22|33|44|55|66|77|88)\)?[\s.-][A-Z\d]{2,4}[\s.-]?[A-Z\d]{3,7}(?:[\s.-]?[A-Z\d]{2,4})?(?![\w-])`,
    // 1-888-3737-888, 1-800-the-lost and any other long chain that starts like a toll-free number
    String.raw`(?<![\d-])1-8\d{2}-[\dA-Za-z-]{6,}`,
    // 406-STOP, 373-7888 (a local number; a section of law such as 44-4-1501 has a digit and a dash before it)
    String.raw`(?<![\w-])\d{3}[.-](?:\d{4}|[A-Z]{4})(?![\w-])`,
    // 3737888 and longer, without separators
    String.raw`(?<![\d,.-])\d{7,}(?![\d,-])`,
  ].join('|'),
  'g',
);
