import type { Content } from './content/content.ts';
import type { Written } from './retrieval/written.ts';

/** What the build packs for a runtime without a disk. */
export interface PackedForEdge {
  /** The content without its utterances. */
  content: Content;
  /** What was compiled of the content. */
  model: Written;
  /** Built files for browsers, by name, in order. */
  assets: { version: string; files: Record<string, PackedFile> };
}

/** A built file as text. */
export interface PackedFile extends Packed {
  /** `sha384-…` */
  integrity: string;
}

/** A text without the end that the text before has, too. */
interface Packed {
  text: string;
  /**
   * How many of the last characters of the file before follow `text`. The panels of two languages differ in a few words, and end alike
   * for longer than deflate looks back.
   */
  tail: number;
  /** How many line ends come last: a part has as many as give it a name. */
  lines: number;
}

/** Leaves out of each text the end that the text before has, too. Line ends, which come last, do not count. */
export function withoutTails(texts: readonly string[]): Packed[] {
  let before = '';
  return texts.map((whole) => {
    const text = whole.replace(/\n+$/, '');
    let tail = 0;
    while (tail < Math.min(text.length, before.length) && text.at(-1 - tail) === before.at(-1 - tail)) tail++;
    before = text;
    return { text: text.slice(0, text.length - tail), tail, lines: whole.length - text.length };
  });
}

/** Returns the texts that `withoutTails` shortened. */
export function withTails(files: readonly Packed[]): string[] {
  let before = '';
  return files.map(({ text, tail, lines }) => {
    before = text + before.slice(before.length - tail);
    return before + '\n'.repeat(lines);
  });
}
