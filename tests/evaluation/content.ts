import { type Content, ContentError } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';

/** Reads the content of a folder for a command, or says what is wrong with it and ends with exit code 1. */
export function contentOf(folder: string): Content {
  try {
    return loadContent(folder);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
