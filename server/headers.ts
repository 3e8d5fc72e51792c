import { BACK_GUARD_HASH } from './pages/back-guard.ts';

/** Response headers as a plain object: the Node adapter writes those without building a `Headers` first. */
export type HeaderRecord = Record<string, string>;

/** The kind of a response, which decides what a browser may do with it. */
export type Audience = 'wire' | 'page' | 'demo' | 'asset';

const EVERYWHERE: HeaderRecord = {
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'permissions-policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

const NO_STORE = 'no-store';

const BY_AUDIENCE: Record<Audience, HeaderRecord> = {
  /** JSON for the widget: nothing in it may be shown as a page. Reading across origins is decided by CORS. */
  wire: {
    ...EVERYWHERE,
    'cache-control': NO_STORE,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'content-type': 'application/json; charset=utf-8',
  },
  /**
   * Pages that work without script. They are `no-store`, because what a browser caches on a shared phone can be found there. That
   * does not keep them out of the back/forward cache: the exit sees to what Back shows. As partners are asked to do, they ask
   * Brave not to record the visit, and browsers not to look up the names of links before anybody clicks.
   */
  page: {
    ...EVERYWHERE,
    'cache-control': NO_STORE,
    'request-otr': '1',
    'x-dns-prefetch-control': 'off',
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
  },
  /** The demo host page: the policy that the documentation asks of a partner, and Trusted Types on top. */
  demo: {
    ...EVERYWHERE,
    'cache-control': NO_STORE,
    'content-security-policy': `default-src 'none'; script-src 'self' ${BACK_GUARD_HASH}; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'content-type': 'text/html; charset=utf-8',
  },
  /** Scripts and styles for any partner's page: with CORS, since a script with `integrity` is fetched that way. */
  asset: {
    ...EVERYWHERE,
    'access-control-allow-origin': '*',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'cross-origin',
  },
};

/** Two years, as the preload list asks. `preload` itself is left out: that is for the operator to decide. */
const HSTS: HeaderRecord = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

const OVER_TLS = Object.fromEntries(
  Object.entries(BY_AUDIENCE).map(([audience, headers]) => [audience, { ...headers, ...HSTS }]),
) as Record<Audience, HeaderRecord>;

/**
 * Returns the headers of a response for `audience`. `secure`: the visitor's own connection is TLS, so browsers may be told to
 * use nothing else.
 */
export function headersFor(audience: Audience, secure: boolean): HeaderRecord {
  return (secure ? OVER_TLS : BY_AUDIENCE)[audience];
}
