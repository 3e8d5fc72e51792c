/** Reads a content folder from the disk. The only file of server/content that a server needs and that touches it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Content, ContentError } from './content.ts';
import { type ContentFiles, parseContent } from './parse.ts';

/** Loads and checks a content folder. Throws ContentError with every problem of every file. */
export function loadContent(folder: string): Content {
  return parseContent(readContentFiles(folder));
}

/** The text of every file in a content folder that may be content. Throws ContentError if there is no such folder. */
export function readContentFiles(folder: string): ContentFiles {
  return textsOf(readContentBytes(folder));
}

/** The texts that bytes are, by name. */
export function textsOf(bytes: ReadonlyMap<string, Buffer>): ContentFiles {
  return new Map([...bytes].map(([name, each]) => [name, each.toString('utf8')]));
}

/** Files that are nobody's content: pictures, and what editors and desktops leave behind. */
const PASSED_OVER = /^[.#]|~$|\.(?:png|jpe?g|svg|gif|webp|pdf|sw[op]|tmp)$|^(?:thumbs\.db|desktop\.ini)$/i;

/** Names of files that hold text. */
const TEXT = /\.(md|ya?ml|txt|markdown)$|^[^.]+$/i;

/**
 * The bytes of every file in a content folder that may be content. A file saved in another form, such as `.docx`, is
 * listed without any, so that its writer is told that nothing reads it. Throws ContentError if there is no such folder.
 */
export function readContentBytes(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of list(folder)) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(join(folder, sep).length).split(sep);
    if (entry.isDirectory() || inside.some((part) => PASSED_OVER.test(part))) continue;
    // The target of a link counts. A link to a folder or to nothing has no text, and is then reported like any file of no use.
    const isText = TEXT.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isFile();
    files.set(inside.join('/'), isText ? readFileSync(path) : Buffer.alloc(0));
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
