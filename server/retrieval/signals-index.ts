import type { LocaleContent } from '../content/content.ts';
import type { Audience, Need, Signals } from '../content/signals.ts';
import type { Text } from './normalize.ts';
import { once } from './once.ts';
import { createPatternCompiler, type Pattern } from './pattern.ts';
import { type Anchors, anchorsOf, type Phrase } from './signals-phrases.ts';
import { createPlainReader } from './signals-reading.ts';
import { finish, mapInSteps, type Steps } from './steps.ts';

/** What the phrases of one language are found by, as plain data: a build can keep it, and a start need not read them all. */
export interface SignalIndex {
  /** Every plain word of every phrase; spelling is corrected towards these. */
  vocabulary: string[];
  /** Words, each with the group that it belongs to. */
  classes: [word: string, group: string][];
  anchors: Record<keyof SignalPhrases, Anchors>;
}

/** The groups the learned layer leans on: who does it, and to whom. */
export const PEOPLE = { doer: '<doer>', self: '<self>', asking: '<asking>' };

/** The phrases of one language. */
export interface SignalPhrases {
  /** All but the sayings, looked for at once. */
  meanings: Phrase<Meaning>[];
  /** Figures of speech, looked for before. */
  sayings: Phrase<true>[];
}

/** What a phrase says. */
export type Meaning =
  | { kind: 'danger'; need: Need; other: boolean }
  | { kind: 'audience'; audience: Audience }
  | { kind: 'wrongdoing' | 'frame' | 'settled' };

/** How one language's signals read an utterance, and understand a phrase. */
export interface SignalReader {
  plain(text: Text): string[];
  isNegation(word: string): boolean;
  isSubject(word: string): boolean;
  /** Each phrase once. */
  compile(source: string): Pattern;
  /** Plain words of the phrases compiled so far. */
  vocabulary: ReadonlySet<string>;
  /** Lets go of the words that phrases were tried on. */
  forget(): void;
}

export function createSignalReader({ locale, signals }: LocaleContent): SignalReader {
  const { words, spelling, fillers, negations } = signals ?? NO_SIGNALS;
  const plain = createPlainReader({ language: locale, spelling, fillers });
  const negating = new Set(negations.flatMap((word) => plain(word)));
  const subjects = new Set((words.subject ?? []).flatMap((word) => plain(word)));
  const isNegation = (word: string): boolean => negating.has(word);
  const { compile, vocabulary, forget } = createPatternCompiler({ groups: words, read: plain, isNegation });
  return {
    plain,
    isNegation,
    isSubject: (word) => subjects.has(word),
    compile: once(compile),
    vocabulary,
    forget,
  };
}

export function phrasesOf({ needs, audiences, wrongdoing, sayings, frames, settled }: Signals): SignalPhrases {
  const all = <Subject>(sources: readonly string[], subject: Subject): Phrase<Subject>[] =>
    sources.map((source) => ({ source, subject }));
  return {
    meanings: [
      ...needs.flatMap((need) => [
        ...all<Meaning>(need.phrases, { kind: 'danger', need, other: false }),
        ...all<Meaning>(need.others, { kind: 'danger', need, other: true }),
      ]),
      ...audiences.flatMap((audience) => all<Meaning>(audience.phrases, { kind: 'audience', audience })),
      ...all<Meaning>(wrongdoing.phrases, { kind: 'wrongdoing' }),
      ...all<Meaning>(frames, { kind: 'frame' }),
      ...all<Meaning>(settled, { kind: 'settled' }),
    ],
    sayings: all(sayings, true),
  };
}

/** Reads every phrase once. */
export function* indexSignals(
  { signals }: LocaleContent,
  { plain, compile, vocabulary }: Pick<SignalReader, 'plain' | 'compile' | 'vocabulary'>,
): Steps<SignalIndex> {
  const phrases = phrasesOf(signals ?? NO_SIGNALS);
  const anchors: Partial<SignalIndex['anchors']> = {};
  for (const name of Object.keys(phrases) as (keyof SignalPhrases)[])
    anchors[name] = anchorsOf(
      yield* mapInSteps<Phrase<unknown>, Pattern>(phrases[name], FEW_PHRASES, ({ source }) => compile(source)),
    );
  for (const group of Object.values(PEOPLE)) compile(group);
  return {
    vocabulary: [...vocabulary],
    classes: classesOf((signals ?? NO_SIGNALS).words, plain),
    anchors: anchors as SignalIndex['anchors'],
  };
}

/** The index by itself: for a build. */
export function compileSignals(content: LocaleContent): SignalIndex {
  return finish(indexSignals(content, createSignalReader(content)));
}

/** Phrases compiled in one step: about a millisecond's. */
const FEW_PHRASES = 25;

function classesOf(groups: Signals['words'], plain: (text: string) => string[]): SignalIndex['classes'] {
  const classes = new Map<string, string>();
  for (const [group, entries] of Object.entries(groups))
    for (const entry of entries) {
      const [word, ...more] = plain(entry);
      if (word !== undefined && more.length === 0 && !classes.has(word) && group !== 'subject')
        classes.set(word, group);
    }
  return [...classes];
}

/** For content without signals. */
export const NO_SIGNALS: Signals = {
  words: {},
  spelling: {},
  fillers: [],
  negations: [],
  notMisspelt: [],
  sayings: [],
  frames: [],
  settled: [],
  needs: [],
  audiences: [],
  wrongdoing: { phrases: [], examples: [], counterExamples: [] },
};
