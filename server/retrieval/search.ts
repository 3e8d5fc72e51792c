import type { Text } from './normalize.ts';
import { addTo, countOf, placeOf } from './postings.ts';
import { createClassifier, type MakeUp } from './search/classifier.ts';
import { BM25, knownWords, type SearchModel, shareKnown } from './search/model.ts';
import { createPassages, type Passages } from './search/passage.ts';
import { groupSaying } from './search/verbatim.ts';
import { eachInSteps, type Steps } from './steps.ts';
import { openAnalysis, type Reading } from './text/analysis.ts';
import { type CutUp, createCutter } from './text/run-together.ts';
import { createSpeller } from './text/speller.ts';
import { habitsOf } from './text/spelling-habits.ts';
import { stem } from './text/stem.ts';

/** A found entry. Larger is better; the parts are comparable between entries and between contents. */
export interface Hit {
  id: string;
  /** Sum of the parts, by their weights. */
  score: number;
  /** MiniSearch's score as a share of what a perfect match of this utterance would score, 0 to about 1. */
  keywords: number;
  /** How much it sounds like the entry: 0 for nothing in common, and about 1 for one of its phrasings. */
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
export interface Evidence extends MakeUp {
  keywords: number;
  sound: number;
  /** Share of the best hit among all entries, when their scores are turned into shares by softmax (`SHARPNESS`). */
  share: number;
  /** Lead of the best hit over the next, in units of score. */
  lead: number;
  /** Share of the utterance's topic that the content knows, weighed by rarity. */
  coverage: number;
  /** Square root of the number of the utterance's topic stems that the best hit has. */
  matched: number;
  /** Share of all the words, grammar included, that the content knows. */
  familiar: number;
  /** Logarithm of one more than the number of words in the utterance. */
  length: number;
  /**
   * Score of the best reply that says "out of scope", minus the score of the best hit; at least −0.5. Always −0.5 if
   * the best hit is no FAQ entry.
   */
  outside: number;
  /** How much the features speak for the side of the best hit, in scope or out of scope: −3 to 3, 0 for small talk. */
  scope: number;
}

export interface Search extends Passages {
  /** `favoured`: entry ids that the context speaks for, with the score to add for each. */
  find(text: Text, favoured?: ReadonlyMap<string, number>): Findings;
  /**
   * Share of the words that this language's content knows, 0 to 1, without politeness. It tells whether an utterance is
   * in this language.
   */
  familiar(text: Text): number;
  /** Cuts letters that were typed without spaces into words, see run-together.ts. */
  cutUp(letters: string): CutUp | undefined;
  /** For explanations: what the best hit shares with the utterance. */
  shared(text: Text, id: string): { feature: string; adds: number }[];
}

/** How much more the sound counts than the keywords. Chosen on the development halves of the public sets. */
const SOUND_WEIGHT = 1.5;

/**
 * Score that an entry gains if it has e (2.718) times as many phrasings as is usual here: people ask about it more
 * often. Entries gain nothing if all have equally many.
 */
const BREADTH_GAIN = 0.05;

/** Score that an entry gains if the utterance is one of its phrasings, word for word: more than any rival's lead. */
const VERBATIM_GAIN = 1;

/** Sharpness of the shares in `Evidence.share`. */
const SHARPNESS = 8;

/** Lower bound of `Evidence.outside`. */
const FAR_BEHIND = -0.5;

/** Words stemmed in one step: about a millisecond's. */
const FEW_WORDS = 200;

/** The same for words that are only counted. */
const FEW_COUNTS = 2000;

/** How many hits are worth keeping. */
const KEPT = 12;

/** Opens the search on a compiled model. `language` and `synonyms` must be the ones it was compiled with. */
export function* openSearch(model: SearchModel, language: string, synonyms: readonly string[][]): Steps<Search> {
  yield;
  const { ids, sides, keywords } = model;
  const breadth = breadthOf(model);
  const stemOfWord = new Map<string, string>();
  const stems: string[] = [];
  for (const [at, word] of model.words.entries()) {
    if (at % FEW_WORDS === FEW_WORDS - 1) yield;
    const number = model.stemOf[at] ?? 0;
    stems[number] ??= stem(word, language);
    stemOfWord.set(word, stems[number]);
  }
  yield;
  const stemNumber = new Map(stems.map((each, number) => [each, number]));
  yield;
  const known = knownWords(model);
  yield;
  const analysis = yield* openAnalysis(language, synonyms, (word) => stemOfWord.get(word) ?? stem(word, language));
  yield;
  const counts = new Map<string, number>();
  const written = new Float64Array(stems.length);
  yield* eachInSteps(model.words.entries(), FEW_COUNTS, ([at, word]) => {
    const count = model.spelled[at];
    if (!count) return;
    counts.set(word, count);
    const number = model.stemOf[at] ?? 0;
    written[number] = (written[number] ?? 0) + count;
  });
  yield;
  const mend = yield* createSpeller(counts, language);
  yield;
  const classifier = yield* createClassifier(model.classifier, stemNumber);
  yield;
  const cutUp = yield* createCutter(counts, habitsOf(language));
  yield;

  const readAsKnown = (text: Text): Reading => analysis.read(text, mend, true);
  const rarityOf = (number: number | undefined): number => {
    const entries = number === undefined ? 0 : countOf(keywords, number);
    return Math.log(1 + (ids.length - entries + 0.5) / (entries + 0.5));
  };
  const numberOf = (id: string): number => ids.indexOf(id);
  const mostWritten = written.reduce((most, each) => Math.max(most, each), 0);
  const passages = createPassages(
    analysis,
    (said) => rarityOf(stemNumber.get(said)),
    (said) => Math.log(1 + mostWritten / (1 + (written[stemNumber.get(said) ?? -1] ?? 0))),
  );

  /** MiniSearch's score of every entry, as a share of the perfect one. */
  function keywordScores(topic: readonly (number | undefined)[], perfect: number): Float32Array {
    const scores = new Float32Array(ids.length);
    for (const number of topic) if (number !== undefined) addTo(scores, keywords, number, 1);
    for (let entry = 0; entry < scores.length; entry++) scores[entry] = saturate((scores[entry] ?? 0) / perfect);
    return scores;
  }

  /** Score of the best reply that says "out of scope", minus `top`, the score of the best hit; at least `FAR_BEHIND`. */
  function outsideOf(scores: Float32Array, top: number): number {
    let most = FAR_BEHIND;
    for (let number = 0; number < scores.length; number++)
      if (sides[number] === -1) most = Math.max(most, (scores[number] ?? 0) - top);
    return most;
  }

  return {
    find(text, favoured) {
      const reading = readAsKnown(text);
      const topic = [...new Set(analysis.topic(reading))].map((said) => stemNumber.get(said));
      const weights = topic.map(rarityOf);
      const whole = sum(weights);
      const keyword = keywordScores(topic, whole * (BM25.d + 1) || 1);
      const sound = classifier.listen(reading);
      const scores = new Float32Array(ids.length);
      for (let number = 0; number < scores.length; number++)
        scores[number] = (keyword[number] ?? 0) + SOUND_WEIGHT * (sound.scores[number] ?? 0) + (breadth[number] ?? 0);
      const said = groupSaying(reading, model.verbatim);
      if (said >= 0) scores[said] = (scores[said] ?? 0) + VERBATIM_GAIN;
      for (const [id, gain] of favoured ?? []) {
        const number = numberOf(id);
        if (number >= 0) scores[number] = (scores[number] ?? 0) + gain;
      }
      const order = largest(scores, KEPT);
      const [best = 0, second = best] = order;
      const top = scores[best] ?? 0;
      const isKnown = (number: number | undefined): number is number =>
        number !== undefined && countOf(keywords, number) > 0;
      return {
        reading,
        hits: order.map((number) => ({
          id: ids[number] ?? '',
          score: scores[number] ?? 0,
          keywords: keyword[number] ?? 0,
          sound: sound.scores[number] ?? 0,
        })),
        evidence: {
          keywords: keyword[best] ?? 0,
          sound: sound.scores[best] ?? 0,
          share: shareOfBest(scores, top),
          lead: top - (scores[second] ?? 0),
          coverage: sum(weights.filter((_, at) => isKnown(topic[at]))) / (whole || 1),
          matched: Math.sqrt(
            topic.filter((number) => number !== undefined && placeOf(keywords, number, best) >= 0).length,
          ),
          familiar: shareKnown(reading.words, known),
          length: Math.log(1 + reading.words.length),
          outside: sides[best] === 1 ? outsideOf(scores, top) : FAR_BEHIND,
          scope: (sides[best] ?? 0) * sound.scope(),
          ...sound.makeUp(best),
        },
      };
    },
    familiar: (text) => shareKnown(analysis.read(text).words, known),
    cutUp,
    ...passages,
    shared: (text, id) => classifier.listen(readAsKnown(text)).shared(numberOf(id)),
  };
}

/**
 * The score that each FAQ entry gains by the number of its phrasings. Small talk, and replies that say "out of scope",
 * gain nothing.
 */
function breadthOf({ sides, classifier: { phrasings } }: SearchModel): Float32Array {
  const logs = Array.from(phrasings, (count) => Math.log(count || 1));
  const inScope = logs.filter((_, number) => sides[number] === 1);
  const usual = sum(inScope) / (inScope.length || 1);
  return Float32Array.from(logs, (log, number) => (sides[number] === 1 ? BREADTH_GAIN * (log - usual) : 0));
}

/** Keeps a share below 1: an entry with many phrasings repeats its words, and must not win by that alone. */
function saturate(share: number): number {
  return share / (1 + share);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Indexes of the `count` largest values, the largest first; of equal ones the first comes first. */
function largest(values: Float32Array, count: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (places.length === count && value <= (values[places[count - 1] ?? 0] ?? 0)) continue;
    let at = Math.min(places.length, count - 1);
    for (; at > 0 && value > (values[places[at - 1] ?? 0] ?? 0); at--) places[at] = places[at - 1] ?? 0;
    places[at] = place;
  }
  return places;
}

function shareOfBest(scores: Float32Array, top: number): number {
  let shares = 0;
  for (let place = 0; place < scores.length; place++) shares += Math.exp(SHARPNESS * ((scores[place] ?? 0) - top));
  return 1 / (shares || 1);
}
