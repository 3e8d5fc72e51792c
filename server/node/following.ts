import { ContentError } from '../content/content.ts';
import { bakeApart } from './bake-apart.ts';
import { createLive } from './bake-live.ts';
import { followContent } from './content.ts';
import type { FirstContent } from './first-content.ts';
import type { Log } from './log.ts';
import type { Serving } from './served.ts';

export interface FollowingOptions {
  folder: string;
  /** The `fingerprint` from before the first content was loaded. */
  seen: string | undefined;
  first: FirstContent;
  serving: Serving;
  /** Whether somebody edits the folder and waits to see it. */
  isEdited: boolean;
  log: Log;
}

export interface Following {
  /** What is wrong with the folder at the start, where it could not be used. */
  problem: string | undefined;
  stop(): void;
}

/** How often the content folder is looked at, in milliseconds. The second is used while somebody edits it. */
const LOOK_EVERY_MS = 2000;
const LOOK_OFTEN_MS = 200;

/** Serves whatever the content folder holds from now on; while that cannot be used, what was served before. */
export function followFolder({ folder, seen, first, serving, isEdited, log }: FollowingOptions): Following {
  const { baked, broken } = first;
  const live = isEdited
    ? createLive({
        folder,
        baked,
        onServe: (fresh, behind) => {
          const caughtUp = serving.isBehind() && !behind;
          serving.replace(fresh, behind);
          if (caughtUp) log.info('Search and signals follow the content now.');
        },
        onFailed: (error) => log.error('Search or signals could not be made of the content.', error),
      })
    : undefined;
  let { digest } = baked;
  /** Bakes the folder, unless it holds what is served. Returns a function that starts to serve it. */
  const loadChanged = async (): Promise<() => void> => {
    const fresh = await bakeApart(folder, digest);
    return () => {
      if (fresh === null) return;
      serving.replace(fresh);
      digest = fresh.digest;
    };
  };
  /** Says that the folder cannot be used, and goes on serving. Returns what is wrong. */
  const goOn = (error: unknown, when: string): string => {
    // A content problem quotes the content, which is public; no visitor's words can be in it.
    const message = error instanceof Error ? error.message : String(error);
    const isTheirs = error instanceof ContentError;
    const what = isTheirs ? 'cannot be used' : 'could not be read, for no fault of its own, and is tried again';
    log.warn(`The content ${when} ${what}: the last good content is still served. ${message}`);
    serving.keep(message);
    return message;
  };
  const problem = broken === undefined ? undefined : goOn(broken, 'was changed after the build and');
  const unfollow = followContent({
    folder,
    // A mistake is there until the folder changes. What failed for another reason is tried again.
    seen: broken === undefined || broken instanceof ContentError ? seen : undefined,
    every: isEdited ? LOOK_OFTEN_MS : LOOK_EVERY_MS,
    load: live?.load ?? loadChanged,
    onContent: (take) => {
      serving.forgetProblems();
      const before = serving.current();
      take();
      const isSame = serving.current() === before;
      log.info(isSame ? 'The content is again what is served.' : 'The content was changed and is served from now on.');
    },
    onBroken: (error) => goOn(error, 'was changed and'),
  });
  return {
    problem,
    stop() {
      unfollow();
      live?.end();
    },
  };
}
