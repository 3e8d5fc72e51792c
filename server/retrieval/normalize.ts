import { respell } from './spelling-habits.ts';

/**
 * Text as typed, made comparable: lower case, no accents, one apostrophe, no broken characters, runs of one letter cut
 * to two. Punctuation stays, because a contraction and an interstate number need it.
 */
export function fold(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b\u02bc\u0060\u00b4]/g, "'")
    .replace(/(\p{L})\1{2,}/gu, '$1$1');
}

/**
 * The words of a text in reading order: folded, contractions and texting spelling written out, emoji kept as words.
 * `language` picks the table of spelling habits; any other than `es` is read as English.
 */
export function words(text: string, language = 'en'): string[] {
  const spoken = fold(text)
    // An interstate or a visa letter is one word: I-90, T-visa.
    .replace(/\b([a-z])-(?=\d)/g, '$1')
    // Letters swapped for digits or signs inside a word, to slip past filters: s3x, tr@fficked.
    .replace(/(?<=[a-z])[013@$](?=[a-z])/g, (sign) => DISGUISES[sign] ?? sign);
  return respell(spoken.match(WORD) ?? [], language);
}

/** The word with every double letter made single, so that `helpp`, `helppp` and `help` are equal. */
export function squeeze(word: string): string {
  return word.replace(/(.)\1+/gu, '$1');
}

const DISGUISES: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '@': 'a', $: 's' };

/** Letters and digits, with an apostrophe inside; or one emoji. Variation selectors and skin tones fall away. */
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}]+)*|[\p{Extended_Pictographic}\p{RI}]/gu;
