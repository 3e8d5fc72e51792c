/** Reads a content folder from the disk. The only file of server/content that a server needs and that touches it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Content, ContentError, type ContentProblem } from './content.ts';
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
 * listed without any, so that its writer is told that nothing reads it. Throws ContentError if there is no such folder, or with
 * every file that may not be read.
 */
export function readContentBytes(folder: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const problems: ContentProblem[] = [];
  for (const entry of list(folder)) {
    const path = join(entry.parentPath, entry.name);
    const inside = relative(folder, path).split(sep);
    if (entry.isDirectory() || inside.some((part) => PASSED_OVER.test(part))) continue;
    const file = inside.join('/');
    try {
      // The target of a link counts. A link to a folder or to nothing has no text, and is then reported like any file of no use.
      const isText = TEXT.test(entry.name) && statSync(path, { throwIfNoEntry: false })?.isFile();
      files.set(file, isText ? readFileSync(path) : Buffer.alloc(0));
    } catch (error) {
      // Any other error, such as too many open files, is no fault of the file.
      if (!FORBIDDEN.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
      problems.push({ file, line: 1, problem: `the file cannot be read: ${reasonOf(error)}`, remedy: ALLOW });
    }
  }
  if (problems.length > 0) throw new ContentError(problems);
  return files;
}

/** Codes of errors that last until somebody changes the file: no permission, and links that lead in a circle. */
export const FORBIDDEN: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ELOOP']);

const ALLOW =
  'Let the user that Cairn runs as read it, as `chmod -R a+rX` on the content folder does, or take it away.';

function reasonOf(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'there is no such folder';
  return error instanceof Error ? error.message : String(error);
}

/** Codes of errors that mean that there is no such folder, or that it is a file. */
const NO_FOLDER: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR']);

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const isForbidden = FORBIDDEN.has(code);
    // Any other error is no fault of the folder, as with a file.
    if (!isForbidden && !NO_FOLDER.has(code)) throw error;
    throw new ContentError([
      {
        file: '',
        line: 1,
        problem: `the content folder "${folder}" cannot be read: ${reasonOf(error)}`,
        remedy: isForbidden
          ? ALLOW
          : 'Set CAIRN_CONTENT to a folder that holds en/faq/, or leave it unset to use the content that comes along.',
      },
    ]);
  }
}
