import type { HeaderRecord } from './headers.ts';

/** Whose pages may read replies: any, or the partners of a list of origins such as `https://example.org`. */
export type Origins = 'any' | readonly string[];

/** How long a browser may remember a preflight, in seconds: as long as Chromium, the strictest, allows. */
const PREFLIGHT_SECONDS = 7200;

/**
 * Returns the CORS headers for one request, or null when its origin may not have an answer. A request without `Origin` and one
 * from our own pages always may. `null`, the origin of a sandboxed frame, may when any origin may.
 */
export function corsFor(origins: Origins, headers: Headers): HeaderRecord | null {
  if (origins === 'any') return ANY;
  const origin = headers.get('origin');
  if (origin === null) return NO_ORIGIN;
  if (!origins.includes(origin) && !isSameHost(origin, headers.get('host'))) return null;
  return { 'access-control-allow-origin': origin, vary: 'Origin' };
}

/** The headers of an answer to a preflight, beside those of `corsFor`. `methods` are those that the address has. */
export function preflightFor(methods: readonly string[]): HeaderRecord {
  return {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': 'content-type',
    'access-control-max-age': String(PREFLIGHT_SECONDS),
  };
}

const ANY: HeaderRecord = { 'access-control-allow-origin': '*', vary: 'Origin' };
const NO_ORIGIN: HeaderRecord = { vary: 'Origin' };

/** Whether an origin is our own, by its host only: behind a proxy that ends TLS, the scheme seen here is not the visitor's. */
function isSameHost(origin: string, host: string | null): boolean {
  return host !== null && origin.replace(/^https?:\/\//, '') === host;
}
