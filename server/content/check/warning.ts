/** What a check of the content warns about. Errors are ContentProblems; a warning stops nothing, and a person decides. */

/** The kinds of warning, in the order they are told. */
export const WARNING_KINDS = {
  /** Harder to read than grade 8. */
  grade: 'reading grade',
  /** The first line, which answers, is long. */
  'first-line': 'first line',
  /** A word or promise that content/wording.yaml advises against. */
  wording: 'wording',
  /** A number, a date or a law without a source. */
  claim: 'claim without source',
  /** A figure that content/facts.yaml does not list. */
  figure: 'figure not in facts',
  /** A source is old. */
  source: 'old source',
  /** HTML in an answer. */
  html: 'HTML',
  /** A day in the future: what is old would long count as new. */
  future: 'day in the future',
  /** A contact was not confirmed, or was not checked for a long time. */
  contact: 'contact',
  /** A contact that nothing names. */
  unnamed: 'contact that nobody is shown',
  /** An entry was never reviewed, changed since its review, or is due for review again. */
  review: 'review',
  /** There are few examples of what people type, or the question is another entry's as well. */
  utterances: 'utterances',
  /** An entry is for a kind of person that nobody knows: whoever is in danger would not be shown it. */
  audience: 'unknown kind of person',
  /** An utterance finds another entry. */
  rival: 'finds another entry',
  /** A synonym is read like a word of another group, or like an everyday word. */
  synonym: 'synonym',
  /** The words of an entry or the number of a contact changed, and its day did not. */
  changed: 'changed without a new day',
  /** A language lacks an entry, has an older one than the first language, or has words of it left. */
  translation: 'translation',
  /** A fixed reply that is asked for by its name is gone, or one exists that nobody asks for. */
  reply: 'fixed reply',
} as const;

export type WarningKind = keyof typeof WARNING_KINDS;

/**
 * Whether the content of this project must not have a warning of this kind. The others are left to people, and change with the
 * calendar.
 */
export function isStopping(kind: WarningKind): boolean {
  return STOPPING.includes(kind);
}

const STOPPING: readonly WarningKind[] = [
  'grade',
  'first-line',
  'wording',
  'claim',
  'figure',
  'utterances',
  'audience',
  'unnamed',
  'changed',
  'translation',
  'reply',
];

/** One thing a person should look at. */
export interface Warning {
  kind: WarningKind;
  /** Path inside the content folder. */
  file: string;
  /** 1-based. */
  line: number;
  /** What was found, in one sentence. */
  found: string;
  /** What to do about it; missing if `found` says it. */
  remedy?: string;
}

/** What to do about a source of the future. */
export const NO_SUCH_PAGE =
  'Write the date of the page; if it has none, the day on which you read it. The year comes first.';

/** What to do about a day in the future. */
export const NOT_YET = 'Write the day on which it was done, such as 2026-11-24; the year comes first.';
