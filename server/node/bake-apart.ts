import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Content, ContentError } from '../content/content.ts';
import type { Baked, BakeOrder, Refused } from './bake-child.ts';
import type { Part, Wanted } from './bake-parts.ts';
import { type BakedContent, unpackContent } from './baked.ts';

/** A process that reads or compiles content, while the server has replies to give. */
export interface Bakery {
  /** Parses and checks a folder. The next time is faster, since it remembers. Rejects with ContentError. */
  read(folder: string): Promise<Content>;
  make(content: Content, wanted: Wanted): Promise<Part>;
  /** Ends the process. What it was asked for rejects. */
  end(): void;
}

/**
 * Bakes a folder in a process of its own, which then ends: the server never holds the memory that baking takes. Null where the
 * folder holds what `known` is the digest of: a mistake that was undone, or files that were only touched, need no compiling.
 */
export async function bakeApart(folder: string, known?: undefined, longest?: number): Promise<BakedContent>;
export async function bakeApart(folder: string, known: string, longest?: number): Promise<BakedContent | null>;
export async function bakeApart(folder: string, known?: string, longest = LONGEST_MS): Promise<BakedContent | null> {
  const child = start();
  try {
    const { bytes } = await carryOut<{ bytes: Uint8Array | null }>(child, { order: 'bake', folder, known }, longest);
    if (bytes === null) return null;
    const content = unpackContent(bytes);
    if (content === null) throw new Error('What the process made of the content cannot be read.');
    return content;
  } finally {
    child.kill();
  }
}

/** Creates a process that starts with its first order. An order that is given while another is under way waits for it. */
export function createBakery(): Bakery {
  let child: ChildProcess | undefined;
  let before: Promise<unknown> = Promise.resolve();
  let ended = false;
  const next = <Made>(order: BakeOrder): Promise<Made> => {
    const made = before.then(() => {
      if (ended) throw new Error('Nothing is compiled any more: the server has ended.');
      if (!child?.connected) child = start();
      return carryOut<Made>(child, order);
    });
    before = made.catch(() => {});
    return made;
  };
  return {
    read: async (folder) => (await next<{ content: Content }>({ order: 'read', folder })).content,
    make: async (content, wanted) => (await next<{ part: Part }>({ order: 'make', content, wanted })).part,
    end: () => {
      ended = true;
      child?.kill();
    },
  };
}

function start(): ChildProcess {
  // The file is beside this one both in the source and in the build.
  const entry = fileURLToPath(new URL(`./bake-child${extname(import.meta.url)}`, import.meta.url));
  if (!existsSync(entry)) throw new Error(`${entry} is missing: the build is not whole. Run "npm run build".`);
  const child = fork(entry, { serialization: 'advanced' });
  // If the process could not be started, whoever waits for it is told.
  child.on('error', () => {});
  if (child.pid === undefined) return child;
  // It hears nothing while it compiles, not even that the server has ended, and would go on for nobody.
  const endToo = (): boolean => child.kill();
  process.once('exit', endToo);
  child.once('close', () => process.off('exit', endToo));
  return child;
}

/**
 * The longest that a process may work on an order, in milliseconds. All of the content takes less than a minute, but with much
 * other work on the machine many times as long: this is for a process that would never end.
 */
const LONGEST_MS = 1_800_000;

async function carryOut<Made>(child: ChildProcess, order: BakeOrder, longest = LONGEST_MS): Promise<Made> {
  const settled = new AbortController();
  const ended = async (): Promise<never> => {
    const [code, signal] = await once(child, 'exit', settled);
    const how =
      signal === null
        ? `with ${code}`
        : `by ${signal}, as where memory runs out: give the machine 1 GB, or build elsewhere`;
    throw new Error(`The process that compiles the content was ended ${how}.`);
  };
  const tooLong = async (): Promise<never> => {
    await setTimeout(longest, undefined, settled);
    child.kill('SIGKILL');
    throw new Error(
      `Compiling the content was broken off after ${Math.round(longest / 60_000)} minutes. If the machine has too much other work, build elsewhere, and restart with that build.`,
    );
  };
  try {
    const answer = Promise.race([once(child, 'message', settled), ended(), tooLong()]);
    // Where the system had no room for a process, there is no channel to send by, and its error is the answer.
    child.send?.(order);
    const [baked] = (await answer) as [Baked];
    if (isRefused(baked)) throw new ContentError(baked.problems);
    return baked as Made;
  } finally {
    settled.abort();
  }
}

function isRefused(baked: Baked): baked is Refused {
  return 'problems' in baked;
}
