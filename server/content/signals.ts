/** Signals: phrases that mean a person may be in danger, by need, and whom to show. Types of `content/<locale>/signals.yaml`. */

/** One need, most urgent first in the file. */
export interface Need {
  /** `immediate-danger`, `being-controlled`, `suicide` … The first line said is the fixed reply `escalation-<id>`. */
  id: string;
  /** The need whose first line is said instead, where this one has none of its own. */
  reply?: string;
  /** It may be so still where a phrase of `settled` says that the rest is over. */
  lasts?: boolean;
  /** Its first line speaks to whoever writes, also when the danger is someone else's. */
  forAll?: boolean;
  /** Contact ids in order of need: the first two are the ones that must be seen first. */
  contacts: string[];
  /** Phrases that raise it, in the small pattern language explained at the top of signals.yaml. */
  phrases: string[];
  /** Phrases that raise it about someone else: a friend, a child, a stranger who was seen. */
  others: string[];
  /** Utterances that must raise it: tests, and examples that the matcher learns from. */
  examples: string[];
  /** Utterances with the same words that must not raise it. */
  counterExamples: string[];
}

/** Who a person says they are, or what else they need: adds contacts to whatever reply they get, raises nothing alone. */
export interface Audience {
  /** `native`, `minor`, `legal` … */
  id: string;
  /** The words are common, and say who the person is only where danger was found: `browning`. */
  inDanger?: boolean;
  /** Contact ids in order of need. */
  contacts: string[];
  phrases: string[];
  examples: string[];
  counterExamples: string[];
}

/** Asking how to control, find, buy or evade: declined in one sentence. Not an escalation. */
export interface Wrongdoing {
  phrases: string[];
  examples: string[];
  counterExamples: string[];
}

export interface Signals {
  /** Named groups of words that phrases may use. */
  words: Record<string, string[]>;
  /** Spellings peculiar to these subjects: as typed → as the phrases write it. */
  spelling: Record<string, string>;
  /** Words that carry nothing here (`please`, `hi`): left out before phrases are tried. */
  fillers: string[];
  /** Words that turn a phrase into its opposite: `not`, `never`. */
  negations: string[];
  /** Common words one letter away from a word of danger: never taken for a misspelling of it. */
  notMisspelt: string[];
  /** Sayings with alarming words that mean nothing of the kind; taken out before anything is tried. */
  sayings: string[];
  /** Phrases that say the words are about a story, a lesson or the news. */
  frames: string[];
  /** Phrases that say it is over, or about nobody: whatever else is said, only needs that last are raised. */
  settled: string[];
  needs: Need[];
  audiences: Audience[];
  wrongdoing: Wrongdoing;
  /** What was learned from all of it. Where it is given, examples and counter-examples are no longer needed. */
  model?: SignalModel;
}

/** What the learned layer knows, as plain data: a build learns once, and neither a server's start nor a phone has to. */
export interface SignalModel {
  /**
   * How much each place of the hashed table speaks for danger, where it says anything: the places skipped before each, and
   * its steps (signals-table.ts). Numbers are as `writeNumbers` has them.
   */
  table: { gaps: string; steps: string };
  /** What one step of a character is worth. */
  step: number;
  /** What speaks for danger before anything is read. */
  bias: number;
  /** The needs that have examples, and the number of words and pairs of words in them. */
  needs: Record<string, number>;
  counts: NeedCounts;
  /** What it judges wrongly of the very lines it was taught with: hashes of these, by the need each shows, or `none`. */
  taught: Record<string, number[]>;
  /**
   * Words of this language that no phrase has, as `writeWords` has them (signals-packed.ts): met more than once, or never
   * to be taken for a misspelling though they look like one.
   */
  words: string;
  /** The same, of words that are another language's and stand in mixed lines of this one. */
  borrowed: string;
}

/** How often words, and pairs of words, stand in the examples of which need. Numbers are as `writeNumbers` has them. */
export interface NeedCounts {
  /** How many words of the phrases, then of `words` and of `borrowed`, come before each that is counted, after the one counted before. */
  gaps: string;
  /** Pairs by their first word, a line for each: that word, and those that follow it. */
  pairs: string;
  /** Need by need, the times of each word and then of each pair. */
  times: string;
}
