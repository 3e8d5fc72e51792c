/** What a word is to one language. */
import type { Kept, Lexicon } from './signals-lexicon.ts';

export const MARK = {
  /** Spelling is corrected towards it. */
  target: 1,
  /** In no phrase, but met, and never taken for a misspelling. */
  own: 2,
  /** It turns a phrase into its opposite. */
  negation: 4,
  /** It begins a sentence: `i`. */
  subject: 8,
  /** Besides `own`: it is another language's. */
  borrowed: 16,
};

export interface Marks {
  set(words: Iterable<string>, mark: number): void;
  /** These words, and no others. */
  only(words: Iterable<string>, mark: number): void;
  has(number: number, mark: number): boolean;
}

export function createMarks({ add, column }: Lexicon): Marks {
  const marks: Kept<Uint8Array> = column(Uint8Array);
  const set = (words: Iterable<string>, mark: number): void => {
    for (const word of words) {
      const number = add(word);
      marks.values[number] = (marks.values[number] ?? 0) | mark;
    }
  };
  return {
    set,
    only(words, mark) {
      marks.values = marks.values.map((own) => own & ~mark);
      set(words, mark);
    },
    has: (number, mark) => ((marks.values[number] ?? 0) & mark) !== 0,
  };
}
