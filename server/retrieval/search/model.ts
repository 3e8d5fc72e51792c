import type { Prose } from '../../contract.ts';
import type { Numbers, Postings } from '../postings.ts';
import type { ClassifierModel } from './classifier.ts';
import type { Verbatim } from './verbatim.ts';

/** What can be found: an FAQ entry or a fixed reply, in one language. */
export interface Findable {
  id: string;
  question: string;
  utterances: readonly string[];
  answer: Prose;
  /** Whether it answers a question, or says that it is out of scope. Small talk does neither. */
  scope?: 'in' | 'out';
}

/**
 * Everything that search needs to know about what can be found, as plain data: a build can store it, and a server or
 * page then only loads it.
 */
export interface SearchModel {
  /** Ids of what can be found. An entry's place is its number. */
  ids: string[];
  /** For each of them, 1 where it answers, −1 where it says that a question is out of scope, 0 for neither. */
  sides: Int8Array;
  /** Every word of the content as written, and every word of its synonyms, sorted. */
  words: string[];
  /**
   * The number of each word's stem. Stems are numbered in alphabetical order, first those of questions and utterances,
   * then those of answers, then the rest.
   */
  stemOf: Numbers;
  /** How often each of the words is written, to mend spelling by; 1 for those that only synonyms have. */
  spelled: Numbers;
  /** 1 where the content has the word after synonyms are replaced. */
  known: Uint8Array;
  /** For each stem, the entries that MiniSearch finds by it, with its score. */
  keywords: Postings;
  classifier: ClassifierModel;
  /** Phrasings that are found only word for word. */
  verbatim: Verbatim;
}

/** The words that the content has once synonyms are replaced. */
export function knownWords({ words, known }: Pick<SearchModel, 'words' | 'known'>): Set<string> {
  return new Set(words.filter((_, at) => known[at] === 1));
}

/** Share of the words that are known, 0 to 1; 0 if there are no words. */
export function shareKnown(words: readonly string[], known: ReadonlySet<string>): number {
  return words.filter((word) => known.has(word)).length / (words.length || 1);
}

/** BM25 as measured best for short questions: late saturation, little penalty for entries with many phrasings. */
export const BM25 = { k: 2, b: 0.3, d: 0.5 };
