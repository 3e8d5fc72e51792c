/** What a word is to one language. */
import type { Kept, Lexicon } from './signals-lexicon.ts';

export const MARK = {
  /** Spelling is corrected towards it. */
  target: 1,
  /** It is never taken for a misspelling. */
  careful: 2,
  /** It is of this language. */
  familiar: 4,
  /** It turns a phrase into its opposite. */
  negation: 8,
  /** It begins a sentence: `i`. */
  subject: 16,
};

export interface Marks {
  set(words: Iterable<string>, mark: number): void;
  has(number: number, mark: number): boolean;
}

export function createMarks({ add, column }: Lexicon): Marks {
  const marks: Kept<Uint8Array> = column(Uint8Array);
  return {
    set(words, mark) {
      for (const word of words) {
        const number = add(word);
        marks.values[number] = (marks.values[number] ?? 0) | mark;
      }
    },
    has: (number, mark) => ((marks.values[number] ?? 0) & mark) !== 0,
  };
}
