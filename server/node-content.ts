import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FollowOptions<Loaded> {
  folder: string;
  /** As `fingerprint` had it before the content in use was loaded: what was changed since is a change too. */
  seen: string;
  /** How often to look, in milliseconds. */
  every: number;
  load: (folder: string) => Promise<Loaded>;
  onContent: (loaded: Loaded) => void;
  /** The folder was changed and is broken; whatever was loaded before still holds. */
  onBroken: (error: unknown) => void;
}

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
    if (now !== seen) await reload();
    seen = now;
    if (stopped) return;
    timer = setTimeout(() => void look(), every).unref();
  };
  const reload = async (): Promise<void> => {
    let loaded: Loaded;
    try {
      loaded = await load(folder);
    } catch (error) {
      if (!stopped) onBroken(error);
      return;
    }
    if (!stopped) onContent(loaded);
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
