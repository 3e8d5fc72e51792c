/** The process of node-bake-apart.ts: bakes each folder that it is named, and says what came of it. */
import { type Content, ContentError, type ContentProblem } from './content/content.ts';
import type { Memory } from './content/memory.ts';
import { bakeContent } from './node-bake.ts';
import { packContent } from './node-baked.ts';

export type Baked = { bytes: Uint8Array } | { problems: readonly ContentProblem[] };

/** What is asked of the process: a folder, and whether its content is wanted before it is compiled. */
export interface BakeOrder {
  folder: string;
  early: boolean;
}

/** Sent ahead of `Baked` where it is wanted early. */
export interface Read {
  read: Content;
}

const memory: Memory = new Map();

// Whoever asked may be gone by now: then there is nobody to tell, nor an error to raise.
const say = (message: Baked | Read): void => void process.send?.(message, () => {});

process.on('message', ({ folder, early }: BakeOrder) => say(bake(folder, early ? (read) => say({ read }) : undefined)));

function bake(folder: string, onRead?: (content: Content) => void): Baked {
  try {
    return { bytes: packContent(bakeContent(folder, memory, onRead)) };
  } catch (error) {
    if (error instanceof ContentError) return { problems: error.problems };
    throw error;
  }
}
