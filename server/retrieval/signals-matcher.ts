import type { LocaleContent } from '../content/content.ts';
import type { Audience, Need, SignalModel, Signals } from '../content/signals.ts';
import { squeeze, words } from './normalize.ts';
import { createPatternCompiler, type Pattern } from './pattern.ts';
import { createLearnedLayer, type Lesson, learn } from './signals-learned.ts';
import { createPlainReader, createSpeller } from './signals-reading.ts';
import { mapInSteps, type Steps } from './steps.ts';

/** One phrase that matched. */
export interface Hit {
  need: Need;
  /** The phrase as written, or `learned`. */
  source: string;
  /** The danger is someone else's. */
  other: boolean;
  /** Contacts of the needs that come next, where the learned layer is not sure which it is. */
  also?: readonly (readonly string[])[];
}

/** What one language's signals find in an utterance. */
export interface Found {
  tokens: string[];
  hits: Hit[];
  audiences: Audience[];
  wrongdoing: boolean;
  /** 0 to 1, from the learned layer. */
  danger: number;
  /** Needs the learned layer finds nearest, most likely first. */
  nearest: string[];
  /** Share of the words this language knows. */
  familiar: number;
}

export interface SignalMatcher {
  locale: string;
  /** Most urgent first. */
  needs: readonly Need[];
  /** What it learned, or was given. */
  model: SignalModel;
  find(utterance: string): Found;
}

/** Reads, compiles and trains one language's signals. `all` is every language: the others' questions are harmless here too. */
export function* createSignalMatcher(content: LocaleContent, all: readonly LocaleContent[]): Steps<SignalMatcher> {
  const { locale } = content;
  const signals = content.signals ?? NO_SIGNALS;
  const plain = createPlainReader({ language: locale, spelling: signals.spelling, fillers: signals.fillers });
  const negations = new Set(signals.negations.flatMap((word) => plain(word)));
  const subjects = new Set((signals.words.subject ?? []).flatMap((word) => plain(word)));
  const isNegation = (word: string): boolean => negations.has(word);
  const { compile, vocabulary } = createPatternCompiler({ groups: signals.words, read: plain, isNegation });

  const phrases = signals.needs.flatMap((need) => [
    ...need.phrases.map((phrase) => ({ phrase, subject: { need, other: false } })),
    ...need.others.map((phrase) => ({ phrase, subject: { need, other: true } })),
  ]);
  const rules = yield* mapInSteps(phrases, FEW_PHRASES, ({ phrase, subject }) => ({
    pattern: compile(phrase),
    subject,
  }));
  const dangers = createPhraseSet(rules);
  yield;
  const people = createPhraseSet(
    signals.audiences.flatMap((audience) =>
      audience.phrases.map((phrase) => ({ pattern: compile(phrase), subject: audience })),
    ),
  );
  const wrongs = createPhraseSet(
    signals.wrongdoing.phrases.map((phrase) => ({ pattern: compile(phrase), subject: true })),
  );
  const sayings = createPhraseSet(signals.sayings.map((phrase) => ({ pattern: compile(phrase), subject: true })));
  const frames = createPhraseSet(signals.frames.map((phrase) => ({ pattern: compile(phrase), subject: true })));

  yield;
  /** The groups the learned layer leans on: who does it, and to whom. */
  const someone = {
    doer: createPhraseSet([{ pattern: compile('<doer>'), subject: true }]),
    self: createPhraseSet([{ pattern: compile('<self>'), subject: true }]),
    loved: createPhraseSet([{ pattern: compile('<loved>'), subject: true }]),
    asking: createPhraseSet([{ pattern: compile('<asking>'), subject: true }]),
  };

  const known = new Set(signals.model?.known ?? carefulTexts(content).flatMap((text) => plain(text)));
  yield;
  const spell = yield* createSpeller(vocabulary, known);
  const correct = (text: string): string[] => plain(text).flatMap((word) => spell(word));

  /** Sayings become one blank word, so that nothing matches across the gap they leave; at the ends they fall away. */
  function withoutSayings(tokens: string[]): string[] {
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
    if (subjects.has(first) || isNegation(first)) return false;
    return (
      isNegation(tokens[start - 1] ?? '') ||
      (isNegation(tokens[start - 2] ?? '') && !subjects.has(tokens[start - 1] ?? ''))
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

  const raise = (tokens: string[]): Hit[] => {
    const hits = new Map<string, Hit>();
    for (const { start, pattern, subject } of dangers.match(tokens)) {
      if (!isNegated(tokens, start))
        hits.set(`${subject.need.id} ${pattern.source}`, { ...subject, source: pattern.source });
    }
    return [...hits.values()];
  };

  const classOf = new Map<string, string>();
  for (const [group, entries] of Object.entries(signals.words)) {
    for (const entry of entries) {
      const [word, ...more] = plain(entry);
      if (word !== undefined && more.length === 0 && !classOf.has(word) && group !== 'subject')
        classOf.set(word, group);
    }
  }
  /** Learns from the examples what no phrase foresaw. */
  function learned(): SignalModel {
    const written = lessonsOf(content, all, correct);
    const lessons = written
      .map((lesson) => ({ ...lesson, tokens: withoutSayings([...lesson.tokens]) }))
      // What survivors say is among the utterances of entries: those on which a phrase fires teach neither way.
      .filter(({ tokens, need, weight }) => need !== null || weight === REVIEWED || raise(tokens).length === 0);
    return {
      ...learn(lessons, classOf),
      known: [...known].sort(),
      familiar: metAgain(written.flatMap(({ tokens }) => tokens)).filter((word) => !known.has(word)),
    };
  }
  const model = signals.model ?? learned();
  const layer = createLearnedLayer(model, classOf);
  const familiarWords = new Set([...vocabulary, ...known, ...model.familiar]);
  const needById = new Map(signals.needs.map((need) => [need.id, need]));

  return {
    locale,
    needs: signals.needs,
    model,
    find(utterance) {
      const tokens = withoutSayings(correct(utterance));
      const danger = tokens.length === 0 ? 0 : layer.danger(tokens);
      const framed = danger < CERTAIN && frames.match(tokens).length > 0;
      const plea =
        tokens.length === 0 ? words(utterance, locale).flatMap((word) => alone.get(squeeze(word)) ?? [])[0] : undefined;
      let hits = plea === undefined ? raise(tokens) : [plea];
      if (framed) hits = danger < DOUBTED ? [] : hits.filter(({ other }) => !other);
      const nearest = hits.length === 0 && danger < LIKELY_BETWEEN_TWO ? [] : layer.needs(tokens).slice(0, 2);
      const familiar = tokens.filter((word) => familiarWords.has(word)).length / (tokens.length || 1);
      const speaksOfSelf = someone.self.match(tokens).length > 0;
      const aboutSomeone = speaksOfSelf || someone.loved.match(tokens).length > 0;
      const asks = someone.asking.match(tokens.slice(0, 1)).length > 0;
      const between = speaksOfSelf && someone.doer.match(tokens).length > 0;
      const denies = tokens.length <= SHORT && tokens.some(isNegation);
      const enough =
        !aboutSomeone || denies
          ? LIKELY_OF_NOBODY
          : asks || !speaksOfSelf
            ? LIKELY
            : (between ? LIKELY_BETWEEN_TWO : LIKELY_OF_SELF) + (tokens.length <= BRIEF ? MORE_IF_BRIEF : 0);
      if (hits.length === 0 && !framed && tokens.length >= FEWEST && familiar > 0.5 && danger >= enough) {
        const other = !speaksOfSelf;
        const [need, next] = nearest.flatMap((id) => needById.get(id) ?? []);
        // The last need is the plea: its contacts fit where it is not clear what is wrong.
        const also = [next, signals.needs.at(-1)].flatMap((each) => (each === undefined ? [] : [each.contacts]));
        if (need !== undefined) hits.push({ need, source: 'learned', other, also });
      }
      const audiences = [
        ...new Set(
          people
            .match(tokens)
            .filter(({ start }) => !isNegated(tokens, start))
            .map(({ subject }) => subject),
        ),
      ];
      return { tokens, hits, audiences, wrongdoing: wrongs.match(tokens).length > 0, danger, nearest, familiar };
    },
  };
}

/** Phrases compiled in one step: about a millisecond's. */
const FEW_PHRASES = 25;
const BLANK = '_';
/** Weight of a reviewed example or counter-example. */
const REVIEWED = 1;
/** Weight of an utterance stored with an entry: may be a survivor's, so it says less. */
const STORED = 0.5;
/** Stored utterances learned from. */
const MOST_STORED = 700;
/** From here on the learned layer raises on its own. */
const LIKELY = 0.88;
/** The same, where the person speaks of themselves and of someone who may be doing it: `he … me`. */
const LIKELY_BETWEEN_TWO = 0.4;
/** The same, where the person speaks of themselves alone, and asks nothing. */
const LIKELY_OF_SELF = 0.7;
/** The same, where nobody is named: `the road is blocked`. */
const LIKELY_OF_NOBODY = 0.95;
/** Below this it overrules a phrase, where the person says it is about a film or a lesson. */
const DOUBTED = 0.6;
/** Up to so many words an utterance says too little of itself, and has to look worse. */
const BRIEF = 8;
const MORE_IF_BRIEF = 0.2;
/** From here on no word of a film, a lesson or the law makes it one: `a girl in my class …`. */
const CERTAIN = 0.85;
/** Up to here a `not` is likely to turn the whole round: `i never ran away`. */
const SHORT = 6;
/** Fewest words on which the learned layer may raise on its own. */
const FEWEST = 3;

const NO_SIGNALS: Signals = {
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

function lessonsOf(content: LocaleContent, all: readonly LocaleContent[], read: (text: string) => string[]): Lesson[] {
  const { needs, audiences, wrongdoing } = content.signals ?? NO_SIGNALS;
  const none = (texts: readonly string[], weight: number): Lesson[] =>
    texts.map((text) => ({ tokens: read(text), need: null, weight }));
  return [
    ...needs.flatMap(({ id, examples }) =>
      examples.map((text) => ({ tokens: read(text), need: id, weight: REVIEWED })),
    ),
    ...needs.flatMap(({ counterExamples }) => none(counterExamples, REVIEWED)),
    ...audiences.flatMap(({ examples, counterExamples }) => none([...examples, ...counterExamples], STORED)),
    ...none([...wrongdoing.examples, ...wrongdoing.counterExamples], REVIEWED),
    ...all.flatMap(({ faq }) =>
      none(
        faq.map(({ question }) => question),
        REVIEWED,
      ),
    ),
    ...none(sample(content.faq.flatMap(({ utterances }) => utterances)), STORED),
    ...none(sample(content.replies.flatMap(({ utterances }) => utterances)), REVIEWED),
  ];
}

/** At most `MOST_STORED`, evenly spread: start-up stays short however large the content is. */
function sample(texts: readonly string[]): string[] {
  const step = Math.max(1, Math.ceil(texts.length / MOST_STORED));
  return texts.filter((_, at) => at % step === 0);
}

/** Words that stand more than once, sorted. */
function metAgain(tokens: readonly string[]): string[] {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const token of tokens) (once.has(token) ? again : once).add(token);
  return [...again].sort();
}

/** Texts without slips of spelling: their words are never corrected. */
function carefulTexts({ signals, faq }: LocaleContent): string[] {
  const { notMisspelt, needs, audiences, wrongdoing } = signals ?? NO_SIGNALS;
  return [
    ...notMisspelt,
    ...needs.flatMap(({ counterExamples }) => counterExamples),
    ...audiences.flatMap(({ counterExamples }) => counterExamples),
    ...wrongdoing.counterExamples,
    ...faq.map(({ question }) => question),
  ];
}

interface Phrase<Subject> {
  pattern: Pattern;
  subject: Subject;
}

interface Match<Subject> extends Phrase<Subject> {
  start: number;
  end: number;
}

interface PhraseSet<Subject> {
  match(tokens: readonly string[]): Match<Subject>[];
}

/** Many phrases tried at once: only those of which a needed word occurs. */
function createPhraseSet<Subject>(phrases: readonly Phrase<Subject>[]): PhraseSet<Subject> {
  const byWord = new Map<string, number[]>();
  const byBeginning: { stem: string; at: number }[] = [];
  phrases.forEach(({ pattern }, at) => {
    for (const anchor of pattern.anchors) {
      if (anchor.endsWith('*')) byBeginning.push({ stem: anchor.slice(0, -1), at });
      else byWord.set(anchor, [...(byWord.get(anchor) ?? []), at]);
    }
  });
  return {
    match(tokens) {
      const candidates = new Set<number>();
      for (const token of tokens) {
        for (const at of byWord.get(token) ?? []) candidates.add(at);
        for (const { stem, at } of byBeginning) if (token.startsWith(stem)) candidates.add(at);
      }
      const matches: Match<Subject>[] = [];
      for (const at of [...candidates].sort((a, b) => a - b)) {
        const phrase = phrases[at];
        if (phrase === undefined) continue;
        for (let start = 0; start < tokens.length; start++) {
          const end = phrase.pattern.matchAt(tokens, start);
          if (end > start) matches.push({ ...phrase, start, end });
        }
      }
      return matches;
    },
  };
}
