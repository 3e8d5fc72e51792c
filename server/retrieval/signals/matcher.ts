import type { LocaleContent } from '../../content/content.ts';
import type { Need, SignalModel } from '../../content/signals.ts';
import { type Text, textOf } from '../normalize.ts';
import { readWords } from '../packed.ts';
import type { Steps } from '../steps.ts';
import { asks } from '../text/asking.ts';
import { laughs } from '../text/laughter.ts';
import { besideQuotations } from '../text/quotations.ts';
import { wordsOf } from './borrowed.ts';
import { createEar, type Ear } from './ear.ts';
import { DOUBTED, type Found, type Hit, isLearned, isWhole, LEARNED } from './found.ts';
import type { Meaning, SignalIndex } from './index.ts';
import { createJudge } from './judge.ts';
import type { Lexicon, Spoken } from './lexicon.ts';
import { MARK } from './marks.ts';
import { createTelling } from './needs.ts';
import { keyOf, NONE, readTaught, type Taught } from './taught.ts';
import type { Understood } from './understanding.ts';

export interface SignalMatcher {
  locale: string;
  /** Most urgent first. */
  needs: readonly Need[];
  find(utterance: Text): Found;
}

/**
 * Opens one language's signals, of which `model` was learned before (signals-teaching.ts). `lexicon` is shared by all languages.
 * `given` is what `compileSignals` made of the same content.
 */
export function* createSignalMatcher(
  content: LocaleContent,
  model: SignalModel,
  lexicon: Lexicon,
  given?: SignalIndex,
): Steps<SignalMatcher> {
  const ear = yield* createEar(content, lexicon, () => wordsOf(model), given);
  yield;
  const { judged, asTaught } = yield* createJudging(ear, model, ear.careful);
  yield;
  const shownBy = readTaught(model.taught);
  return {
    locale: ear.locale,
    needs: ear.signals.needs,
    find(utterance) {
      const found = asTaught(judged(utterance), shownBy);
      ear.forget();
      return found;
    },
  };
}

/** What is judged by a model. */
export interface Judging {
  judged(utterance: Text): Found;
  /** The same for an utterance that was read, and whose likelihood of danger is known. */
  judge(utterance: Text, understood: Understood, danger: number): Found;
  dangerOf(spoken: Spoken): number;
  /** Whether the language knows enough of the words for what was learned to count. */
  isUnderstood(spoken: Spoken): boolean;
  /** Corrects what was found if the utterance is a line that an editor gave. `lines` tells what each shows. */
  asTaught(found: Found, lines: Taught): Found;
}

/** Creates the judging of one language. `own` are the words of the model, see `wordsOf`. */
export function* createJudging(ear: Ear, model: Omit<SignalModel, 'taught'>, own: readonly string[]): Steps<Judging> {
  const { signals, lexicon, marks, classes, understand, raise, audiencesIn } = ear;
  marks.only(own, MARK.own);
  yield;
  marks.set(readWords(model.borrowed), MARK.borrowed);
  yield;
  const telling = yield* createTelling(model, classes, wordsCounted(ear.vocabulary, own), lexicon);
  yield;
  const judgeDanger = yield* createJudge(model, classes, telling.isTold, lexicon);
  yield;
  const needById = new Map(signals.needs.map((need) => [need.id, need]));
  const isNegation = (number: number): boolean => marks.has(number, MARK.negation);

  /** Whether the learned layer raises danger without a phrase. The reply then weighs it against what else was found. */
  function seesDanger(spoken: Spoken, danger: number, jokes: boolean, isQuestion: boolean): boolean {
    if (shareOf(spoken, isKnown) <= HALF) return false;
    const { numbers } = spoken;
    let enough = numbers.length < FEWEST ? LIKELY_THOUGH_SHORT : POSSIBLE;
    if (numbers.length === 1) enough = LIKELY_THOUGH_BARE;
    if (numbers.length <= SHORT && numbers.some(isNegation)) enough = LIKELY_THOUGH_DENIED;
    if (isQuestion) enough = Math.max(enough, LIKELY_THOUGH_ASKED);
    if (jokes) enough = Math.max(enough, LIKELY_THOUGH_JOKING);
    return danger >= enough;
  }

  /**
   * The likeliest need. If that is not sure, the likeliest general one: a wrong line, such as how to report a missing person, sends
   * people astray, and a general one does not. So does "you can still go to a hospital" to who told of nothing of the kind.
   */
  function needMeant(likely: ReadonlyMap<string, number>, danger: number): Need | undefined {
    const needs = [...likely.keys()].flatMap((id) => needById.get(id) ?? []);
    const [first] = needs;
    const share = likely.get(first?.id ?? '') ?? 0;
    const isSure = (first?.presumes ? share * danger : share) >= SURE_OF_NEED;
    return isSure ? first : (needs.find(({ general }) => general) ?? first);
  }

  const dangerOf = (spoken: Spoken): number => (spoken.numbers.length === 0 ? 0 : judgeDanger(spoken));
  const shareOf = ({ numbers }: Spoken, counts: (number: number) => boolean): number =>
    numbers.length === 0 ? 1 : numbers.filter(counts).length / numbers.length;
  const isKnown = (number: number): boolean => marks.has(number, MARK.target | MARK.own);
  const isOwn = (number: number): boolean => isKnown(number) && !marks.has(number, MARK.borrowed);

  /** Who quotes somebody tells beside the quotation whose the danger is: a girl here said "he took my id". */
  function whoseIn(utterance: Text, spoken: Spoken): ReturnType<Found['whose']> {
    const beside = besideQuotations(textOf(utterance));
    return { isQuoted: beside !== null, ofOther: telling.ofOther(beside === null ? spoken : ear.read(beside)) };
  }

  function judge(utterance: Text, understood: Understood, danger: number): Found {
    const { spoken, matches } = understood;
    const says = (kind: Meaning['kind']): boolean => matches.some(({ subject }) => subject.kind === kind);
    const framed = danger < CERTAIN && says('frame');
    const plea = spoken.numbers.length === 0 ? ear.plea(utterance) : undefined;
    let hits = plea === undefined ? raise(understood) : [plea];
    const jokes = laughs(utterance);
    const isJoke = jokes && isWeak(hits, danger, DISBELIEVED_OF_JOKES);
    if (plea === undefined && (isJoke || isDoubted(hits, danger, DISBELIEVED))) hits = [];
    if (framed) hits = danger < DOUBTED ? [] : hits.filter(({ other }) => !other);
    const likely = hits.length === 0 && danger < POSSIBLE ? new Map<string, number>() : telling.needs(spoken);
    if (hits.length === 0 && !framed && seesDanger(spoken, danger, jokes, asks(utterance))) {
      const need = needMeant(likely, danger);
      if (need !== undefined) hits.push({ need, source: LEARNED, other: false });
    }
    const audiences = audiencesIn(understood);
    const familiar = shareOf(spoken, isOwn);
    return {
      spoken,
      hits,
      apart: null,
      // Nothing is left: all of it was fillers, or a saying.
      isCalm: spoken.words.length === 0 && hits.length === 0,
      audiences,
      wrongdoing: says('wrongdoing'),
      danger,
      likely,
      whose: () => whoseIn(utterance, spoken),
      familiar,
    };
  }

  return {
    judged(utterance) {
      const understood = understand(ear.read(utterance));
      return judge(utterance, understood, dangerOf(understood.spoken));
    },
    judge,
    dangerOf,
    isUnderstood: (spoken) => shareOf(spoken, isKnown) > HALF,
    asTaught(found, lines) {
      const { spoken, hits } = found;
      const shows = lines.get(keyOf(spoken));
      if (shows === undefined || spoken.numbers.length === 0) return found;
      if (shows === NONE) return { ...found, hits: [], isCalm: true };
      const need = needById.get(shows);
      if (need === undefined || !hits.every(isLearned)) return found;
      const likely = new Map([...found.likely, [need.id, 1]]);
      if (hits.length > 0) return { ...found, danger: 1, likely };
      return { ...found, danger: 1, likely, hits: [{ need, source: LEARNED, other: false }] };
    },
  };
}

/** Every word that the model counts, in its order. */
export const wordsCounted = (vocabulary: readonly string[], own: readonly string[]): string[] => [
  ...vocabulary,
  ...own,
];

/**
 * From this likelihood on, the learned layer raises danger without a phrase. At 0.365, three more of a thousand lines of danger that were
 * left out of learning are raised, and six more of a thousand near misses.
 */
const POSSIBLE = 0.373;
/** The same for fewer than `FEWEST` words: it was taught with longer lines. */
const LIKELY_THOUGH_SHORT = 0.6;
/** The same for one word, such as "cousin": a single word that plainly means danger is an editor's phrase. */
const LIKELY_THOUGH_BARE = 0.85;
/** The same for at most `SHORT` words with a negation among them. */
const LIKELY_THOUGH_DENIED = 0.7;
/**
 * The same for a question, see `asks`; where an entry answers it, danger.ts asks for more. At 0.8, four fewer of 155 blind lines are raised in
 * which somebody in danger asks, and nine fewer of 1,545 questions in scope.
 */
const LIKELY_THOUGH_ASKED = 0.6;
/**
 * From this likelihood on, the line of a need is said that no phrase has found. Of examples left out of learning, that halves the
 * lines of a wrong need, for one line in twenty-five that is general though the need's own would have been right. Of a need that presumes
 * (`Need.presumes`), its share of all lines, dangerous or not: 72 of 132 wrong lines are spared, for 49 of 642 right ones.
 */
const SURE_OF_NEED = 0.5;
/** The learned layer raises nothing unless this language knows more than this share of the words. */
const HALF = 0.5;
/**
 * Below this likelihood, the learned layer overrules a phrase or two (`FEW`): `i got beat at cards`. Of lines of danger that were left out
 * of learning and have a phrase, one in 660 is below it, and one in 250 below 0.08.
 */
const DISBELIEVED = 0.04;
/**
 * The same for any number of phrases if the person laughs. Of lines of danger that were left out of learning, one in
 * thirty is below it.
 */
const DISBELIEVED_OF_JOKES = 0.58;
/** Least likelihood for the learned layer to raise danger without a phrase if the person laughs. */
const LIKELY_THOUGH_JOKING = 0.76;
const FEW = 2;
const isDoubted = (hits: readonly Hit[], danger: number, least: number): boolean =>
  hits.length <= FEW && isWeak(hits, danger, least);
/** A whole phrase is never weak: nothing besides could make it harmless. */
const isWeak = (hits: readonly Hit[], danger: number, least: number): boolean => danger < least && !hits.some(isWhole);
/** From this likelihood on, words of a film, a lesson or the law no longer make a line harmless: `a girl in my class …`. */
const CERTAIN = 0.6;
/** In an utterance of at most this many words, a `not` is likely to reverse all of it: `i never ran away`. */
const SHORT = 6;
/** With fewer words than this, the learned layer has to be surer to raise danger without a phrase. */
const FEWEST = 3;
