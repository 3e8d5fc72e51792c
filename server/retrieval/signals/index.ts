import type { LocaleContent } from '../../content/content.ts';
import type { Audience, Need, Signals } from '../../content/signals.ts';
import { eachInSteps, finish, mapInSteps, type Steps } from '../steps.ts';
import { type Anchors, anchorsOf } from './anchors.ts';
import { createPatternReader, type Phrase } from './pattern.ts';
import { createAnchorer } from './pattern-anchors.ts';
import type { Sought } from './phrases.ts';
import { createPlainReader, type PlainReader } from './reading.ts';

/**
 * Index by which the phrases of one language are found, as plain data: a build can store it, and then a start need not
 * read all phrases.
 */
export interface SignalIndex {
  /** Every plain word of every phrase; spelling is corrected towards these. */
  vocabulary: string[];
  /** Words, each with the group that it belongs to. */
  classes: [word: string, group: string][];
  anchors: Anchors;
}

/** Groups whose words belong to the vocabulary of the language even if no phrase has them. */
const EVERYDAY = ['<doer>', '<asking>'];

/** What it means that a phrase matches. */
export type Meaning =
  | { kind: 'danger'; need: Need; other: boolean }
  | { kind: 'audience'; audience: Audience }
  | { kind: 'wrongdoing' | 'frame' | 'saying' };

/** How one language's signals are read, utterances and phrases alike. */
export interface SignalReader {
  tokens: PlainReader;
  plain(text: string): string[];
  phrase(source: string): Phrase;
}

/** Creates the reader of the signals of one language. */
export function createSignalReader({ locale, signals }: LocaleContent): SignalReader {
  const { spelling, fillers } = signals ?? NO_SIGNALS;
  const tokens = createPlainReader({ language: locale, spelling, fillers });
  const plain = (text: string): string[] => tokens.tokens(text).flatMap(tokens.meant);
  return { tokens, plain, phrase: createPatternReader(plain) };
}

/** All phrases of one language, each with what it means. */
export function phrasesOf({ needs, audiences, wrongdoing, sayings, frames }: Signals): Sought<Meaning>[] {
  const all = (sources: readonly string[], subject: Meaning): Sought<Meaning>[] =>
    sources.map((source) => ({ source, subject }));
  return [
    ...needs.flatMap((need) => [
      ...all(need.phrases, { kind: 'danger', need, other: false }),
      ...all(need.others, { kind: 'danger', need, other: true }),
    ]),
    ...audiences.flatMap((audience) => all(audience.phrases, { kind: 'audience', audience })),
    ...all(wrongdoing.phrases, { kind: 'wrongdoing' }),
    ...all(frames, { kind: 'frame' }),
    ...all(sayings, { kind: 'saying' }),
  ];
}

/** Builds the index of one language. Reads every phrase once. */
export function* indexSignals({ signals }: LocaleContent, { plain, phrase }: SignalReader): Steps<SignalIndex> {
  const { words, ...others } = signals ?? NO_SIGNALS;
  const { anchor, vocabulary } = createAnchorer(words, phrase);
  const phrases = phrasesOf({ words, ...others });
  yield;
  const anchored = yield* mapInSteps(phrases, FEW_PHRASES, ({ source }) => anchor(source));
  yield;
  const anchors = yield* anchorsOf(anchored);
  yield;
  for (const group of EVERYDAY) anchor(group);
  yield;
  return { vocabulary: [...vocabulary], classes: yield* classesOf(words, plain), anchors };
}

/** Builds the index of one language ahead of time, for a build. */
export function compileSignals(content: LocaleContent): SignalIndex {
  return finish(indexSignals(content, createSignalReader(content)));
}

/** Phrases read in one step: about a millisecond's, though the first ones read the groups they name. */
const FEW_PHRASES = 4;
/** The same for words of groups. */
const FEW_WORDS = 200;

function* classesOf(
  groups: Signals['words'],
  plain: (text: string) => string[],
): Steps<[word: string, group: string][]> {
  const classes = new Map<string, string>();
  const all = Object.entries(groups).flatMap(([group, entries]) => entries.map((entry) => ({ group, entry })));
  yield* eachInSteps(all, FEW_WORDS, ({ group, entry }) => {
    const [word, ...more] = plain(entry);
    if (word !== undefined && more.length === 0 && !classes.has(word) && group !== 'subject') classes.set(word, group);
  });
  return [...classes];
}

/** Stands in for the signals of content that has none. */
export const NO_SIGNALS: Signals = {
  words: {},
  spelling: {},
  fillers: [],
  negations: [],
  notMisspelt: [],
  sayings: [],
  frames: [],
  needs: [],
  audiences: [],
  wrongdoing: { phrases: [], examples: [], counterExamples: [] },
};
