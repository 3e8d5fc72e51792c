/** Finds what was copied from the guide for editors and never replaced: people would call a number that nobody has. */
import { type ContactFields, NUMBERED } from '../contact-schema.ts';
import type { ContentProblem } from '../content.ts';
import type { Localized } from '../fields.ts';
import { createReport } from '../front-matter.ts';
import type { ReadContent } from '../parse.ts';

/** From 555-0100 to 555-0199, which are reserved for fiction. */
const FICTION = /^\+1\d{3}55501\d{2}$/;
/** Names that belong to nobody, by RFC 2606. */
const NOBODYS = /(?:^|\.)example(?:\.(?:com|net|org|edu))?$/i;

const PAGES = ['chat', 'web'] as const;

/** Reports numbers and addresses of a contact that are still those of the example. */
export function exampleProblems({ contacts }: Pick<ReadContent, 'contacts'>): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const { file, fields, lineOf } of contacts) {
    const report = createReport(file, problems);
    for (const field of NUMBERED) {
      const line = fields[field];
      if (line !== undefined && FICTION.test(line.number))
        report(
          lineOf([field]),
          `the number of \`${field}\` is still the example: ${line.shown}`,
          `Write the real number, or take \`${field}\` out.`,
        );
    }
    for (const { path, url } of addressesOf(fields))
      if (NOBODYS.test(new URL(url).hostname))
        report(
          lineOf(path),
          `the address is still the example: ${url}`,
          'Write the real address, or take these lines out.',
        );
  }
  return problems;
}

/** Every address of a contact, and where it stands. */
function addressesOf(fields: ContactFields): { path: (string | number)[]; url: string }[] {
  const pages = PAGES.flatMap((field) => valuesOf(fields[field]).map((url) => ({ path: [field], url })));
  return [...pages, ...fields.sources.map(({ url }, index) => ({ path: ['sources', index, 'url'], url }))];
}

const valuesOf = (value: Localized | undefined): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : Object.values(value);
