import { describe, expect, it } from 'vitest';
import { BACK_GUARD_HASH } from '../../server/pages/back-guard.ts';
import { shortOf } from '../../server/pages/short-address.ts';
import type { Exchange } from '../../server/router.ts';
import { failureCode, postAsk, smallApp } from './small-content.ts';

const CANARY = 'zebrafinch';
const SIGNS = `/faq/${shortOf('signs')}`;

describe('addresses and methods', () => {
  const app = smallApp();

  it.each([
    ['GET', '/v1/ask', 'POST, OPTIONS'],
    ['DELETE', '/v1/contacts', 'GET, HEAD, OPTIONS'],
    ['PUT', '/faq', 'GET, HEAD, POST, OPTIONS'],
    ['POST', '/faq/signs', 'GET, HEAD, OPTIONS'],
    ['PROPFIND', '/', 'GET, HEAD, OPTIONS'],
  ])('%s %s is 405 with Allow: %s', async (method, path, allow) => {
    const response = await app.request(path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
  });

  it('says 404 as JSON to programs and as a page with contacts to people, and repeats nothing', async () => {
    const program = await app.request(`/${CANARY}`);
    const person = await app.request(`/${CANARY}?${CANARY}`, { headers: { accept: 'text/html,*/*' } });
    const html = await person.text();
    expect([program.status, person.status]).toEqual([404, 404]);
    expect(await failureCode(program)).toBe('not_found');
    expect(html).toContain('tel:911');
    expect(html).not.toContain(CANARY);
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await app.request('/faq', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('tells an operator that content is stale, and when it stops', async () => {
    const stale = smallApp({ readiness: () => ({ ready: true, content: 'stale' }) });
    const stopping = smallApp({ readiness: () => ({ ready: false, content: 'current' }) });
    expect(await (await stale.request('/readyz')).json()).toEqual({ status: 'ready', content: 'stale' });
    expect((await stopping.request('/readyz')).status).toBe(503);
    expect((await stopping.request('/healthz')).status).toBe(200);
  });
});

describe('headers', () => {
  const app = smallApp();
  const paths = [
    '/',
    '/faq',
    '/faq/signs',
    SIGNS,
    '/card',
    '/v1/contacts',
    '/healthz',
    '/readyz',
    '/cairn.js',
    '/nowhere',
  ];

  it.each(paths)('%s has every protective header', async (path) => {
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('cross-origin-resource-policy')).toBe(path === '/cairn.js' ? 'cross-origin' : 'same-origin');
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });

  const everywhere = {
    'permissions-policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
  const ofPages = {
    ...everywhere,
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
  const ofSharedPages = {
    ...ofPages,
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'request-otr': '1',
    vary: 'Accept-Encoding, Accept-Language',
    'x-dns-prefetch-control': 'off',
  };

  // Whole, so that nothing is lost or added without a decision.
  it.each<[string, Record<string, string>]>([
    [
      '/v1/contacts',
      {
        ...everywhere,
        'access-control-allow-origin': '*',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-type': 'application/json; charset=utf-8',
        'cross-origin-resource-policy': 'same-origin',
        vary: 'Origin',
      },
    ],
    ['/faq', ofSharedPages],
    [SIGNS, ofSharedPages],
    ['/card', ofSharedPages],
    [
      '/',
      {
        ...ofPages,
        'content-security-policy': `default-src 'none'; script-src 'self' ${BACK_GUARD_HASH}; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    ],
    [
      '/cairn.js',
      {
        ...everywhere,
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=300, stale-while-revalidate=300',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-type': 'text/javascript; charset=utf-8',
        'cross-origin-resource-policy': 'cross-origin',
        etag: '"cairn.jsxxxxxxxxxxxxxxxxxxxxxxxx"',
        vary: 'Accept-Encoding',
      },
    ],
  ])('of %s are these and no others', async (path, expected) => {
    expect(Object.fromEntries((await app.request(path)).headers)).toEqual(expected);
  });

  it('asks browsers for TLS from now on only where the visitor came over TLS', async () => {
    const response = await smallApp({ isSecure: () => true }).request('/faq');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  });

  it.each(['/', '/faq', '/faq/signs', SIGNS, '/card', '/v1/faq'])('%s is never stored on the device', async (path) => {
    expect((await app.request(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the record of a request', () => {
  it('holds the pattern, the status and the size, and no word, address or header', async () => {
    const seen: Exchange[] = [];
    const app = smallApp({ observe: (exchange) => seen.push(exchange) });
    await postAsk(app, JSON.stringify({ utterance: CANARY }), { 'user-agent': CANARY });
    await app.request(`/faq/${CANARY}?${CANARY}=1`, { headers: { referer: `https://${CANARY}.test` } });
    await app.request(`/${CANARY}`);
    await app.request('/faq', { method: CANARY });
    expect(seen.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'POST /v1/ask 200',
      'GET /faq/:id 404',
      'GET unmatched 404',
      'other /faq 405',
    ]);
    expect(seen[0]?.bytes).toBeGreaterThan(100);
    expect(JSON.stringify(seen)).not.toContain(CANARY);
  });
});
