import type { Context, Hono } from 'hono';
import { HonoBase } from 'hono/hono-base';
import { TrieRouter } from 'hono/router/trie-router';
import { failureOf, REFUSALS, type Refusal } from './failure.ts';
import { type HeaderRecord, headersFor } from './headers.ts';
import { preflightFor } from './origins.ts';
import type { PlainResponse } from './plain-response.ts';

/** What may be recorded about a request: nothing of who asked or what was said. */
export interface Exchange {
  method: string;
  /** The pattern of the route, never the address: `/faq/:id`. */
  route: string;
  status: number;
  /** From the first line of the handler to the finished body. */
  milliseconds: number;
  bytes: number;
}

/** One request, and whether the visitor's own connection is TLS. */
export interface Visit {
  context: Context;
  request: Request;
  secure: boolean;
}

export type Handle = (visit: Visit) => PlainResponse | Promise<PlainResponse>;

/** How a group of routes says that it cannot answer: as JSON, or as a page. */
export type Refuse = (visit: Visit, refusal: Refusal, more?: HeaderRecord) => PlainResponse;

/** Adds a route; `GET` answers `HEAD` too. */
export type AddRoute = (method: 'GET' | 'POST', pattern: string, handle: Handle, refuse: Refuse) => void;

export interface RouterOptions {
  isSecure: (request: Request) => boolean;
  observe: (exchange: Exchange) => void;
  reportError: (error: unknown) => void;
  /** Refuses addresses that no route has. */
  refuse: Refuse;
}

/** Creates a Hono app that reports every exchange, puts no detail into its errors, and tells 404 from 405. */
export function createRouter({ isSecure, observe, reportError, refuse }: RouterOptions): { app: Hono; add: AddRoute } {
  // Hono's other routers are faster with many routes, and weigh 5 kB on the edge.
  const app: Hono = new HonoBase({ router: new TrieRouter() });
  const encoder = new TextEncoder();
  const known = new Map<string, { segments: string[]; methods: string[]; refuse: Refuse }>();

  const send = async (context: Context, route: string, handle: Handle, failed: Refuse): Promise<Response> => {
    const started = performance.now();
    const request = context.req.raw;
    const visit: Visit = { context, request, secure: isSecure(request) };
    let plain: PlainResponse;
    try {
      plain = await handle(visit);
    } catch (error) {
      reportError(error);
      plain = failure(visit, failed);
    }
    const { status, headers } = plain;
    const body = typeof plain.body === 'string' ? encoder.encode(plain.body) : plain.body;
    const { method } = request;
    const bytes = method === 'HEAD' ? 0 : (body?.byteLength ?? 0);
    // An unknown method is a word of the sender's, so it is not recorded.
    const named = METHODS.has(method) ? method : 'other';
    observe({ method: named, route, status, milliseconds: performance.now() - started, bytes });
    return new Response(body as Uint8Array<ArrayBuffer> | null, { status, headers, ...AS_IT_IS });
  };

  /** The failure page may fail too: then the answer is the shortest JSON. */
  const failure = (visit: Visit, failed: Refuse): PlainResponse => {
    try {
      return failed(visit, REFUSALS.internal);
    } catch (error) {
      reportError(error);
      const body = JSON.stringify(failureOf(REFUSALS.internal));
      return { status: 500, headers: headersFor('wire', visit.secure), body };
    }
  };

  app.notFound((context) => {
    const path = context.req.path.split('/');
    const route = [...known].find(([, { segments }]) => fits(segments, path));
    if (route === undefined) return send(context, 'unmatched', (visit) => refuse(visit, REFUSALS.notFound), refuse);
    const [pattern, { methods, refuse: refuseHere }] = route;
    return send(context, pattern, (visit) => otherMethod(visit, methods, refuseHere), refuseHere);
  });
  app.onError((error, context) => {
    reportError(error);
    return send(context, 'unmatched', (visit) => refuse(visit, REFUSALS.internal), refuse);
  });

  return {
    app,
    add(method, pattern, handle, refuseHere) {
      const methods = known.get(pattern)?.methods ?? [];
      known.set(pattern, {
        segments: pattern.split('/'),
        methods: [...methods, ...(method === 'GET' ? ['GET', 'HEAD'] : [method])],
        refuse: refuseHere,
      });
      app.on(method, pattern, (context) => send(context, pattern, handle, refuseHere));
    },
  };
}

/** Workerd would compress a body whose header says that it is compressed, once more. Other platforms do not know this. */
const AS_IT_IS = { encodeBody: 'manual' };

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** Answers a method that the address lacks: 405 with the methods that it has. `OPTIONS` asks for just these, and may be a preflight. */
function otherMethod(visit: Visit, methods: string[], refuse: Refuse): PlainResponse {
  const allow = { allow: [...methods, 'OPTIONS'].join(', ') };
  if (visit.request.method !== 'OPTIONS') return refuse(visit, REFUSALS.methodNotAllowed, allow);
  // The group's own refusal carries the right CORS headers for this origin.
  const refused = refuse(visit, REFUSALS.methodNotAllowed, allow).headers;
  const preflight = 'access-control-allow-origin' in refused ? preflightFor(methods) : {};
  // There is no body that could have a type.
  const { 'content-type': _, ...headers } = { ...refused, ...preflight };
  return { status: 204, headers, body: null };
}

/** Whether the segments of a path fit those of a pattern, in which `:name` stands for any that is not empty. */
function fits(wanted: readonly string[], given: readonly string[]): boolean {
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  );
}
