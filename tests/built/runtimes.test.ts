import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Contact, Question, Reply } from '../../server/contract.ts';
import { edgeParts, packEdge } from '../../server/edge-packed.ts';
import { STYLES } from '../../server/pages/styles.ts';
import { BUILT } from './built.ts';
import { type Runtime, startNode, startWorkerd } from './runtimes.ts';

const { version } = JSON.parse(readFileSync(`${BUILT}/manifest.json`, 'utf8')) as { version: string };

const askAt = (address: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/v1/ask`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

describe.each([
  ['Node', startNode],
  ['workerd', () => startWorkerd()],
])('what was built, on %s', (_, start) => {
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await start();
  });
  afterAll(() => runtime.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(runtime.address + path, { headers });
  const ask = (body: BodyInit, headers: Record<string, string> = {}) => askAt(runtime.address, body, headers);

  it.each([
    ['no JSON', 'zebrafinch', {}, 400],
    ['the wrong shape', '{"utterance":["zebrafinch"]}', {}, 400],
    ['no UTF-8', new Uint8Array([0xff, 0xfe]), {}, 400],
    ['too much', `{"utterance":"zebrafinch${'a'.repeat(70_000)}"}`, {}, 413],
    ['another type', '{"utterance":"zebrafinch"}', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s without repeating it', async (_, body, headers, status) => {
    const response = await ask(body, headers);
    expect(response.status).toBe(status);
    expect(await response.text()).not.toContain('zebrafinch');
  });

  it('answers every fifth curated question with its own entry, its sources and whom to call', async () => {
    const { questions } = (await (await get('/v1/faq?locale=en')).json()) as { questions: Question[] };
    expect(questions.length).toBeGreaterThan(30);
    for (const { id, question } of questions.filter((_, index) => index % 5 === 0)) {
      const reply = (await (await ask(JSON.stringify({ utterance: question, locale: 'en' }))).json()) as Reply;
      expect(reply.entry?.id, question).toBe(id);
      expect(reply.entry?.sources.length, question).toBeGreaterThan(0);
      expect(reply.contacts.length, question).toBeGreaterThan(0);
    }
  });

  it('has the contacts of the first screen in both languages', async () => {
    for (const locale of ['en', 'es']) {
      const { contacts } = (await (await get(`/v1/contacts?locale=${locale}`)).json()) as { contacts: Contact[] };
      const calls = contacts.map(({ call }) => call?.href);
      expect(calls).toEqual(expect.arrayContaining(['tel:911', 'tel:988', 'tel:+18883737888', 'tel:+18334067867']));
    }
  });

  it('answers a form in Spanish, never storing it', async () => {
    const response = await fetch(`${runtime.address}/es/preguntas`, {
      method: 'POST',
      body: new URLSearchParams({ utterance: '¿Cuáles son las señales?' }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<html lang="es">');
  });

  it.each(['/', '/faq', '/es/preguntas', '/card', '/cairn.js', `/v/${version}/cairn.js`, '/healthz', '/readyz'])(
    'serves %s under a policy without exceptions',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'(?!.*unsafe)/);
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      // What was compressed twice is no text after it was read once.
      expect(await response.text()).toMatch(/^[\x20-\x7e\n]{10}/);
    },
  );

  it('serves the styles that its pages link, to keep for good', async () => {
    const [, path = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(await (await get('/faq')).text()) ?? [];
    const response = await get(path);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe(STYLES);
  });

  it('serves every part that cairn.js names', async () => {
    const script = await (await get('/cairn.js')).text();
    // A panel's file is named by its language and the first letters of the hash that the file must have.
    const stamps = script.matchAll(/(\w{2}):[`'"](\w{8})[\w+/]{35}=[`'"]/g);
    const parts = [...stamps].map(([, language, letters]) => `panel-${language}-${letters}.js`);
    // One panel a language.
    expect(parts.length).toBeGreaterThanOrEqual(2);
    for (const part of parts) {
      const response = await get(`/${part}`);
      expect(response.status, part).toBe(200);
      expect(response.headers.get('cache-control'), part).toContain('immutable');
      expect(await response.text(), part).toBe(readFileSync(`${BUILT}/assets/${part}`, 'utf8'));
    }
  });

  it('tells 404 from 405, and answers a preflight', async () => {
    expect((await get('/nowhere')).status).toBe(404);
    expect((await get('/v1/ask')).status).toBe(405);
    const preflight = await fetch(`${runtime.address}/v1/ask`, {
      method: 'OPTIONS',
      headers: { origin: 'https://partner.test' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  });
});

it('on workerd, the app still answers after the first visitors broke off their requests', async () => {
  const breakOff = async (port: number) => {
    for (let each = 0; each < 3; each++) {
      const socket = connect(port, '127.0.0.1');
      await new Promise<void>((sent) => socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n', () => sent()));
      await new Promise((wait) => setTimeout(wait, 5 + 20 * each));
      socket.destroy();
    }
  };
  const runtime = await startWorkerd(breakOff);
  try {
    const response = await fetch(`${runtime.address}/healthz`, { signal: AbortSignal.timeout(10_000) });
    expect(response.status).toBe(200);
  } finally {
    await runtime.stop();
  }
});

it('on workerd, whoever asks while the answers are still being opened gets the whole reply', async () => {
  const replies: Promise<Reply>[] = [];
  const ask = async (port: number, utterance: string, locale: string): Promise<Reply> => {
    const response = await askAt(`http://127.0.0.1:${port}`, JSON.stringify({ utterance, locale }));
    return (await response.json()) as Reply;
  };
  const runtime = await startWorkerd(async (port) => {
    // The first response is what lets the rest be opened.
    await fetch(`http://127.0.0.1:${port}/cairn.js`);
    for (const locale of ['en', 'es', 'en', 'es']) {
      replies.push(ask(port, locale === 'en' ? 'he wont let me leave' : 'no me deja salir', locale));
      await new Promise((wait) => setTimeout(wait, 10));
    }
    await Promise.all(replies);
  });
  await runtime.stop();
  const [english, spanish, ...again] = await Promise.all(replies);
  expect(english?.kind).toBe('escalation');
  expect(spanish?.kind).toBe('escalation');
  expect(spanish?.locale).toBe('es');
  expect(again).toEqual([english, spanish]);
});

it('on workerd, the files and the pages do not wait for the engine: they are served even where it cannot be opened', async () => {
  const withoutModel = (content: Buffer): Uint8Array => {
    const { words, answers } = edgeParts(new Uint8Array(content).buffer);
    const { model: _, ...rest } = JSON.parse(brotliDecompressSync(answers).toString());
    return packEdge({ words, answers: brotliCompressSync(JSON.stringify({ ...rest, model: {} })) });
  };
  const runtime = await startWorkerd(undefined, withoutModel);
  try {
    const get = async (path: string) => (await fetch(runtime.address + path)).status;
    expect([await get('/cairn.js'), await get('/faq'), await get('/v1/contacts')]).toEqual([200, 200, 200]);
    const asked = await askAt(runtime.address, '{"utterance":"help"}');
    expect(asked.status).toBe(500);
  } finally {
    await runtime.stop();
  }
});
