import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentError } from '../content/content.ts';
import { FORBIDDEN } from '../content/load.ts';

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

/** A change that could not be read for want of memory, processes, files or time is tried again after so many looks at the soonest. */
const LATER = 15;
/** It also waits so many times as long as the try took, which so costs a fifth of a processor at most, however often it fails. */
const REST = 4;

/**
 * Loads the folder again whenever a file in it has changed. Returns a function that stops this. It compares names, sizes, times
 * and permissions instead of waiting for file events, which network drives, container mounts and swapped links do not send.
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
  /** The folder that could not be read for no fault of its own, and when it is tried again. */
  let putOff: { of: string; until: number } | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const now = await fingerprint(folder);
    if (stopped) return;
    const isPutOff = putOff?.of === now && performance.now() < (putOff?.until ?? 0);
    if (now !== undefined && now !== seen && !isPutOff) await reload(now);
    if (stopped) return;
    timer = setTimeout(() => void look(), every).unref();
  };
  const reload = async (now: string): Promise<void> => {
    const began = performance.now();
    try {
      const loaded = await load(folder);
      if (!stopped) onContent(loaded);
      seen = now;
    } catch (error) {
      if (!stopped) onBroken(error);
      const ended = performance.now();
      if (error instanceof ContentError) seen = now;
      else putOff = { of: now, until: ended + Math.max(every * LATER, (ended - began) * REST) };
    }
  };

  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * Returns names, sizes, times and permissions of all files in a folder, as a text that differs when any of them does. Undefined
 * where it cannot be told.
 */
export async function fingerprint(folder: string): Promise<string | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
    const lines = await Promise.all(files.map(async (file) => `${file} ${await stateOf(file)}`));
    return lines.sort().join('\n');
  } catch (error) {
    return isUnreadable(error) ? UNREADABLE : undefined;
  }
}

/**
 * Returns size, times and permissions of one file. One that cannot be looked at must not hide a change of another: some editors
 * keep a link to nothing beside each file that is being edited.
 */
async function stateOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, mode, uid, gid } = await stat(file);
    return `${mtimeMs} ${size} ${mode} ${uid} ${gid}`;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return UNREADABLE;
  }
}

const UNREADABLE = 'unreadable';

/**
 * Whether an error is a state like any other: a file went away between listing and looking, or the folder did, or it may not be
 * read. A later look will differ. Any other error, such as too many open files, says nothing about the folder.
 */
function isUnreadable(error: unknown): boolean {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || FORBIDDEN.has(code);
}
