/** Marks what a word is to one language. */
import type { Kept, Lexicon } from './lexicon.ts';

/** What a word may be to a language, each as one bit. */
export const MARK = {
  /** Spelling is corrected towards it. */
  target: 1,
  /** It is in no phrase, but was met in the content, and is never taken for a misspelling. */
  own: 2,
  /** It turns a phrase into its opposite. */
  negation: 4,
  /** It begins a sentence: `i`. */
  subject: 8,
  /** It is another language's word. Set besides `own`. */
  borrowed: 16,
};

export interface Marks {
  set(words: Iterable<string>, mark: number): void;
  /** Gives the mark to these words, and takes it from all others. */
  only(words: Iterable<string>, mark: number): void;
  has(number: number, mark: number): boolean;
}

/** Creates the marks of one language: no word has any at first. */
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
