/** Reads a content folder from the disk. The only file of server/content that a server needs and that touches it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Content, ContentError } from './content.ts';
import { type ContentFiles, parseContent } from './parse.ts';

/** Loads and checks a content folder. Throws ContentError with every problem of every file. */
export function loadContent(folder: string): Content {
  return parseContent(readContentFiles(folder));
}

/** The text of every file in a content folder that content may be in. Throws ContentError where there is no such folder. */
export function readContentFiles(folder: string): ContentFiles {
  const files = new Map<string, string>();
  for (const entry of list(folder)) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(join(folder, sep).length).split(sep);
    // Pictures, drafts of editors and hidden files are no content.
    if (
      !entry.isFile() ||
      inside.some((part) => part.startsWith('.')) ||
      !/\.(md|ya?ml|txt|markdown)$|^[^.]+$/i.test(entry.name)
    ) {
      continue;
    }
    files.set(inside.join('/'), readFileSync(path, 'utf8'));
  }
  return files;
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ContentError([
      {
        file: '',
        line: 1,
        problem: `the content folder "${folder}" cannot be read: ${reason}`,
        remedy:
          'Set CAIRN_CONTENT to a folder that holds en/faq/, or leave it unset to use the content that comes along.',
      },
    ]);
  }
}
