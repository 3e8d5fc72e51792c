import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createAppMaker } from './app.ts';
import { loadAssets, MANIFEST } from './assets.ts';
import { fingerprint } from './content.ts';
import { firstContent } from './first-content.ts';
import { followFolder } from './following.ts';
import { createLimit, type Limit } from './limit.ts';
import type { Log } from './log.ts';
import type { Counts } from './metrics.ts';
import { createServing, type Serving } from './served.ts';
import { listen } from './server.ts';
import type { Settings } from './settings.ts';

export interface Running {
  address: string;
  /** What is wrong with the content folder, where it could not be used and what the build kept is served. */
  problem: string | undefined;
  stop(): Promise<void>;
}

const COMPILING =
  'The content folder is not what the last build compiled, and is compiled now. Nothing listens until then: about a minute, or several on a busy machine. "npm run build" does it beforehand.';

/**
 * Starts Cairn: content, engine, app, HTTP. Throws ContentError when the content cannot be used, and the build kept none that
 * can.
 */
export async function run(settings: Settings, log: Log): Promise<Running> {
  const { host, port, showProblems, drainSeconds } = settings;
  const folder = settings.content ?? fromHere('../../content');
  const build = buildFolder();
  const assets = loadAssets(build, log.warn);
  if (assets.version === null) log.warn('There is no built widget to serve: run "npm run build".');
  const limit = await limitOf(settings, log.warn);
  const counts = await countsOf(settings);

  const seen = await fingerprint(folder);
  const first = await firstContent(folder, join(build, 'content.bin'), () => log.info(COMPILING));
  let ready = true;
  const makeFetch = createAppMaker({
    settings,
    assets,
    limit,
    counts,
    log,
    readiness: () => ({ ready, content: serving.isStale() ? 'stale' : 'current' }),
  });
  const serving: Serving = createServing(first.baked, { makeFetch, showProblems, log });
  const listening = await listen(serving.fetch, host, port, {
    observe: (exchange) => log.exchange(exchange),
    reportError: (error) => log.error('A connection failed.', error),
  });
  serving.openRest();
  const following = followFolder({ folder, seen, first, serving, isEdited: showProblems, log });

  return {
    address: listening.address,
    problem: following.problem,
    stop: async () => {
      ready = false;
      // Let the load balancer see on `/readyz` that the end is near, before new connections are refused.
      await setTimeout(drainSeconds * 1000);
      following.stop();
      await listening.stop();
      await limit?.close();
      await log.flush();
    },
  };
}

/** Creates the limit. The packages of a shared limit are loaded only for those who use one, since they take time and memory. */
async function limitOf(
  { rateLimit: perMinute, redisUrl }: Pick<Settings, 'rateLimit' | 'redisUrl'>,
  warn: Log['warn'],
): Promise<Limit | undefined> {
  if (perMinute === 0) return undefined;
  if (redisUrl === undefined) return createLimit(perMinute);
  const { createSharedLimit } = await import('./limit-shared.ts');
  return createSharedLimit({ perMinute, redisUrl, warn });
}

async function countsOf({ metricsToken }: Pick<Settings, 'metricsToken'>): Promise<Counts | undefined> {
  if (metricsToken === undefined) return undefined;
  const { createCounts } = await import('./metrics.ts');
  return createCounts(metricsToken);
}

/** The folder that the build wrote to, whatever it is called: that around this file, or from source the `dist` beside `server/`. */
function buildFolder(): string {
  const around = fromHere('..');
  return existsSync(join(around, MANIFEST)) ? around : fromHere('../../dist');
}

/** A path as seen from this file. The build puts it as deep as it lies in the source: into `dist/server/`. */
function fromHere(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
