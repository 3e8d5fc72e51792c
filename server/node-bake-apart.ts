import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Content, ContentError } from './content/content.ts';
import type { Baked, BakeOrder, Read } from './node-bake-child.ts';
import { type BakedContent, unpackContent } from './node-baked.ts';

/** Bakes a folder. Rejects with ContentError when it cannot be used. */
export type Bake = (folder: string) => Promise<BakedContent>;

export interface BakeOptions {
  stays: boolean;
  onRead?: (content: Content) => void;
}

/**
 * `bakeContent` in a process of its own: it takes seconds, in which a server has replies to give, and much memory, which
 * the server never gets to hold. Where the process `stays`, it remembers what it parsed, and is done sooner the next time.
 * `onRead` hears of the content before it is compiled.
 */
export function createBake({ stays, onRead }: BakeOptions): Bake {
  let staying: ChildProcess | undefined;
  return async (folder) => {
    const child = staying?.connected ? staying : start();
    if (stays) staying = child;
    try {
      const baked = await answerOf(child, folder, onRead);
      if ('problems' in baked) throw new ContentError(baked.problems);
      const content = unpackContent(baked.bytes);
      if (content === null) throw new Error('What the process made of the content cannot be read.');
      return content;
    } finally {
      if (!stays && child.connected) child.disconnect();
    }
  };
}

function start(): ChildProcess {
  // From source as when built, the file lies beside this one.
  const entry = fileURLToPath(new URL(`./node-bake-child${extname(import.meta.url)}`, import.meta.url));
  return fork(entry, { serialization: 'advanced' });
}

async function answerOf(child: ChildProcess, folder: string, onRead: BakeOptions['onRead']): Promise<Baked> {
  const settled = new AbortController();
  const answered = async (): Promise<Baked> => {
    const [message] = (await once(child, 'message', settled)) as [Baked | Read];
    if (!('read' in message)) return message;
    onRead?.(message.read);
    return answered();
  };
  const ended = async (): Promise<never> => {
    const [code] = await once(child, 'exit', settled);
    throw new Error(`The process that reads the content ended with ${code}.`);
  };
  try {
    const answer = answered();
    child.send({ folder, early: onRead !== undefined } satisfies BakeOrder);
    return await Promise.race([answer, ended()]);
  } finally {
    settled.abort();
  }
}
