import { isPicture, type Text, words } from '../normalize.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import { withoutPoliteness } from './politeness.ts';
import { stem } from './stem.ts';
import { isAskingWord, isStopWord } from './stop-words.ts';

/** An utterance as the index sees it. The two lists run side by side. */
export interface Reading {
  words: string[];
  stems: string[];
}

export interface Analysis {
  /**
   * Words and stems of a text, without politeness, and with synonyms replaced by the word the entries use. `mend` mends
   * the spelling of a word. What visitors type `isChat`: it may go on from a reply.
   */
  read(text: Text, mend?: (word: string) => string, isChat?: boolean): Reading;
  /** The stems that carry the topic, without stop words. If all are stop words, all of them. */
  topic(reading: Reading): string[];
  /** The same without words of asking, too. */
  matter(reading: Reading): string[];
}

/**
 * Creates a reader of text in one language. `synonyms` are groups of words or short phrases; the first of a group
 * stands for all. `stemOf` can be given by a caller that already knows the stems of many words.
 */
export function* openAnalysis(
  language: string,
  synonyms: readonly string[][],
  stemOf = (word: string): string => stem(word, language),
): Steps<Analysis> {
  const replace = yield* createReplacement(language, synonyms, stemOf);

  const topic = (reading: Reading): string[] => {
    const left = reading.stems.filter((_, position) => !isStopWord(reading.words[position] ?? '', language));
    return left.length > 0 ? left : reading.stems;
  };

  return {
    read(text, mend, isChat = false) {
      const spoken = withoutPoliteness(withoutPictures(words(text, language)), language, isChat);
      return replace(mend === undefined ? spoken : spoken.map(mend));
    },
    topic,
    matter({ words, stems }) {
      const said = words.flatMap((word, at) => (isAskingWord(word, language) ? [] : at));
      return topic({ words: said.map((at) => words[at] ?? ''), stems: said.map((at) => stems[at] ?? '') });
    },
  };
}

/** Leaves emoji out where there are words: what they add to a question is of no topic. */
function withoutPictures(spoken: string[]): string[] {
  const said = spoken.filter((word) => !isPicture(word));
  return said.length > 0 ? said : spoken;
}

/** Replaces the members of a synonym group by its first member. Longer phrases are tried first; words match by stem. */
function* createReplacement(
  language: string,
  synonyms: readonly string[][],
  stemOf: (word: string) => string,
): Steps<(spoken: string[]) => Reading> {
  const byFirst = new Map<string, { stems: string[]; by: string[] }[]>();
  yield* eachInSteps(synonyms, FEW_SYNONYMS, ([first = '', ...others]) => {
    const by = words(first, language);
    for (const other of others) {
      const phrase = words(other, language).map(stemOf);
      const start = phrase[0];
      if (start === undefined) continue;
      byFirst.set(start, [...(byFirst.get(start) ?? []), { stems: phrase, by }]);
    }
  });
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);

  return (spoken: string[]): Reading => {
    const stems = spoken.map(stemOf);
    if (byFirst.size === 0) return { words: spoken, stems };
    const reading: Reading = { words: [], stems: [] };
    for (let at = 0; at < spoken.length; ) {
      const found = byFirst
        .get(stems[at] ?? '')
        ?.find((phrase) => phrase.stems.every((part, offset) => stems[at + offset] === part));
      for (const word of found?.by ?? [spoken[at] ?? '']) {
        reading.words.push(word);
        reading.stems.push(found === undefined ? (stems[at] ?? '') : stemOf(word));
      }
      at += found?.stems.length ?? 1;
    }
    return reading;
  };
}

/** Groups of synonyms read in one step: about a millisecond's. */
const FEW_SYNONYMS = 10;
