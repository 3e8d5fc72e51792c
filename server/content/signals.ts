/** Signals: phrases that mean a person may be in danger, by need, and whom to show. Types of `content/<locale>/signals.yaml`. */

/** One need, most urgent first in the file. */
export interface Need {
  /** `immediate-danger`, `being-controlled`, `suicide` … The first line said is the fixed reply `escalation-<id>`. */
  id: string;
  /** Contact ids in order of need. */
  contacts: string[];
  /** Phrases that raise it, in the small pattern language explained at the top of signals.yaml. */
  phrases: string[];
  /** Utterances that must raise it: tests, and examples that the matcher learns from. */
  examples: string[];
  /** Utterances with the same words that must not raise it. */
  counterExamples: string[];
}

export interface Signals {
  /** Named groups of words that phrases may use. */
  words: Record<string, string[]>;
  needs: Need[];
}
