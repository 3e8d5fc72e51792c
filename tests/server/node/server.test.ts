import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exchange } from '../../../server/app.ts';
import { BOUNDS, type Listening, listen } from '../../../server/node/server.ts';
import { smallApp } from '../small-content.ts';

/** The bounds of the server, some ten times tighter. */
const TIGHT = { ...BOUNDS, headersTimeout: 1000, requestTimeout: 1500, connectionsCheckingInterval: 50 };
const BODY = '{"utterance":"what are the warning signs"}';
const HEAD = `POST /v1/ask HTTP/1.1\r\nHost: cairn.test\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n`;

const unreadable: Exchange[] = [];
let listening: Listening;
beforeAll(async () => {
  const app = smallApp();
  listening = await listen((request) => app.fetch(request), '127.0.0.1', 0, {
    bounds: TIGHT,
    observe: (exchange) => unreadable.push(exchange),
  });
});
afterAll(() => listening.stop());

const open = (to = listening): { socket: Socket; closed: Promise<string> } => {
  const { hostname, port } = new URL(to.address);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => {});
  return {
    socket,
    closed: new Promise((resolve) => socket.on('end', () => resolve(text)).on('close', () => resolve(text))),
  };
};

const stillAnswers = async () => {
  const response = await fetch(`${listening.address}v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BODY,
  });
  expect(response.status).toBe(200);
};

describe('hostile connections', () => {
  it('ends one that sends its headers a byte at a time', async () => {
    const { socket, closed } = open();
    const drip = setInterval(() => socket.write('X'), 40);
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
    const answer = await closed;
    clearInterval(drip);
    expect(answer).toContain('408');
    await stillAnswers();
  });

  it('says so in words to whoever waits for a page', async () => {
    const { socket, closed } = open();
    const drip = setInterval(() => socket.write('a'), 60);
    socket.write('POST /faq HTTP/1.1\r\nHost: a\r\nAccept: text/html\r\nContent-Length: 500\r\n');
    socket.write('Content-Type: application/x-www-form-urlencoded\r\n\r\nutterance=');
    const answer = await closed;
    clearInterval(drip);
    expect(answer).toMatch(
      /408[\s\S]*The request took too long to arrive\. Try again\.\nIn danger right now\? Call 911\./,
    );
  });

  it('ends one that sends its body a byte at a time', async () => {
    const { socket, closed } = open();
    const drip = setInterval(() => socket.write(' '), 60);
    socket.write(`${HEAD}\r\n{`);
    const answer = await closed;
    clearInterval(drip);
    expect(answer).toContain('408');
    await stillAnswers();
  });

  it('answers others while a hundred of them stay open', async () => {
    const slow = Array.from({ length: 100 }, () => open());
    for (const { socket } of slow) socket.write('GET / HTTP/1.1\r\nX: ');
    await stillAnswers();
    await Promise.all(slow.map(({ closed }) => closed));
    await stillAnswers();
  });

  it('answers one whose client has closed its own half long before', async () => {
    const slow = await listen(
      async () => {
        await setTimeout(100);
        return new Response('late');
      },
      '127.0.0.1',
      0,
    );
    for (const header of ['', 'Connection: close\r\n']) {
      const { socket, closed } = open(slow);
      socket.end(`GET / HTTP/1.1\r\nHost: a\r\n${header}\r\n`);
      expect(await closed).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\nlate$/);
    }
    await slow.stop();
  });

  it('answers HTTP/1.0, which knows no Host', async () => {
    const { socket, closed } = open();
    socket.write('GET /readyz HTTP/1.0\r\n\r\n');
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('survives one that breaks off in the middle of its body', async () => {
    const { socket } = open();
    await new Promise<void>((resolve) => socket.write(`${HEAD}\r\n{"utt`, () => resolve()));
    socket.destroy();
    await stillAnswers();
  });

  it.each([
    ['headers of 64 KiB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(65_536)}\r\n\r\n`, 431],
    ['ten thousand headers', `GET / HTTP/1.1\r\nHost: a\r\n${'X: y\r\n'.repeat(10_000)}\r\n`, 431],
    ['an address of 64 KiB', `GET /${'x'.repeat(65_536)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
    ['no HTTP', 'HELO there\r\n\r\n', 400],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['two Hosts', 'GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n', 400],
    ['a Host that is none', 'GET / HTTP/1.1\r\nHost: a/b c\r\nConnection: close\r\n\r\n', 400],
    ['a body of two lengths', `${HEAD}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['chunks that are none', 'POST /v1/ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n', 400],
    ['a path that leaves the root', 'GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
    ['a path that is badly encoded', 'GET /faq/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 404],
    ['an expectation', `${HEAD}Expect: cairns\r\n\r\n${BODY}`, 417],
    ['CONNECT', 'CONNECT cairn.test:443 HTTP/1.1\r\nHost: cairn.test:443\r\n\r\n', 400],
    ['TRACE', 'TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', 405],
  ])('refuses %s', async (_, text, status) => {
    const { socket, closed } = open();
    socket.write(text);
    const answer = await closed;
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/^x-content-type-options: nosniff\r$/im);
    expect(answer).toMatch(/^cache-control: no-store\r$/im);
    await stillAnswers();
  });

  it.each([
    ['headers_too_large', `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(65_536)}\r\n\r\n`, 'in a private window'],
    ['bad_request', 'HELO there\r\n\r\n', 'Send HTTP/1.1 with one Host'],
    ['bad_request', 'GET / HTTP/1.1\r\nHost: a/b c\r\nConnection: close\r\n\r\n', 'Send HTTP/1.1 with one Host'],
    ['expectation_failed', `${HEAD}Expect: cairns\r\n\r\n${BODY}`, 'without the header Expect'],
    ['request_timeout', 'GET / HTTP/1.1\r\nHost: a\r\n', 'Try again'],
  ])('says what to do (%s, %#)', async (code, text, advice) => {
    const { socket, closed } = open();
    socket.write(text);
    const [, body = ''] = (await closed).split('\r\n\r\n');
    expect(JSON.parse(body)).toEqual({ error: { code, message: expect.stringContaining(advice) } });
  });

  it.each([
    ['cookies of 64 KiB', `Cookie: ${'x'.repeat(65_536)}\r\n\r\n`, 431],
    ['a header that is none', 'no header\r\n\r\n', 400],
    ['an expectation', 'Expect: cairns\r\n\r\n', 417],
  ])('says what to do and whom to call where a page was asked for (%s)', async (_, rest, status) => {
    const { socket, closed } = open();
    socket.write(`GET /faq HTTP/1.1\r\nHost: a\r\nAccept: text/html,*/*;q=0.8\r\n${rest}`);
    const answer = await closed;
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain('content-type: text/plain; charset=utf-8');
    expect(head).toContain(`content-length: ${Buffer.byteLength(body)}\r\n`);
    expect(body.split('\n')).toEqual([
      expect.stringMatching(/^(The|Send) .+\.$/),
      'In danger right now? Call 911.',
      '',
      expect.stringMatching(/^(Las|No) .+\.$/),
      '¿En peligro? Llame al 911.',
      '',
    ]);
  });

  it('passes over cookies of 12 KiB, which a proxy may hand on for a whole domain', async () => {
    const { socket, closed } = open();
    socket.write(`${HEAD}Cookie: ${'x'.repeat(12_288)}\r\nConnection: close\r\n\r\n${BODY}`);
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('answers what came before something that is no HTTP, and refuses only that', async () => {
    const { socket, closed } = open();
    socket.write(`${HEAD}\r\n${BODY}${HEAD}\r\n${BODY}no HTTP\r\n\r\n`);
    const garbage = setInterval(() => socket.write('no HTTP\r\n\r\n'), 1);
    socket.once('data', () => clearInterval(garbage));
    const answer = await closed;
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('answers what came before CONNECT', async () => {
    const { socket, closed } = open();
    socket.write(`${HEAD}\r\n${BODY}CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\nmore`);
    expect((await closed).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it.each([
    ['breaks off', (socket: Socket) => socket.end()],
    ['is reset', (socket: Socket) => socket.resetAndDestroy()],
    ['has chunks that are none', (socket: Socket) => socket.write('ZZ\r\n')],
  ])('leaves it to the route to report a request that %s', async (_, spoil) => {
    const before = unreadable.length;
    const { socket, closed } = open();
    socket.write('POST /v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n');
    await new Promise<void>((resolve) =>
      socket.write('Transfer-Encoding: chunked\r\n\r\n5\r\n{"utt\r\n', () => resolve()),
    );
    // Until its beginning has reached the route.
    await stillAnswers();
    spoil(socket);
    await closed;
    await stillAnswers();
    expect(unreadable.length).toBe(before);
  });

  it('reports that a request could not be read, and nothing that is in it', async () => {
    const before = unreadable.length;
    const { socket, closed } = open();
    socket.write(`${HEAD}Expect: cairns\r\n\r\n${BODY}`);
    await closed;
    await expect.poll(() => unreadable.slice(before).map(({ status }) => status)).toEqual([417]);
    for (const { method, route, status } of unreadable) {
      expect([method, route]).toEqual(['other', 'unreadable']);
      expect([400, 408, 417, 431]).toContain(status);
    }
  });

  it('refuses an endless body after 64 KiB', async () => {
    const { socket, closed } = open();
    socket.write(
      'POST /v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const drip = setInterval(() => socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`), 5);
    const answer = await closed;
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    await stillAnswers();
  });
});
