/** The page on which every widget is measured, and the server of its package: two sites, as in real life. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { brotli } from '../../vite.compress.ts';
import { launchChromium } from '../browser/chromium.ts';
import { apiReply, type Embed } from './widget-peers.ts';

export interface Tab {
  page: Page;
  context: BrowserContext;
  /** What was loaded so far besides the page itself: requests, and bytes as Brotli 11 makes them. */
  loaded: () => Promise<{ bytes: number; requests: number }>;
}

export interface Bench {
  browser: Browser;
  /** The address of the page with the widget. */
  address: string;
  /**
   * Opens an empty tab in a fresh profile; the page at `address` holds `embed` from now on. `rate`: how many times slower the
   * CPU is.
   */
  open: (embed: Embed | undefined, options: { rate: number; strict?: boolean }) => Promise<Tab>;
  close: () => Promise<void>;
}

const NONCE = 'bench';

/** Starts the page and the servers. `cairn` is the origin of our own server, which a strict policy has to allow. */
export async function openBench(cairn: string): Promise<Bench> {
  let onPage: Embed | undefined;
  let headers: Record<string, string> = {};
  const cdn = await listen(
    createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://cdn.test').pathname;
      const file = onPage?.file?.(path);
      const type = file === undefined ? 'application/json' : path.endsWith('.css') ? 'text/css' : 'text/javascript';
      response.writeHead(200, {
        'content-type': type,
        'access-control-allow-origin': request.headers.origin ?? '*',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
        'access-control-allow-credentials': 'true',
      });
      response.end(file ?? JSON.stringify(apiReply(path)));
    }),
  );
  const host = await listen(
    createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers });
      response.end(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A clinic</title><link rel="icon" href="data:,"></head><body><h1>A clinic</h1><p>Open to everyone.</p><script nonce="${NONCE}">0</script>${onPage?.html(cdn.origin, NONCE) ?? ''}</body></html>`,
      );
    }),
  );
  const strictPolicy = [
    "default-src 'none'",
    `script-src 'nonce-${NONCE}' 'strict-dynamic'`,
    `connect-src ${cdn.origin} ${cairn}`,
    `style-src ${cdn.origin}`,
    'img-src data:',
    "require-trusted-types-for 'script'",
  ].join('; ');
  const browser = await launchChromium({
    args: ['--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  });
  return {
    browser,
    address: host.origin,
    open: async (embed, { rate, strict = false }) => {
      onPage = embed;
      headers = strict ? { 'content-security-policy': strictPolicy } : {};
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      // Wait until the tab itself has started, before anything is measured.
      await page.evaluate('0');
      await page.waitForTimeout(300);
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      return { page, context, loaded: countLoaded(page) };
    },
    close: async () => {
      await browser.close();
      await Promise.all([cdn.close(), host.close()]);
    },
  };
}

function countLoaded(page: Page): Tab['loaded'] {
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() || request.url().startsWith('data:')) return;
    sizes.push(
      request
        .response()
        .then((response) => response?.body())
        .then((body) => (body ? brotli(body).length : 0))
        // The request was refused, or has no body.
        .catch(() => 0),
    );
  });
  return async () => ({
    bytes: (await Promise.all(sizes)).reduce((all, size) => all + size, 0),
    requests: sizes.length,
  });
}

async function listen(server: Server): Promise<{ origin: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    // Each server is a site of its own, as in real life.
    origin: `http://site-${port}.test:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
