/** Phrases made ready to be tried on the words of an utterance. */

import type { Spoken } from './lexicon.ts';
import { createGroups, type Part, type Phrase } from './pattern.ts';

/** A phrase ready to be tried. */
export interface Pattern {
  /** End of a match that starts at this word, or -1. */
  matchAt(spoken: Spoken, start: number): number;
}

export interface PatternOptions {
  groups: Readonly<Record<string, readonly string[]>>;
  read(source: string): Phrase;
  /** The number of a word of a phrase, by which it is known in an utterance. */
  numberOf(word: string): number;
  isNegation(number: number): boolean;
}

export interface PatternCompiler {
  compile(source: string): Pattern;
  /** Lets go of the utterance that was tried last. */
  forget(): void;
}

/** Compiles phrases; a group is compiled once, and what it matches in one utterance is looked up once. */
export function createPatternCompiler({ groups, read, numberOf, isNegation }: PatternOptions): PatternCompiler {
  let said: Said = { spoken: NOTHING, turn: 0, isNegation };
  const say = (spoken: Spoken): void => {
    if (spoken !== said.spoken) said = { spoken, turn: said.turn + 1, isNegation };
  };

  const group = createGroups(groups, read, (options) => choice(options.map(sequence), false, true));

  function sequence(parts: readonly Part[]): Step[] {
    return parts.map((part) => {
      if (part.kind === 'word') return { kind: 'word', number: numberOf(part.word) };
      if (part.kind === 'group') return group(part.name);
      return part.kind === 'choice' ? choice(part.options.map(sequence), part.optional, false) : part;
    });
  }

  return {
    forget: () => say(NOTHING),
    compile(source) {
      const { parts, whole } = read(source);
      const steps = sequence(parts);
      return {
        matchAt(spoken, start) {
          if (whole && start > 0) return -1;
          say(spoken);
          const ends: number[] = [];
          follow(steps, 0, said, start, ends);
          const { length } = spoken.numbers;
          if (whole) return ends.includes(length) ? length : -1;
          return ends[0] ?? -1;
        },
      };
    },
  };
}

/** Words allowed in a `...`. */
const GAP = 4;

type Step = WordStep | ChoiceStep | Extract<Part, { kind: 'beginning' | 'gap' }>;

interface WordStep {
  kind: 'word';
  number: number;
}

interface ChoiceStep {
  kind: 'choice';
  optional: boolean;
  /** Options of one word: groups hold dozens of them, so they are looked up at once. */
  singles: ReadonlySet<number>;
  /** Longer options that begin with a plain word, by that word. */
  byFirst: ReadonlyMap<number, Step[][]>;
  rest: readonly Step[][];
  /** For a group that phrases share: where it can end, by where it starts, in the text of that turn. */
  memory: { turn: number; ends: (readonly number[] | undefined)[] } | null;
}

/** The text that phrases are tried on, and its number. */
interface Said {
  spoken: Spoken;
  turn: number;
  isNegation: (number: number) => boolean;
}

const NOTHING: Spoken = { words: [], numbers: [] };

/** Gathers in `ends` every place where the steps, from `first` on, can end when they start at `start`. */
function follow(steps: readonly Step[], first: number, said: Said, start: number, ends: number[]): void {
  const { words, numbers } = said.spoken;
  let at = start;
  for (let index = first; index < steps.length; index++) {
    const step = steps[index];
    if (step === undefined) continue;
    if (step.kind === 'word') {
      if (numbers[at++] !== step.number) return;
    } else if (step.kind === 'beginning') {
      if (!words[at++]?.startsWith(step.stem)) return;
    } else if (step.kind === 'gap') {
      for (let end = at; end <= Math.min(at + GAP, numbers.length); end++) {
        if (end > at && said.isNegation(numbers[end - 1] ?? 0)) break;
        follow(steps, index + 1, said, end, ends);
      }
      return;
    } else {
      const own = choiceEnds(step, said, at);
      if (step.optional) {
        for (const end of own) follow(steps, index + 1, said, end, ends);
      } else {
        for (let other = 0; other < own.length - 1; other++) follow(steps, index + 1, said, own[other] ?? 0, ends);
        const last = own[own.length - 1];
        if (last === undefined) return;
        at = last;
      }
    }
  }
  if (!ends.includes(at)) ends.push(at);
}

function choiceEnds(step: ChoiceStep, said: Said, at: number): readonly number[] {
  const number = said.spoken.numbers[at];
  if (number === undefined) return NOWHERE;
  const { memory, rest } = step;
  const longer = step.byFirst.size > 0 ? step.byFirst.get(number) : undefined;
  const single = step.singles.has(number);
  if (longer === undefined && rest.length === 0) return single ? justAfter(at) : NOWHERE;
  if (memory !== null) {
    if (memory.turn !== said.turn) {
      memory.turn = said.turn;
      memory.ends = [];
    }
    const known = memory.ends[at];
    if (known !== undefined) return known;
  }
  const ends: number[] = [];
  if (longer !== undefined) for (const option of longer) follow(option, 0, said, at, ends);
  for (const option of rest) follow(option, 0, said, at, ends);
  if (single && !ends.includes(at + 1)) ends.push(at + 1);
  if (memory !== null) memory.ends[at] = ends;
  return ends;
}

/** The place after one word, as the same list each time: most choices match one word. */
function justAfter(at: number): readonly number[] {
  AFTER[at] ??= [at + 1];
  return AFTER[at] ?? NOWHERE;
}

const AFTER: (readonly number[])[] = [];
const NOWHERE: readonly number[] = [];

function choice(options: readonly Step[][], optional: boolean, shared: boolean): ChoiceStep {
  const singles = new Set<number>();
  const byFirst = new Map<number, Step[][]>();
  const rest: Step[][] = [];
  for (const option of options) {
    const [head, ...more] = option;
    if (head === undefined) continue;
    if (head.kind !== 'word') rest.push(option);
    else if (more.length === 0) singles.add(head.number);
    else byFirst.set(head.number, [...(byFirst.get(head.number) ?? []), option]);
  }
  return { kind: 'choice', optional, singles, byFirst, rest, memory: shared ? { turn: 0, ends: [] } : null };
}
