/** The process of node-bake-apart.ts: bakes each folder that it is named, and says what came of it. */
import { ContentError, type ContentProblem } from './content/content.ts';
import type { Memory } from './content/memory.ts';
import { bakeContent } from './node-bake.ts';
import { packContent } from './node-baked.ts';

export type Baked = { bytes: Uint8Array } | { problems: readonly ContentProblem[] };

const memory: Memory = new Map();

// Whoever asked may be gone by now: then there is nobody to tell, nor an error to raise.
process.on('message', (folder: string) => process.send?.(bake(folder), () => {}));

function bake(folder: string): Baked {
  try {
    return { bytes: packContent(bakeContent(folder, memory)) };
  } catch (error) {
    if (error instanceof ContentError) return { problems: error.problems };
    throw error;
  }
}
