import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Content } from './content/content.ts';
import { readContentFiles } from './content/load.ts';
import type { ContentFiles } from './content/parse.ts';
import { parseContent } from './content/parse.ts';
import { withLearnedSignals } from './retrieval/escalate.ts';

/** Content that the build has parsed and checked, and what it was made of. The build writes it to `dist/content.json`. */
export interface BakedContent {
  /** Of the files it was made of, as `digestOf` has it. */
  digest: string;
  content: Content;
}

/**
 * Content of a folder. Where the build has parsed the very same files, its result is taken, which starts a server several
 * times faster; else they are parsed now. Throws ContentError with every problem of every file.
 */
export function loadBakedContent(folder: string, baked: string): Content {
  const files = readContentFiles(folder);
  if (existsSync(baked)) {
    const { digest, content } = JSON.parse(readFileSync(baked, 'utf8')) as BakedContent;
    if (digest === digestOf(files)) return content;
  }
  return parseContent(files);
}

/** What the build writes for a folder. */
export function bakeContent(folder: string): BakedContent {
  const files = readContentFiles(folder);
  const content = parseContent(files);
  return { digest: digestOf(files), content: { ...content, locales: withLearnedSignals(content.locales) } };
}

/** Differs when a name or a byte of any file does. */
export function digestOf(files: ContentFiles): string {
  const hash = createHash('sha256');
  // Lengths first, so that no text can pass for the name of a file.
  for (const [name, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name.length} ${text.length}\n${name}${text}`);
  return hash.digest('hex');
}
