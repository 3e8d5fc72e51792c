import { words } from './normalize.ts';
import { withoutPoliteness } from './politeness.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';

/** An utterance as the index sees it. The two lists run side by side. */
export interface Reading {
  words: string[];
  stems: string[];
}

export interface Analysis {
  /** Words and stems of a text, politeness taken off, synonyms replaced by the word the entries use. `mend` mends spelling. */
  read(text: string, mend?: (word: string) => string): Reading;
  /** The stem of one word. */
  stem(word: string): string;
  /** The stems that carry the topic; all of them where none does. */
  topic(reading: Reading): string[];
}

/** Reads text in one language. `synonyms` are groups of words or short phrases; the first of a group stands for all. */
export function createAnalysis(language: string, synonyms: readonly string[][]): Analysis {
  const stems = new Map<string, string>();
  const stemOf = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const made = stem(word, language);
    // Bounded: what visitors type must not grow the memory of a long-lived process.
    if (stems.size < MAX_STEMS) stems.set(word, made);
    return made;
  };
  const replace = createReplacement(language, synonyms, stemOf);

  return {
    stem: stemOf,
    read(text, mend = (word) => word) {
      const spoken = replace(withoutPoliteness(words(text, language), language).map(mend));
      return { words: spoken, stems: spoken.map(stemOf) };
    },
    topic(reading) {
      const topic = reading.stems.filter((_, position) => !isStopWord(reading.words[position] ?? '', language));
      return topic.length > 0 ? topic : reading.stems;
    },
  };
}

const MAX_STEMS = 20_000;

/** Replaces the members of a group by its first, longest phrase first; words match by stem. */
function createReplacement(language: string, synonyms: readonly string[][], stemOf: (word: string) => string) {
  const byFirst = new Map<string, { stems: string[]; by: string[] }[]>();
  for (const [first = '', ...others] of synonyms) {
    const by = words(first, language);
    for (const other of others) {
      const phrase = words(other, language).map(stemOf);
      const start = phrase[0];
      if (start === undefined) continue;
      byFirst.set(start, [...(byFirst.get(start) ?? []), { stems: phrase, by }]);
    }
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.stems.length - a.stems.length);

  return (spoken: string[]): string[] => {
    if (byFirst.size === 0) return spoken;
    const replaced: string[] = [];
    for (let at = 0; at < spoken.length; ) {
      const found = byFirst
        .get(stemOf(spoken[at] ?? ''))
        ?.find(({ stems }) => stems.every((part, offset) => stemOf(spoken[at + offset] ?? '') === part));
      replaced.push(...(found?.by ?? [spoken[at] ?? '']));
      at += found?.stems.length ?? 1;
    }
    return replaced;
  };
}
