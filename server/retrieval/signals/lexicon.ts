/**
 * Numbers for the words of the content, shared by all languages: whatever is worked out about a word is kept by its
 * number. A word that only a visitor used gets no number, so that nothing about it is kept.
 */
export interface Lexicon {
  /** `UNKNOWN` where the content does not have it. */
  numberOf(word: string): number;
  wordOf(number: number): string;
  /** Numbers a word, which has to be one of the content. */
  add(word: string): number;
  /** Makes room for one value per word, 0 at first. It grows with the words. */
  column<Values extends Column>(kind: new (size: number) => Values): Kept<Values>;
}

/** Words of a text, and the number of each. */
export interface Spoken {
  words: readonly string[];
  numbers: readonly number[];
}

/** The number of all words that the content does not have. */
export const UNKNOWN = 0;

/** A value for each number. `values` is replaced by a larger array as words are added, so do not keep a reference to it. */
export interface Kept<Values extends Column> {
  values: Values;
}

export type Column = Uint8Array | Int16Array | Uint16Array | Int32Array;

/** Creates a lexicon without words. */
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

/** Number of words that there is room for at first. */
const LEAST = 1 << 13;
