/** The sentences of a text, for what is said in one of them and not meant by all. */

/**
 * Where the text has two or more of at least two words: each, in order; else none. Marks end one, line breaks, and the words by which
 * people go on to something else without either. At most `MOST`, which a text of 500 characters hardly has.
 */
export function sentencesOf(text: string): string[] {
  const parts = text
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => /\S\s+\S/.test(part));
  return parts.length < 2 ? [] : parts.slice(0, MOST);
}

const BREAK = /[.?!;:…\n]+|\s(?:also|but|anyway|pero|tambi[eé]n|adem[aá]s)\s/i;
const MOST = 16;
