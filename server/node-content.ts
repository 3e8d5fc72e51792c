import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content } from './content/content.ts';
import { loadContent } from './content/load.ts';
import type { Memory } from './content/memory.ts';

export interface FollowOptions {
  folder: string;
  /** As `fingerprint` had it before the content in use was loaded: what was changed since is a change too. */
  seen: string;
  /** How often to look, in milliseconds. */
  every: number;
  onContent: (content: Content) => void;
  /** The folder was changed and is broken; whatever was loaded before still holds. */
  onBroken: (error: unknown) => void;
}

/**
 * Loads the folder again whenever a file in it was changed, and returns how to stop. Looks at names, sizes and times rather
 * than waiting for file events, which network drives, container mounts and swapped links do not send.
 */
export function followContent({ folder, every, onContent, onBroken, ...options }: FollowOptions): () => void {
  let { seen } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const memory: Memory = new Map();

  const look = async (): Promise<void> => {
    const now = await fingerprint(folder);
    if (stopped) return;
    if (now !== seen) reload();
    seen = now;
    timer = setTimeout(() => void look(), every).unref();
  };
  const reload = (): void => {
    let content: Content;
    try {
      content = loadContent(folder, memory);
    } catch (error) {
      onBroken(error);
      return;
    }
    onContent(content);
  };

  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Names, sizes and times of all files in a folder: differs when any of them does. */
export async function fingerprint(folder: string): Promise<string> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    const lines = await Promise.all(
      files.map(async (file) => {
        const { mtimeMs, size } = await stat(file);
        return `${file} ${mtimeMs} ${size}`;
      }),
    );
    return lines.sort().join('\n');
  } catch {
    // A file went away between listing and looking, or the folder did: a state of its own, and the next look differs.
    return 'unreadable';
  }
}
