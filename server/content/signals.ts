/**
 * Types of `content/<locale>/signals.yaml`. Signals are phrases that mean a person may be in danger, by need, with the
 * contacts to show.
 */

/** One need, most urgent first in the file. */
export interface Need {
  /** `immediate-danger`, `being-controlled`, `suicide` … The first line said is the fixed reply `escalation-<id>`. */
  id: string;
  /** The need whose first line is said instead, if this one has no line of its own. */
  reply?: string;
  /** Its first line speaks to whoever writes, also when the danger is someone else's, or when it is not sure whose it is. */
  forAll?: boolean;
  /** When the danger is someone else's, the first line is the fixed reply `escalation-<otherReply>`; without `forAll`, also when it is not sure. */
  otherReply?: string;
  /** Its first line fits whoever is in danger: it is said where it is not sure which need is meant. */
  general?: boolean;
  /** Its first line presumes what happened, such as an assault: where that is only likely, a general one is said. */
  presumes?: boolean;
  /** Contact ids in order of need: the first two are the ones that must be seen first. */
  contacts: string[];
  /** Phrases that raise it, in the small pattern language explained at the top of signals.yaml. */
  phrases: string[];
  /** Phrases that raise it about someone else: a friend, a child, a stranger who was seen. */
  others: string[];
  /** Utterances that must raise it, of people who tell of themselves: tests, and examples that the matcher learns from. */
  examples: string[];
  /** The same of people who tell of somebody else. */
  otherExamples: string[];
  /** Utterances with the same words that must not raise it. */
  counterExamples: string[];
}

/** Who a person says they are, or what else they need: adds contacts to whatever reply they get, raises nothing alone. */
export interface Audience {
  /** `native`, `minor`, `legal` … */
  id: string;
  /** The words are common, and tell who the person is only if danger was found: `browning`. */
  inDanger?: boolean;
  /** Who says so stays so: its first contact comes second in later replies, too. */
  lasts?: boolean;
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
  /** Sayings with alarming words that mean no danger: no other phrase matches in their words. */
  sayings: string[];
  /** Phrases that say the words are about a story, a lesson or the news. */
  frames: string[];
  needs: Need[];
  audiences: Audience[];
  wrongdoing: Wrongdoing;
  /** What was learned from all of this. If it is given, examples and counter-examples are no longer needed. */
  model?: SignalModel;
}

/** What the learned layer knows, as plain data: a build learns once, and neither a server's start nor a phone has to. */
export interface SignalModel {
  /**
   * How much each place of the hashed table speaks for danger, for places that say anything: the number of places
   * skipped before each (`gaps`), and its steps (signals/table.ts). Numbers are as `writeNumbers` writes them.
   */
  table: { gaps: string; steps: string };
  /** The weight of one step. */
  step: number;
  /** How much speaks for danger before any word is read. */
  bias: number;
  /** The needs that have examples, each with what speaks for it before any word is read. */
  needs: Record<string, number>;
  telling: NeedTelling;
  /** The lines that it learned from and still judges wrongly (signals/taught.ts). */
  taught: TaughtLines;
  /**
   * Words of this language that no phrase has, sorted. They were met more than once, or must never be taken for a
   * misspelling though they look like one. As `writeWords` writes them (packed.ts), as a list, or without those
   * that a build writes with the search (shared-words.ts).
   */
  words: string | readonly string[] | { shared: string; rest: string };
  /** Words of another language that stand in lines mixing both, as `writeWords` writes them. */
  borrowed: string;
}

/** Lines by hashes of them, and the need that each shows, or `none`. Numbers are as `writeNumbers` writes them. */
export interface TaughtLines {
  /** What lines show. */
  shown: string[];
  /** For each line, the place of what it shows there. */
  shows: string;
  /** For each line, how far its hash is from the one before, in two parts. */
  highs: string;
  lows: string;
}

/** How much words and pairs of words speak for each need, and for somebody else's. Numbers are as `writeNumbers` writes them. */
export interface NeedTelling {
  /**
   * For each word that is counted, how many words were skipped since the one counted before. They go in this order: the
   * words of the phrases, those of `words`, those of `borrowed`.
   */
  gaps: string;
  /** Pairs by their first word, one line for each first word: that word, then those that follow it. */
  pairs: string;
  /** For each need in turn, the steps of each word, and then of each pair (signals/needs.ts). */
  steps: string;
  /** The weight of one step. */
  step: number;
  /** The same words and pairs for a danger that is somebody else's, and what speaks for that before any word is read (`bias`). */
  others: { bias: number; steps: string; step: number };
}
