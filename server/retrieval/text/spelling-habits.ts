import { shorthand } from './shorthand.ts';
import { wordSet } from './word-set.ts';

/** How people write when they type fast: contractions and texting spelling, written out. */

/** Writes habits out, word by word. One word may become several. */
export function respell(tokens: readonly string[], language: string): string[] {
  const table = language === 'es' ? SPANISH : ENGLISH;
  const spoken: string[] = [];
  tokens.forEach((typed, position) => {
    // A letter that was held down (`uuu`) is that letter once.
    const token = HELD_LETTER.test(typed) ? (typed[0] ?? '') : typed;
    const contracted = token.includes("'");
    const isOwnWord = language !== 'es' && isName(token, tokens[position - 1]);
    const whole = isOwnWord
      ? undefined
      : (table.get(token) ?? (contracted ? table.get(token.replaceAll("'", '')) : undefined));
    if (language !== 'es' && token === 'were' && position === 0 && HELD.has(tokens[1] ?? '')) spoken.push('we', 'are');
    else if (language !== 'es' && token === 'yo' && AGE.test(tokens[position - 1] ?? '')) spoken.push('year', 'old');
    else if (whole !== undefined) spoken.push(...whole);
    else if (contracted) spoken.push(...(language === 'es' ? token.split("'") : expand(token)));
    else if (language !== 'es' && (token === '2' || token === '4'))
      spoken.push(digitOrWord(token, tokens[position + 1]));
    else spoken.push(token);
  });
  return spoken;
}

/** What people write in place of words in a language: `u`, `wont`. */
export function habitsOf(language: string): Iterable<string> {
  return (language === 'es' ? SPANISH : ENGLISH).keys();
}

const HELD_LETTER = /^([a-z])\1$/;
const AGE = /^\d{1,2}$/;

/** Where a text begins with `were` and one of these, it is `we're`: nobody asks so. */
const HELD = wordSet('being locked stuck trapped held hiding kept scared starving');

/** `2` and `4` are words only before a word that cannot be counted: `talk 2 me`, but `4 of us`, `2 kids`. */
function digitOrWord(digit: string, next: string | undefined): string {
  if (next === undefined || !UNCOUNTED.has(next)) return digit;
  return digit === '2' ? 'to' : 'for';
}

/** Whether what is else short for a word is the name of an office: "tell HR", "the DA"; but "an hr ago", "da cops". */
function isName(token: string, before = ''): boolean {
  return (token === 'hr' && !COUNTED.test(before)) || (token === 'da' && OF_AN_OFFICE.has(before));
}
const COUNTED = /^(?:\d+|an?|one|half|few|per|each|every|last|past|this|next|rush)$/;
const OF_AN_OFFICE = wordSet('the a county my our assistant deputy');

/** A contraction with its apostrophe, by its ending; a possessive loses it. */
function expand(token: string): string[] {
  const at = token.lastIndexOf("'");
  const head = token.slice(0, at).replaceAll("'", '');
  const ending = token.slice(at + 1);
  if (ending === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not'];
  const written = ENDINGS.get(ending);
  if (written !== undefined) return [head, written];
  if (ending === 's') return OWNERS.has(head) ? [head, 'is'] : (ENGLISH.get(head) ?? [head]);
  return [head + ending];
}

/** A map, as all tables that a visitor's word is looked up in: a plain object also has `constructor` and the like. */
const ENDINGS = new Map([
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);

/** After these words, `'s` means `is`; after any other word it marks a possessive. */
const OWNERS = wordSet('he she it that this what who where when why how there here');

const UNCOUNTED = new Set(
  (
    'me u you him her them us it my your his a the this that be do go get leave run see work talk tell make call know ' +
    'have help find die live stay come sleep pay stop say give take keep like real sure ever now'
  ).split(' '),
);

/** `left=right` pairs; the apostrophe is left out on the left, so that one line serves `can't` and `cant`. */
function table(pairs: string): Map<string, string[]> {
  return new Map(
    pairs
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((line) => line.split(/,\s*/))
      .map((pair) => pair.split('='))
      .map(([from = '', to = '']) => [from, to.split(' ')]),
  );
}

const ENGLISH = table(shorthand.en);
const SPANISH = table(shorthand.es);
