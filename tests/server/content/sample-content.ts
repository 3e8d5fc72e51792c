/** Small content files for the tests of server/content: a good one, ways to break it, and what is then reported. */
import { expect } from 'vitest';
import { ContentError, type ContentProblem } from '../../../server/content/content.ts';
import { parseContent, readContent } from '../../../server/content/parse.ts';

/** Returns the text of a contact file. `fields` replace or add lines of front matter by name; null removes one. */
export function contactFile(fields: Record<string, string | null> = {}): string {
  return withFields(
    {
      name: 'A line',
      purpose: 'Someone to talk to.',
      phone: "{ number: '+14065550100', shown: 406-555-0100 }",
      hours: 'Day and night',
      languages: 'English',
      area: 'Montana',
      serves: '[mt]',
      sources: '[]',
      checked: '2026-11-24',
      confirmed: 'null',
      confidence: 'V2',
    },
    fields,
    '',
  );
}

/** What people read of a contact, in English and in Spanish. */
export const IN_TWO_LANGUAGES = {
  purpose: '{ en: Someone to talk to., es: Alguien con quien hablar. }',
  hours: '{ en: Day and night, es: De día y de noche }',
  languages: '{ en: English, es: Inglés }',
};

/** Returns the text of an entry file; `fields` as above. */
export function entryFile(fields: Record<string, string | null> = {}, body = 'A short answer.\n'): string {
  return withFields(
    {
      question: 'What is it?',
      utterances: '[]',
      contacts: '[]',
      related: '[]',
      sources: '[]',
      reviewed: 'null',
      updated: '2026-11-24',
    },
    fields,
    body,
  );
}

function withFields(right: Record<string, string>, changes: Record<string, string | null>, body: string): string {
  const lines = Object.entries({ ...right, ...changes }).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}`],
  );
  return ['---', ...lines, '---', body].join('\n');
}

/** Parses a folder given as path → text. */
export function parseFiles(files: Record<string, string>) {
  return parseContent(new Map(Object.entries(files)));
}

/** Returns the problems of a folder as `file:line problem`, in the order in which they are reported; none where it parses. */
export function problemsOf(files: Record<string, string>): string[] {
  try {
    parseFiles(files);
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return told(error.problems);
  }
}

/** Returns the same for a folder that also holds two good entries, which must be read whatever else is there. */
export function problemsBeside(files: Record<string, string>): string[] {
  const others = { 'en/faq/other.md': entryFile({ question: 'Another?' }), 'en/faq/third.md': entryFile() };
  const { content, problems } = readContent(new Map(Object.entries({ ...others, ...files })));
  const read = content.locales.find(({ locale }) => locale === 'en')?.faq.map(({ id }) => id);
  expect(read).toEqual(expect.arrayContaining(['other', 'third']));
  return told(problems);
}

/** Formats problems with their file and line. A problem that does not say how to mend it fails the test. */
function told(problems: readonly ContentProblem[]): string[] {
  for (const { remedy } of problems) expect(remedy.length).toBeGreaterThan(10);
  return problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`);
}
