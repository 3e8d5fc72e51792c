import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ContentError } from './content/content.ts';
import type { Baked } from './node-bake-child.ts';
import { type BakedContent, unpackContent } from './node-baked.ts';

/**
 * `bakeContent` in a process of its own: it takes seconds, in which a server has replies to give, and much memory, which
 * the server never gets to hold. Rejects with ContentError when the folder cannot be used.
 */
export function bakeApart(folder: string): Promise<BakedContent> {
  // From source as when built, the file lies beside this one.
  const entry = fileURLToPath(new URL(`./node-bake-child${extname(import.meta.url)}`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = fork(entry, [folder], { serialization: 'advanced' });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The process that reads the content ended with ${code}.`)));
    child.once('message', (baked: Baked) => {
      const content = 'bytes' in baked ? unpackContent(baked.bytes) : null;
      if (content !== null) resolve(content);
      else if ('problems' in baked) reject(new ContentError(baked.problems));
    });
  });
}
