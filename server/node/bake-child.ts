/** The process of bake-apart.ts: carries out orders, one after another, and sends back the result of each. */
import { type Content, ContentError, type ContentProblem } from '../content/content.ts';
import type { Memory } from '../content/memory.ts';
import { bake, readContent } from './bake.ts';
import { makePart, type Part, type Wanted } from './bake-parts.ts';
import { folderDigest, packContent } from './baked.ts';

/**
 * An order. `bake` does everything at once, for a server whose content nobody is editing; nothing where the files have the digest
 * `known`. `read` and `make` do it in parts, for content that is being edited.
 */
export type BakeOrder =
  | { order: 'bake'; folder: string; known: string | undefined }
  | { order: 'read'; folder: string }
  | { order: 'make'; content: Content; wanted: Wanted };

export type Baked = { bytes: Uint8Array | null } | { content: Content } | { part: Part } | Refused;

/** The answer for a folder that cannot be used. */
export interface Refused {
  problems: readonly ContentProblem[];
}

const memory: Memory = new Map();

process.on('message', (order: BakeOrder) => {
  // The process that asked may be gone by now: then there is nobody to tell, and no error to raise.
  process.send?.(carryOut(order), () => {});
});

function carryOut(order: BakeOrder): Baked {
  try {
    if (order.order === 'make') return { part: makePart(order.content, order.wanted) };
    // Parsing takes seconds, too, so this comes before it.
    if (order.order === 'bake' && order.known === folderDigest(order.folder)) return { bytes: null };
    const read = readContent(order.folder, memory);
    return order.order === 'read' ? { content: read.content } : { bytes: packContent(bake(read)) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { problems: error.problems };
  }
}
