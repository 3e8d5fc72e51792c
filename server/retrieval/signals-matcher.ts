import type { LocaleContent } from '../content/content.ts';
import type { Audience, Need, SignalModel } from '../content/signals.ts';
import { hash } from './hash.ts';
import { squeeze, type Text, words } from './normalize.ts';
import { once } from './once.ts';
import { type Found, type Hit, isLearned, LEARNED } from './signals-found.ts';
import {
  createSignalReader,
  indexSignals,
  type Meaning,
  NO_SIGNALS,
  PEOPLE,
  phrasesOf,
  type SignalIndex,
} from './signals-index.ts';
import { createLearnedLayer, learn } from './signals-learned.ts';
import { carefulTexts, foreignLessons, lessonsOf, metAgain, questionsOf, REVIEWED } from './signals-lessons.ts';
import { createPhraseSet, type Match } from './signals-phrases.ts';
import { createSpeller } from './signals-reading.ts';
import type { Steps } from './steps.ts';

export interface SignalMatcher {
  locale: string;
  /** Most urgent first. */
  needs: readonly Need[];
  /** What it learned, or was given. */
  model: SignalModel;
  find(utterance: Text): Found;
}

/**
 * Reads and trains one language's signals. `all` is every language: the others' questions are harmless here too. `given` is
 * what `compileSignals` made of the same content.
 */
export function* createSignalMatcher(
  content: LocaleContent,
  all: readonly LocaleContent[],
  given?: SignalIndex,
): Steps<SignalMatcher> {
  const { locale } = content;
  const signals = content.signals ?? NO_SIGNALS;
  const reader = createSignalReader(content);
  const { plain, isNegation, isSubject } = reader;
  const { vocabulary, anchors, ...index } = given ?? (yield* indexSignals(content, reader));
  const classes = new Map(index.classes);
  const phrases = phrasesOf(signals);
  const sayings = createPhraseSet(phrases.sayings, anchors.sayings, reader.compile);
  const meanings = createPhraseSet(phrases.meanings, anchors.meanings, reader.compile);
  yield;
  const known = new Set(signals.model?.known ?? carefulTexts(content).flatMap((text) => plain(text)));
  yield;
  const spell = createSpeller({ vocabulary, careful: known, language: locale });
  const correct = (text: Text): string[] => {
    const tokens: string[] = [];
    for (const word of plain(text)) tokens.push(...spell(word));
    return tokens;
  };

  /** Sayings become one blank word, so that nothing matches across the gap they leave; at the ends they fall away. */
  function withoutSayings(tokens: readonly string[]): readonly string[] {
    const matches = sayings.match(tokens);
    if (matches.length === 0) return tokens;
    const blanked = tokens.map((word, at) =>
      matches.some(({ start, end }) => at >= start && at < end) ? BLANK : word,
    );
    const left = blanked.filter((word, at) => word !== BLANK || (at > 0 && blanked[at - 1] !== BLANK));
    return left.at(-1) === BLANK ? left.slice(0, -1) : left;
  }

  /** `i am not suicidal`; but in `if i do not, he hits me` the negation belongs to what went before. */
  function isNegated(tokens: readonly string[], start: number): boolean {
    const first = tokens[start] ?? '';
    if (isSubject(first) || isNegation(first)) return false;
    return (
      isNegation(tokens[start - 1] ?? '') ||
      (isNegation(tokens[start - 2] ?? '') && !isSubject(tokens[start - 1] ?? ''))
    );
  }

  /** `= please`: left out as a filler, and yet a plea where only fillers are said. */
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

  const raise = (tokens: readonly string[], matches: readonly Match<Meaning>[]): Hit[] => {
    const hits = new Map<string, Hit>();
    for (const { start, source, subject } of matches)
      if (subject.kind === 'danger' && !isNegated(tokens, start))
        hits.set(`${subject.need.id} ${source}`, { need: subject.need, source, other: subject.other });
    return [...hits.values()];
  };

  const audiencesIn = (tokens: readonly string[], matches: readonly Match<Meaning>[]): Audience[] => {
    const audiences = new Set<Audience>();
    for (const { start, subject } of matches)
      if (subject.kind === 'audience' && !isNegated(tokens, start)) audiences.add(subject.audience);
    return [...audiences];
  };

  /** Learns from the examples what no phrase foresaw. */
  function learned(read: (text: string) => readonly string[]): Omit<SignalModel, 'taught'> {
    const own = lessonsOf(content, read);
    const others = all.filter((each) => each !== content);
    const lessons = [...own, ...foreignLessons(others, read)]
      .map((lesson) => ({ ...lesson, tokens: withoutSayings(lesson.tokens) }))
      // What survivors say is among the utterances of entries: those on which a phrase fires teach neither way.
      .filter(
        ({ tokens, need, weight }) =>
          need !== null || weight === REVIEWED || raise(tokens, meanings.match(tokens)).length === 0,
      );
    return {
      ...learn(lessons, classes),
      known: [...known].sort(),
      familiar: metAgain(own.flatMap(({ tokens }) => tokens)).filter((word) => !known.has(word)),
    };
  }
  const spellOnce = once(spell);
  /** For learning, which reads most texts twice. */
  const readOnce = once((text: string) => plain(text).flatMap((word) => spellOnce(word)));
  const model = signals.model ?? learned(readOnce);
  const layer = createLearnedLayer(model, classes);
  const familiarWords = new Set([...vocabulary, ...known, ...model.familiar, BLANK]);
  const needById = new Map(signals.needs.map((need) => [need.id, need]));

  const speaksOf = (group: keyof typeof PEOPLE, tokens: readonly string[]): boolean => {
    const { matchAt } = reader.compile(PEOPLE[group]);
    return tokens.some((_, start) => matchAt(tokens, start) > start);
  };

  /** Whether the learned layer raises on its own, and whose danger it is then. */
  function seesDanger(tokens: readonly string[], danger: number): { other: boolean } | null {
    const speaksOfSelf = speaksOf('self', tokens);
    const asks = speaksOf('asking', tokens.slice(0, 1));
    const denies = tokens.length <= SHORT && tokens.some(isNegation);
    let enough = LIKELY;
    if (speaksOfSelf && !asks) enough = speaksOf('doer', tokens) ? LIKELY_BETWEEN_TWO : LIKELY_OF_SELF;
    if (denies) enough = LIKELY_THOUGH_DENIED;
    return danger >= enough ? { other: !speaksOfSelf } : null;
  }

  const dangerOf = (tokens: readonly string[]): number => (tokens.length === 0 ? 0 : layer.danger(tokens));
  const familiarityOf = (tokens: readonly string[]): number =>
    tokens.length === 0 ? 1 : tokens.filter((word) => familiarWords.has(word)).length / tokens.length;
  /** Whether the learned layer may raise on its own, if it finds enough danger. */
  const saysEnough = (tokens: readonly string[], familiar: number): boolean =>
    tokens.length >= FEWEST && familiar > 0.5;

  function judge(utterance: Text, tokens: readonly string[], danger: number): Found {
    const matches = meanings.match(tokens);
    const says = (kind: Meaning['kind']): boolean => matches.some(({ subject }) => subject.kind === kind);
    const framed = danger < CERTAIN && says('frame');
    const plea =
      tokens.length === 0 ? words(utterance, locale).flatMap((word) => alone.get(squeeze(word)) ?? [])[0] : undefined;
    let hits = plea === undefined ? raise(tokens, matches) : [plea];
    if (plea === undefined && isDoubted(hits, danger, DISBELIEVED)) hits = [];
    const over = danger < NOT_OVER && says('settled');
    if (over) hits = hits.filter(({ need }) => need.lasts);
    if (framed) hits = danger < DOUBTED ? [] : hits.filter(({ other }) => !other);
    const nearest = hits.length === 0 && danger < LIKELY_BETWEEN_TWO ? [] : layer.needs(tokens).slice(0, 2);
    const familiar = familiarityOf(tokens);
    if (hits.length === 0 && !framed && !over && saysEnough(tokens, familiar) && danger >= LIKELY_BETWEEN_TWO) {
      const seen = seesDanger(tokens, danger);
      const [need, next] = nearest.flatMap((id) => needById.get(id) ?? []);
      // The last need is the plea: its contacts fit where it is not clear what is wrong.
      const also = [next, signals.needs.at(-1)].flatMap((each) => (each === undefined ? [] : [each.contacts]));
      if (seen !== null && need !== undefined)
        hits.push({ need, source: LEARNED, ...seen, also, doubtful: danger < CLEAR });
    }
    // A phrase tells of one need, and the whole of it may speak of another: `thinking of ending it after what they did`.
    const [likeliest] = danger < SPEAKS_OF_MORE ? [] : nearest.flatMap((id) => needById.get(id) ?? []);
    const [first, ...others] = hits;
    if (
      first !== undefined &&
      likeliest !== undefined &&
      hits.every((hit) => hit.need !== likeliest && !isLearned(hit))
    )
      hits = [{ ...first, also: [likeliest.contacts] }, ...others];
    const audiences = audiencesIn(tokens, matches);
    return { tokens, hits, audiences, wrongdoing: says('wrongdoing'), danger, nearest, familiar };
  }

  /**
   * What an editor gave as an example, a counter-example or a question, and is judged otherwise: only phrases that are
   * believed outweigh that.
   */
  function misjudged(read: (text: string) => readonly string[]): SignalModel['taught'] {
    const found: SignalModel['taught'] = {};
    /** `isPlain`: whether the learned layer alone tells that it is judged right. Phrases take longest to look for. */
    const keep = (
      texts: readonly string[],
      shows: string,
      isPlain: (tokens: readonly string[], danger: number) => boolean,
      isWrong: (hits: readonly Hit[], danger: number) => boolean,
    ): void => {
      const lines = texts.flatMap((text) => {
        const tokens = withoutSayings(read(text));
        const danger = dangerOf(tokens);
        return !isPlain(tokens, danger) && isWrong(judge(text, tokens, danger).hits, danger) ? [lineOf(tokens)] : [];
      });
      if (lines.length > 0) found[shows] = [...(found[shows] ?? []), ...lines];
    };
    const isRaised = (tokens: readonly string[], danger: number): boolean =>
      danger >= NOT_OVER && saysEnough(tokens, familiarityOf(tokens));
    const keepQuiet = (texts: readonly string[]): void =>
      keep(
        texts,
        NONE,
        (_, danger) => danger < DISBELIEVED,
        (hits, danger) => hits.length > 0 && (hits.every(isLearned) || isDoubted(hits, danger, HARDLY_BELIEVED)),
      );
    for (const { id, examples, counterExamples } of signals.needs) {
      keep(examples, id, isRaised, (hits) => hits.length === 0);
      keepQuiet(counterExamples);
    }
    // Each is offered as a question, and who chooses it wants the answer.
    keepQuiet(questionsOf(content));
    return found;
  }
  const taught = signals.model?.taught ?? misjudged(readOnce);
  const shownBy = new Map(Object.entries(taught).flatMap(([shows, lines]) => lines.map((line) => [line, shows])));

  function asTaught(found: Found): Found {
    const { tokens, hits } = found;
    const shows = shownBy.get(lineOf(tokens));
    if (shows === undefined || tokens.length === 0) return found;
    if (shows === NONE) return { ...found, hits: [] };
    const need = needById.get(shows);
    if (need === undefined || hits.length > 0) return found;
    return { ...found, hits: [{ need, source: LEARNED, other: !speaksOf('self', tokens) }] };
  }

  return {
    locale,
    needs: signals.needs,
    model: { ...model, taught },
    find(utterance) {
      const tokens = withoutSayings(correct(utterance));
      const found = asTaught(judge(utterance, tokens, dangerOf(tokens)));
      reader.forget();
      return found;
    },
  };
}

/** In place of a need, for a line that shows none. */
const NONE = 'none';

/** An utterance as it was read, in a number. */
const lineOf = (tokens: readonly string[]): number => hash(tokens.join(' '), 1);

const BLANK = '_';
/** From here on the learned layer raises on its own. */
const LIKELY = 0.5;
/** The same, where the person speaks of themselves and of someone who may be doing it: `he … me`. */
const LIKELY_BETWEEN_TWO = 0.38;
/** The same, where the person speaks of themselves alone, and asks nothing. */
const LIKELY_OF_SELF = 0.46;
/** The same, where it is short and says `not`. */
const LIKELY_THOUGH_DENIED = 0.9;
/** From here on what it raises alone is beyond doubt. */
const CLEAR = 0.6;
/** From here on the need it finds likeliest is served besides the needs of phrases. */
const SPEAKS_OF_MORE = 0.6;
/** Below this it overrules a phrase or two: `i got beat at cards`. Of blind lines of danger none was so low. */
const DISBELIEVED = 0.08;
/** Below this it overrules them where an editor says of the very line that it shows no danger. */
const HARDLY_BELIEVED = 0.25;
const FEW = 2;
const isDoubted = (hits: readonly Hit[], danger: number, least: number): boolean =>
  hits.length <= FEW && danger < least;
/** Below this it overrules a phrase, where the person says it is about a film or a lesson. */
const DOUBTED = 0.6;
/** From here on no word of a film, a lesson or the law makes it one: `a girl in my class …`. */
const CERTAIN = 0.85;
/** From here on no word of long ago makes it over. */
const NOT_OVER = 0.95;
/** Up to here a `not` is likely to turn the whole round: `i never ran away`. */
const SHORT = 6;
/** Fewest words on which the learned layer may raise on its own. */
const FEWEST = 3;
