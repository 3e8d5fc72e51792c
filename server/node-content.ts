import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError } from './content/content.ts';

export interface FollowOptions<Loaded> {
  folder: string;
  /** As `fingerprint` had it before the content in use was loaded: what was changed since is a change too. */
  seen: string | undefined;
  /** How often to look, in milliseconds. */
  every: number;
  load: (folder: string) => Promise<Loaded>;
  onContent: (loaded: Loaded) => void;
  /** The folder was changed and is broken, or could not be read; whatever was loaded before still holds. */
  onBroken: (error: unknown) => void;
}

/** Times as long until the next look where a change could not be read for want of memory, processes or files. */
const LATER = 15;

/**
 * Loads the folder again whenever a file in it was changed, and returns how to stop. Looks at names, sizes and times rather
 * than waiting for file events, which network drives, container mounts and swapped links do not send.
 */
export function followContent<Loaded>({
  folder,
  every,
  load,
  onContent,
  onBroken,
  ...options
}: FollowOptions<Loaded>): () => void {
  let { seen } = options;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const now = await fingerprint(folder);
    if (stopped) return;
    const isSettled = now === undefined || now === seen || (await reload());
    if (isSettled) seen = now ?? seen;
    if (stopped) return;
    timer = setTimeout(() => void look(), isSettled ? every : every * LATER).unref();
  };
  /** Whether the folder need not be tried again until it changes. */
  const reload = async (): Promise<boolean> => {
    try {
      const loaded = await load(folder);
      if (!stopped) onContent(loaded);
      return true;
    } catch (error) {
      if (!stopped) onBroken(error);
      return error instanceof ContentError;
    }
  };

  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Names, sizes and times of all files in a folder: differs when any of them does. Undefined where it cannot be told. */
export async function fingerprint(folder: string): Promise<string | undefined> {
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
  } catch (error) {
    // A file went away between listing and looking, or the folder did: a state of its own, and the next look differs. Anything
    // else, such as too many open files, says nothing of the folder.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'unreadable' : undefined;
  }
}
