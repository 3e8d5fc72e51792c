import type { Content } from './content/content.ts';
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
