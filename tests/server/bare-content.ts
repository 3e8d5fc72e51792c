/** The least there may be of an entry and of a language: for tests that make a content of their own. */
import type { FaqEntry, LocaleContent } from '../../server/content/content.ts';

/** An entry that says `About <id>.`; `parts` are what it has besides. */
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

/** English with nothing in it but `parts`. */
export const bareLocale = (parts: Partial<LocaleContent> = {}): LocaleContent => ({
  locale: 'en',
  faq: [],
  replies: [],
  signals: null,
  synonyms: [],
  contacts: [],
  defaultContacts: [],
  ...parts,
});
