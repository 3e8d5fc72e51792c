import type { Content } from './content/content.ts';
import { joined } from './joined.ts';
import type { Written } from './retrieval/written.ts';

/** What the build packs for a runtime without a disk. */
export interface PackedForEdge {
  /** The content without its utterances. */
  content: Content;
  /** What was compiled of the content. */
  model: Written;
  /** Built files for browsers: `integrity` is `sha384-…`. */
  assets: { version: string; files: { name: string; text: string; integrity: string }[] };
}

/** What the file beside the edge's code holds, each compressed with Brotli (RFC 7932). */
export interface EdgeParts {
  /** Lists of words that the code needs as soon as it is loaded, as JSON. */
  words: Uint8Array;
  /** `PackedForEdge` as JSON. */
  answers: Uint8Array;
}

/** Writes both into one file. */
export const packEdge = ({ words, answers }: EdgeParts): Uint8Array =>
  joined([new Uint8Array(new Uint32Array([words.byteLength]).buffer), words, answers]);

/** Finds both in it again. */
export const edgeParts = (packed: ArrayBuffer): EdgeParts => {
  const [length] = new Uint32Array(packed, 0, 1);
  const words = new Uint8Array(packed, Uint32Array.BYTES_PER_ELEMENT, length);
  return { words, answers: new Uint8Array(packed, Uint32Array.BYTES_PER_ELEMENT + words.byteLength) };
};
