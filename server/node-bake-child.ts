/** The process of node-bake-apart.ts: does what it is ordered, one order after another, and says what came of it. */
import { type Content, ContentError, type ContentProblem } from './content/content.ts';
import type { Memory } from './content/memory.ts';
import { bake, readContent } from './node-bake.ts';
import { makePart, type Part, type Wanted } from './node-bake-parts.ts';
import { packContent } from './node-baked.ts';

/** All at once for a server that only wants to go on; in pieces for one whose content is being edited. */
export type BakeOrder =
  | { order: 'bake'; folder: string }
  | { order: 'read'; folder: string }
  | { order: 'make'; content: Content; wanted: Wanted };

export type Baked = { bytes: Uint8Array } | { content: Content } | { part: Part } | Refused;

/** The folder holds nothing that can be used. */
export interface Refused {
  problems: readonly ContentProblem[];
}

const memory: Memory = new Map();

process.on('message', (order: BakeOrder) => {
  // Whoever asked may be gone by now: then there is nobody to tell, nor an error to raise.
  process.send?.(carryOut(order), () => {});
});

function carryOut(order: BakeOrder): Baked {
  try {
    if (order.order === 'make') return { part: makePart(order.content, order.wanted) };
    const read = readContent(order.folder, memory);
    return order.order === 'read' ? { content: read.content } : { bytes: packContent(bake(read)) };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { problems: error.problems };
  }
}
