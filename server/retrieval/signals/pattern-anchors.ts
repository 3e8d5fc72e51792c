/** Tells by which words a phrase can be found without trying it. */
import { once } from '../once.ts';
import { createGroups, type Part, type Phrase } from './pattern.ts';

/** Words, and beginnings of words: `traffick*`. */
export type Words = ReadonlySet<string>;

export interface Anchored {
  /** One word of each set must occur, in this order, for the phrase to match at all. */
  needs: readonly Words[];
  /** What it can start with; null where that may be anything. */
  starts: Words | null;
}

export interface Anchorer {
  anchor(source: string): Anchored;
  /** Every plain word of every phrase so far. */
  vocabulary: ReadonlySet<string>;
}

/** Creates an anchorer of phrases. `groups` are the named groups of words that they use, and `read` takes a phrase apart. */
export function createAnchorer(
  groups: Readonly<Record<string, readonly string[]>>,
  read: (source: string) => Phrase,
): Anchorer {
  const vocabulary = new Set<string>();
  const group = createGroups(groups, read, (options) => choice(options, false));
  const only = once((word): Placed => {
    const words = new Set([word]);
    return { starts: words, need: words, optional: false };
  });

  function placed(part: Part): Placed {
    if (part.kind === 'word') {
      vocabulary.add(part.word);
      return only(part.word);
    }
    if (part.kind === 'beginning') return only(`${part.stem}*`);
    if (part.kind === 'gap') return ANYTHING;
    return part.kind === 'group' ? group(part.name) : choice(part.options, part.optional);
  }

  function choice(options: readonly (readonly Part[])[], optional: boolean): Placed {
    const starts = new Set<string>();
    const needed = new Set<string>();
    let anyStart = false;
    let mayBeEmpty = optional;
    for (const option of options) {
      const parts = option.map(placed);
      const own = startsOf(parts);
      anyStart ||= own === null;
      for (const word of own ?? []) starts.add(word);
      const best = rarestIn(parts);
      mayBeEmpty ||= best === null;
      for (const word of best ?? []) needed.add(word);
    }
    return { starts: anyStart ? null : starts, need: mayBeEmpty ? null : needed, optional };
  }

  return {
    vocabulary,
    anchor(source) {
      const parts = read(source).parts.map(placed);
      return { needs: parts.flatMap(({ need }) => need ?? []), starts: startsOf(parts) };
    },
  };
}

/** What is known of a part by itself. */
interface Placed {
  /** What it can start with; null where that may be anything. */
  starts: Words | null;
  /** The words of which one must occur; null where the part can match without a word. */
  need: Words | null;
  optional: boolean;
}

const ANYTHING: Placed = { starts: null, need: null, optional: false };

/** The words that a sequence can begin with: those of its optional parts, and of the first part that must be there. */
function startsOf(parts: readonly Placed[]): Words | null {
  const [first] = parts;
  if (first !== undefined && !first.optional) return first.starts;
  const words = new Set<string>();
  for (const { starts, optional } of parts) {
    if (starts === null) return null;
    for (const word of starts) words.add(word);
    if (!optional) return words;
  }
  return null;
}

/** Returns the need that says most: the one with the fewest short words, and of equals the smallest. */
function rarestIn(parts: readonly Placed[]): Words | null {
  let best: Words | null = null;
  for (const { need } of parts) if (need !== null && (best === null || isRarer(need, best))) best = need;
  return best;
}

function isRarer(a: Words, b: Words): boolean {
  const [shortOfA, shortOfB] = [shortIn(a), shortIn(b)];
  return shortOfA === shortOfB ? a.size < b.size : shortOfA < shortOfB;
}

function shortIn(words: Words): number {
  let count = 0;
  for (const word of words) if (isShort(word)) count++;
  return count;
}

/** Whether a word is short. Short words are grammar more often than not, and said often; so is `*`, which is any word. */
export function isShort(word: string): boolean {
  return word.length <= SHORT;
}

const SHORT = 3;
