import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Exchange } from '../app.ts';
import { failureOf, REFUSALS } from '../failure.ts';
import { headersFor } from '../headers.ts';
import { refuseUnreadable } from './unreadable.ts';

/** Answers one request. It is handed what Node knows of the connection. */
export type Fetch = (request: Request, environment: { incoming: IncomingMessage }) => Response | Promise<Response>;

export interface Listening {
  /** The address at which it can be opened on this machine. */
  address: string;
  /** Stops accepting, finishes what is under way, and ends every connection within `STOP_MS`. */
  stop(): Promise<void>;
}

/** The longest that stopping may take, in milliseconds. */
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
  // As Node has it. A proxy may pass on the cookies of a whole domain, which are none of ours.
  maxHeaderSize: 16_384,
};
/** How long a connection may stay open on which nothing moves, in either direction, in milliseconds. */
const SILENCE_MS = 90_000;
/**
 * The longest that a client may take to read a response, in milliseconds. The largest file takes two minutes on the slowest of
 * lines.
 */
const SEND_MS = 300_000;

export interface ListenOptions {
  bounds?: typeof BOUNDS;
  /** Called for requests that could not be read, which no route sees. */
  observe?: (exchange: Exchange) => void;
  reportError?: (error: unknown) => void;
}

/** Serves `fetch` over HTTP. Rejects when the address cannot be listened on. */
export async function listen(
  fetch: Fetch,
  host: string,
  port: number,
  { bounds = BOUNDS, observe = () => {}, reportError = () => {} }: ListenOptions = {},
): Promise<Listening> {
  let stopping = false;
  const refused = (status: number, bytes: number): void =>
    observe({ method: 'other', route: 'unreadable', status, milliseconds: 0, bytes });
  const answer = getRequestListener(
    (request, environment) => fetch(request, environment as { incoming: IncomingMessage }),
    {
      errorHandler: (error) => {
        const { status, body } = refusalFor(error);
        if (status === 500) reportError(error);
        refused(status, body.length);
        return new Response(body, { status, headers: headersFor('wire', false) });
      },
    },
  );
  // Node itself does not refuse a request without a Host: the error handler above does, as for all that cannot be read.
  const server = createServer({ ...bounds, requireHostHeader: false });
  // Whoever closes their own half once all is sent still waits for the answer. Node's types do not name this.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.timeout = SILENCE_MS;
  // Node drops the lines beyond a count without a word. The proxy's own may be the last, behind any number that a visitor sent.
  // `maxHeaderSize` already bounds them.
  server.maxHeadersCount = 0;
  refuseUnreadable(server, refused);
  server.on('request', (incoming, outgoing) => {
    // HTTP/1.0 knows no Host: the health checks of some proxies send none.
    if (incoming.httpVersion === '1.0') incoming.headers.host ??= 'localhost';
    // Node takes the first of several, a proxy in front may have gone by the last: refused as if there were none (RFC 9112, 3.2).
    if (incoming.headersDistinct.host?.[1] !== undefined) delete incoming.headers.host;
    if (stopping) outgoing.setHeader('connection', 'close');
    const late = setTimeout(() => outgoing.destroy(), SEND_MS).unref();
    outgoing.once('close', () => clearTimeout(late));
    void answer(incoming, outgoing);
  });
  await start(server, host, port);
  // Such as having no room for one more connection. The connections that are there are served on.
  server.on('error', reportError);

  return {
    address: addressOf(server, host),
    stop: () => {
      stopping = true;
      return stop(server);
    },
  };
}

/** The answer to a request that is not even one, such as one with a broken `Host`. It never repeats the request's words. */
function refusalFor(error: unknown): { status: number; body: string } {
  const refusal = error instanceof RequestError ? REFUSALS.unreadable : REFUSALS.internal;
  return { status: refusal.status, body: JSON.stringify(failureOf(refusal)) };
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
 * Stops the server. Node's own `close` would first drop connections that look idle, even those whose next request is already on
 * its way. So only the listening socket is closed. Each connection is told to close with its next answer, and those that stay
 * idle are dropped later.
 */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Close after the connections that wait in this turn were accepted: one that is left waiting is reset, not answered.
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
