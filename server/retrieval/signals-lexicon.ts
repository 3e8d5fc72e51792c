/**
 * The words of the content as numbers, the same in every language: what is worked out of a word is kept by its number. A word
 * that only a visitor used has none, so that nothing of it is kept.
 */
export interface Lexicon {
  /** `UNKNOWN` where the content does not have it. */
  numberOf(word: string): number;
  wordOf(number: number): string;
  /** For words of the content. */
  add(word: string): number;
  /** Room for a value per word, 0 at first. */
  column<Values extends Column>(kind: new (size: number) => Values): Kept<Values>;
}

/** Words of a text, and the number of each. */
export interface Spoken {
  words: readonly string[];
  numbers: readonly number[];
}

/** The number of all words that the content does not have. */
export const UNKNOWN = 0;

/** A value for each number; another array once there are more words. */
export interface Kept<Values extends Column> {
  values: Values;
}

export type Column = Uint8Array | Int16Array | Uint16Array | Int32Array;

export function createLexicon(): Lexicon {
  const numbers = new Map<string, number>();
  const words = [''];
  const columns: (() => void)[] = [];
  let room = LEAST;
  return {
    numberOf: (word) => numbers.get(word) ?? UNKNOWN,
    wordOf: (number) => words[number] ?? '',
    add(word) {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      const number = words.push(word) - 1;
      numbers.set(word, number);
      if (number === room) {
        room += room >> 1;
        for (const grow of columns) grow();
      }
      return number;
    },
    column(kind) {
      const kept = { values: new kind(room) };
      columns.push(() => {
        const before = kept.values;
        kept.values = new kind(room);
        kept.values.set(before);
      });
      return kept;
    },
  };
}

/** Words that there is room for at first. */
const LEAST = 1 << 13;

/** Words of the content as they are. */
export function spokenOf(words: readonly string[], { numberOf }: Lexicon): Spoken {
  return { words, numbers: words.map(numberOf) };
}
