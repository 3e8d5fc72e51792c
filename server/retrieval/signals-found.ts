import type { Audience, Need } from '../content/signals.ts';
import type { Spoken } from './signals-lexicon.ts';

/** One phrase that matched. */
export interface Hit {
  need: Need;
  /** The phrase as written, or `learned`. */
  source: string;
  /** The danger is someone else's. */
  other: boolean;
}

/** What one language's signals find in an utterance. */
export interface Found {
  spoken: Spoken;
  hits: Hit[];
  /** An editor says of the very line that it shows no danger, or of all its words. */
  isCalm: boolean;
  /** They are in one sentence among others, of which alone the rest speaks. */
  isApart: boolean;
  audiences: Audience[];
  wrongdoing: boolean;
  /** 0 to 1, from the learned layer; 1 where an editor's own example is said. */
  danger: number;
  /** How likely the learned layer finds each need, 0 to 1, by its id; 1 where an editor's own example is said. */
  likely: ReadonlyMap<string, number>;
  /** Share of the words this language knows, figures of speech among them; 1 where nothing else is said. */
  familiar: number;
}

/**
 * From this likelihood on danger is clear: told of beside an answer or small talk that is beyond doubt. So an editor's example
 * below it is raised as such.
 */
export const CLEAR = 0.6;

/** Below this the learned layer overrules a phrase, where the person says it is about a film or a lesson. */
export const DOUBTED = 0.6;

/** The source of a hit without a phrase. */
export const LEARNED = 'learned';
export const isLearned = ({ source }: Hit): boolean => source === LEARNED;
