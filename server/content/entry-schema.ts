/** The fields of an FAQ entry and of a fixed reply. `content/README.md` explains them to people who edit. */
import * as v from 'valibot';
import type { IsoDate } from '../contract.ts';
import { UTTERANCE_LIMIT } from '../retrieval/text/parts.ts';
import { day, dayOrNull, list, shownText, source, sourceExamples, text } from './fields.ts';
import type { Examples } from './front-matter.ts';
import { dayExample, dayOrNullExample } from './remedies.ts';

/** A longer text is read in parts, and none of them would be the whole example. */
const utterance = v.pipe(
  text,
  v.maxLength(UTTERANCE_LIMIT, ({ input }) => `has ${input.length} characters, more than ${UTTERANCE_LIMIT}`),
);

/** Fields of `content/<locale>/faq/<id>.md`. Every one must be there; the lists may be empty. */
export const faqSchema = v.strictObject({
  /** The question as we would offer it to a visitor, in one short sentence. */
  question: shownText,
  /** What people type when this is the answer they need, in their own words: slang, short, misspelt. */
  utterances: list(utterance),
  /** Ids of contacts to show with the answer, most useful first. */
  contacts: list(text),
  /** Ids of entries to ask next, best first. */
  related: list(text),
  /** Speaks to those who do harm, such as buyers: not to be offered as a question to somebody in danger. */
  calmOnly: v.optional(
    v.pipe(
      v.literal('true', 'is not `true`'),
      v.transform(() => true as const),
    ),
  ),
  /** Where the facts in the answer come from. */
  sources: list(source),
  /** The day a person last read the whole entry and found it right; null until one has. */
  reviewed: dayOrNull,
  /** The day the words last changed. */
  updated: day,
  /** What people ask that one paragraph answers, under the bold words that it begins with. */
  asked: v.optional(v.record(v.string(), list(utterance))),
  /** What people say their work is, for whom it is written: see retrieval/text/jobs.ts. */
  jobs: v.optional(list(text)),
  /** Kinds of person it is written for, such as `parent`: see `speaksTo`, and the report on coverage. */
  for: v.optional(list(text), []),
});

/** Fields of `content/<locale>/replies/<id>.md`: the same, but a fixed reply need not have lists. */
export const replySchema = v.strictObject({
  ...faqSchema.entries,
  utterances: v.optional(faqSchema.entries.utterances, []),
  contacts: v.optional(faqSchema.entries.contacts, []),
  related: v.optional(faqSchema.entries.related, []),
  sources: v.optional(faqSchema.entries.sources, []),
});

/** What the fields look like when they are right. `today` is missing where nobody knows it. */
export const entryExamples = (today: IsoDate = '2026-11-24'): Examples => ({
  question: 'question: What is sex trafficking?',
  utterances: "utterances: ['he wont let me leave', 'who can i call'], or utterances: [] for none",
  contacts: 'contacts: [emergency-911, national-human-trafficking-hotline]',
  related: 'related: [laws, where-to-turn]',
  sources:
    'sources: [{ title: …, url: https://…, date: 2023-04-26 }]   with the title, the address and the day of the page',
  ...sourceExamples,
  reviewed: dayOrNullExample('reviewed', 'a person has read the whole entry'),
  updated: dayExample('updated', today),
  calmOnly: 'calmOnly: true, or no such line',
  for: 'for: [parent, teacher]',
  jobs: 'jobs: [nurse, i work in a hospital]',
  asked: "asked: { 'About the debt': [do I have to pay it, is it a real debt] }",
});
