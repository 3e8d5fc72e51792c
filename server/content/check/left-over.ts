/** Finds text that was left in another language, even if it is not word for word the original. */

/** Tells in which other language most of a text is written; null if it is in its own, or too short to tell. */
export type LanguageTeller = (text: string, locale: string) => string | null;

/** Least number of words that mark a language before a text is judged: one or two names in it prove nothing. */
const LEAST_WORDS = 4;

/** A word marks a language if it is more than this many times as frequent in it as in any other. */
const TELLING = 8;

/** Learns from `samples`, pairs of a language and a text in it, which words mark which language. */
export function createLanguageTeller(samples: readonly (readonly [locale: string, text: string])[]): LanguageTeller {
  const counts = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const [locale, text] of samples) {
    for (const word of plainWords(text)) {
      const count = counts.get(word) ?? new Map<string, number>();
      counts.set(word, count.set(locale, (count.get(locale) ?? 0) + 1));
      totals.set(locale, (totals.get(locale) ?? 0) + 1);
    }
  }
  return (text, locale) => {
    const words = plainWords(text);
    // The text itself is no evidence of its language.
    const rate = (word: string, language: string): number => {
      const own = language === locale ? words.filter((other) => other === word).length : 0;
      return Math.max(0, (counts.get(word)?.get(language) ?? 0) - own) / (totals.get(language) ?? 1);
    };
    const told = words.flatMap((word) => {
      const rates = [...totals.keys()].map((language) => ({ language, rate: rate(word, language) }));
      const [first, second] = rates.sort((a, b) => b.rate - a.rate);
      return first && first.rate > TELLING * (second?.rate ?? 0) ? first.language : [];
    });
    if (told.length < LEAST_WORDS) return null;
    const foreign = told.filter((language) => language !== locale);
    return foreign.length > told.length / 2 ? mostOf(foreign) : null;
  };
}

/** Words that begin with a small letter: names stay the same in any language. */
function plainWords(text: string): string[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’]*/gu)].map(([word]) => word);
}

function mostOf(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
