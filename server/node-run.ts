import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { ContentError } from './content/content.ts';
import { clientAddress, isForwardedOverTls } from './node-address.ts';
import { loadAssets } from './node-assets.ts';
import { bakeApart } from './node-bake-apart.ts';
import { createLive } from './node-bake-live.ts';
import type { Assembled } from './node-bake-parts.ts';
import { fingerprint, followContent } from './node-content.ts';
import { firstContent } from './node-first-content.ts';
import { createLimit, type Limit } from './node-limit.ts';
import type { Log } from './node-log.ts';
import type { Counts } from './node-metrics.ts';
import { openRest, openServed, type Served } from './node-served.ts';
import { type Fetch, listen } from './node-server.ts';
import type { Settings } from './node-settings.ts';
import type { EditingState } from './pages/Editing.tsx';

export interface Running {
  address: string;
  /** What is wrong with the content folder, where it could not be used and what the build kept is served. */
  problem: string | undefined;
  stop(): Promise<void>;
}

/** How often the content folder is looked at, in milliseconds. The second is used while somebody edits it. */
const LOOK_EVERY_MS = 2000;
const LOOK_OFTEN_MS = 200;

/**
 * Starts Cairn: content, engine, app, HTTP. Throws ContentError when the content cannot be used, and the build kept none that
 * can.
 */
export async function run(settings: Settings, log: Log): Promise<Running> {
  const { host, port, origins, rateLimit, redisUrl, trustProxy, metricsToken, title, showProblems, drainSeconds } =
    settings;
  const folder = settings.content ?? beside('content');
  const assets = loadAssets(beside('dist'));
  if (assets.version === null) log.warn('There is no built widget to serve: run "npm run build".');

  const limit = rateLimit === 0 ? undefined : await limitOf(rateLimit, redisUrl, log.warn);
  const counts = metricsToken === undefined ? undefined : await countsOf(metricsToken);
  let ready = true;
  let stale = false;

  const appFor = ({ content, engine }: Served, editing: EditingState = {}): Fetch => {
    const app = createApp({
      engine,
      content,
      editing,
      assets,
      origins,
      ...(title !== undefined && { title }),
      ...(limit !== undefined && {
        admit: (_: Request, environment: unknown, utterances: number) => {
          const { headers, socket } = (environment as { incoming: IncomingMessage }).incoming;
          return limit.admit(clientAddress(headers, socket.remoteAddress, trustProxy), utterances);
        },
      }),
      ...(counts !== undefined && { metrics: counts, countReply: counts.countReply }),
      isSecure: ({ headers }) =>
        isForwardedOverTls({ 'x-forwarded-proto': headers.get('x-forwarded-proto') ?? undefined }, trustProxy),
      observe: (exchange) => log.exchange(exchange),
      reportError: (error) => log.error('A request failed.', error),
      readiness: () => ({ ready, content: stale ? 'stale' : 'current' }),
    });
    return (request, environment) => app.fetch(request, environment);
  };

  const seen = await fingerprint(folder);
  const { baked, broken } = await firstContent(folder, join(beside('dist'), 'content.bin'));
  let { digest } = baked;
  let served = openServed(baked);
  let editing: EditingState = {};
  let fetch = appFor(served);
  const serve = (fresh: Assembled, behind = false): void => {
    const next = openServed(fresh);
    const state = { ...editing, behind };
    const app = appFor(next, state);
    // Only now that it answers: until here the last good content is served.
    [served, editing, fetch] = [next, state, app];
    void openRest(served, log);
  };
  const listening = await listen((request, environment) => fetch(request, environment), host, port, {
    observe: (exchange) => log.exchange(exchange),
    reportError: (error) => log.error('A connection failed.', error),
  });
  void openRest(served, log);
  const live = showProblems
    ? createLive({
        folder,
        baked,
        onServe: (fresh, behind) => {
          const caughtUp = editing.behind && !behind;
          serve(fresh, behind);
          if (caughtUp) log.info('Search and signals follow the content now.');
        },
        onFailed: (error) => log.error('Search or signals could not be made of the content.', error),
      })
    : undefined;
  /** Says that the folder cannot be used, and goes on serving. Returns what is wrong. */
  const goOn = (error: unknown, when: string): string => {
    stale = true;
    // A content problem quotes the content, which is public; no visitor's words can be in it.
    const message = error instanceof Error ? error.message : String(error);
    const isTheirs = error instanceof ContentError;
    const what = isTheirs ? 'cannot be used' : 'could not be read, for no fault of its own, and is tried again';
    log.warn(`The content ${when} ${what}: the last good content is still served. ${message}`);
    if (showProblems) {
      editing = { ...editing, problems: message };
      fetch = appFor(served, editing);
    }
    return message;
  };
  /** Bakes the folder, unless it holds what is served. Returns a function that starts to serve it. */
  const loadChanged = async (): Promise<() => void> => {
    const fresh = await bakeApart(folder, digest);
    return () => {
      if (fresh === null) return;
      serve(fresh);
      digest = fresh.digest;
    };
  };
  const problem = broken === undefined ? undefined : goOn(broken, 'was changed after the build and');
  const unfollow = followContent({
    folder,
    // A mistake is there until the folder changes. What failed for another reason is tried again.
    seen: broken === undefined || broken instanceof ContentError ? seen : undefined,
    every: showProblems ? LOOK_OFTEN_MS : LOOK_EVERY_MS,
    load: live?.load ?? loadChanged,
    onContent: (take) => {
      stale = false;
      editing = {};
      const before = served;
      take();
      const isSame = served === before;
      log.info(isSame ? 'The content is again what is served.' : 'The content was changed and is served from now on.');
    },
    onBroken: (error) => goOn(error, 'was changed and'),
  });

  return {
    address: listening.address,
    problem,
    stop: async () => {
      ready = false;
      // Let the load balancer see on `/readyz` that the end is near, before new connections are refused.
      await setTimeout(drainSeconds * 1000);
      unfollow();
      live?.end();
      await listening.stop();
      await limit?.close();
      await log.flush();
    },
  };
}

/** Creates the limit. The packages of a shared limit are loaded only for those who use one, since they take time and memory. */
async function limitOf(perMinute: number, redisUrl: string | undefined, warn: Log['warn']): Promise<Limit> {
  if (redisUrl === undefined) return createLimit(perMinute);
  const { createSharedLimit } = await import('./node-limit-shared.ts');
  return createSharedLimit({ perMinute, redisUrl, warn });
}

async function countsOf(token: string): Promise<Counts> {
  const { createCounts } = await import('./node-metrics.ts');
  return createCounts(token);
}

/** A folder of the project, whether this file runs from source (`server/`) or as built (`dist/server/`). */
function beside(name: string): string {
  const candidates = [`../${name}`, `../../${name}`].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return candidates.find((path) => existsSync(path)) ?? (candidates[1] as string);
}
