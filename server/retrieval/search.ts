import MiniSearch from 'minisearch';
import type { Block, Inline, Prose } from '../contract.ts';
import { createAnalysis, type Reading } from './analysis.ts';
import { createClassifier } from './classifier.ts';
import { words } from './normalize.ts';
import { createSpeller } from './speller.ts';
import { mapInSteps, type Steps } from './steps.ts';

/** What can be found: an FAQ entry or a fixed reply, in one language. */
export interface Findable {
  id: string;
  question: string;
  utterances: readonly string[];
  answer: Prose;
}

/** A found entry. Larger is better; the parts are comparable between entries and between contents. */
export interface Hit {
  id: string;
  /** Sum of the parts, by their weights. */
  score: number;
  /** MiniSearch's score as a share of what a perfect match of this utterance would score, 0 to about 1. */
  keywords: number;
  /** How much it sounds like the entry, 0 to 1: cosine with the centre of its phrasings. */
  sound: number;
}

/** What an utterance found, with the evidence that a decision needs. */
export interface Findings {
  reading: Reading;
  /** Best first; never empty where there is something to find. */
  hits: Hit[];
  evidence: Evidence;
}

/** Numbers about the best hit that mean the same for any content. */
export interface Evidence {
  keywords: number;
  sound: number;
  /** Cosine with the best hit's nearest phrasing, 0 to 1. */
  nearest: number;
  /** Share of the best hit among all, when scores are sharpened into shares. */
  share: number;
  /** Lead of the best hit over the next, in units of score. */
  lead: number;
  /** Share of the utterance's topic that the content knows, weighed by rarity. */
  coverage: number;
  /** Number of the utterance's topic stems that the best hit has, as its square root. */
  matched: number;
  /** Share of all the words, grammar included, that the content knows. */
  familiar: number;
}

export interface Search {
  /** `favoured` adds to the score of entries that the context speaks for. */
  find(text: string, favoured?: ReadonlyMap<string, number>): Findings;
  /** How many of the words are words of this language's content: evidence of the language. */
  familiar(text: string): number;
  /** For explanations: what the best hit shares with the utterance. */
  shared(text: string, id: string): { feature: string; adds: number }[];
}

/** How much more the sound counts than the keywords. Chosen on the development halves of the public sets. */
const SOUND_WEIGHT = 1.5;

/** BM25 as measured best for short questions: late saturation, little penalty for entries with many phrasings. */
const BM25 = { k: 2, b: 0.3, d: 0.5 };

/** The answer's own words help a little, and mislead when they count as much as what people ask. */
const ANSWER_WEIGHT = 0.5;

/** Sharpness of the shares in `Evidence.share`. */
const SHARPNESS = 8;

/** How many hits are worth keeping. */
const KEPT = 12;

/** Builds the index over everything that can be found in one language. */
export function* createSearch(
  findables: readonly Findable[],
  language: string,
  synonyms: readonly string[][],
): Steps<Search> {
  const analysis = createAnalysis(language, synonyms);
  const known = new Map<string, number>();
  const spelled = new Map<string, number>();
  const noteSpelling = (word: string): string => {
    spelled.set(word, (spelled.get(word) ?? 0) + 1);
    return word;
  };
  const learn = (text: string): Reading => {
    const reading = analysis.read(text, noteSpelling);
    for (const word of reading.words) known.set(word, (known.get(word) ?? 0) + 1);
    return reading;
  };

  const phrasings = yield* mapInSteps(findables, 1, ({ question, utterances }) => [question, ...utterances].map(learn));
  const numberOf = new Map(findables.map(({ id }, number) => [id, number]));
  const topics = yield* mapInSteps(phrasings, 10, (readings) => readings.flatMap((reading) => analysis.topic(reading)));
  const has = topics.map((topic) => new Set(topic));
  const entriesWith = new Map<string, number>();
  for (const topic of has) for (const stem of topic) entriesWith.set(stem, (entriesWith.get(stem) ?? 0) + 1);
  const rarity = (stem: string): number => {
    const entries = entriesWith.get(stem) ?? 0;
    return Math.log(1 + (findables.length - entries + 0.5) / (entries + 0.5));
  };

  const index = new MiniSearch<{ id: number; phrasings: string; answer: string }>({
    fields: ['phrasings', 'answer'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { answer: ANSWER_WEIGHT }, bm25: BM25 },
  });
  yield* mapInSteps(findables, 1, ({ answer }, id) =>
    index.add({
      id,
      phrasings: (topics[id] ?? []).join(' '),
      answer: analysis.topic(learn(plainText(answer))).join(' '),
    }),
  );
  const classifier = yield* createClassifier(
    phrasings.flatMap((readings, group) => readings.map((reading) => ({ group, reading }))),
    findables.length,
  );
  // A word that another stands for is mistyped as often as any: it is mended first, then replaced.
  for (const word of synonyms.flat().flatMap((phrase) => words(phrase, language)))
    if (!spelled.has(word)) spelled.set(word, 1);
  const speller = yield* createSpeller(spelled);

  const readAsKnown = (text: string): Reading => analysis.read(text, (word) => speller.mend(word));

  return {
    find(text, favoured) {
      const reading = readAsKnown(text);
      const topic = [...new Set(analysis.topic(reading))];
      const weight = topic.map(rarity);
      const perfect = weight.reduce((sum, value) => sum + value * (BM25.d + 1), 0) || 1;
      const keywords = new Float32Array(findables.length);
      for (const { id, score, queryTerms } of index.search(topic.join(' ')))
        keywords[id] = saturate(score / queryTerms.length / perfect);
      const sounds = classifier.scores(reading);

      const order = [...findables.keys()];
      const score = (id: number): number => (keywords[id] ?? 0) + SOUND_WEIGHT * (sounds[id] ?? 0);
      const scores = Float32Array.from(order, score);
      for (const [id, gain] of favoured ?? []) {
        const number = numberOf.get(id);
        if (number !== undefined) scores[number] = (scores[number] ?? 0) + gain;
      }
      order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
      const [best = 0, second = best] = order;
      const top = scores[best] ?? 0;
      let shares = 0;
      for (const value of scores) shares += Math.exp(SHARPNESS * (value - top));
      let covered = 0;
      let matched = 0;
      topic.forEach((stem, at) => {
        if (entriesWith.has(stem)) covered += weight[at] ?? 0;
        if (has[best]?.has(stem)) matched++;
      });
      return {
        reading,
        hits: order.slice(0, KEPT).map((id) => ({
          id: findables[id]?.id ?? '',
          score: scores[id] ?? 0,
          keywords: keywords[id] ?? 0,
          sound: sounds[id] ?? 0,
        })),
        evidence: {
          keywords: keywords[best] ?? 0,
          sound: sounds[best] ?? 0,
          nearest: findables.length > 0 ? classifier.nearest(best) : 0,
          share: 1 / (shares || 1),
          lead: top - (scores[second] ?? 0),
          coverage: covered / (weight.reduce((sum, value) => sum + value, 0) || 1),
          matched: Math.sqrt(matched),
          familiar: reading.words.filter((word) => known.has(word)).length / (reading.words.length || 1),
        },
      };
    },
    familiar: (text) => analysis.read(text).words.filter((word) => known.has(word)).length,
    shared(text, id) {
      classifier.scores(readAsKnown(text));
      return classifier.shared(numberOf.get(id) ?? -1);
    },
  };
}

/** 0 to 1: an entry with many phrasings repeats its words, and must not win by that alone. */
function saturate(share: number): number {
  return share / (1 + share);
}

/** The text of structured prose, without its structure. */
function plainText(prose: Prose): string {
  const inline = (run: Inline): string => (typeof run === 'string' ? run : 'b' in run ? run.b : run.a);
  const line = (runs: Inline[]): string => runs.map(inline).join('');
  const block = (part: Block): string =>
    'p' in part ? line(part.p) : ('ul' in part ? part.ul : part.ol).map(line).join(' ');
  return prose.map(block).join(' ');
}
