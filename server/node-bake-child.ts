/** The process of node-bake-apart.ts: bakes each folder that it is named, and says what came of it. */
import { type Content, ContentError, type ContentProblem } from './content/content.ts';
import type { Memory } from './content/memory.ts';
import { bake, readContent } from './node-bake.ts';
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
const say = (message: Baked | Read): Promise<void> =>
  new Promise((resolve) => {
    if (process.send === undefined) resolve();
    else process.send(message, () => resolve());
  });

process.on('message', async ({ folder, early }: BakeOrder) => {
  try {
    const read = readContent(folder, memory);
    // Sent before the work begins that lets nothing else through.
    if (early) await say({ read: read.content });
    await say({ bytes: packContent(bake(read)) });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    await say({ problems: error.problems });
  }
});
