/** Everything Cairn can say, read and checked. Plain data: it survives JSON, so a build can carry it. */
import type { Contact, IsoDate, Locale, Prose, Source } from '../contract.ts';
import type { Signals } from './signals.ts';

/** One FAQ entry in one language. The id is the file name. */
export interface FaqEntry {
  id: string;
  /** The curated question, as a visitor would be offered it. */
  question: string;
  /** Examples of what people type when they need this entry. */
  utterances: string[];
  answer: Prose;
  /** What people ask that one paragraph answers: the place of its block in the answer, and their words. */
  asked?: { at: number; words: string }[] | undefined;
  /** Contact ids, most useful first. */
  contacts: string[];
  /** Entry ids to ask next, best first. */
  related: string[];
  /**
   * To whom in a danger it speaks: whoever is in it, whoever sees it, or both; `none` if it is for those who ask to learn. Left out
   * where the file does not say for whom it is written.
   */
  speaksTo?: 'self' | 'other' | 'both' | 'none' | undefined;
  /** What people say their work is, for whom it is written. Left out where it is for all. */
  jobs?: string[] | undefined;
  /** Speaks to those who do harm: never offered as a further question beneath an escalation. */
  calmOnly?: true | undefined;
  sources: Source[];
  updated: IsoDate;
  reviewed: IsoDate | null;
}

/**
 * Fixed words in one language. Small talk has utterances, so that it can be found; what the engine says on its own
 * account (`fallback`, `clarification`, `escalation-…`) is found by id. Same shape as an FAQ entry; sources may be
 * empty.
 */
export type FixedReply = FaqEntry;

/** One group of entries, as the page that lists all questions shows them. */
export interface Group {
  /** Its heading. */
  name: string;
  /** Entry ids, in the order in which they are shown. */
  entries: string[];
}

/** Everything in one language. */
export interface LocaleContent {
  locale: Locale;
  faq: FaqEntry[];
  /** Every entry is in exactly one; empty where the content has no groups. */
  groups: Group[];
  replies: FixedReply[];
  signals: Signals | null;
  /** Groups of words that mean the same to a visitor, reviewed by a person; the first is the one the entries use. */
  synonyms: string[][];
  /** Contacts in this language, by id, in the order they are listed to people. */
  contacts: Contact[];
  /** Contact ids for a reply that has none of its own, most useful first. */
  defaultContacts: string[];
}

/** Place names of the area the content serves, for "help near me"; null where the content has no such table. */
export interface Places {
  /**
   * How people name the whole area, such as the state; the first name stands for any place in it. Where it is empty, no place is taken
   * for another one that the content says nothing of.
   */
  here: string[];
  /** One place: how people write it, and the areas (ids used by contacts' `serves`) it lies in. */
  places: { names: string[]; areas: string[] }[];
  /** Areas that contacts serve directly: area id → contact ids. */
  contacts: Record<string, string[]>;
}

export interface Content {
  /** The first is the default language. Never empty. */
  locales: LocaleContent[];
  places: Places | null;
}

/** One thing that is wrong in a content file, for the person who has to mend it. */
export interface ContentProblem {
  /** Path inside the content folder. */
  file: string;
  /** 1-based; 1 where the whole file is meant. */
  line: number;
  /** What is wrong. */
  problem: string;
  /** What would be right, with an example value. */
  remedy: string;
}

/** Thrown when content cannot be used: holds every problem found, not the first. */
export class ContentError extends Error {
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly ContentProblem[]) {
    // Where the folder itself is meant, there is no file to name.
    const where = ({ file, line }: ContentProblem): string => (file === '' ? '' : `${file}:${line}  `);
    const lines = problems.map((each) => `${where(each)}${each.problem}\n    → ${each.remedy}`);
    super(
      `The content has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n\n${lines.join('\n')}\n`,
    );
    this.name = 'ContentError';
    this.problems = problems;
  }
}
