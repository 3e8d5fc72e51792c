/** Which of the words of a language's lines are its own, and which another's that stand in mixed lines. */
import type { LocaleContent } from '../content/content.ts';
import type { SignalModel } from '../content/signals.ts';
import { squeeze, words } from './normalize.ts';
import { NO_SIGNALS } from './signals-index.ts';
import type { Lesson } from './signals-learned.ts';
import { sample } from './signals-lessons.ts';
import { readWords, writeWords } from './signals-packed.ts';

/**
 * The words that were met, apart by whose they are: another language's where they stand so much more often there. Those are known
 * here too, but count as strange when languages are compared.
 */
export function packWords(
  met: readonly string[],
  own: readonly Lesson[],
  others: readonly LocaleContent[],
): Pick<SignalModel, 'words' | 'borrowed'> {
  const here = sharesOfWords(own.map(({ spoken }) => spoken.words));
  const there = others.map((other) =>
    sharesOfWords(textsOf(other).map((text) => words(text, other.locale).map(squeeze))),
  );
  const isBorrowed = (word: string): boolean => {
    const share = here(word);
    return share > 0 && there.some((shareOf) => shareOf(word) > BORROWED * share);
  };
  const borrowed = new Set(met.filter(isBorrowed));
  return {
    words: writeWords(new Set(met.filter((word) => !borrowed.has(word)))),
    borrowed: writeWords(borrowed),
  };
}

/** All of them, in the order that `NeedCounts.gaps` goes by. */
export function wordsOf({ words, borrowed }: Pick<SignalModel, 'words' | 'borrowed'>): string[] {
  return [...readWords(words), ...readWords(borrowed)];
}

/** A word that stands so many times as often in another language is that one's. */
const BORROWED = 3;

/** Of all the words how many are this one, 0 to 1. */
function sharesOfWords(texts: readonly (readonly string[])[]): (word: string) => number {
  const counts = new Map<string, number>();
  let all = 0;
  for (const text of texts)
    for (const word of text) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      all++;
    }
  return (word) => (counts.get(word) ?? 0) / (all || 1);
}

/** Most of what a language learns from, as it was typed: enough to count its words. */
function textsOf({ signals, faq, replies }: LocaleContent): string[] {
  const { needs } = signals ?? NO_SIGNALS;
  return [
    ...needs.flatMap(({ examples, counterExamples }) => [...examples, ...counterExamples]),
    ...sample(faq.flatMap(({ utterances }) => utterances)),
    ...sample(replies.flatMap(({ utterances }) => utterances)),
  ];
}
