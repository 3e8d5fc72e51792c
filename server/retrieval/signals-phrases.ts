import type { Pattern } from './pattern.ts';
import { createPostingsBuilder, type Lists } from './postings.ts';

/** A phrase as written, and what it stands for. */
export interface Phrase<Subject> {
  source: string;
  subject: Subject;
}

export interface Match<Subject> extends Phrase<Subject> {
  start: number;
  end: number;
}

/** Many phrases tried at once: only those of which a needed word occurs. */
export interface PhraseSet<Subject> {
  match(tokens: readonly string[]): Match<Subject>[];
}

/** By which words phrases are found, as plain data: a build can keep it. */
export interface Anchors {
  /** Words, and beginnings of words: `traffick*`. */
  words: string[];
  /** For each of them, the phrases that it is needed for, by their place. */
  phrases: Lists;
}

/** What each of the patterns needs a word of. */
export function anchorsOf(patterns: readonly Pattern[]): Anchors {
  const places = new Map<string, number>();
  const builder = createPostingsBuilder();
  for (const [at, { anchors }] of patterns.entries())
    for (const word of anchors) {
      const place = places.get(word) ?? places.size;
      places.set(word, place);
      builder.add(place, at);
    }
  const { starts, groups } = builder.finish(places.size, patterns.length);
  return { words: [...places.keys()], phrases: { starts, groups } };
}

/** A phrase is compiled when a word of it is said for the first time: most never are. */
export function createPhraseSet<Subject>(
  phrases: readonly Phrase<Subject>[],
  { words, phrases: lists }: Anchors,
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

  /** The phrases that may be in the tokens, by their place. */
  function candidatesIn(tokens: readonly string[]): Set<number> {
    const candidates = new Set<number>();
    const add = (place: number): void => {
      const end = lists.starts[place + 1] ?? 0;
      for (let at = lists.starts[place] ?? end; at < end; at++) candidates.add(lists.groups[at] ?? 0);
    };
    for (const token of tokens) {
      const place = byWord.get(token);
      if (place !== undefined) add(place);
      for (const letter of [token[0] ?? '', ANY])
        for (const { stem, place: beginning } of byLetter.get(letter) ?? NONE)
          if (token.startsWith(stem)) add(beginning);
    }
    return candidates;
  }

  return {
    match(tokens) {
      const found: { place: number; match: Match<Subject> }[] = [];
      /** Many phrases begin alike, such as with who does it: where they may begin is looked up once. */
      const startsByHeads = new Map<Pattern['heads'], readonly number[]>([[null, [...tokens.keys()]]]);
      for (const place of candidatesIn(tokens)) {
        const phrase = phrases[place];
        if (phrase === undefined) continue;
        const pattern = patterns[place] ?? compile(phrase.source);
        patterns[place] = pattern;
        const { heads } = pattern;
        const starts = startsByHeads.get(heads) ?? placesOf(heads, tokens);
        startsByHeads.set(heads, starts);
        for (const start of starts) {
          const end = pattern.matchAt(tokens, start);
          if (end > start) found.push({ place, match: { ...phrase, start, end } });
        }
      }
      return found.sort((a, b) => a.place - b.place).map(({ match }) => match);
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
