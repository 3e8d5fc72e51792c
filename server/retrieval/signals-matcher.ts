import type { LocaleContent } from '../content/content.ts';
import type { Need, SignalModel } from '../content/signals.ts';
import { hash } from './hash.ts';
import { squeeze, type Text, words } from './normalize.ts';
import { once } from './once.ts';
import { createPatternCompiler } from './pattern-matching.ts';
import { plainest } from './signals-apart.ts';
import { packWords, wordsOf } from './signals-borrowed.ts';
import { CLEAR, DOUBTED, type Found, type Hit, isLearned, LEARNED } from './signals-found.ts';
import {
  createSignalReader,
  indexSignals,
  type Meaning,
  NO_SIGNALS,
  phrasesOf,
  type SignalIndex,
} from './signals-index.ts';
import { createJudge } from './signals-judge.ts';
import { laughs } from './signals-laughter.ts';
import { learn } from './signals-learned.ts';
import { carefulTexts, foreignLessons, lessonsOf, metAgain, questionsOf, REVIEWED } from './signals-lessons.ts';
import type { Lexicon, Spoken } from './signals-lexicon.ts';
import { createMarks, MARK } from './signals-marks.ts';
import { createNeedFinder } from './signals-needs.ts';
import { readWords } from './signals-packed.ts';
import { createPhraseSet } from './signals-phrases.ts';
import { createSpokenReader } from './signals-reading.ts';
import { createSpeller } from './signals-speller.ts';
import { BLANK, createUnderstanding, type Understood } from './signals-understanding.ts';
import { createWhose } from './signals-whose.ts';
import { finish, type Steps } from './steps.ts';

export interface SignalMatcher {
  locale: string;
  /** Most urgent first. */
  needs: readonly Need[];
  /** What it learned, or was given. */
  model: SignalModel;
  find(utterance: Text): Found;
}

/**
 * Reads and trains one language's signals. `all` is every language: the others' questions are harmless here, too.
 * `lexicon` is shared by all of them. `given` is what `compileSignals` made of the same content.
 */
export function* createSignalMatcher(
  content: LocaleContent,
  all: readonly LocaleContent[],
  lexicon: Lexicon,
  given?: SignalIndex,
): Steps<SignalMatcher> {
  const { locale } = content;
  const { numberOf } = lexicon;
  const signals = content.signals ?? NO_SIGNALS;
  const reader = createSignalReader(content);
  const { plain } = reader;
  const { vocabulary, anchors, ...index } = given ?? (yield* indexSignals(content, reader));
  const classes = new Map(index.classes);
  const marks = createMarks(lexicon);
  const isMarked = (word: string, mark: number): boolean => marks.has(numberOf(word), mark);
  yield;
  marks.set(vocabulary, MARK.target);
  yield;
  marks.set(signals.negations.flatMap(plain), MARK.negation);
  marks.set((signals.words.subject ?? []).flatMap(plain), MARK.subject);
  for (const word of reader.tokens.habits) lexicon.add(word);
  const isNegation = (number: number): boolean => marks.has(number, MARK.negation);
  const { compile, forget } = createPatternCompiler({
    groups: signals.words,
    read: reader.phrase,
    numberOf: lexicon.add,
    isNegation,
  });
  yield;
  const phrases = createPhraseSet(phrasesOf(signals), anchors, compile, lexicon);
  const { understand, raise, audiencesIn } = createUnderstanding(phrases, marks, lexicon);
  yield;
  const careful = signals.model ? wordsOf(signals.model) : carefulTexts(content).flatMap(plain);
  marks.set(careful, MARK.own);
  yield;
  const isTarget = (word: string): boolean => isMarked(word, MARK.target);
  const isCareful = (word: string): boolean => isMarked(word, MARK.own);
  const speller = { vocabulary, isTarget, language: locale };
  const spell = yield* createSpeller({ ...speller, isCareful });
  yield;
  const correct = createSpokenReader(lexicon, reader.tokens, spell);

  /**
   * Phrases that are one filler, such as `= please`, by that word. Fillers are left out, and yet this one is a plea if
   * nothing but fillers is said.
   */
  const alone = new Map(
    signals.needs.flatMap((need) =>
      need.phrases.flatMap((source): [string, Hit][] => {
        const word = /^= (\S+)$/.exec(source)?.[1] ?? '';
        return word !== '' && plain(word).length === 0
          ? [[words(word, locale).map(squeeze).join(' '), { need, source, other: false }]]
          : [];
      }),
    ),
  );
  yield;

  /** Learns from the examples, to find what no phrase foresaw. */
  function learned(read: (text: string) => Spoken): Omit<SignalModel, 'taught'> {
    const own = lessonsOf(content, read);
    const others = all.filter((each) => each !== content);
    const lessons = [...own, ...foreignLessons(others, read)]
      .map((lesson) => ({ ...lesson, ...understand(lesson.spoken) }))
      // Some utterances of entries are what survivors say. Those in which a phrase of danger matches are left out, and
      // teach neither way.
      .filter((lesson) => lesson.need !== null || lesson.weight === REVIEWED || raise(lesson).length === 0);
    // A word that was met only once is left out: it tells little of the language, and takes room on a phone.
    const spellAll = finish(createSpeller({ ...speller, isCareful: () => false }));
    const met = [
      ...careful.filter((word) => spellAll(word).join(' ') !== word),
      ...metAgain(own.flatMap(({ spoken }) => spoken.words)),
    ];
    const packed = packWords(
      met.filter((word) => !isTarget(word)),
      own,
      others,
    );
    return { ...learn(lessons, classes, wordsCounted(wordsOf(packed))), ...packed };
  }
  /** Reads a text and keeps the result. Only for learning, which reads most texts twice, and reads nothing but content. */
  const readOnce = once((text) => {
    const { words } = correct(text);
    return { words, numbers: words.map(lexicon.add) };
  });
  const wordsCounted = (words: readonly string[]): string[] => [...vocabulary, ...words, BLANK];
  const model = signals.model ?? learned(readOnce);
  const own = signals.model ? careful : wordsOf(model);
  marks.only([...own, BLANK], MARK.own);
  marks.set(readWords(model.borrowed), MARK.borrowed);
  yield;
  const judgeDanger = createJudge(model, classes, lexicon);
  yield;
  const likelyNeeds = createNeedFinder(model, classes, wordsCounted(own), lexicon);
  const needById = new Map(signals.needs.map((need) => [need.id, need]));

  const speaksOfAnother = createWhose(compile);

  /** Whether the learned layer raises danger without a phrase. The reply then weighs it against what else was found. */
  function seesDanger(spoken: Spoken, danger: number, jokes: boolean): boolean {
    if (shareOf(spoken, isKnown) <= HALF) return false;
    const { numbers } = spoken;
    let enough = numbers.length < FEWEST ? LIKELY_THOUGH_SHORT : POSSIBLE;
    if (numbers.length === 1) enough = LIKELY_THOUGH_BARE;
    if (numbers.length <= SHORT && numbers.some(isNegation)) enough = LIKELY_THOUGH_DENIED;
    if (jokes) enough = Math.max(enough, LIKELY_THOUGH_JOKING);
    return danger >= enough;
  }

  /**
   * The likeliest need. If that is not sure, the likeliest general one: a wrong line, such as how to report a missing person, sends
   * people astray, and a general one does not.
   */
  function needMeant(likely: ReadonlyMap<string, number>): Need | undefined {
    const needs = [...likely.keys()].flatMap((id) => needById.get(id) ?? []);
    const [first] = needs;
    const isSure = (likely.get(first?.id ?? '') ?? 0) >= SURE_OF_NEED;
    return isSure ? first : (needs.find(({ general }) => general) ?? first);
  }

  const dangerOf = (spoken: Spoken): number => (spoken.numbers.length === 0 ? 0 : judgeDanger(spoken));
  const shareOf = ({ numbers }: Spoken, counts: (number: number) => boolean): number =>
    numbers.length === 0 ? 1 : numbers.filter(counts).length / numbers.length;
  const isKnown = (number: number): boolean => marks.has(number, MARK.target | MARK.own);
  const isOwn = (number: number): boolean => isKnown(number) && !marks.has(number, MARK.borrowed);

  function judge(utterance: Text, understood: Understood, danger: number): Found {
    const { spoken, matches } = understood;
    const says = (kind: Meaning['kind']): boolean => matches.some(({ subject }) => subject.kind === kind);
    const framed = danger < CERTAIN && says('frame');
    const plea =
      spoken.numbers.length === 0
        ? words(utterance, locale).flatMap((word) => alone.get(squeeze(word)) ?? [])[0]
        : undefined;
    let hits = plea === undefined ? raise(understood) : [plea];
    const jokes = laughs(utterance);
    const isJoke = jokes && isWeak(hits, danger, DISBELIEVED_OF_JOKES);
    if (plea === undefined && (isJoke || isDoubted(hits, danger, DISBELIEVED))) hits = [];
    const over = danger < NOT_OVER && says('settled');
    if (over) hits = hits.filter(({ need }) => need.lasts);
    if (framed) hits = danger < DOUBTED ? [] : hits.filter(({ other }) => !other);
    const likely = hits.length === 0 && danger < POSSIBLE ? new Map<string, number>() : likelyNeeds(spoken);
    if (hits.length === 0 && !framed && !over && seesDanger(spoken, danger, jokes)) {
      const need = needMeant(likely);
      if (need !== undefined) hits.push({ need, source: LEARNED, other: speaksOfAnother(spoken) });
    }
    const audiences = audiencesIn(understood);
    const familiar = shareOf(spoken, isOwn);
    return {
      spoken,
      hits,
      isApart: false,
      // Nothing is left: all of it was fillers or sayings.
      isCalm: spoken.words.length === 0 && hits.length === 0,
      audiences,
      wrongdoing: says('wrongdoing'),
      danger,
      likely,
      familiar,
    };
  }

  /**
   * Finds the lines that an editor gave as example, counter-example or question, and that would be judged otherwise. A
   * line is left out if phrases match in it and are believed: such phrases outweigh the editor's line.
   */
  function misjudged(read: (text: string) => Spoken): SignalModel['taught'] {
    const found: SignalModel['taught'] = {};
    const keep = (
      texts: readonly string[],
      shows: string,
      isWrong: (text: string, understood: Understood, danger: number) => boolean,
    ): void => {
      const lines = texts.flatMap((text) => {
        const understood = understand(read(text));
        return isWrong(text, understood, dangerOf(understood.spoken)) ? [lineOf(understood.spoken)] : [];
      });
      if (lines.length > 0) found[shows] = [...(found[shows] ?? []), ...lines];
    };
    for (const { id, examples } of signals.needs)
      keep(examples, id, (text, understood, danger) => {
        const { spoken } = understood;
        // If only one of several words is left, because of a saying or so, that word alone is no danger.
        if (spoken.numbers.length < 2 && words(text, locale).length > 2) return false;
        if (danger >= NOT_OVER && shareOf(spoken, isKnown) > HALF) return false;
        const { hits } = judge(text, understood, danger);
        return hits.length === 0 || (danger < CLEAR && hits.every(isLearned));
      });
    const raising = linesOf(found);
    const keepQuiet = (texts: readonly string[]): void =>
      keep(texts, NONE, (text, understood, danger) => {
        // Below `DISBELIEVED`, the line as a whole would not count as raised, whatever `judge` says, so it is not asked.
        const { hits } = danger < DISBELIEVED ? { hits: [] } : judge(text, understood, danger);
        const isRaised = hits.length > 0 && (hits.every(isLearned) || isDoubted(hits, danger, HARDLY_BELIEVED));
        return isRaised || plainest(text, (each) => [asTaught(judged(each), raising)]) !== undefined;
      });
    for (const { counterExamples } of signals.needs) keepQuiet(counterExamples);
    // Each may be offered as a question, and a visitor who chooses it wants the answer.
    keepQuiet(questionsOf(content));
    return found;
  }
  const judged = (text: Text): Found => {
    const understood = understand(correct(text));
    return judge(text, understood, dangerOf(understood.spoken));
  };
  const taught = signals.model?.taught ?? misjudged(readOnce);
  const shownBy = linesOf(taught);

  /**
   * Corrects what was found if the utterance is a line that an editor gave. `lines` tells what each line shows, see
   * `linesOf`.
   */
  function asTaught(found: Found, lines: ReadonlyMap<number, string>): Found {
    const { spoken, hits } = found;
    const shows = lines.get(lineOf(spoken));
    if (shows === undefined || spoken.numbers.length === 0) return found;
    if (shows === NONE) return { ...found, hits: [], isCalm: true };
    const need = needById.get(shows);
    if (need === undefined || !hits.every(isLearned)) return found;
    const likely = new Map([...found.likely, [need.id, 1]]);
    if (hits.length > 0) return { ...found, danger: 1, likely };
    return { ...found, danger: 1, likely, hits: [{ need, source: LEARNED, other: speaksOfAnother(spoken) }] };
  }

  return {
    locale,
    needs: signals.needs,
    model: { ...model, taught },
    find(utterance) {
      const found = asTaught(judged(utterance), shownBy);
      forget();
      return found;
    },
  };
}

/** In place of a need, for a line that shows none. */
const NONE = 'none';

/** By the hash of each line, what it shows in the editor's judgment: the id of a need, or `NONE`. */
const linesOf = (taught: SignalModel['taught']): Map<number, string> =>
  new Map(Object.entries(taught).flatMap(([shows, lines]) => lines.map((line) => [line, shows])));

/** Hash of an utterance as it was read. */
const lineOf = ({ words }: Spoken): number => hash(words.join(' '), 1);

/**
 * From this likelihood on, the learned layer raises danger without a phrase. Of harmless lines never seen before, four
 * in a hundred are above it; of lines of danger, nearly all.
 */
const POSSIBLE = 0.38;
/** The same for fewer than `FEWEST` words: it was taught with longer lines. */
const LIKELY_THOUGH_SHORT = 0.6;
/** The same for one word, such as "cousin": a single word that plainly means danger is an editor's phrase. */
const LIKELY_THOUGH_BARE = 0.85;
/** The same for at most `SHORT` words with a negation among them. */
const LIKELY_THOUGH_DENIED = 0.7;
/**
 * From this likelihood on, the line of a need is said that no phrase has found. Of examples left out of learning, that halves the
 * lines of a wrong need, for one line in twenty-five that is general though the need's own would have been right.
 */
const SURE_OF_NEED = 0.5;
/** The learned layer raises nothing unless this language knows more than this share of the words. */
const HALF = 0.5;
/**
 * Below this likelihood, the learned layer overrules a phrase or two (`FEW`): `i got beat at cards`. Hardly any blind
 * line of danger was so low.
 */
const DISBELIEVED = 0.08;
/**
 * The same for any number of phrases if the person laughs. Of lines of danger that were left out of learning, one in
 * thirty is below it.
 */
const DISBELIEVED_OF_JOKES = 0.58;
/** Least likelihood for the learned layer to raise danger without a phrase if the person laughs. */
const LIKELY_THOUGH_JOKING = 0.76;
/** Below this likelihood, the learned layer overrules a phrase or two in a line that an editor gave as harmless. */
const HARDLY_BELIEVED = POSSIBLE;
const FEW = 2;
const isDoubted = (hits: readonly Hit[], danger: number, least: number): boolean =>
  hits.length <= FEW && isWeak(hits, danger, least);
const isWeak = (hits: readonly Hit[], danger: number, least: number): boolean => danger < least && !hits.some(isWhole);
/** A phrase such as `= stabbed` is all that was said: there is nothing besides that could make it harmless. */
const isWhole = ({ source }: Hit): boolean => source.startsWith('=');
/** From this likelihood on, words of a film, a lesson or the law no longer make a line harmless: `a girl in my class …`. */
const CERTAIN = 0.65;
/** From this likelihood on, danger is not over, even if words say that it was long ago. */
const NOT_OVER = 0.95;
/** In an utterance of at most this many words, a `not` is likely to reverse all of it: `i never ran away`. */
const SHORT = 6;
/** With fewer words than this, the learned layer has to be surer to raise danger without a phrase. */
const FEWEST = 3;
