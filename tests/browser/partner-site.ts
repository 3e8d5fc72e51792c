/**
 * A partner's site, made of the files that a test gives it, beside Cairn's own server. The site is on `partner.test`, Cairn on
 * `cairn.test`.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startCairn } from './exit-cairn.ts';

export interface PartnerPage {
  head?: string;
  body?: string;
  headers?: Record<string, string>;
  /** More files of the site, by path. */
  files?: Record<string, string | Buffer>;
}

export interface PartnerVisit {
  page: Page;
  /** The part of Cairn that a visitor sees. */
  cairn: Locator;
  /** Exceptions, and refusals by the page's policy. */
  problems: string[];
  /** Everything else in the console. */
  said: string[];
  /** Questions that were sent to a server. */
  sent: string[];
  open: () => Promise<void>;
  /** Types, sends, and waits until it is answered. */
  ask: (utterance: string) => Promise<void>;
  close: () => Promise<void>;
}

export interface PartnerSite {
  /** Origin of Cairn's server. */
  origin: string;
  visit: (page: PartnerPage) => Promise<PartnerVisit>;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

export const openPartnerSite = async (): Promise<PartnerSite> => {
  const { address: origin, close: closeCairn } = await startCairn();
  let current: PartnerPage = {};
  const server = createServer(({ url = '/' }, response) => {
    const { head = '', body = '', headers = {}, files = {} } = current;
    const file = files[url];
    const type = TYPES[extname(url)];
    if (url !== '/' && file === undefined) response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    else
      response
        .writeHead(200, { 'content-type': `${type ?? 'text/html'}; charset=utf-8`, ...(type ? {} : headers) })
        .end(
          file ??
            `<!doctype html><html lang="en"><head><title>A clinic</title>${head}</head><body>${body}</body></html>`,
        );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium({
    args: ['--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  return {
    origin,
    visit: async (partnerPage) => {
      current = partnerPage;
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const problems: string[] = [];
      const said: string[] = [];
      const sent: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('console', (message) => {
        const refused = message.type() === 'error' && /policy|trusted|integrity/i.test(message.text());
        (refused ? problems : said).push(message.text());
      });
      page.on('request', (request) => {
        if (request.method() === 'POST') sent.push(request.url());
      });
      await page.goto(`http://partner.test:${port}/`);
      const cairn = page.locator('cairn-chat');
      return {
        page,
        cairn,
        problems,
        said,
        sent,
        open: async () => {
          await cairn.locator('.pill').click();
          await cairn.getByRole('textbox').waitFor();
        },
        ask: async (utterance) => {
          await cairn.getByRole('textbox').fill(utterance);
          await cairn.getByRole('button', { name: 'Send' }).click();
          // While an answer is looked for, the line begins with small print.
          await cairn.locator('.turns > li.cairn:not(:has(> .meta:first-child)) .lead').first().waitFor();
        },
        close: () => context.close(),
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
