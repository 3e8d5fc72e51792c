/** Splits a text into sentences, to find what is said in only one of them. */

/**
 * Returns the sentences of a text that have at least two words, in order; an empty list if there are fewer than two. A
 * sentence ends at a punctuation mark, at a line break, and at a word such as "also" or "but" by which people go on to
 * something else. At most `MOST`, which a text of 500 characters hardly has.
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
