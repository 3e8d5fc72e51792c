import type { Content } from './content/content.ts';
import type { Written } from './retrieval/written.ts';

/** What the build packs for a runtime without a disk. */
export interface PackedForEdge {
  /** The content without its utterances. */
  content: Content;
  /** What was compiled of the content. */
  model: Written;
  /** Built files for browsers, each without the end that the one before has, too. */
  assets: { version: string; files: (BuiltFile & Cut)[] };
}

/** A built file as text. */
export interface BuiltFile {
  name: string;
  text: string;
  /** `sha384-…` */
  integrity: string;
}

/** What a text lacks. */
interface Cut {
  /**
   * How many of the last characters of the text before follow. The panels of two languages differ in a few words, and end alike for
   * longer than deflate looks back.
   */
  tail: number;
  /** How many line ends come last: a part has as many as give it a name. */
  lines: number;
}

/** Leaves out of each text the end that the text before has, too. Line ends, which come last, do not count. */
export function withoutTails<File extends { text: string }>(files: readonly File[]): (File & Cut)[] {
  let before = '';
  return files.map((file) => {
    const text = file.text.replace(/\n+$/, '');
    let tail = 0;
    while (tail < Math.min(text.length, before.length) && text.at(-1 - tail) === before.at(-1 - tail)) tail++;
    before = text;
    return { ...file, text: text.slice(0, text.length - tail), tail, lines: file.text.length - text.length };
  });
}

/** Returns the files with the texts that `withoutTails` shortened. */
export function withTails<File extends { text: string } & Cut>(files: readonly File[]): File[] {
  let before = '';
  return files.map((file) => {
    before = file.text + before.slice(before.length - file.tail);
    return { ...file, text: before + '\n'.repeat(file.lines) };
  });
}
