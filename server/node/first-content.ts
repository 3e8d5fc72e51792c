import { statSync } from 'node:fs';
import { bakeApart } from './bake-apart.ts';
import { type BakedContent, loadBakedContent, readBakedContent } from './baked.ts';

/** What a server serves first. */
export interface FirstContent {
  baked: BakedContent;
  /** Why it is not what the folder holds; undefined where it is. */
  broken?: unknown;
}

/**
 * Returns what the build kept of a folder, or bakes the folder where it has changed since. If that cannot be done, what the
 * build kept is served all the same: a server that a mistake keeps from starting helps nobody, and older answers help more than
 * none. Calls `onBake` before the folder is baked, which takes long. Rejects only where there is nothing to serve: the build kept
 * nothing good, or there is no such folder, which is a wrong setting.
 */
export async function firstContent(
  folder: string,
  kept: string,
  onBake: () => void,
  bake: (folder: string) => Promise<BakedContent> = bakeApart,
): Promise<FirstContent> {
  try {
    const same = loadBakedContent(folder, kept);
    if (same !== null) return { baked: same };
    onBake();
    return { baked: await bake(folder) };
  } catch (broken) {
    const baked = isFolder(folder) ? readBakedContent(kept) : null;
    if (baked === null) throw broken;
    return { baked, broken };
  }
}

/** Whether there is such a folder. One that may not be looked at counts as there. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return true;
  }
}
