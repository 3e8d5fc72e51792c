import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../server/contract.ts';
import type { Exchange } from '../../server/router.ts';
import { smallApp } from './small-content.ts';

const CANARY = 'zebrafinch';

type App = ReturnType<typeof smallApp>;

const ask = (app: App, body: BodyInit, headers: Record<string, string> = {}) =>
  app.request('http://cairn.test/v1/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

const failureCode = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

describe('POST /v1/ask', () => {
  const app = smallApp();

  it.each([
    ['not JSON', `{"utterance": "${CANARY}`, 'not_json'],
    ['JSON that is no object', `["${CANARY}"]`, 'wrong_shape'],
    ['null', 'null', 'wrong_shape'],
    ['nothing', '', 'not_json'],
    ['no utterance', '{}', 'wrong_shape'],
    ['an utterance that is no string', '{"utterance": {"a": 1}}', 'wrong_shape'],
    ['only spaces', '{"utterance": " \\n\\u00a0"}', 'wrong_shape'],
    ['501 characters', JSON.stringify({ utterance: `${CANARY}${'a'.repeat(491)}` }), 'wrong_shape'],
    ['a locale that is no string', `{"utterance": "${CANARY}", "locale": 1}`, 'wrong_shape'],
    ['a context that is no list', `{"utterance": "${CANARY}", "context": "signs"}`, 'wrong_shape'],
    ['six entries of context', `{"utterance": "${CANARY}", "context": ["a","b","c","d","e","f"]}`, 'wrong_shape'],
    ['a field that is not known', `{"utterance": "a", "${CANARY}": 1}`, 'wrong_shape'],
    ['__proto__', `{"utterance": "a", "__proto__": {"${CANARY}": 1}}`, 'wrong_shape'],
    ['deep nesting', `${'['.repeat(2000)}${']'.repeat(2000)}`, 'wrong_shape'],
  ])('refuses %s with 400, without repeating it', async (_, body, code) => {
    const response = await ask(app, body);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text).error.code).toBe(code);
    expect(text).not.toContain(CANARY);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const response = await ask(app, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect(response.status).toBe(400);
    expect(await failureCode(response)).toBe('not_utf8');
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['application/json; charset=latin1'],
    ['application/json-seq'],
    [''],
  ])('refuses Content-Type "%s" with 415', async (type) => {
    const response = await ask(app, '{"utterance":"signs"}', { 'content-type': type });
    expect(response.status).toBe(415);
  });

  it('refuses a compressed body with 415', async () => {
    const response = await ask(app, '{"utterance":"signs"}', { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'takes Content-Type "%s"',
    async (type) => {
      expect((await ask(app, '{"utterance":"signs"}', { 'content-type': type })).status).toBe(200);
    },
  );

  it('refuses more than 4 KiB with 413, announced or not', async () => {
    const body = JSON.stringify({ utterance: CANARY, context: ['x'.repeat(5000)] });
    const announced = await ask(app, body, { 'content-length': String(body.length) });
    const streamed = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    for (const response of [announced, streamed]) {
      expect(response.status).toBe(413);
      expect(await failureCode(response)).toBe('body_too_large');
    }
  });

  it('reads a body that was not announced, up to 4 KiB', async () => {
    const response = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob(['{"utterance":', '"what are the warning signs"}']).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(200);
  });

  it('calls a body that breaks off a failure of the sender', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error(CANARY)) });
    const response = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: broken,
      duplex: 'half',
    } as RequestInit);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain('incomplete_body');
    expect(text).not.toContain(CANARY);
  });

  it('answers a question with its entry and contacts, never to be stored', async () => {
    const response = await ask(app, '{"utterance":"what are the warning signs"}');
    const reply = (await response.json()) as Reply;
    expect(response.status).toBe(200);
    expect(reply.entry?.id).toBe('signs');
    expect(reply.contacts[0]?.id).toBe('first-line');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['ES', 'es'],
    ['tlh', 'en'],
    [undefined, 'en'],
  ])('answers a page in "%s" in %s', async (locale, expected) => {
    const response = await ask(app, JSON.stringify({ utterance: '406', locale }));
    expect(((await response.json()) as Reply).locale).toBe(expected);
  });

  it('says 429 with Retry-After when the address has asked too much', async () => {
    const limited = smallApp({ admit: () => ({ admitted: false, retryAfter: 17 }) });
    const response = await ask(limited, '{"utterance":"signs"}');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('17');
  });

  it('says 500 without detail when the engine fails, and reports the error', async () => {
    const reported: unknown[] = [];
    const error = new Error(CANARY);
    const failing = smallApp({
      engine: {
        reply: () => {
          throw error;
        },
      },
      reportError: (thrown) => reported.push(thrown),
    });
    const response = await ask(failing, '{"utterance":"signs"}');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain(CANARY);
    expect(reported).toEqual([error]);
  });

  it('never fails on random and mutated bodies', async () => {
    const whole = JSON.stringify({ utterance: 'what are the signs', locale: 'en', context: ['laws'] });
    const mutated = fc
      .tuple(fc.nat(whole.length), fc.nat(12), fc.string())
      .map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
    const shaped = fc
      .record({ utterance: fc.anything(), locale: fc.anything(), context: fc.anything() }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '');
    const spoken = fc.string({ unit: 'binary', maxLength: 500 }).map((utterance) => JSON.stringify({ utterance }));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(mutated, shaped, spoken, fc.json(), fc.uint8Array({ maxLength: 300 })),
        async (body) => {
          const response = await ask(app, body as BodyInit);
          expect([200, 400, 413]).toContain(response.status);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('the lists', () => {
  const app = smallApp();

  it('gives every contact and every question, in the language asked for', async () => {
    const contacts = await (await app.request('/v1/contacts')).json();
    const faq = await (await app.request('/v1/faq?locale=es')).json();
    expect(contacts.contacts.map(({ id }: { id: string }) => id).sort()).toEqual([
      'emergency-911',
      'first-line',
      'second-line',
    ]);
    expect(faq.questions).toContainEqual({ id: 'laws', question: '¿Qué dice la ley?' });
  });
});

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

describe('origins', () => {
  const partner = 'https://partner.test';
  const listed = smallApp({ origins: [partner] });
  const open = smallApp();

  it.each([partner, 'null', 'https://anyone.test'])('lets %s read replies when any origin may', async (origin) => {
    const response = await ask(open, '{"utterance":"signs"}', { origin });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('lets a listed origin, our own pages and programs, and nobody else', async () => {
    const from = (headers: Record<string, string>) => ask(listed, '{"utterance":"signs"}', headers);
    const allowed = await from({ origin: partner });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(partner);
    expect((await from({ origin: 'https://cairn.test', host: 'cairn.test' })).status).toBe(200);
    expect((await from({})).status).toBe(200);
    for (const origin of ['https://anyone.test', 'null', `${partner}.anyone.test`]) {
      const refused = await from({ origin });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('answers a preflight that a browser may remember', async () => {
    const preflight = (app: App, origin: string) =>
      app.request('/v1/ask', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight(listed, partner);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(partner);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(Number(allowed.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    expect((await preflight(listed, 'https://anyone.test')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(open, 'null')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('lets a page read why it was refused', async () => {
    const response = await ask(open, 'nonsense', { origin: partner });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('built files', () => {
  const app = smallApp();
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  it('keeps hashed and versioned files for good and asks after the rolling one', async () => {
    for (const path of ['/panel-abc123.js', '/v/9.8.7/cairn.js', '/v/9.8.7/panel-abc123.js'])
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/cairn.js')).headers.get('cache-control')).toBe(
      'public, max-age=300, stale-while-revalidate=300',
    );
    expect((await get('/v/0.0.1/cairn.js')).status).toBe(404);
  });

  it('may be loaded by any page, also with integrity', async () => {
    const { headers } = await get('/cairn.js');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['br, gzip', 'brotli cairn.js', 'br'],
    ['gzip', 'gzip cairn.js', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip cairn.js', 'gzip'],
    ['identity', 'plain cairn.js', null],
    ['', 'plain cairn.js', null],
  ])('to "Accept-Encoding: %s" sends %s', async (accepted, text, encoding) => {
    const response = await get('/cairn.js', { 'accept-encoding': accepted });
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
  });

  it('sends nothing when the browser has it already', async () => {
    const first = await get('/cairn.js', { 'accept-encoding': 'br' });
    const tag = first.headers.get('etag') ?? '';
    const again = await get('/cairn.js', { 'accept-encoding': 'br', 'if-none-match': `"other", W/${tag}` });
    const otherForm = await get('/cairn.js', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(otherForm.status).toBe(200);
  });
});

describe('headers', () => {
  const app = smallApp();
  const paths = ['/', '/faq', '/faq/signs', '/card', '/v1/contacts', '/healthz', '/readyz', '/cairn.js', '/nowhere'];

  it.each(paths)('%s has every header that keeps a page to itself', async (path) => {
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('cross-origin-resource-policy')).not.toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('pins TLS only where the visitor came by TLS', async () => {
    const response = await smallApp({ isSecure: () => true }).request('/faq');
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
  });

  it.each(['/', '/faq', '/faq/signs', '/card', '/v1/faq'])('%s is never stored on the device', async (path) => {
    expect((await app.request(path)).headers.get('cache-control')).toBe('no-store');
  });
});

describe('what is observed', () => {
  it('is the pattern, the status and the size, and no word, address or header', async () => {
    const seen: Exchange[] = [];
    const app = smallApp({ observe: (exchange) => seen.push(exchange) });
    await ask(app, JSON.stringify({ utterance: CANARY }), { 'user-agent': CANARY });
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
