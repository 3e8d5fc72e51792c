/** Finds what no answer should have, in whatever language: endless sentences, shouting, pictures, and notes of its writer. */

/** Most words of a sentence that a person can follow who is tired or afraid. */
export const LONGEST_SENTENCE = 40;

/** The sentences of a text that are longer, each with the place of its first letter and its first words. */
export function findLongSentences(text: string): { index: number; words: number; start: string }[] {
  return [...text.matchAll(/\S(?:[^\n]*?[.!?]["”»)]*(?=\s)|[^\n]*)/g)].flatMap(({ index, 0: sentence }) => {
    const words = sentence.split(/\s+/);
    return words.length > LONGEST_SENTENCE ? { index, words: words.length, start: words.slice(0, 5).join(' ') } : [];
  });
}

/** Signs that do not belong in an answer, each with the place where it stands, and what to do. */
export function findMarks(text: string): { written: string; index: number; remedy: string }[] {
  return MARKS.flatMap(([pattern, remedy]) =>
    [...text.matchAll(pattern)].map(({ index, 0: written }) => ({ written, index, remedy })),
  );
}

const MARKS: readonly [pattern: RegExp, remedy: string][] = [
  [/[!¡][!¡?¿]+|[?¿][!¡]+/g, 'One mark is enough; most sentences are calmer with a full stop.'],
  [
    /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/gu,
    'Take the picture out: screen readers read out its name, and old phones show an empty box.',
  ],
  [
    /(?<![\p{L}\p{N}])(?:TODO|TO DO|FIXME|TBD|XXX)(?![\p{L}\p{N}])/gu,
    'Finish what was left open, or write the word in small letters: people would read this note.',
  ],
];
