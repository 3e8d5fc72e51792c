/** docs/embedding.md as data: its snippets by heading, so that a test runs what a partner copies and nothing else. */
import { readFileSync } from 'node:fs';

const PAGE = readFileSync('docs/embedding.md', 'utf8');

/** Code blocks under a heading, in order. @throws where the page has no such heading, or no code under it. */
export const snippetsUnder = (heading: string): string[] => {
  const found = [...sectionOf(heading).matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code.trim());
  if (found.length === 0) throw new Error(`docs/embedding.md has no code under "${heading}".`);
  return found;
};

/** One of them; the first, unless `place` says otherwise. */
export const snippetUnder = (heading: string, place = 0): string => {
  const snippet = snippetsUnder(heading)[place];
  if (snippet === undefined) throw new Error(`docs/embedding.md has no snippet ${place + 1} under "${heading}".`);
  return snippet;
};

/** First column of the table under a heading: each cell as it stands. */
export const firstCellsUnder = (heading: string): string[] =>
  [...sectionOf(heading).matchAll(/^\| ([^|]+?) \|/gm)].map(([, cell = '']) => cell).slice(1);

/** Text from a heading to the next one. */
export const sectionOf = (heading: string): string => {
  const [, section] = PAGE.split(new RegExp(`^#{2,3} ${heading}$`, 'm'));
  if (section === undefined) throw new Error(`docs/embedding.md has no heading "${heading}".`);
  return section.split(/^#{2,3} /m)[0] ?? '';
};
