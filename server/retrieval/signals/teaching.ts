/** Learns what the examples of signals.yaml teach: in a build if there is one, else at a start. A phone only loads it. */
import type { LocaleContent } from '../../content/content.ts';
import type { SignalModel } from '../../content/signals.ts';
import type { IndexOf } from '../escalate.ts';
import { words } from '../normalize.ts';
import { once } from '../once.ts';
import { finish } from '../steps.ts';
import { plainest } from './apart.ts';
import { packWords, wordsOf } from './borrowed.ts';
import { createEar, type Ear } from './ear.ts';
import { CLEAR, isLearned } from './found.ts';
import type { SignalIndex } from './index.ts';
import { learn } from './learned.ts';
import { carefulTexts, foreignLessons, lessonsOf, metAgain, questionsOf, REVIEWED } from './lessons.ts';
import { createLexicon, type Spoken } from './lexicon.ts';
import { MARK } from './marks.ts';
import { createJudging, type Judging, wordsCounted } from './matcher.ts';
import { dense } from './pattern.ts';
import { createSpeller } from './speller.ts';
import { keyOf, NONE, type Taught, writeTaught } from './taught.ts';
import type { Understood } from './understanding.ts';

/**
 * Returns the content with the learned model in place of the examples it was learned from; a language that has a model already
 * stays as it is. `indexOf` gives phrases that were compiled before.
 */
export function withLearnedSignals(
  locales: readonly LocaleContent[],
  indexOf: IndexOf = () => undefined,
): LocaleContent[] {
  const thin = (sources: readonly string[]): string[] => sources.map(dense);
  const bare = <T extends { phrases: string[]; examples: string[]; counterExamples: string[] }>(from: T): T => ({
    ...from,
    phrases: thin(from.phrases),
    examples: [],
    counterExamples: [],
  });
  return locales.map((content) => {
    const { signals } = content;
    if (signals === null || signals.model !== undefined) return content;
    const model = teach(content, locales, indexOf(content.locale));
    const { sayings, frames, needs, audiences, wrongdoing } = signals;
    return {
      ...content,
      signals: {
        ...signals,
        notMisspelt: [],
        sayings: thin(sayings),
        frames: thin(frames),
        needs: needs.map((need) => ({ ...bare(need), others: thin(need.others), otherExamples: [] })),
        audiences: audiences.map(bare),
        wrongdoing: bare(wrongdoing),
        model,
      },
    };
  });
}

/** Learns one language's signals. `all` is every language: the others' questions are harmless here, too. */
function teach(content: LocaleContent, all: readonly LocaleContent[], given?: SignalIndex): SignalModel {
  const lexicon = createLexicon();
  const ear = finish(createEar(content, lexicon, (plain) => carefulTexts(content).flatMap(plain), given));
  /** Keeps the result: most texts are read twice, and all of them are content. */
  const read = once((text) => {
    const { words } = ear.read(text);
    return { words, numbers: words.map(lexicon.add) };
  });
  const others = all.filter((each) => each !== content);
  const model = learned(content, others, ear, read);
  const judging = finish(createJudging(ear, model, wordsOf(model)));
  return { ...model, taught: writeTaught(misjudged(content, ear, judging, read)) };
}

/** Learns from the examples, to find what no phrase foresaw. */
function learned(
  content: LocaleContent,
  others: readonly LocaleContent[],
  { locale, vocabulary, careful, classes, marks, lexicon, understand, raise }: Ear,
  read: (text: string) => Spoken,
): Omit<SignalModel, 'taught'> {
  const isTarget = (word: string): boolean => marks.has(lexicon.numberOf(word), MARK.target);
  const own = lessonsOf(content, read);
  const lessons = [...own, ...foreignLessons(others, read)]
    .map((lesson) => ({ ...lesson, ...understand(lesson.spoken) }))
    // Some utterances of entries are what survivors say. Those in which a phrase of danger matches are left out, and
    // teach neither way.
    .filter((lesson) => lesson.need !== null || lesson.weight === REVIEWED || raise(lesson).length === 0);
  // A word that was met only once is left out: it tells little of the language, and takes room on a phone.
  const spellAll = finish(createSpeller({ vocabulary, isTarget, isCareful: () => false, language: locale }));
  const met = [
    ...careful.filter((word) => spellAll(word).join(' ') !== word),
    ...metAgain(own.flatMap(({ spoken }) => spoken.words)),
  ];
  const packed = packWords(
    met.filter((word) => !isTarget(word)),
    own,
    others,
  );
  return { ...learn(lessons, classes, wordsCounted(vocabulary, wordsOf(packed))), ...packed };
}

/**
 * Finds the lines that an editor gave as example, counter-example or question, and that would be judged otherwise.
 */
function misjudged(
  content: LocaleContent,
  { locale, signals, understand }: Ear,
  { judged, judge, dangerOf, isUnderstood, asTaught }: Judging,
  read: (text: string) => Spoken,
): Taught {
  const found = new Map<number, string>();
  const keysOfDanger = new Set<number>();
  const keep = (
    texts: readonly string[],
    shows: string,
    isWrong: (text: string, understood: Understood, danger: number) => boolean,
  ): void => {
    for (const text of texts) {
      const understood = understand(read(text));
      const key = keyOf(understood.spoken);
      if (shows !== NONE) keysOfDanger.add(key);
      // Two lines may have one key by chance, and no line of danger may be silenced by that.
      else if (keysOfDanger.has(key)) continue;
      if (isWrong(text, understood, dangerOf(understood.spoken))) found.set(key, shows);
    }
  };
  for (const { id, examples, otherExamples } of signals.needs)
    keep([...examples, ...otherExamples], id, (text, understood, danger) => {
      const { spoken } = understood;
      // If only one of several words is left, because the others are fillers, that word alone is no danger.
      if (spoken.numbers.length < 2 && words(text, locale).length > 2) return false;
      if (danger >= LEARNED_WELL && isUnderstood(spoken)) return false;
      const { hits, wrongdoing } = judge(text, understood, danger);
      return hits.length === 0 || ((wrongdoing || danger < CLEAR) && hits.every(isLearned));
    });
  const raising = new Map(found);
  const keepQuiet = (texts: readonly string[]): void =>
    keep(texts, NONE, (text, understood, danger) => {
      const { hits } = judge(text, understood, danger);
      return hits.length > 0 || plainest(text, (each) => [asTaught(judged(each), raising)]) !== undefined;
    });
  for (const { counterExamples } of signals.needs) keepQuiet(counterExamples);
  // Each may be offered as a question, and a visitor who chooses it wants the answer.
  keepQuiet(questionsOf(content));
  return found;
}

/** From this likelihood on, an example needs no line of its own: no slip of reading is likely to undo it. */
const LEARNED_WELL = 0.95;
