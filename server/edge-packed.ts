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
export interface PackedFile {
  text: string;
  /**
   * How many of the last characters of the file before follow `text`. The panels of two languages differ in a few words, and end alike
   * for longer than deflate looks back.
   */
  tail: number;
  /** `sha384-…` */
  integrity: string;
}

/** Leaves out of each text the end that the text before has, too. */
export function withoutTails(texts: readonly string[]): Pick<PackedFile, 'text' | 'tail'>[] {
  return texts.map((text, at) => {
    const before = texts[at - 1] ?? '';
    let tail = 0;
    while (tail < Math.min(text.length, before.length) && text.at(-1 - tail) === before.at(-1 - tail)) tail++;
    return { text: text.slice(0, text.length - tail), tail };
  });
}

/** Returns the texts that `withoutTails` shortened. */
export function withTails(files: readonly Pick<PackedFile, 'text' | 'tail'>[]): string[] {
  let before = '';
  return files.map(({ text, tail }) => {
    before = text + before.slice(before.length - tail);
    return before;
  });
}
