/** Reads docs/embedding.md as data: its snippets by heading, so that a test runs exactly what a partner copies. */
import { readFileSync } from 'node:fs';

const PAGE = readFileSync('docs/embedding.md', 'utf8');

/** Returns the code blocks under a heading, in order. @throws where the page has no such heading, or no code under it. */
export const snippetsUnder = (heading: string): string[] => {
  const found = [...sectionOf(heading).matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code.trim());
  if (found.length === 0) throw new Error(`docs/embedding.md has no code under "${heading}".`);
  return found;
};

/** Returns one of these code blocks: the first, unless `place` says otherwise. */
export const snippetUnder = (heading: string, place = 0): string => {
  const snippet = snippetsUnder(heading)[place];
  if (snippet === undefined) throw new Error(`docs/embedding.md has no snippet ${place + 1} under "${heading}".`);
  return snippet;
};

/** Returns the first column of the table under a heading, each cell as it is written. */
export const firstCellsUnder = (heading: string): string[] =>
  [...sectionOf(heading).matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell).slice(1);

/** Returns the text from a heading to the next one. */
export const sectionOf = (heading: string): string => {
  const [, section] = PAGE.split(new RegExp(`^#{2,3} ${heading}$`, 'm'));
  if (section === undefined) throw new Error(`docs/embedding.md has no heading "${heading}".`);
  return section.split(/^#{2,3} /m)[0] ?? '';
};
