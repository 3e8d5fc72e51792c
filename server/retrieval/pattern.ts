/**
 * The small pattern language of signals.yaml, compiled to matchers over the words of an utterance.
 *
 * `word`  that word · `word*`  any ending · `<group>`  any entry of a named group · `(a | b c)`  either ·
 * `[a b]`  may be missing · `...`  up to four other words, none of which negates · `=` in front: nothing but this.
 */

import { once } from './once.ts';

/** A phrase ready to be tried. */
export interface Pattern {
  /** As the advocate wrote it. */
  source: string;
  /** Words, or beginnings of words (`traffick*`): one of each set must occur for the phrase to match at all. */
  needs: readonly ReadonlySet<string>[];
  /** What it can start with, words or beginnings of words; null where that may be anything. */
  starts: ReadonlySet<string> | null;
  /** End of a match that starts at this word, or -1. */
  matchAt(tokens: readonly string[], start: number): number;
}

export interface PatternOptions {
  groups: Readonly<Record<string, readonly string[]>>;
  /** Turns a plain piece of the phrase into words, the way an utterance is read. */
  read(text: string): string[];
  isNegation(word: string): boolean;
}

export interface PatternCompiler {
  /** A malformed phrase is read as far as it makes sense. */
  compile(source: string): Pattern;
  /** Every plain word of every phrase compiled so far; spelling is corrected towards these. */
  vocabulary: ReadonlySet<string>;
  /** Lets go of the words that were tried last. */
  forget(): void;
}

/** Compiles phrases; a group is compiled once, and what it matches in one utterance is looked up once. */
export function createPatternCompiler({ groups, read, isNegation }: PatternOptions): PatternCompiler {
  const compiled = new Map<string, Choice>();
  const vocabulary = new Set<string>();
  let said: Said = { tokens: [], number: 0, isNegation };
  const say = (tokens: readonly string[]): void => {
    if (tokens !== said.tokens) said = { tokens, number: said.number + 1, isNegation };
  };

  const wordsOf = once(read);

  function group(name: string): Choice {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    // Set before its entries are read, so that a group naming itself ends instead of recursing.
    compiled.set(name, choice([], false));
    const part = choice(
      (groups[name] ?? []).map((entry) => sequence(entry)),
      true,
    );
    compiled.set(name, part);
    return part;
  }

  function sequence(source: string): Part[] {
    const pieces = source.match(PIECE) ?? [];
    let at = 0;
    function until(closer: string): Part[][] {
      const options: Part[][] = [];
      let parts: Part[] = [];
      while (at < pieces.length) {
        const piece = pieces[at++] ?? '';
        if (piece === closer) break;
        if (piece === '|') {
          options.push(parts);
          parts = [];
        } else if (piece === '(') parts.push(choice(until(')'), false));
        else if (piece === '[') parts.push({ ...choice(until(']'), false), optional: true });
        else if (piece === '...') parts.push({ kind: 'gap' });
        else if (piece.startsWith('<')) parts.push(group(piece.slice(1, -1)));
        else if (piece.endsWith('*')) parts.push({ kind: 'beginning', stem: wordsOf(piece.slice(0, -1)).join('') });
        else {
          for (const word of wordsOf(piece)) {
            vocabulary.add(word);
            parts.push({ kind: 'word', word });
          }
        }
      }
      options.push(parts);
      return options;
    }
    const options = until('');
    return options.length === 1 ? (options[0] ?? []) : [choice(options, false)];
  }

  return {
    vocabulary,
    forget: () => say([]),
    compile(source) {
      const whole = source.startsWith('=');
      const parts = sequence(whole ? source.slice(1) : source);
      return {
        source,
        needs: parts.filter(isNeeded).map((part) => new Set(startsOf([part]))),
        starts: startsPlainly(parts) ? new Set(startsOf(parts)) : null,
        matchAt(tokens, start) {
          if (whole && start > 0) return -1;
          say(tokens);
          const ends: number[] = [];
          follow(parts, 0, said, start, ends);
          if (whole) return ends.includes(tokens.length) ? tokens.length : -1;
          return ends[0] ?? -1;
        },
      };
    },
  };
}

/** Words allowed in a `...`. */
const GAP = 4;

const PIECE = /<[^<>]*>|\.\.\.|[()[\]|]|[^\s()[\]|<>]+/g;

interface Word {
  kind: 'word';
  word: string;
}

interface Beginning {
  kind: 'beginning';
  stem: string;
}

interface Gap {
  kind: 'gap';
}

interface Choice {
  kind: 'choice';
  optional: boolean;
  /** Options of one word: groups hold dozens of them, so they are looked up at once. */
  singles: ReadonlySet<string>;
  /** Longer options that begin with a plain word, by that word. */
  byFirst: ReadonlyMap<string, Part[][]>;
  rest: readonly Part[][];
  /** What it can start with. */
  first: ReadonlySet<string>;
  /** Whether it can start with nothing else. */
  plainFirst: boolean;
  /** Whether it can match without a word. */
  mayBeEmpty: boolean;
  /** Where a shared group ends, by start, in the words of that number. */
  memory: { number: number; ends: (number[] | undefined)[] } | null;
}

type Part = Word | Beginning | Gap | Choice;

/** The words of one text, and which text it is. */
interface Said {
  tokens: readonly string[];
  number: number;
  isNegation: (word: string) => boolean;
}

/** Gathers in `ends` every place where the parts, from `index` on, can end when they start at `at`. */
function follow(parts: readonly Part[], index: number, said: Said, at: number, ends: number[]): void {
  const { tokens } = said;
  const part = parts[index];
  if (part === undefined) {
    if (!ends.includes(at)) ends.push(at);
  } else if (part.kind === 'word') {
    if (tokens[at] === part.word) follow(parts, index + 1, said, at + 1, ends);
  } else if (part.kind === 'beginning') {
    if (tokens[at]?.startsWith(part.stem)) follow(parts, index + 1, said, at + 1, ends);
  } else if (part.kind === 'gap') {
    for (let end = at; end <= Math.min(at + GAP, tokens.length); end++) {
      if (end > at && said.isNegation(tokens[end - 1] ?? '')) break;
      follow(parts, index + 1, said, end, ends);
    }
  } else {
    for (const end of choiceEnds(part, said, at)) follow(parts, index + 1, said, end, ends);
    if (part.optional) follow(parts, index + 1, said, at, ends);
  }
}

function choiceEnds(part: Choice, said: Said, at: number): readonly number[] {
  const word = said.tokens[at];
  if (word === undefined) return NOWHERE;
  const { memory } = part;
  if (memory !== null) {
    if (memory.number !== said.number) {
      memory.number = said.number;
      memory.ends = [];
    }
    const known = memory.ends[at];
    if (known !== undefined) return known;
  }
  const ends: number[] = [];
  const longer = part.byFirst.get(word);
  if (longer !== undefined) for (const option of longer) follow(option, 0, said, at, ends);
  for (const option of part.rest) follow(option, 0, said, at, ends);
  if (part.singles.has(word) && !ends.includes(at + 1)) ends.push(at + 1);
  if (memory !== null) memory.ends[at] = ends;
  return ends;
}

const NOWHERE: readonly number[] = [];

function choice(options: readonly Part[][], shared: boolean): Choice {
  const singles = new Set<string>();
  const byFirst = new Map<string, Part[][]>();
  const rest: Part[][] = [];
  const first = new Set<string>();
  for (const option of options) {
    const [head, ...more] = option;
    if (head === undefined) continue;
    for (const word of startsOf(option)) first.add(word);
    if (head.kind !== 'word') rest.push(option);
    else if (more.length === 0) singles.add(head.word);
    else byFirst.set(head.word, [...(byFirst.get(head.word) ?? []), option]);
  }
  return {
    kind: 'choice',
    optional: false,
    singles,
    byFirst,
    rest,
    first,
    plainFirst: options.every(startsPlainly),
    mayBeEmpty: options.some((option) => !option.some(isNeeded)),
    memory: shared ? { number: 0, ends: [] } : null,
  };
}

/** What a sequence can begin with: its optional parts, and the first part that must be there. */
function startsOf(parts: readonly Part[]): string[] {
  const starts: string[] = [];
  for (const part of parts) {
    if (part.kind === 'word') return [...starts, part.word];
    if (part.kind === 'beginning') return [...starts, `${part.stem}*`];
    if (part.kind === 'choice') {
      starts.push(...part.first);
      if (!part.optional) return starts;
    }
  }
  return starts;
}

/** Whether nothing but one of `startsOf` can be its first word. */
function startsPlainly(parts: readonly Part[]): boolean {
  for (const part of parts) {
    if (part.kind === 'word' || part.kind === 'beginning') return true;
    if (part.kind === 'gap' || !part.plainFirst) return false;
    if (!part.optional) return true;
  }
  return false;
}

/** Whether it cannot match without a word. */
function isNeeded(part: Part): boolean {
  return part.kind === 'choice' ? !part.optional && !part.mayBeEmpty : part.kind !== 'gap';
}
