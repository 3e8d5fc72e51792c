/** Figures in texts: which there are, and which only one of two texts has. */

/**
 * The figures in a text: digits, with marks between thousands left out; not the names of lines such as 911. A share keeps
 * its %, and money its $: 31% is another figure than 31. The number of a section of law is one figure: 40-15-115.
 */
export function figuresOf(words: string): string[] {
  const plain = words
    // In "45-5-702, 703 and 711", each stands for the section.
    .replace(SECTIONS, (list, title: string) => list.replace(/(?<=\s)(?=\d)/g, title))
    .replace(/(?<=\d)[,.](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)\s?(?:%|percent(?!\p{L})|por ciento(?!\p{L}))/giu, '%')
    .replace(DOLLARS, '$$$1');
  return [...new Set(plain.match(FIGURE) ?? [])].filter((figure) => !LINES.has(figure));
}

/** `35 million dollars`, `35 mil millones de dólares`. */
const DOLLARS =
  /(?<![$\d.-])(\d[\d.]*(?: (?:million|billion|mil|millones))*) (?:de )?(?:dollars?|d[óo]lares)(?!\p{L})/giu;

const SECTIONS = /(\d+-\d+-)\d+(?:(?:,|,? (?:and|or|y|o)) \d{3}(?!\d|%|-|\.\d))+/g;

const FIGURE = /\d+(?:-\d+){2,}|\$?\d+(?:\.\d+)?%?/g;

const LINES = new Set(['911', '988', '211', '711']);

/** One language may say "minor" where another gives this age: no difference between two languages. */
export const AGE_IN_WORDS = '18';

/** What is in only one of two lists. */
export function oddOf(some: readonly string[], others: readonly string[]): string[] {
  return [...some.filter((each) => !others.includes(each)), ...others.filter((each) => !some.includes(each))];
}
