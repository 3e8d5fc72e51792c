import type { Numbers } from '../postings.ts';
import { eachInSteps, type Steps } from '../steps.ts';
import type { Anchors } from './anchors.ts';
import { type Lexicon, type Spoken, UNKNOWN } from './lexicon.ts';
import type { Pattern } from './pattern-matching.ts';

/** A phrase as written, and what it stands for. */
export interface Sought<Subject> {
  source: string;
  subject: Subject;
}

export interface Match<Subject> extends Sought<Subject> {
  start: number;
  end: number;
}

/** Tries many phrases on an utterance at once: only those whose needed words are all said. */
export interface PhraseSet<Subject> {
  match(spoken: Spoken): Match<Subject>[];
}

/**
 * Creates a set of phrases, with pauses. A phrase is compiled when everything it needs is said for the first time, which for most is
 * never.
 */
export function* createPhraseSet<Subject>(
  phrases: readonly Sought<Subject>[],
  { words, needs, ofWords, phrases: lists, ofPhrases, starts }: Anchors,
  compile: (source: string) => Pattern,
  lexicon: Lexicon,
): Steps<PhraseSet<Subject>> {
  const patterns: (Pattern | undefined)[] = [];
  const places = yield* createPlaces(words, lexicon);
  const count = lists.starts.length - 1;
  /**
   * Scratch: the first and last position, from 1 on, of each word (`said`) and of each need (`met`). A need's is 0
   * until it was looked for.
   */
  const said = createPositions(words.length);
  const met = createPositions(count);

  /** Done before a text, lest one that broke is heard in it, and after it, so that nothing of what was typed is kept. */
  function forget(): void {
    said.forget();
    met.forget();
  }

  function hearWords({ words: tokens, numbers }: Spoken): void {
    for (let at = 0; at < numbers.length; at++) {
      const number = numbers[at] ?? UNKNOWN;
      const own = places.own(number);
      if (own > 0) said.note(own - 1, at + 1, at + 1);
      for (const place of places.beginnings(number, tokens[at] ?? '')) said.note(place, at + 1, at + 1);
    }
  }

  /** Finds where the need is met. Goes through its words if they are few, else through the words that are said. */
  function look(need: number): void {
    if (met.first[need] !== 0) return;
    let first = NEVER;
    let last = 0;
    const start = needs.starts[need] ?? 0;
    const end = needs.starts[need + 1] ?? start;
    if (end - start <= FEW_WORDS) {
      for (let at = start; at < end; at++) {
        const place = needs.groups[at] ?? 0;
        const own = said.first[place] ?? 0;
        if (own === 0) continue;
        if (own < first) first = own;
        if ((said.last[place] ?? 0) > last) last = said.last[place] ?? 0;
      }
    } else {
      for (let at = 0; at < said.count(); at++) {
        const place = said.known[at] ?? 0;
        if (!has(needs.groups, start, end, place)) continue;
        first = Math.min(first, said.first[place] ?? NEVER);
        last = Math.max(last, said.last[place] ?? 0);
      }
    }
    met.note(need, first, last);
  }

  /** Whether everything that the phrase needs is said, in its order. */
  function mayMatch(phrase: number): boolean {
    let least = 0;
    const end = ofPhrases.starts[phrase + 1] ?? 0;
    for (let at = ofPhrases.starts[phrase] ?? end; at < end; at++) {
      const need = ofPhrases.groups[at] ?? 0;
      look(need);
      least = Math.max(least + 1, met.first[need] ?? 0);
      if (least > (met.last[need] ?? 0)) return false;
    }
    return true;
  }

  /** The phrases that may match what is said, by their place, in order. */
  function candidates(): number[] {
    const found: number[] = [];
    for (let each = 0; each < said.count(); each++) {
      const place = said.known[each] ?? 0;
      const lastNeed = ofWords.starts[place + 1] ?? 0;
      for (let number = ofWords.starts[place] ?? lastNeed; number < lastNeed; number++) {
        const need = ofWords.groups[number] ?? 0;
        const last = lists.starts[need + 1] ?? 0;
        for (let at = lists.starts[need] ?? last; at < last; at++) {
          const phrase = lists.groups[at] ?? 0;
          if (mayMatch(phrase)) found.push(phrase);
        }
      }
    }
    // A phrase may be found several times, since several words can meet one need.
    return inOrder(found);
  }

  return {
    match(spoken) {
      forget();
      hearWords(spoken);
      const found: Match<Subject>[] = [];
      for (const place of candidates()) {
        const phrase = phrases[place];
        if (phrase === undefined) continue;
        const pattern = patterns[place] ?? compile(phrase.source);
        patterns[place] = pattern;
        const need = starts[place] ?? count;
        if (need < count) look(need);
        const last = met.last[need] ?? spoken.numbers.length;
        for (let start = (met.first[need] ?? 1) - 1; start < last; start++) {
          const end = pattern.matchAt(spoken, start);
          if (end > start) found.push({ source: phrase.source, subject: phrase.subject, start, end });
        }
      }
      forget();
      return found;
    },
  };
}

/** Sorts numbers, and keeps each once. For a handful, this is quicker than `Array.sort`. */
function inOrder(numbers: number[]): number[] {
  const order: number[] = [];
  for (const number of numbers) {
    let at = order.length;
    while (at > 0 && (order[at - 1] ?? 0) > number) at--;
    if (order[at - 1] !== number) order.splice(at, 0, number);
  }
  return order;
}

/** Later than any word. */
const NEVER = 0x3fffffff;

/** A need of at most this many words is looked for word by word. */
const FEW_WORDS = 12;

/** Where each of many things is met first and last, in one text. */
interface Positions {
  first: Int32Array;
  last: Int32Array;
  /** The things that are met, as many as `count` says. */
  known: Int32Array;
  count(): number;
  note(thing: number, first: number, last: number): void;
  forget(): void;
}

function createPositions(things: number): Positions {
  const first = new Int32Array(things);
  const last = new Int32Array(things);
  const known = new Int32Array(things);
  let count = 0;
  return {
    first,
    last,
    known,
    count: () => count,
    note(thing, from, to) {
      if (first[thing] === 0) {
        first[thing] = from;
        known[count++] = thing;
      }
      last[thing] = to;
    },
    forget() {
      for (let at = 0; at < count; at++) {
        const thing = known[at] ?? 0;
        first[thing] = 0;
        last[thing] = 0;
        known[at] = 0;
      }
      count = 0;
    },
  };
}

/** Whether a number stands among those from `start` to `end`, which are sorted. */
function has(numbers: Numbers, start: number, end: number, wanted: number): boolean {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < end && numbers[low] === wanted;
}

interface Places {
  /** The place of the word itself in `words`, from 1 on; 0 if it is not there. */
  own(number: number): number;
  /** The places in `words` of the beginnings, such as `traffick*`, that the word begins with. */
  beginnings(number: number, word: string): readonly number[];
}

/** Words given a place in one step: about a millisecond's. */
const FEW_PLACES = 300;

/** Finds words, and beginnings of words, among `words`. */
function* createPlaces(words: readonly string[], { add, column }: Lexicon): Steps<Places> {
  const own = column(Int32Array);
  /** Beginnings by their first two letters: a word is tried against few of them. */
  const byLetters = new Map<string, { stem: string; place: number }[]>();
  /** Beginnings of less than two letters, down to `*`, which is any word. */
  const short: { stem: string; place: number }[] = [];
  yield* eachInSteps(words.entries(), FEW_PLACES, ([place, word]) => {
    const stem = word.slice(0, -1);
    if (!word.endsWith('*')) {
      const number = add(word);
      own.values[number] = place + 1;
    } else if (stem.length < 2) short.push({ stem, place });
    else byLetters.set(stem.slice(0, 2), [...(byLetters.get(stem.slice(0, 2)) ?? []), { stem, place }]);
  });
  const beginningsOf = (word: string): readonly number[] =>
    [...(byLetters.get(word.slice(0, 2)) ?? []), ...short].flatMap(({ stem, place }) =>
      word.startsWith(stem) ? [place] : [],
    );
  /**
   * For each word of the content, the place of its list in `lists`, from 1 on. Most words have no such beginning, and
   * share the first list.
   */
  const kept = column(Int32Array);
  const lists: (readonly number[])[] = [[]];
  return {
    own: (number) => own.values[number] ?? 0,
    beginnings(number, word) {
      const known = kept.values[number] ?? 0;
      if (known > 0) return lists[known - 1] ?? [];
      const made = beginningsOf(word);
      if (number !== UNKNOWN) kept.values[number] = made.length === 0 ? 1 : lists.push(made);
      return made;
    },
  };
}
