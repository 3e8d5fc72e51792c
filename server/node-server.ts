import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { failureOf, REFUSALS } from './failure.ts';
import { headersFor } from './headers.ts';

export type Fetch = (request: Request, environment: { incoming: IncomingMessage }) => Response | Promise<Response>;

export interface Listening {
  /** As it may be opened on this machine. */
  address: string;
  /** Stops accepting, finishes what is under way, and ends every connection within `STOP_MS`. */
  stop(): Promise<void>;
}

/** All the time there is to stop, in milliseconds. */
const STOP_MS = 5000;
/** How long a kept-alive connection may still send what it had under way when the stop came. */
const LINGER_MS = 1000;

/** Bounds for connections that send slowly, or nothing. Milliseconds; bytes for `maxHeaderSize`. */
export const BOUNDS = {
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  // Longer than the usual 60 s of load balancers, so that they and not we end an idle connection.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 8192,
};
/** A connection on which nothing moves, in either direction. */
const SILENCE_MS = 90_000;

/** Serves `fetch` over HTTP. Rejects when the address cannot be listened on. */
export async function listen(fetch: Fetch, host: string, port: number, bounds = BOUNDS): Promise<Listening> {
  let stopping = false;
  const answer = getRequestListener(
    (request, environment) => fetch(request, environment as { incoming: IncomingMessage }),
    { errorHandler: refuseUnreadable },
  );
  const server = createServer(bounds, (incoming: IncomingMessage, outgoing: ServerResponse) => {
    if (stopping) outgoing.setHeader('connection', 'close');
    void answer(incoming, outgoing);
  });
  server.timeout = SILENCE_MS;
  server.maxHeadersCount = 100;
  await start(server, host, port);

  return {
    address: addressOf(server, host),
    stop: () => {
      stopping = true;
      return stop(server);
    },
  };
}

/** A request that is not even one, such as a broken `Host`: never its words, only that it is wrong. */
function refuseUnreadable(error: unknown): Response {
  const [status, refusal] = error instanceof RequestError ? [400, REFUSALS.unreadable] : [500, REFUSALS.internal];
  return new Response(JSON.stringify(failureOf(refusal)), { status, headers: headersFor('wire', false) });
}

function start(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/**
 * Closing in the usual way would first drop connections that look idle, also those whose next request is already on its way.
 * So only the door is shut; each connection is told to close with its next answer, and what stays idle is dropped later.
 */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // After this turn's waiting connections were taken in: one left at the door is reset, not answered.
    setImmediate(() => NetServer.prototype.close.call(server, () => resolve()));
    setTimeout(() => server.closeIdleConnections(), LINGER_MS).unref();
    const sweep = setInterval(() => server.closeIdleConnections(), LINGER_MS);
    sweep.unref();
    setTimeout(() => server.closeAllConnections(), STOP_MS - LINGER_MS).unref();
    server.once('close', () => clearInterval(sweep));
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}
