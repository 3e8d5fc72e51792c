import type { Pattern } from './pattern.ts';
import { createPostingsBuilder, type Lists, listsOf } from './postings.ts';

/** A phrase as written, and what it stands for. */
export interface Phrase<Subject> {
  source: string;
  subject: Subject;
}

export interface Match<Subject> extends Phrase<Subject> {
  start: number;
  end: number;
}

/** Many phrases tried at once: only those of which every needed word occurs. */
export interface PhraseSet<Subject> {
  match(tokens: readonly string[]): Match<Subject>[];
}

/** By which words phrases are found, as plain data: a build can keep it. A need is a set of words of which one must occur. */
export interface Anchors {
  /** Words, and beginnings of words: `traffick*`. */
  words: string[];
  /** For each of them, the needs that it meets. */
  needs: Lists;
  /** For each need, the phrases that have it, by their place. */
  phrases: Lists;
}

/** What each of the patterns needs; many need the same. */
export function anchorsOf(patterns: readonly Pattern[]): Anchors {
  const words = new Map<string, number>();
  const needs = new Map<string, number>();
  const needsOfWords = createPostingsBuilder();
  const phrasesOfNeeds = createPostingsBuilder();
  for (const [at, pattern] of patterns.entries()) {
    const own = new Map(pattern.needs.map((need) => [[...need].join(' '), need]));
    for (const [key, need] of own) {
      const number = needs.get(key) ?? needs.size;
      if (number === needs.size)
        for (const word of need) {
          const place = words.get(word) ?? words.size;
          words.set(word, place);
          needsOfWords.add(place, number);
        }
      needs.set(key, number);
      phrasesOfNeeds.add(number, at);
    }
  }
  return {
    words: [...words.keys()],
    needs: listsOf(needsOfWords.finish(words.size, needs.size)),
    phrases: listsOf(phrasesOfNeeds.finish(needs.size, patterns.length)),
  };
}

/** A phrase is compiled when all that it needs is said for the first time: most never are. */
export function createPhraseSet<Subject>(
  phrases: readonly Phrase<Subject>[],
  { words, needs, phrases: lists }: Anchors,
  compile: (source: string) => Pattern,
): PhraseSet<Subject> {
  const patterns: (Pattern | undefined)[] = [];
  const byWord = new Map<string, number>();
  /** Beginnings of words by their first letter: every word said is tried against few of them. */
  const byLetter = new Map<string, { stem: string; place: number }[]>();
  for (const [place, word] of words.entries()) {
    if (!word.endsWith('*')) byWord.set(word, place);
    else {
      const stem = word.slice(0, -1);
      const letter = stem[0] ?? ANY;
      byLetter.set(letter, [...(byLetter.get(letter) ?? []), { stem, place }]);
    }
  }

  const needCounts = new Uint8Array(phrases.length);
  for (const place of lists.groups) needCounts[place] = (needCounts[place] ?? 0) + 1;
  /** Scratch: whether each need is met, and how many of its needs each phrase has met. */
  const isMet = new Uint8Array(lists.starts.length);
  const met = new Uint8Array(phrases.length);

  /** The needs that the tokens meet, each once. */
  function needsMetBy(tokens: readonly string[]): number[] {
    const found: number[] = [];
    const add = (place: number): void => {
      const end = needs.starts[place + 1] ?? 0;
      for (let at = needs.starts[place] ?? end; at < end; at++) {
        const need = needs.groups[at] ?? 0;
        if (isMet[need] === 0) found.push(need);
        isMet[need] = 1;
      }
    };
    for (const token of tokens) {
      const place = byWord.get(token);
      if (place !== undefined) add(place);
      for (const letter of [token[0] ?? '', ANY])
        for (const { stem, place: beginning } of byLetter.get(letter) ?? NONE)
          if (token.startsWith(stem)) add(beginning);
    }
    isMet.fill(0);
    return found;
  }

  /** The phrases that may be in the tokens, by their place, in order. */
  function candidatesIn(tokens: readonly string[]): number[] {
    const candidates: number[] = [];
    for (const need of needsMetBy(tokens)) {
      const end = lists.starts[need + 1] ?? 0;
      for (let at = lists.starts[need] ?? end; at < end; at++) {
        const place = lists.groups[at] ?? 0;
        const count = (met[place] ?? 0) + 1;
        met[place] = count;
        if (count === needCounts[place]) candidates.push(place);
      }
    }
    met.fill(0);
    return candidates.sort((a, b) => a - b);
  }

  return {
    match(tokens) {
      const candidates = candidatesIn(tokens);
      if (candidates.length === 0) return [];
      const found: Match<Subject>[] = [];
      /** Many phrases begin alike, such as with who does it: where they may begin is looked up once. */
      const startsByHeads = new Map<Pattern['heads'], readonly number[]>([[null, [...tokens.keys()]]]);
      for (const place of candidates) {
        const phrase = phrases[place];
        if (phrase === undefined) continue;
        const pattern = patterns[place] ?? compile(phrase.source);
        patterns[place] = pattern;
        const { heads } = pattern;
        const starts = startsByHeads.get(heads) ?? placesOf(heads, tokens);
        startsByHeads.set(heads, starts);
        for (const start of starts) {
          const end = pattern.matchAt(tokens, start);
          if (end > start) found.push({ ...phrase, start, end });
        }
      }
      return found;
    },
  };
}

/** Stands for the first letter of a beginning that has none: `*`, any word. */
const ANY = '*';

const NONE: readonly never[] = [];

function placesOf(heads: Pattern['heads'], tokens: readonly string[]): readonly number[] {
  const isHead = (token: string): boolean => (typeof heads === 'string' ? token === heads : heads?.has(token) === true);
  let places: number[] | undefined;
  for (let at = 0; at < tokens.length; at++)
    if (isHead(tokens[at] ?? '')) {
      places ??= [];
      places.push(at);
    }
  return places ?? NONE;
}
