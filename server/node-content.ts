import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError } from './content/content.ts';

export interface FollowOptions<Loaded> {
  folder: string;
  /** The `fingerprint` from before the content in use was loaded: whatever has changed since then counts as a change. */
  seen: string | undefined;
  /** How often to look, in milliseconds. */
  every: number;
  load: (folder: string) => Promise<Loaded>;
  onContent: (loaded: Loaded) => void;
  /** Called when the folder was changed and is broken, or could not be read. The content that was loaded before stays in use. */
  onBroken: (error: unknown) => void;
}

/** The next look waits this many times as long when a change could not be read for want of memory, processes or files. */
const LATER = 15;

/**
 * Loads the folder again whenever a file in it has changed. Returns a function that stops this. It compares names, sizes and
 * times instead of waiting for file events, which network drives, container mounts and swapped links do not send.
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
  /** Loads the folder. Returns whether it need not be tried again until it changes. */
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

/**
 * Returns names, sizes and times of all files in a folder, as a text that differs when any of them does. Undefined where it
 * cannot be told.
 */
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
    // A file went away between listing and looking, or the folder did: that is a state like any other, and the next look will
    // differ. Any other error, such as too many open files, says nothing about the folder.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'unreadable' : undefined;
  }
}
