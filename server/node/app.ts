import type { IncomingMessage } from 'node:http';
import { createApp, type Readiness } from '../app.ts';
import type { Assets } from '../assets.ts';
import { clientAddress, createProxyNotice, isForwardedOverTls } from './address.ts';
import type { Limit } from './limit.ts';
import type { Log } from './log.ts';
import type { Counts } from './metrics.ts';
import type { MakeFetch } from './served.ts';
import type { Settings } from './settings.ts';

export interface NodeAppOptions {
  settings: Pick<Settings, 'origins' | 'title' | 'trustProxy'>;
  assets: Assets;
  /** Undefined where there is none. */
  limit: Limit | undefined;
  counts: Counts | undefined;
  log: Log;
  readiness: () => Readiness;
}

/** Returns a function that makes the app of some content, with everything that only Node knows of a request. */
export function createAppMaker(options: NodeAppOptions): MakeFetch {
  const { settings, assets, limit, counts, log, readiness } = options;
  const { origins, title, trustProxy } = settings;
  // Of all content that comes, so that it is said once.
  const noticeProxy = createProxyNotice(trustProxy, log.warn);
  return ({ content, engine }, editing) => {
    const app = createApp({
      engine,
      content,
      editing,
      assets,
      origins,
      title,
      admit:
        limit &&
        ((_, environment, utterances) => {
          const { headers, socket } = (environment as { incoming: IncomingMessage }).incoming;
          return limit.admit(clientAddress(headers, socket.remoteAddress, trustProxy), utterances);
        }),
      metrics: counts,
      countReply: counts?.countReply,
      isSecure: ({ headers }) =>
        isForwardedOverTls({ 'x-forwarded-proto': headers.get('x-forwarded-proto') ?? undefined }, trustProxy),
      observe: (exchange) => log.exchange(exchange),
      reportError: (error) => log.error('A request failed.', error),
      readiness,
    });
    return (request, environment) => {
      noticeProxy(environment.incoming.headers);
      return app.fetch(request, environment);
    };
  };
}
