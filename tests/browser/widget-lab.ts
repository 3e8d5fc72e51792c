/** A partner's page with the built widget on it. The page is on `partner.test`, Cairn's own server on `cairn.test`. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { Ask, Reply } from '../../server/contract.ts';
import { anEntry, aReply } from '../widget/replies.ts';
import { FLOODING, launchChromium } from './chromium.ts';
import { startCairn } from './exit-cairn.ts';

export interface HostPage {
  /** Attributes of the script tag. */
  attributes?: string;
  head?: string;
  body?: string;
  /** Attributes of the `<html>` element. */
  html?: string;
  headers?: Record<string, string>;
  /** More of our tags, after the first. */
  tags?: number;
}

export interface Guest {
  page: Page;
  context: BrowserContext;
  /** The part of Cairn that a visitor sees. */
  cairn: Locator;
  /** What went wrong on the page: exceptions and refusals by its policy. */
  problems: string[];
  open: () => Promise<void>;
  /** Types, sends, and waits until it is answered. */
  ask: (utterance: string) => Promise<void>;
}

export interface WidgetLab {
  browser: Browser;
  /** Origin of Cairn's server. */
  origin: string;
  /** Sends a signal to Cairn's own process, to make it hang or to end it. */
  signal: (name: NodeJS.Signals) => void;
  /** Address of the page that `visit` opens. */
  address: (path?: string) => string;
  /** Opens the page in a fresh context. `answer` stands in for the server's replies; without it, the server itself answers. */
  visit: (host?: HostPage, options?: VisitOptions) => Promise<Guest>;
  close: () => Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  answer?: (ask: Ask) => Reply | 'unreachable';
  /** Called before the page is opened. */
  prepare?: (page: Page) => Promise<unknown>;
  path?: string;
}

/** A phone of the smallest common size. */
export const PHONE: VisitOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** Answers with the kind of reply that the utterance names; an answer is a long one, and `failure` is no reply. */
export const answerAsNamed = ({ utterance, locale = 'en' }: Ask): Reply | 'unreachable' =>
  utterance === 'failure'
    ? 'unreachable'
    : aReply(utterance as Reply['kind'], {
        locale,
        ...(utterance === 'answer' && { entry: anEntry({ answer: [...anEntry().answer, ...LONG] }) }),
      });

const LONG = [{ ul: [['one'], ['two']] }, { p: ['x '.repeat(220)] }, { p: ['y '.repeat(220)] }];

/** `args` are more switches of the browser. */
export const openWidgetLab = async (...args: string[]): Promise<WidgetLab> => {
  const { address: origin, close: closeCairn, signal } = await startCairn();
  let current: HostPage = {};
  const server = createServer((request, response) => {
    const found = request.url !== '/favicon.ico';
    response.writeHead(found ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', ...current.headers });
    response.end(found ? html(current, origin, request.url ?? '/') : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium({
    // Keep the back/forward cache on, and the limit on how often a page may change its address, as in a person's browser.
    ignoreDefaultArgs: ['--disable-back-forward-cache', FLOODING],
    // Partners' pages come over TLS. So what a browser has only there, such as caches and workers, has to be here too.
    args: [
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      `--unsafely-treat-insecure-origin-as-secure=http://partner.test:${port}`,
      ...args,
    ],
  });
  const address = (path = '/'): string => `http://partner.test:${port}${path}`;
  return {
    browser,
    origin,
    signal,
    address,
    visit: async (host = {}, { answer, prepare, path, ...options } = {}) => {
      current = host;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error' && /policy|trusted/i.test(message.text())) problems.push(message.text());
      });
      if (answer)
        await context.route(`${origin}/v1/ask`, async (route) => {
          if (route.request().method() !== 'POST') return route.continue();
          const reply = answer(route.request().postDataJSON() as Ask);
          if (reply === 'unreachable') return route.abort('connectionrefused');
          return route.fulfill({ json: reply, headers: { 'access-control-allow-origin': '*' } });
        });
      await prepare?.(page);
      await page.goto(address(path));
      const cairn = page.locator('cairn-chat');
      return {
        page,
        context,
        cairn,
        problems,
        open: async () => {
          await cairn.locator('.pill').click();
          await cairn.getByRole('textbox').waitFor();
        },
        ask: async (utterance) => {
          const before = await cairn.locator('.turns > li').count();
          await cairn.getByRole('textbox').fill(utterance);
          await cairn.getByRole('button', { name: /^(Send|Enviar)$/ }).click();
          await cairn
            // While an answer is looked for, the line begins with small print.
            .locator(`.turns > li:nth-child(${before + 2}):not(:has(> .meta:first-child)) .lead`)
            .first()
            .waitFor();
        },
      };
    },
    close: async () => {
      await browser.close();
      await closeCairn();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const html = (
  { attributes = '', head = '', body = '', html: root = 'lang="en"', tags = 1 }: HostPage,
  origin: string,
  path: string,
) => {
  const nonce = /nonce="[^"]*"/.exec(attributes) ? '' : 'nonce="cairn"';
  return `<!doctype html><html ${root}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A clinic</title>${head}
${`<script src="${origin}/cairn.js" defer ${nonce} ${attributes}></script>`.repeat(tags)}</head>
<body><main><h1>A clinic</h1><p id="path">${path}</p><a id="next" href="/next">Next page</a>
<button id="ask" type="button">Ask us</button>${body}</main></body></html>`;
};
