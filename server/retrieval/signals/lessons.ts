import type { LocaleContent } from '../../content/content.ts';
import { hash } from '../hash.ts';
import { NO_SIGNALS } from './index.ts';
import type { Lesson } from './learned.ts';
import type { Spoken } from './lexicon.ts';

/** Reads a text as the learned layer does. */
type Read = (text: string) => Spoken;

/** One lesson for each text, all of which show the same. */
const lessonsFrom = (texts: readonly string[], shown: Omit<Lesson, 'spoken'>, read: Read): Lesson[] =>
  texts.map((text) => ({ spoken: read(text), ...shown }));

const noneIn = (texts: readonly string[], weight: number, read: Read): Lesson[] =>
  lessonsFrom(texts, { need: null, isOther: false, weight }, read);

/** The lessons that the learned layer of one language learns from. */
export function lessonsOf(content: LocaleContent, read: Read): Lesson[] {
  const { needs, audiences, wrongdoing } = content.signals ?? NO_SIGNALS;
  const none = (texts: readonly string[], weight: number): Lesson[] => noneIn(texts, weight, read);
  return [
    ...needs.flatMap(({ id, examples, otherExamples }) => [
      ...lessonsFrom(examples, { need: id, isOther: false, weight: REVIEWED }, read),
      ...lessonsFrom(otherExamples, { need: id, isOther: true, weight: REVIEWED }, read),
    ]),
    ...needs.flatMap(({ counterExamples }) => none(counterExamples, REVIEWED)),
    ...audiences.flatMap(({ examples, counterExamples }) => none([...examples, ...counterExamples], STORED)),
    ...none([...wrongdoing.examples, ...wrongdoing.counterExamples], REVIEWED),
    ...none(questionsOf(content), REVIEWED),
    ...none(sample(content.faq.flatMap(({ utterances }) => utterances)), STORED),
    ...none(sample(content.replies.flatMap(({ utterances }) => utterances)), REVIEWED),
  ];
}

/** Lessons from the questions of other languages, which show no danger in this language, and have none of its words. */
export function foreignLessons(others: readonly LocaleContent[], read: Read): Lesson[] {
  return noneIn(others.flatMap(questionsOf), REVIEWED, read);
}

/** The questions of the entries, as they are offered. */
export const questionsOf = ({ faq }: LocaleContent): string[] => faq.map(({ question }) => question);

/** Weight of a reviewed example or counter-example. */
export const REVIEWED = 1;
/** Weight of an utterance stored with an entry: may be a survivor's, so it says less. */
const STORED = 0.2;
/** Most stored utterances to learn from. */
const MOST_STORED = 20_000;

/**
 * Chooses at most `MOST_STORED` texts, so that content of any size is learned in bounded time. It chooses by hash, so
 * that one more text pushes out at most one other.
 */
export function sample(texts: readonly string[]): readonly string[] {
  if (texts.length <= MOST_STORED) return texts;
  const byChance = [...texts].sort((a, b) => hash(a, 1) - hash(b, 1));
  return byChance.slice(0, MOST_STORED);
}

/** The words that occur more than once. */
export function metAgain(tokens: readonly string[]): string[] {
  const once = new Set<string>();
  const again = new Set<string>();
  for (const token of tokens) (once.has(token) ? again : once).add(token);
  return [...again];
}

/**
 * Texts that are written without misspellings: their words are never corrected. Words with a letter held down, `muerooo`, are left
 * out of them.
 */
export function carefulTexts(content: LocaleContent): string[] {
  const { notMisspelt, needs, audiences, wrongdoing } = content.signals ?? NO_SIGNALS;
  return [
    ...notMisspelt,
    ...needs.flatMap(({ counterExamples }) => counterExamples),
    ...audiences.flatMap(({ counterExamples }) => counterExamples),
    ...wrongdoing.counterExamples,
    ...questionsOf(content),
  ].map((text) => text.replace(HELD_DOWN, ' '));
}

const HELD_DOWN = /\S*(\p{L})\1{2,}\S*/giu;
