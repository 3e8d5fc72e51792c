import type { Audience, Need } from '../../content/signals.ts';
import type { Spoken } from './lexicon.ts';

/** One phrase that matched, or a need that only the learned layer found. */
export interface Hit {
  need: Need;
  /** The phrase as written, or `learned`. */
  source: string;
  /** The phrase is one of danger to someone else. */
  other: boolean;
}

/** What one language's signals find in an utterance. */
export interface Found {
  spoken: Spoken;
  hits: Hit[];
  /**
   * Known to be harmless: an editor gave this very line as a counter-example or a question, or all of it is fillers, or a saying.
   */
  isCalm: boolean;
  /**
   * One sentence among others was raised by itself: where the whole was raised `too`, or the sentence `only`. Everything except
   * `wrongdoing`, `whose`, some of `audiences` and, where the whole was raised too, `hits` and `likely` is then about that sentence alone.
   */
  apart: 'too' | 'only' | null;
  audiences: Audience[];
  wrongdoing: boolean;
  /** How likely danger is, 0 to 1, from the learned layer; 1 if the line is an editor's own example. */
  danger: number;
  /** How likely each need is, 0 to 1, by its id, from the learned layer; 1 if the line is an editor's own example of it. */
  likely: ReadonlyMap<string, number>;
  /**
   * Whose the danger is, if there is any: how likely somebody else's, 0 to 1, from the learned layer (`ofOther`), and whether some of the
   * text is quoted, so that what matched may be somebody else's words.
   */
  whose: () => { ofOther: number; isQuoted: boolean };
  /** Share of the words that this language knows, 0 to 1. 1 if no word is left. */
  familiar: number;
}

/**
 * From this likelihood on, danger is clear: it is raised even if an answer or small talk is beyond doubt. An editor's
 * example that the learned layer finds less likely is therefore remembered as a line (`SignalModel.taught`).
 */
export const CLEAR = 0.6;

/** Below this likelihood, the learned layer overrules the phrases if the person says it is about a film or a lesson. */
export const DOUBTED = 0.6;

/** The source of a hit without a phrase. */
export const LEARNED = 'learned';
/** Whether no phrase matched, and only the learned layer found the need. */
export const isLearned = ({ source }: Hit): boolean => source === LEARNED;

/** A phrase such as `= stabbed` is all that was said: there is nothing besides. */
export const isWhole = ({ source }: { source: string }): boolean => source.startsWith('=');
