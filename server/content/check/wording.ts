/** Words to avoid: the rules of content/wording.yaml, and where a text breaks them. */
import * as v from 'valibot';
import type { ContentProblem } from '../content.ts';
import { list, text } from '../fields.ts';
import { createReport, type Examples, readYaml, validate } from '../front-matter.ts';
import { instead } from '../references.ts';

const ruleSchema = v.strictObject({
  /** Words as they are typed; `rescu*` stands for any ending. */
  avoid: v.pipe(list(text), v.minLength(1, 'is empty')),
  /** What to write. */
  instead: text,
  /** One short reason. */
  why: text,
  /** Names and phrases in which the words are right. */
  allow: v.optional(list(text), []),
  /** Ids of entries and contacts that may say it, because they explain it. */
  except: v.optional(list(text), []),
});

/** One rule of one language. */
export type WordingRule = v.InferOutput<typeof ruleSchema>;
/** The rules by language. */
export type WordingRules = Record<string, WordingRule[]>;

const examples: Examples = {
  en: "en: with   - { avoid: ['rescu*'], instead: help, why: People leave on their own }   below it",
};

/**
 * Reads wording.yaml. What is wrong with it goes to `problems`; then no text is checked against it. `ids` are those of
 * all entries and contacts.
 */
export function parseWording(
  yaml: string,
  { file, locales, ids }: { file: string; locales: readonly string[]; ids: readonly string[] },
  problems: ContentProblem[],
): WordingRules {
  const report = createReport(file, problems);
  const fields = readYaml(yaml, report);
  const rules = fields && validate(v.record(v.string(), list(ruleSchema)), fields, examples, report);
  if (!rules) return {};
  for (const [locale, own] of Object.entries(rules)) {
    if (!locales.includes(locale))
      report(
        fields.lineOf([locale]),
        `\`${locale}\` is no language of this folder`,
        `There are: ${locales.join(', ')}.`,
      );
    own.forEach(({ except }, index) => {
      except.forEach((id, place) => {
        if (ids.includes(id)) return;
        report(fields.lineOf([locale, index, 'except', place]), `unknown entry "${id}"`, instead(id, ids, 'faq'));
      });
    });
  }
  return rules;
}

/** A place where a text breaks a rule. */
export interface WordingHit {
  /** As the text has it, in small letters. */
  written: string;
  /** Where it starts, in characters. */
  index: number;
  /** What to write instead, and why. */
  remedy: string;
}

/** Finds words to avoid in the text of the entry or contact `id`; the same words only once, where they stand first. */
export function findWording(words: string, id: string, rules: readonly WordingRule[]): WordingHit[] {
  return rules.flatMap((rule) => {
    if (rule.except.includes(id)) return [];
    const masked = rule.allow.reduce((rest, phrase) => rest.replace(toRegExp(phrase), blank), words);
    const hits = new Map<string, WordingHit>();
    for (const { index, 0: found } of rule.avoid.flatMap((pattern) => [...masked.matchAll(toRegExp(pattern))])) {
      const written = found.toLowerCase();
      if (!hits.has(written)) hits.set(written, { written, index, remedy: remedyOf(rule) });
    }
    return [...hits.values()];
  });
}

function remedyOf({ instead, why }: WordingRule): string {
  return `Write: ${instead.replace(/\.$/, '')}. ${why}`;
}

/** As many spaces, so that what follows keeps its place. */
function blank(words: string): string {
  return ' '.repeat(words.length);
}

/** Whole words, any capitals, any white space between them, either apostrophe. */
function toRegExp(pattern: string): RegExp {
  const source = pattern
    .trim()
    .split(/\s+/)
    .map((word) =>
      word
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/['’]/g, "['’]")
        .replace(/\*/g, '\\p{L}*'),
    )
    .join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu');
}
