import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../server/contract.ts';
import { eventually } from '../eventually.ts';
import { type CairnProcess, failCairn, startCairn } from './cairn-process.ts';
import { writeSmallContent } from './small-content.ts';

const CANARY = 'zebrafinch';
const TOKEN = 'a-token-of-twenty-ch';
/** An address that cannot be mistaken for a time, size or port in a log. */
const VISITOR = '198.51.100.213';

const ask = (address: string, utterance: string, headers: Record<string, string> = {}) =>
  fetch(`${address}v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ utterance }),
  });

/** Sends bytes as they are, and resolves to all that comes back until the other side closes. */
const raw = (address: string, sent: string, isBrokenOff = true): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? resolve(text) : reject(error)));
    socket.on('close', () => resolve(text));
    socket.write(sent);
    // Node closes the connection of whoever ends it before the reply is there.
    if (isBrokenOff) socket.end();
  });

describe('a server that cannot start', () => {
  it('names every wrong setting at once, and ends with 1', async () => {
    const { code, written } = await failCairn({ PORT: 'http', CAIRN_RATE_LIMIT: 'many', CAIRN_METRICS_TOKEN: CANARY });
    expect(code).toBe(1);
    expect(written).toContain('3 settings are wrong');
    expect(written).toContain('PORT is "http"');
    expect(written).not.toContain(CANARY);
    expect(written).not.toMatch(/^\s+at /m);
  });

  it('says which content folder is missing', async () => {
    const { code, written } = await failCairn({ CAIRN_CONTENT: '/nowhere/content' });
    expect(code).toBe(1);
    expect(written).toContain('/nowhere/content');
  });

  it('says which address to write where HOST is none of this machine', async () => {
    const content = mkdtempSync(join(tmpdir(), 'cairn-content-'));
    onTestFinished(() => rmSync(content, { recursive: true }));
    writeSmallContent(content);
    for (const HOST of ['192.0.2.1', 'cairn.invalid']) {
      const { code, written } = await failCairn({ CAIRN_CONTENT: content, HOST });
      expect(code).toBe(1);
      expect(written).toContain(`HOST is "${HOST}"`);
      expect(written).toContain('HOST=127.0.0.1');
    }
  });

  it('says which Node it needs, before it loads anything', async () => {
    const old = "Object.defineProperty(process.versions,'node',{value:'18.20.4'})";
    const { code, written } = await failCairn({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(old)}`,
    });
    expect(code).toBe(1);
    expect(written).toMatch(/^Cairn needs Node 24 or later, .* This is 18\.20\.4/);
  });

  it('says that the port is taken', async () => {
    const first = await startCairn();
    try {
      const { port } = new URL(first.address);
      const { code, written } = await failCairn({ CAIRN_CONTENT: first.content, PORT: port });
      expect(code).toBe(1);
      expect(written).toContain(`Port ${port} is taken. Set PORT to another one`);
    } finally {
      await first.end();
    }
  });
});

describe('a running server', () => {
  let cairn: CairnProcess;
  beforeAll(async () => {
    cairn = await startCairn({ CAIRN_TRUST_PROXY: '1', CAIRN_METRICS_TOKEN: TOKEN, CAIRN_RATE_LIMIT: '50' });
  });
  afterAll(async () => {
    await cairn.end();
  });

  it('keeps no word, header or address, whatever is sent to it', async () => {
    const bodies: (string | Uint8Array)[] = [
      JSON.stringify({ utterance: CANARY }),
      JSON.stringify({ utterance: 'a '.repeat(250), rest: CANARY }),
      JSON.stringify({ utterance: 'a', rest: { [CANARY]: CANARY } }),
      JSON.stringify({ [CANARY]: CANARY }),
      `{"utterance": "${CANARY}`,
      `${CANARY}`.repeat(7000),
      new Uint8Array([0xff, ...new TextEncoder().encode(CANARY)]),
      `${'['.repeat(1500)}"${CANARY}"`,
    ];
    const texts: string[] = [];
    for (const [index, body] of bodies.entries()) {
      const response = await fetch(`${cairn.address}v1/ask?${CANARY}=1`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': VISITOR,
          'user-agent': CANARY,
          origin: `https://${CANARY}.test`,
          referer: `https://${CANARY}.test/`,
          authorization: `Bearer ${CANARY}`,
        },
        body: body as BodyInit,
      });
      expect(response.status, `body ${index}`).toBeLessThan(500);
      texts.push(await response.text());
    }
    texts.push(await (await fetch(`${cairn.address}${CANARY}`, { headers: { accept: 'text/html' } })).text());
    const form = {
      method: 'POST',
      headers: { 'x-forwarded-for': VISITOR },
      body: new URLSearchParams({ utterance: CANARY }),
    };
    texts.push(await (await fetch(`${cairn.address}faq`, form)).text());
    texts.push(await raw(cairn.address, `${CANARY}\r\n\r\n`));
    texts.push(await raw(cairn.address, `GET / HTTP/1.1\r\nHost: ${CANARY}:x\r\n\r\n`));
    texts.push(await raw(cairn.address, `GET / HTTP/1.1\r\nHost: a\r\nX: ${CANARY.repeat(2000)}\r\n\r\n`));
    texts.push(
      await raw(cairn.address, `POST /v1/ask HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{"utterance":"${CANARY}`),
    );
    texts.push(
      await raw(cairn.address, `POST /v1/ask HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n${CANARY}`),
    );
    texts.push(
      await (await fetch(`${cairn.address}metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text(),
    );

    // The log holds lines back for a moment to write them together.
    await eventually(() => expect(cairn.written()).toContain('POST /faq'));
    const lines = cairn
      .written()
      .replace(/^Cairn is at .*$/m, '')
      .split('\n');
    expect(lines.join('\n')).not.toContain('127.0.0.1');
    for (const text of [...texts, cairn.written()]) {
      expect(text.toLowerCase()).not.toContain(CANARY);
      expect(text).not.toContain(VISITOR);
    }
    for (const folder of [cairn.content, cairn.home])
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        expect(entry.name).not.toContain(CANARY);
        if (!entry.isFile()) continue;
        const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
        expect(text.includes(CANARY) || text.includes(VISITOR), entry.name).toBe(false);
      }
  });

  it('says that nothing listens while it compiles content that no build has', async () => {
    await eventually(() => expect(cairn.written()).toContain('Nothing listens until then'));
  });

  it('writes one line a request, of time, route, status, duration and size', async () => {
    await fetch(`${cairn.address}faq/laws?marker`, { redirect: 'manual' });
    await fetch(`${cairn.address}healthz`);
    await eventually(() => expect(cairn.written()).toContain('GET /healthz'));
    const [line = '{}', ...more] = cairn
      .written()
      .split('\n')
      .filter((text) => text.includes('GET /faq/:id'));
    expect(more).toEqual([]);
    expect(Object.keys(JSON.parse(line)).sort()).toEqual(['kB', 'level', 'ms', 'route', 'status', 'time']);
  });

  it('limits an address behind the proxy, and no other', async () => {
    const statuses: number[] = [];
    for (let asked = 0; asked < 51; asked++)
      statuses.push((await ask(cairn.address, 'signs', { 'x-forwarded-for': `203.0.113.${asked}, 192.0.2.9` })).status);
    expect(statuses.slice(0, 50).every((status) => status === 200)).toBe(true);
    expect(statuses[50]).toBe(429);
    expect((await ask(cairn.address, 'signs', { 'x-forwarded-for': '192.0.2.10' })).status).toBe(200);
    const page = await fetch(`${cairn.address}faq`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '192.0.2.9', 'x-in-place': '1' },
      body: new URLSearchParams({ utterance: 'signs' }),
    });
    expect(page.status).toBe(429);
    expect(page.headers.get('retry-after')).not.toBeNull();
    expect(await page.text()).toContain('tel:911');
  });

  it('asks browsers for TLS from now on when the proxy says that the visitor came over it', async () => {
    const over = await fetch(`${cairn.address}faq`, { headers: { 'x-forwarded-proto': 'https' } });
    const plain = await fetch(`${cairn.address}faq`);
    expect(over.headers.get('strict-transport-security')).toContain('max-age=');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
  });

  it('keeps serving the last good content while the folder is broken, says so, and takes the mended one', async () => {
    const file = join(cairn.content, 'en/faq/laws.md');
    const readyz = async () => (await (await fetch(`${cairn.address}readyz`)).json()) as { content: string };
    writeFileSync(file, 'no front matter');
    await eventually(async () => expect((await readyz()).content).toBe('stale'), 200);
    expect((await fetch(`${cairn.address}readyz`)).status).toBe(200);
    expect(await (await fetch(`${cairn.address}faq/laws?lang=en`)).text()).toContain('It is a crime.');
    await eventually(() => expect(cairn.written()).toContain('en/faq/laws.md:1'));

    writeFileSync(
      file,
      '---\nquestion: What does the law say?\nutterances: [is it a crime]\ncontacts: []\nrelated: []\nsources: []\nreviewed: null\nupdated: 2026-11-24\n---\nIt is a felony.\n',
    );
    await eventually(async () => expect((await readyz()).content).toBe('current'), 200);
    const reply = (await (
      await ask(cairn.address, 'is it a crime', { 'x-forwarded-for': '192.0.2.11' })
    ).json()) as Reply;
    expect(JSON.stringify(reply.entry?.answer)).toContain('It is a felony.');
  });
});

describe('a limit behind a proxy', () => {
  it('counts for the address that the proxy wrote last, however many lines a visitor wrote before it', async () => {
    const cairn = await startCairn({ CAIRN_TRUST_PROXY: '1', CAIRN_RATE_LIMIT: '1' });
    const body = JSON.stringify({ utterance: 'signs' });
    const lines = (forged: string): string[] => [
      'POST /v1/ask HTTP/1.1',
      'Host: a',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      `X-Forwarded-For: ${forged}`,
      ...Array.from({ length: 400 }, (_, number) => `A${number}: 1`),
      `X-Forwarded-For: ${VISITOR}`,
    ];
    try {
      const statuses: (string | undefined)[] = [];
      for (const forged of ['203.0.113.1', '203.0.113.2']) {
        const answer = await raw(cairn.address, [...lines(forged), '', body].join('\r\n'), false);
        statuses.push(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
      }
      expect(statuses).toEqual(['200', '429']);
    } finally {
      await cairn.end();
    }
  });
});

describe('a server behind a proxy that it was not told of', () => {
  it('says so once, without the address', async () => {
    const cairn = await startCairn();
    try {
      for (const _ of [1, 2]) await fetch(`${cairn.address}healthz`, { headers: { 'x-forwarded-for': VISITOR } });
      await eventually(() => expect(cairn.written()).toContain('CAIRN_TRUST_PROXY'));
      await fetch(`${cairn.address}faq`, { headers: { 'x-forwarded-for': VISITOR } });
      await eventually(() => expect(cairn.written()).toContain('"GET /faq"'));
      expect(cairn.written().split('A request has X-Forwarded-For')).toHaveLength(2);
      expect(cairn.written()).toContain('"level":40');
      expect(cairn.written()).not.toContain(VISITOR);
    } finally {
      await cairn.end();
    }
  });
});

describe('a server that breaks', () => {
  it('ends with 1 and says where it broke, with none of the words', async () => {
    // The word is in two halves, because the code itself is the file name that the stack then shows.
    const halves = `'${CANARY.slice(0, 5)}'+'${CANARY.slice(5)}'`;
    const crash = `process.on('SIGUSR2',()=>{throw/**/new/**/TypeError(${halves})})`;
    const cairn = await startCairn({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(crash)}` });
    expect(await cairn.end('SIGUSR2')).toBe(1);
    expect(cairn.written()).toContain('The server failed and ends.');
    expect(cairn.written()).toContain('TypeError');
    expect(cairn.written()).not.toContain(CANARY);
  });
});

it('opens no port for debuggers on SIGUSR1, which other servers take for "open the log anew"', async () => {
  const cairn = await startCairn();
  cairn.child.kill('SIGUSR1');
  expect((await fetch(`${cairn.address}healthz`)).status).toBe(200);
  expect(await cairn.end()).toBe(0);
  expect(cairn.written()).not.toContain('Debugger');
});

describe('a server that is told to end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('ends with 0 on %s', async (signal) => {
    const cairn = await startCairn();
    expect(await cairn.end(signal)).toBe(0);
  });

  it('ends the process that compiles changed content, too', async () => {
    // Once the file `busy` is there, that process writes its id into it, and never ends by itself.
    const busy = `import{existsSync,writeFileSync}from'node:fs';
      if(process.argv[1].includes('bake-child')&&existsSync('busy')){writeFileSync('busy',String(process.pid));for(;;);}`;
    const cairn = await startCairn({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(busy)}` });
    const file = join(cairn.home, 'busy');
    writeFileSync(file, '');
    appendFileSync(join(cairn.content, 'en/faq/laws.md'), 'More.\n');
    await eventually(() => expect(readFileSync(file, 'utf8')).toMatch(/^\d+$/));
    const compiling = Number(readFileSync(file, 'utf8'));
    onTestFinished(() => {
      if (existsSync(file)) process.kill(compiling);
    });
    // It shares the output of the server, which is closed only when both have ended.
    expect(await cairn.end()).toBe(0);
  });

  it('loses not one request that it accepted, under load', async () => {
    const cairn = await startCairn({ CAIRN_RATE_LIMIT: '0' });
    let answered = 0;
    let signalled = false;
    const lost: unknown[] = [];
    // Clients that ask again and again over connections of their own until nobody accepts them any more.
    const client = async (): Promise<void> => {
      for (;;) {
        try {
          const response = await ask(cairn.address, 'what are the warning signs');
          await response.json();
          if (response.status !== 200) lost.push(response.status);
          answered++;
        } catch (error) {
          const code = ((error as Error).cause as { code?: string } | undefined)?.code;
          // After the signal, a connection may be refused, or reset by the system before it was accepted.
          if (!signalled || !['ECONNREFUSED', 'ECONNRESET'].includes(code ?? '')) lost.push(code ?? error);
          return;
        }
      }
    };
    const clients = Array.from({ length: 20 }, client);
    await eventually(() => expect(answered).toBeGreaterThan(200));
    signalled = true;
    const code = await cairn.end();
    await Promise.all(clients);
    expect(lost).toEqual([]);
    // Every request that the server read was answered, and the answer arrived.
    expect(answered).toBe(cairn.written().match(/"route":"POST \/v1\/ask","status":200/g)?.length);
    expect(code).toBe(0);
  });

  it('ends within its five seconds though a connection never finishes', async () => {
    const cairn = await startCairn();
    const { hostname, port } = new URL(cairn.address);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.write('POST /v1/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{');
    await fetch(`${cairn.address}healthz`);
    const told = Date.now();
    expect(await cairn.end()).toBe(0);
    // Twice that time, for a machine with other work. The limit of the request alone would end the connection only after fifteen
    // seconds.
    expect(Date.now() - told).toBeLessThan(10_000);
    socket.destroy();
  });
});
