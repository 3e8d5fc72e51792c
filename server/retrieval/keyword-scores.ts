/** What the keywords say of every entry, before the classifier is heard: MiniSearch's scores, stored by stem, and the entry's breadth. */
import { addTo, countOf, type Postings } from './postings.ts';
import { BM25 } from './search-model.ts';

/** How much more the sound counts than the keywords. Chosen on the development halves of the public sets. */
export const SOUND_WEIGHT = 1.5;

/**
 * Score that an entry gains if it has e (2.718) times as many phrasings as is usual here: people ask about it more
 * often. Entries gain nothing if all have equally many.
 */
const BREADTH_GAIN = 0.05;

export interface KeywordScorer {
  /** How telling a stem is by the number of entries that have it; for a stem that none has, `undefined` will do. */
  rarityOf(stem: number | undefined): number;
  /** The sum of MiniSearch's scores of every entry for these stems. */
  sums(topic: readonly (number | undefined)[]): Float32Array;
  /** Turns a sum into a share of the perfect one, 0 to 1. `whole` is the rarity of the topic's stems together. */
  share(sum: number, whole: number): number;
}

/** Creates the scorer of `entries` entries, from the entries that MiniSearch finds by each stem, and its scores. */
export function createKeywordScorer(keywords: Postings<Float32Array | Int8Array>, entries: number): KeywordScorer {
  return {
    rarityOf(stem) {
      const having = stem === undefined ? 0 : countOf(keywords, stem);
      return Math.log(1 + (entries - having + 0.5) / (having + 0.5));
    },
    sums(topic) {
      const sums = new Float32Array(entries);
      for (const stem of topic) if (stem !== undefined) addTo(sums, keywords, stem, 1);
      return sums;
    },
    // It stays below 1: an entry with many phrasings repeats its words, and must not win by that alone.
    share(sum, whole) {
      const share = sum / (whole * (BM25.d + 1) || 1);
      return share / (1 + share);
    },
  };
}

/**
 * The score that each FAQ entry gains by the number of its `phrasings`. Small talk, and replies that say "out of scope",
 * gain nothing: their `sides` are 0 and −1.
 */
export function breadthOf(sides: Int8Array, phrasings: ArrayLike<number>): Float32Array {
  const logs = Array.from(phrasings, (count) => Math.log(count || 1));
  const inScope = logs.filter((_, number) => sides[number] === 1);
  const usual = inScope.reduce((sum, log) => sum + log, 0) / (inScope.length || 1);
  return Float32Array.from(logs, (log, number) => (sides[number] === 1 ? BREADTH_GAIN * (log - usual) : 0));
}
