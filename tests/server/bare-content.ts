/** The smallest possible entry and language, for tests that make content of their own. */
import type { FaqEntry, LocaleContent } from '../../server/content/content.ts';

/** Returns an entry whose answer is `About <id>.`, with `parts` added or replaced. */
export const bareEntry = (id: string, parts: Partial<FaqEntry> = {}): FaqEntry => ({
  id,
  question: `What of ${id}?`,
  utterances: [],
  answer: [{ p: [`About ${id}.`] }],
  contacts: [],
  related: [],
  sources: [],
  updated: '2026-01-01',
  reviewed: null,
  ...parts,
});

/** Returns content in English that is empty except for `parts`. */
export const bareLocale = (parts: Partial<LocaleContent> = {}): LocaleContent => ({
  locale: 'en',
  faq: [],
  replies: [],
  signals: null,
  groups: [],
  synonyms: [],
  contacts: [],
  defaultContacts: [],
  ...parts,
});
