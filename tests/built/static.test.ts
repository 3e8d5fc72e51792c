/** Serves `dist/static` from the simplest possible file server, to a real browser: answers come, and no request carries a word. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../widget/messages/en.ts';
import { launchChromium } from '../browser/chromium.ts';
import { BUILT } from './built.ts';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A clinic</title>
<h1>A clinic</h1><script src="/cairn/cairn.js" defer></script></html>`;

let server: Server;
let browser: Browser;
let address: string;
/** Everything that reached the server: request line, headers and body. */
const received: string[] = [];
/** Names of the files that the server refuses to give. */
let withheld = /(?!)/;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts = [request.method, request.url, ...request.rawHeaders].join('\n');
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      received.push(`${parts}\n${body}`);
      if (request.url === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
      const file = join(BUILT, 'static', basename(request.url ?? ''));
      const found = request.method === 'GET' && request.url?.startsWith('/cairn/') && existsSync(file);
      if (!found || withheld.test(file)) return response.writeHead(404).end();
      const type = file.endsWith('.html') ? 'text/html' : 'text/javascript';
      response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('holds every script in three forms, for servers that send compressed files, and a page to look at', () => {
  const names = readdirSync(join(BUILT, 'static'));
  const scripts = names.filter((name) => name.endsWith('.js'));
  expect(scripts).toContain('cairn.js');
  const files = scripts.flatMap((name) => [name, `${name}.br`, `${name}.gz`]);
  expect(names.sort()).toEqual([...files, 'index.html'].sort());
});

it('has a cairn.js that says the same in whatever encoding the page has', () => {
  const bytes = readFileSync(join(BUILT, 'static', 'cairn.js'));
  expect(bytes.filter((byte) => byte > 127)).toHaveLength(0);
  expect(bytes.toString('latin1')).toContain(String.raw`\u00bfPreguntas?`);
});

describe('the static folder', () => {
  let page: Page;
  let cairn: Locator;
  beforeEach(async () => {
    received.length = 0;
    withheld = /(?!)/;
    page = await browser.newPage();
    await page.goto(address);
    cairn = page.locator('cairn-chat');
    await cairn.locator('.pill').click();
    await cairn.getByRole('textbox').waitFor();
    return () => page.close();
  });

  /** Types, sends, and waits for what comes back. */
  const ask = async (utterance: string): Promise<Locator> => {
    const before = await cairn.locator('.turns > li').count();
    await cairn.getByRole('textbox').fill(utterance);
    await cairn.getByRole('textbox').press('Enter');
    // While an answer is looked for, the line begins with small print.
    const reply = cairn.locator(`.turns > li:nth-child(${before + 2}):not(:has(> .meta:first-child))`);
    await reply.locator('.lead').first().waitFor();
    expect(await reply.textContent()).not.toContain(en.failure);
    return reply;
  };

  it('answers, shows people to call, and follows the visitor into another language', async () => {
    // The signals of the other language follow before anything is asked, so that to fetch them tells nothing of what is asked.
    for (const part of ['/device-en-', '/device-signals-es-'])
      await expect.poll(() => received.some((request) => request.includes(part))).toBe(true);
    const answered = await ask('is it a crime to pay for sex zebrafinch');
    expect(await answered.textContent()).toMatch(/crime|felony|law/i);

    const danger = await ask('he took my id and wont let me leave zebrafinch');
    const numbers = await danger
      .locator('a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(numbers.slice(0, 4)).toContain('tel:911');

    const spanish = await ask('¿es un delito pagar por sexo? zebrafinch');
    expect(await spanish.textContent()).toMatch(/delito|ley/i);
  });

  it('has a page of its own, in whatever folder it lies, with the chat and the lines to call', async () => {
    await page.goto(`${address}cairn/index.html`);
    expect(await page.locator('section[lang=es] a[href="tel:911"]').count()).toBeGreaterThan(0);
    await cairn.locator('.pill').click();
    expect(await (await ask('is it a crime to pay for sex')).textContent()).toMatch(/crime|felony|law/i);
  });

  it.each(['with its script', 'without'])('has one way out on that page, %s', async (kind) => {
    const isThere = kind === 'with its script';
    if (!isThere) withheld = /cairn\.js/;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`${address}cairn/index.html`);
    if (isThere) await cairn.locator('.pill').waitFor();
    const link = page.locator('section[lang=en]').getByRole('link', { name: 'Exit now' });
    expect(await link.isVisible()).toBe(!isThere);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const targets = page.locator('main a').locator('visible=true');
    for (const height of await targets.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height)))
      expect(height).toBeGreaterThanOrEqual(44);
    expect(await page.getByText('To ask, use the button in the corner').isVisible()).toBe(isThere);
  });

  it('sends no word anywhere, and asks for nothing but its own files', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`));
    await ask('what are the signs of zebrafinch');
    await ask('hola zebrafinch');
    for (const request of [...requests, ...received]) {
      expect(decodeURIComponent(request)).not.toMatch(/zebrafinch|signs|hola/i);
      expect(request).toMatch(/^GET\s/);
    }
    expect(requests.every((request) => request.startsWith(`GET ${address}`))).toBe(true);
    expect(received.length).toBeGreaterThanOrEqual(4);
  });

  it('stays on the page in English where the other language cannot be fetched', async () => {
    withheld = /device-es-/;
    const danger = await ask('no me deja salir de la casa, ayuda');
    expect(await danger.locator('a[href="tel:911"]').count()).toBeGreaterThan(0);
    expect(await danger.getAttribute('lang')).toBe('en');
    expect(await cairn.getByRole('heading', { name: en.title }).isVisible()).toBe(true);
  });
});
