import type { Pattern } from './pattern.ts';
import { createNumbers, createPostingsBuilder, type Lists, listsOf, type Numbers } from './postings.ts';

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
  /** For each need, the phrases looked at where it is met, by their place: those of whose needs it is the least common. */
  phrases: Lists;
  /** For each phrase, its needs as they follow each other in it. */
  ofPhrases: Lists;
  /** For each phrase, the need whose words it starts with; the number of needs where it may start with any word. */
  starts: Numbers;
}

/** What each of the patterns needs; many need the same. */
export function anchorsOf(patterns: readonly Pattern[]): Anchors {
  const words = new Map<string, number>();
  const needs = new Map<string, number>();
  const needsOfWords = createPostingsBuilder();
  const needsOfPhrases = createPostingsBuilder();
  const starts: number[] = [];
  const numberOf = (need: ReadonlySet<string>): number => {
    const key = [...need].join(' ');
    const number = needs.get(key) ?? needs.size;
    if (number < needs.size) return number;
    needs.set(key, number);
    for (const word of need) {
      const place = words.get(word) ?? words.size;
      words.set(word, place);
      needsOfWords.add(place, number);
    }
    return number;
  };
  const needsOf = patterns.map((pattern, at) => {
    const own = [...new Set(pattern.needs.map(numberOf))];
    for (const number of own) needsOfPhrases.add(at, number);
    if (pattern.starts !== null) starts[at] = numberOf(pattern.starts);
    return own;
  });
  const commonness = commonnessOf(needs.keys(), needsOf);
  const phrasesOfNeeds = createPostingsBuilder();
  for (const [at, own] of needsOf.entries()) {
    let rarest = own[0];
    for (const need of own) if ((commonness[need] ?? 0) < (commonness[rarest ?? need] ?? 0)) rarest = need;
    if (rarest !== undefined) phrasesOfNeeds.add(rarest, at);
  }
  return {
    words: [...words.keys()],
    needs: listsOf(needsOfWords.finish(words.size, needs.size)),
    phrases: listsOf(phrasesOfNeeds.finish(needs.size, patterns.length)),
    ofPhrases: listsOf(needsOfPhrases.finish(patterns.length, needs.size)),
    starts: createNumbers(patterns.length, needs.size).map((_, at) => starts[at] ?? needs.size),
  };
}

/** For each need, in how many phrases the one of its words stands that stands in most: such a word is said often. */
function commonnessOf(needs: Iterable<string>, needsOf: readonly (readonly number[])[]): number[] {
  const wordsOf = [...needs].map((need) => need.split(' '));
  const times = new Map<string, number>();
  for (const need of needsOf.flat())
    for (const word of wordsOf[need] ?? []) times.set(word, (times.get(word) ?? 0) + 1);
  return wordsOf.map((words) => Math.max(...words.map((word) => times.get(word) ?? 0)));
}

/** A phrase is compiled when all that it needs is said for the first time: most never are. */
export function createPhraseSet<Subject>(
  phrases: readonly Phrase<Subject>[],
  { words, needs, phrases: lists, ofPhrases, starts }: Anchors,
  compile: (source: string) => Pattern,
): PhraseSet<Subject> {
  const patterns: (Pattern | undefined)[] = [];
  const byWord = new Map<string, number>();
  /** Beginnings of words by their first two letters: every word said is tried against few of them. */
  const byLetters = new Map<string, { stem: string; place: number }[]>();
  /** Those that are shorter, down to `*`, any word. */
  const short: { stem: string; place: number }[] = [];
  for (const [place, word] of words.entries()) {
    const stem = word.slice(0, -1);
    if (!word.endsWith('*')) byWord.set(word, place);
    else if (stem.length < 2) short.push({ stem, place });
    else byLetters.set(stem.slice(0, 2), [...(byLetters.get(stem.slice(0, 2)) ?? []), { stem, place }]);
  }

  const count = lists.starts.length - 1;
  /** Scratch: where each need is met first and last, from 1 on, and the needs that are met. */
  const metFirst = new Uint32Array(count);
  const metLast = new Uint32Array(count);
  const met = new Uint32Array(count);

  /** Notes the needs that the tokens meet; returns how many. */
  function meetNeeds(tokens: readonly string[]): number {
    let found = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] ?? '';
      const place = byWord.get(token);
      if (place !== undefined) found = meet(place, at + 1, found);
      for (const { stem, place: beginning } of byLetters.get(token.slice(0, 2)) ?? NONE)
        if (token.startsWith(stem)) found = meet(beginning, at + 1, found);
      for (const { stem, place: beginning } of short)
        if (token.startsWith(stem)) found = meet(beginning, at + 1, found);
    }
    return found;
  }

  function meet(place: number, at: number, before: number): number {
    let found = before;
    const end = needs.starts[place + 1] ?? 0;
    for (let number = needs.starts[place] ?? end; number < end; number++) {
      const need = needs.groups[number] ?? 0;
      if (metFirst[need] === 0) {
        metFirst[need] = at;
        met[found++] = need;
      }
      metLast[need] = at;
    }
    return found;
  }

  /** Whether all that the phrase needs is said, each after the one before. */
  function mayMatch(phrase: number): boolean {
    let least = 0;
    const end = ofPhrases.starts[phrase + 1] ?? 0;
    for (let at = ofPhrases.starts[phrase] ?? end; at < end; at++) {
      const need = ofPhrases.groups[at] ?? 0;
      least = Math.max(least + 1, metFirst[need] ?? 0);
      if (least > (metLast[need] ?? 0)) return false;
    }
    return true;
  }

  function forgetNeeds(found: number): void {
    for (let number = 0; number < found; number++) {
      const need = met[number] ?? 0;
      metFirst[need] = 0;
      metLast[need] = 0;
      met[number] = 0;
    }
  }

  /** The phrases that may match where the first `found` of the needs are met, by their place, in order. */
  function candidatesOf(found: number): number[] {
    const candidates: number[] = [];
    for (let number = 0; number < found; number++) {
      const need = met[number] ?? 0;
      const end = lists.starts[need + 1] ?? 0;
      for (let at = lists.starts[need] ?? end; at < end; at++) {
        const phrase = lists.groups[at] ?? 0;
        if (mayMatch(phrase)) candidates.push(phrase);
      }
    }
    return candidates.sort((a, b) => a - b);
  }

  return {
    match(tokens) {
      const needsMet = meetNeeds(tokens);
      const found: Match<Subject>[] = [];
      for (const place of candidatesOf(needsMet)) {
        const phrase = phrases[place];
        if (phrase === undefined) continue;
        const pattern = patterns[place] ?? compile(phrase.source);
        patterns[place] = pattern;
        const need = starts[place] ?? count;
        const last = metLast[need] ?? tokens.length;
        for (let start = (metFirst[need] ?? 1) - 1; start < last; start++) {
          const end = pattern.matchAt(tokens, start);
          if (end > start) found.push({ source: phrase.source, subject: phrase.subject, start, end });
        }
      }
      forgetNeeds(needsMet);
      return found;
    },
  };
}

const NONE: readonly never[] = [];
