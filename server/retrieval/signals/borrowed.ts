/** Tells a language's own words from those that are another language's and stand in lines that mix the two. */
import type { LocaleContent } from '../../content/content.ts';
import type { SignalModel } from '../../content/signals.ts';
import { squeeze, words } from '../normalize.ts';
import { readWords, writeWords } from '../packed.ts';
import { wordsIn } from '../shared-words.ts';
import { NO_SIGNALS } from './index.ts';
import type { Lesson } from './learned.ts';
import { sample } from './lessons.ts';

/**
 * Packs the words that were met, with the borrowed ones apart: those more than `BORROWED` times as frequent in another
 * language. Borrowed words are known here, too, but count as strange when languages are compared.
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

/** All words of a model, in the order that `NeedTelling.gaps` counts in. */
export function wordsOf(model: Pick<SignalModel, 'words' | 'borrowed'>): string[] {
  return [...wordsIn(model), ...readWords(model.borrowed)];
}

/** A word that is more than this many times as frequent in another language belongs to that language. */
const BORROWED = 3;

/** Counts the words of texts, and returns a function that gives a word's share of all words, 0 to 1. */
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
    ...needs.flatMap(({ examples, otherExamples, counterExamples }) => [
      ...examples,
      ...otherExamples,
      ...counterExamples,
    ]),
    ...sample(faq.flatMap(({ utterances }) => utterances)),
    ...sample(replies.flatMap(({ utterances }) => utterances)),
  ];
}
