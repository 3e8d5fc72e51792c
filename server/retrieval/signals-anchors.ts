import { type Anchored, isShort } from './pattern-anchors.ts';
import { createNumbers, createPostingsBuilder, type Lists, listsOf, type Numbers } from './postings.ts';
import { mapInSteps, type Steps } from './steps.ts';

/** By which words phrases are found, as plain data: a build can keep it. A need is a set of words of which one must occur. */
export interface Anchors {
  /** Words, and beginnings of words: `traffick*`. */
  words: string[];
  /** For each need, its words by their place, the least first. */
  needs: Lists;
  /** For each word, the needs with phrases that it meets. */
  ofWords: Lists;
  /** For each need, the phrases looked at where it is met, by their place: those of whose needs it is the least common. */
  phrases: Lists;
  /** For each phrase, its needs as they follow each other in it. */
  ofPhrases: Lists;
  /** For each phrase, the need whose words it starts with; the number of needs where it may start with any word. */
  starts: Numbers;
}

/** What each of the phrases needs; many need the same. */
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
  const commonness = commonnessOf([...words.keys()], wordsOfNeeds, needsOf);
  const phrasesOfNeeds = createPostingsBuilder();
  const withPhrases = new Set<number>();
  for (const [at, own] of needsOf.entries()) {
    let rarest = own[0];
    for (const need of own) if ((commonness[need] ?? 0) < (commonness[rarest ?? need] ?? 0)) rarest = need;
    if (rarest === undefined) continue;
    phrasesOfNeeds.add(rarest, at);
    withPhrases.add(rarest);
  }
  yield;
  const places = createPostingsBuilder();
  const needsOfWords = createPostingsBuilder();
  for (const [need, own] of wordsOfNeeds.entries())
    for (const place of own) {
      places.add(need, place);
      if (withPhrases.has(need)) needsOfWords.add(place, need);
    }
  yield;
  return {
    words: [...words.keys()],
    needs: listsOf(places.finish(needs.size, words.size)),
    ofWords: listsOf(needsOfWords.finish(words.size, needs.size)),
    phrases: listsOf(phrasesOfNeeds.finish(needs.size, anchored.length)),
    ofPhrases: listsOf(needsOfPhrases.finish(anchored.length, needs.size)),
    starts: createNumbers(anchored.length, needs.size).map((_, at) => starts[at] ?? needs.size),
  };
}

/** Phrases looked at in one step: about a millisecond's. */
const FEW_PHRASES = 200;

/**
 * For each need, in how many phrases the one of its words stands that stands in most: such a word is said often. So is a
 * short one, in as many phrases as it may stand.
 */
function commonnessOf(
  words: readonly string[],
  wordsOf: readonly (readonly number[])[],
  needsOf: readonly (readonly number[])[],
): number[] {
  const times = new Uint32Array(words.length);
  for (const own of needsOf)
    for (const need of own) for (const place of wordsOf[need] ?? []) times[place] = (times[place] ?? 0) + 1;
  for (const [place, word] of words.entries()) if (isShort(word)) times[place] = (times[place] ?? 0) * needsOf.length;
  return wordsOf.map((places) => places.reduce((most, place) => Math.max(most, times[place] ?? 0), 0));
}
