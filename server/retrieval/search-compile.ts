import MiniSearch from 'minisearch';
import type { Block, Inline, Prose } from '../contract.ts';
import { createAnalysis, type Reading } from './analysis.ts';
import type { ClassifierModel } from './classifier.ts';
import { learnClassifier } from './classifier-learn.ts';
import { words } from './normalize.ts';
import { once } from './once.ts';
import { createNumbers, createPostingsBuilder, type Lists, listsOf, type Numbers, type Postings } from './postings.ts';
import { stem } from './stem.ts';
import { mapInSteps, type Steps } from './steps.ts';
import { learnVerbatim, type Verbatim } from './verbatim.ts';

/** What can be found: an FAQ entry or a fixed reply, in one language. */
export interface Findable {
  id: string;
  question: string;
  utterances: readonly string[];
  answer: Prose;
  /** Whether it answers a question, or says that it is out of scope. Small talk does neither. */
  scope?: 'in' | 'out';
}

/** All that search has to know of what can be found, as plain data: a build can keep it, and a start then only loads it. */
export interface SearchModel {
  /** Ids of what can be found. An entry's place is its number. */
  ids: string[];
  /** For each of them, 1 where it answers, −1 where it says that a question is out of scope, 0 for neither. */
  sides: Int8Array;
  /** Every word of the content as written, then what synonyms put in its place. */
  words: string[];
  /** The place of each word's stem among the stems. */
  stemOf: Numbers;
  /** How often each of the words is written, to mend spelling by; 0 for those that only synonyms bring. */
  spelled: Uint32Array;
  /** 1 where the content has the word after synonyms are replaced. */
  known: Uint8Array;
  /** Every stem, those of questions and utterances first, in the order in which they are met. */
  stems: string[];
  /** For each stem, the entries that MiniSearch finds by it, with its score. */
  keywords: Postings;
  /** For each stem, the entries whose question or utterances have it as a topic. */
  topics: Lists;
  classifier: ClassifierModel;
  /** Every phrasing as it stands. */
  verbatim: Verbatim;
}

/** BM25 as measured best for short questions: late saturation, little penalty for entries with many phrasings. */
export const BM25 = { k: 2, b: 0.3, d: 0.5 };

/** The answer's own words help a little, and mislead when they count as much as what people ask. */
const ANSWER_WEIGHT = 0.5;

/** Reads and learns everything that can be found in one language. */
export function* compileSearch(
  findables: readonly Findable[],
  language: string,
  synonyms: readonly string[][],
): Steps<SearchModel> {
  const vocabulary = createVocabulary(language);
  const analysis = createAnalysis(language, synonyms, vocabulary.stemOf);
  const learn = (text: string): Reading => {
    const reading = analysis.read(text, vocabulary.noteSpelling);
    for (const word of reading.words) vocabulary.known.add(word);
    return reading;
  };

  const phrasings = yield* mapInSteps(findables, 1, ({ question, utterances }) => [question, ...utterances].map(learn));
  const stems = new Map<string, number>();
  const number = (stem: string): void => {
    if (!stems.has(stem)) stems.set(stem, stems.size);
  };
  for (const reading of phrasings.flat()) for (const said of reading.stems) number(said);
  const phrasedStems = [...stems.keys()];
  yield;

  const asked = yield* mapInSteps(phrasings, 10, (readings) => readings.flatMap((reading) => analysis.topic(reading)));
  const answered = yield* mapInSteps(findables, 1, ({ answer }) => analysis.topic(learn(plainText(answer))));
  for (const topic of answered) for (const said of topic) number(said);
  const keywords = yield* scoreKeywords(asked, answered, [...stems.keys()]);
  const topics = createPostingsBuilder();
  for (const [entry, topic] of asked.entries())
    for (const said of new Set(topic)) topics.add(stems.get(said) ?? 0, entry);
  yield;

  const sides = Int8Array.from(findables, ({ scope }) => (scope === 'in' ? 1 : scope === 'out' ? -1 : 0));
  const classifier = yield* learnClassifier(phrasings, phrasedStems, stems, sides);
  // A word that another stands for is mistyped as often as any: it is mended first, then replaced.
  for (const word of synonyms.flat().flatMap((phrase) => words(phrase, language))) vocabulary.noteSynonym(word);
  const spoken = vocabulary.finish();
  for (const word of spoken.words) number(vocabulary.stemOf(word));
  yield;
  const verbatim = yield* learnVerbatim(phrasings);
  yield;
  return {
    ids: findables.map(({ id }) => id),
    sides,
    ...spoken,
    stemOf: createNumbers(spoken.words.length, stems.size).map(
      (_, word) => stems.get(vocabulary.stemOf(spoken.words[word] ?? '')) ?? 0,
    ),
    stems: [...stems.keys()],
    keywords: keywords.finish(stems.size, findables.length),
    topics: listsOf(topics.finish(stems.size, findables.length)),
    classifier,
    verbatim,
  };
}

/** Gathers the words of the content and remembers their stems while it is read. */
function createVocabulary(language: string) {
  const spelled = new Map<string, number>();
  const known = new Set<string>();
  return {
    known,
    stemOf: once((word: string): string => stem(word, language)),
    noteSpelling(word: string): string {
      spelled.set(word, (spelled.get(word) ?? 0) + 1);
      return word;
    },
    noteSynonym(word: string): void {
      if (!spelled.has(word)) spelled.set(word, 1);
    },
    finish(): Pick<SearchModel, 'words' | 'spelled' | 'known'> {
      const all = [...new Set([...spelled.keys(), ...known])];
      return {
        words: all,
        spelled: Uint32Array.from(all, (word) => spelled.get(word) ?? 0),
        known: Uint8Array.from(all, (word) => (known.has(word) ? 1 : 0)),
      };
    },
  };
}

/** Asks MiniSearch for each stem once: what it says to several is the sum of what it says to each. */
function* scoreKeywords(asked: readonly string[][], answered: readonly string[][], stems: readonly string[]) {
  const index = new MiniSearch<{ id: number; phrasings: string; answer: string }>({
    fields: ['phrasings', 'answer'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { answer: ANSWER_WEIGHT }, bm25: BM25 },
  });
  yield* mapInSteps(asked, 1, (topic, id) =>
    index.add({ id, phrasings: topic.join(' '), answer: (answered[id] ?? []).join(' ') }),
  );
  const keywords = createPostingsBuilder();
  for (const [number, said] of stems.entries()) {
    if (number % FEW_STEMS === 0) yield;
    for (const { id, score } of index.search(said)) keywords.add(number, id, score);
  }
  return keywords;
}

/** Stems asked for in one step: about a millisecond's. */
const FEW_STEMS = 100;

/** The text of structured prose, without its structure. */
function plainText(prose: Prose): string {
  const inline = (run: Inline): string => (typeof run === 'string' ? run : 'b' in run ? run.b : run.a);
  const line = (runs: Inline[]): string => runs.map(inline).join('');
  const block = (part: Block): string =>
    'p' in part ? line(part.p) : ('ul' in part ? part.ul : part.ol).map(line).join(' ');
  return prose.map(block).join(' ');
}
