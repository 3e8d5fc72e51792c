import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Content, ContentError } from './content/content.ts';
import type { Baked, BakeOrder, Refused } from './node-bake-child.ts';
import type { Part, Wanted } from './node-bake-parts.ts';
import { type BakedContent, unpackContent } from './node-baked.ts';

/** A process that reads or compiles content, while the server has replies to give. */
export interface Bakery {
  /** Parses and checks a folder. The next time is faster, since it remembers. Rejects with ContentError. */
  read(folder: string): Promise<Content>;
  make(content: Content, wanted: Wanted): Promise<Part>;
  end(): void;
}

/** Bakes a folder in a process of its own, which then ends: the server never holds the memory that baking takes. */
export async function bakeApart(folder: string): Promise<BakedContent> {
  const child = start();
  try {
    const { bytes } = await carryOut<{ bytes: Uint8Array }>(child, { order: 'bake', folder });
    const content = unpackContent(bytes);
    if (content === null) throw new Error('What the process made of the content cannot be read.');
    return content;
  } finally {
    end(child);
  }
}

/** Creates a process that starts with its first order. An order that is given while another is under way waits for it. */
export function createBakery(): Bakery {
  let child: ChildProcess | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const next = <Made>(order: BakeOrder): Promise<Made> => {
    const made = before.then(() => {
      if (!child?.connected) child = start();
      return carryOut<Made>(child, order);
    });
    before = made.catch(() => {});
    return made;
  };
  return {
    read: async (folder) => (await next<{ content: Content }>({ order: 'read', folder })).content,
    make: async (content, wanted) => (await next<{ part: Part }>({ order: 'make', content, wanted })).part,
    end: () => child && end(child),
  };
}

function start(): ChildProcess {
  // The file is beside this one both in the source and in the build.
  const entry = fileURLToPath(new URL(`./node-bake-child${extname(import.meta.url)}`, import.meta.url));
  const child = fork(entry, { serialization: 'advanced' });
  // If the process could not be started, whoever waits for it is told.
  child.on('error', () => {});
  return child;
}

function end(child: ChildProcess): void {
  if (child.connected) child.disconnect();
}

/** The longest that a process may work on an order, in milliseconds: twenty times what all of the content takes. */
const LONGEST_MS = 300_000;

async function carryOut<Made>(child: ChildProcess, order: BakeOrder): Promise<Made> {
  const settled = new AbortController();
  const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
  const ended = async (): Promise<never> => {
    const [code] = await once(child, 'exit', settled);
    throw new Error(`The process that reads the content ended with ${code}.`);
  };
  try {
    const answer = Promise.race([once(child, 'message', settled), ended()]);
    // Where the system had no room for a process, there is no channel to send by, and its error is the answer.
    child.send?.(order);
    const [baked] = (await answer) as [Baked];
    if (isRefused(baked)) throw new ContentError(baked.problems);
    return baked as Made;
  } finally {
    clearTimeout(late);
    settled.abort();
  }
}

function isRefused(baked: Baked): baked is Refused {
  return 'problems' in baked;
}
