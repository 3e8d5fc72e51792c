/** The figures that answers may print: the list of content/facts.yaml, and which sentences go beyond it. */
import * as v from 'valibot';
import type { ContentProblem } from '../content.ts';
import { address, list, text } from '../fields.ts';
import { createReport, readYaml, validate } from '../front-matter.ts';
import { addressExample } from '../remedies.ts';
import { figuresOf } from './figures.ts';

const factsSchema = list(
  v.strictObject({
    /** The fact in one line, with every figure that a sentence about it may use. */
    says: text,
    /** The page that says so. */
    source: address,
    /** V: at first hand. V2: at second hand. */
    confidence: v.picklist(['V', 'V2'], 'is neither V nor V2'),
  }),
);

/** One fact. */
export type Fact = v.InferOutput<typeof factsSchema>[number];

/**
 * Reads facts.yaml. What is wrong with it goes to `problems`. Null if it cannot be used: no figure can then be checked
 * against it.
 */
export function parseFacts(yaml: string, file: string, problems: ContentProblem[]): Fact[] | null {
  const report = createReport(file, problems);
  const fields = readYaml(yaml, report);
  const examples = {
    0: "- { says: '64 cases in 2025', source: 'https://example.org', confidence: V }",
    source: addressExample('source'),
  };
  return fields && validate(factsSchema, fields, examples, report);
}

/** A sentence with figures that are in no fact, and where it starts, in characters. */
export interface UnlistedSentence {
  sentence: string;
  index: number;
  figures: string[];
}

/** Sentences of a text whose figures do not all stand together in one fact. */
export function findUnlisted(words: string, facts: readonly Fact[]): UnlistedSentence[] {
  const listed = facts.map(({ says }) => new Set(figuresOf(says)));
  return [...words.matchAll(SENTENCE)]
    .map(({ index, 0: sentence }) => ({ sentence: sentence.trim(), index, figures: figuresOf(sentence) }))
    .filter(({ sentence, figures }) => {
      // A number that stands alone is that of a list item, and no figure.
      if (figures.length === 0 || /^\d\.?$/.test(sentence)) return false;
      return !listed.some((known) => figures.every((figure) => known.has(figure)));
    });
}

/** From a first letter to the mark before a space, or to the end of the line. */
const SENTENCE = /\S(?:[^\n]*?[.!?](?=\s)|[^\n]*)/g;
