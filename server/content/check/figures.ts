/** Figures in texts: which there are, and which only one of two texts has. */

/** The figures in a text: digits, with marks between thousands left out; not the names of lines such as 911. */
export function figuresOf(words: string): string[] {
  const plain = words.replace(/(?<=\d)[,.](?=\d{3}(?!\d))/g, '');
  return [...new Set(plain.match(/\d+(?:\.\d+)?/g) ?? [])].filter((figure) => !LINES.has(figure));
}

const LINES = new Set(['911', '988', '211', '711']);

/** One language may say "minor" where another gives this age: no difference between two languages. */
export const AGE_IN_WORDS = '18';

/** What is in only one of two lists. */
export function oddOf(some: readonly string[], others: readonly string[]): string[] {
  return [...some.filter((each) => !others.includes(each)), ...others.filter((each) => !some.includes(each))];
}
