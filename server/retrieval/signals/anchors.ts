import { createNumbers, createPostingsBuilder, type Lists, listsOf, type Numbers } from '../postings.ts';
import { eachInSteps, mapInSteps, type Steps } from '../steps.ts';
import { type Anchored, isShort } from './pattern-anchors.ts';

/**
 * Index of phrases by their words, as plain data, which a build can store. A need, in this file, is a set of words of
 * which one must occur for a phrase to match. It is not a `Need` of signals.yaml.
 */
export interface Anchors {
  /** Words, and beginnings of words: `traffick*`. */
  words: string[];
  /** For each need, its words by their place in `words`, in ascending order. */
  needs: Lists;
  /** For each word, the needs that it meets; only those that have a list in `phrases`. */
  ofWords: Lists;
  /** For each need, the phrases to look at if it is met, by their place. A phrase is listed at the rarest of its needs only. */
  phrases: Lists;
  /** For each phrase, its needs, in the order of the phrase. */
  ofPhrases: Lists;
  /** For each phrase, the need whose words it starts with; the number of needs where it may start with any word. */
  starts: Numbers;
}

/** Builds the index from the words that each phrase needs. Many phrases need the same words: each set is stored once. */
export function* anchorsOf(anchored: readonly Anchored[]): Steps<Anchors> {
  const words = new Map<string, number>();
  const needs = new Map<string, number>();
  const wordsOfNeeds: number[][] = [];
  const needsOfPhrases = createPostingsBuilder();
  const starts: number[] = [];
  const placeOf = (word: string): number => {
    const place = words.get(word) ?? words.size;
    words.set(word, place);
    return place;
  };
  const numberOf = (need: ReadonlySet<string>): number => {
    const key = [...need].join(' ');
    const number = needs.get(key) ?? needs.size;
    if (number < needs.size) return number;
    needs.set(key, number);
    wordsOfNeeds.push([...need].map(placeOf).sort((a, b) => a - b));
    return number;
  };
  const needsOf = yield* mapInSteps(anchored, FEW_PHRASES, (phrase, at) => {
    const own = [...new Set(phrase.needs.map(numberOf))];
    for (const number of own) needsOfPhrases.add(at, number);
    if (phrase.starts !== null) starts[at] = numberOf(phrase.starts);
    return own;
  });
  yield;
  const commonness = yield* commonnessOf([...words.keys()], wordsOfNeeds, needsOf);
  yield;
  const phrasesOfNeeds = createPostingsBuilder();
  const withPhrases = new Set<number>();
  yield* eachInSteps(needsOf.entries(), FEW_PHRASES, ([at, own]) => {
    let rarest = own[0];
    for (const need of own) if ((commonness[need] ?? 0) < (commonness[rarest ?? need] ?? 0)) rarest = need;
    if (rarest === undefined) return;
    phrasesOfNeeds.add(rarest, at);
    withPhrases.add(rarest);
  });
  yield;
  const places = createPostingsBuilder();
  const needsOfWords = createPostingsBuilder();
  yield* eachInSteps(wordsOfNeeds.entries(), FEW_NEEDS, ([need, own]) => {
    for (const place of own) {
      places.add(need, place);
      if (withPhrases.has(need)) needsOfWords.add(place, need);
    }
  });
  yield;
  const listed = {
    needs: listsOf(places.finish(needs.size, words.size)),
    ofWords: listsOf(needsOfWords.finish(words.size, needs.size)),
  };
  yield;
  return {
    words: [...words.keys()],
    ...listed,
    phrases: listsOf(phrasesOfNeeds.finish(needs.size, anchored.length)),
    ofPhrases: listsOf(needsOfPhrases.finish(anchored.length, needs.size)),
    starts: createNumbers(anchored.length, needs.size).map((_, at) => starts[at] ?? needs.size),
  };
}

/** Phrases looked at in one step: about a millisecond's. */
const FEW_PHRASES = 200;
/** The same for needs, some of which have hundreds of words. */
const FEW_NEEDS = 50;

/**
 * For each need, how common it is: the number of times that its most common word stands in needs of phrases. A short
 * word is taken as said often, so its number is multiplied by the number of all phrases.
 */
function* commonnessOf(
  words: readonly string[],
  wordsOf: readonly (readonly number[])[],
  needsOf: readonly (readonly number[])[],
): Steps<number[]> {
  const times = new Uint32Array(words.length);
  yield* eachInSteps(needsOf, FEW_PHRASES, (own) => {
    for (const need of own) for (const place of wordsOf[need] ?? []) times[place] = (times[place] ?? 0) + 1;
  });
  for (const [place, word] of words.entries()) if (isShort(word)) times[place] = (times[place] ?? 0) * needsOf.length;
  return wordsOf.map((places) => places.reduce((most, place) => Math.max(most, times[place] ?? 0), 0));
}
