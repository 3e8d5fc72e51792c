/** The lab in which exits are tried: partner pages on `*.test` hosts, and covers that answer, stall or fail, all on this machine. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  CDPSession,
  FrameLocator,
  LaunchOptions,
  Page,
} from 'playwright-core';
import { FLOODING, launchChromium } from './chromium.ts';
import { type CairnServer, startCairn } from './exit-cairn.ts';

/** Every test's first and second cover: the defaults of the embed. */
export const COVER = 'https://www.weather.gov/';
export const SECOND_COVER = 'https://www.google.com/webhp';
/** The partner's words, which must never be seen after an exit. The partner's color is pure red. */
export const SECRET = 'Words of the partner about something private';

/** How a cover site behaves: it answers at once, never, or after some milliseconds. */
export type CoverBehaviour = 'answers' | 'stalls' | number;

export interface PartnerPage {
  head?: string;
  /** Markup before our script. */
  before?: string;
  body?: string;
  /** Attributes of the script tag, such as `data-exit="blank"`. */
  attributes?: string;
  /**
   * Where our script is. `head`: a classic script before anything else; `async`: it runs when it arrives; `none`: the page has
   * no Cairn.
   */
  embed?: 'head' | 'async' | 'none';
  headers?: Record<string, string>;
  /** Type of the document; XHTML has no `document.open`. */
  type?: string;
}

export interface Visit {
  page: Page;
  /** The session of this page. It is opened before anything hangs: while a navigation is pending, evaluating does not return. */
  session: CDPSession;
}

export interface Lab {
  browser: Browser;
  cairn: CairnServer;
  /** Address of a path on a partner host: `address('partner', '/p/1')`. */
  address: (host: string, path: string) => string;
  serve: (path: string, page: PartnerPage) => void;
  /** A fresh context whose covers answer inside the browser. */
  visit: (options?: VisitOptions) => Promise<Context>;
  close: () => Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  covers?: [CoverBehaviour, CoverBehaviour];
}

export interface CoverRequest {
  url: string;
  headers: Record<string, string>;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface Context {
  context: BrowserContext;
  requests: CoverRequest[];
  open: (url: string) => Promise<Visit>;
  /** Prepares a page that was opened in another way. */
  attach: (page: Page) => Promise<Visit>;
  close: () => Promise<void>;
}

/**
 * Three default flags of Playwright would make results false, so they are left out: they turn off the back/forward cache, the
 * popup blocker, and the limit on how often a page may change its address.
 */
export const TRUE_TO_LIFE: LaunchOptions = {
  ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-popup-blocking', FLOODING],
  args: ['--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
};

export async function openLab(options: LaunchOptions = {}): Promise<Lab> {
  const cairn = await startCairn();
  const pages = new Map<string, PartnerPage>();
  const server = createServer((request, response) => answer(pages, cairn, request, response));
  await listening(server);
  const { port } = server.address() as AddressInfo;
  const browser = await launchChromium({
    ...TRUE_TO_LIFE,
    ...options,
    args: [...(TRUE_TO_LIFE.args ?? []), ...(options.args ?? [])],
  });
  return {
    browser,
    cairn,
    address: (host, path) => `http://${host}.test:${port}${path}`,
    serve: (path, page) => void pages.set(path, page),
    visit: async ({ covers, ...contextOptions } = {}) => openContext(await browser.newContext(contextOptions), covers),
    close: async () => {
      await browser.close();
      await cairn.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers for the cover sites in this context, and records what was asked of them. */
export async function openContext(
  context: BrowserContext,
  covers: [CoverBehaviour, CoverBehaviour] = ['answers', 'answers'],
): Promise<Context> {
  const requests: CoverRequest[] = [];
  const intercept = async (page: Page): Promise<CDPSession> => {
    const session = await context.newCDPSession(page);
    session.on('Fetch.requestPaused', async ({ requestId, request: { url, headers } }) => {
      // The browser asks for the cover's icon by itself.
      if (!url.endsWith('/favicon.ico')) requests.push({ url, headers, at: Date.now() });
      const behaviour = url.startsWith(SECOND_COVER) ? covers[1] : covers[0];
      if (behaviour === 'stalls') return;
      if (behaviour !== 'answers') await pause(behaviour);
      const body = Buffer.from(
        '<!doctype html><title>Cover</title><link rel="icon" href="data:,"><h1>Cover</h1>',
      ).toString('base64');
      const responseHeaders = [{ name: 'content-type', value: 'text/html' }];
      await session
        .send('Fetch.fulfillRequest', { requestId, responseCode: 200, responseHeaders, body })
        .catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*' }] });
    return session;
  };
  return {
    context,
    requests,
    attach: async (page) => ({ page, session: await intercept(page) }),
    open: async (url) => {
      const page = await context.newPage();
      const session = await intercept(page);
      await page.goto(url);
      return { page, session };
    },
    close: () => context.close(),
  };
}

/** Finds the exit, in the open shadow root of our element, by its accessible name. */
export function exitControl(page: Page | FrameLocator) {
  return page
    .locator('cairn-chat')
    .getByRole('link', { name: /exit now/i })
    .first();
}

/** Returns the covers that were asked for, in order. */
export function visited({ requests }: Context): string[] {
  return requests.map(({ url }) => url);
}

/** Opens the chat as a visitor does. */
export async function openPanel(page: Page): Promise<void> {
  await page
    .locator('cairn-chat')
    .getByRole('button', { name: /question/i })
    .first()
    .click();
  await page.locator('cairn-chat').getByRole('textbox').waitFor();
}

/** Makes a real click, by the browser's own input. Waits for nothing afterwards, since the page it was on is going away. */
export async function clickExit({ page, session }: Visit): Promise<number> {
  const box = await exitControl(page).boundingBox();
  if (box === null) throw new Error('The exit is not on the screen.');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2, button: 'left' as const, clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved', button: 'none' });
  await session.send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
  // Wait as long as a finger rests, so that what the press itself repaints is shown before the click.
  await pause(80);
  const start = Date.now();
  session.send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' }).catch(() => undefined);
  return start;
}

/** Taps Shift, one tap after another, by the browser's own input. Waits for nothing after the last. */
export async function pressShift(page: Page, times: number): Promise<void> {
  for (let tap = 1; tap <= times; tap++) {
    await page.keyboard.down('Shift');
    const up = page.keyboard.up('Shift').catch(() => undefined);
    if (tap < times) await up;
  }
}

/** Returns title and address of all open tabs, as the tab strip has them. It works while a page is on its way out. */
export async function tabs(browser: Browser): Promise<{ title: string; url: string }[]> {
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets');
  await session.detach();
  return targetInfos.filter(({ type }) => type === 'page').map(({ title, url }) => ({ title, url }));
}

/**
 * Looks again every few milliseconds until the condition holds. The limit is generous: it only ends a test that would wait for
 * ever.
 */
export async function until<T>(
  look: () => Promise<T | undefined | false> | T | undefined | false,
  what: string,
): Promise<T> {
  const end = Date.now() + 15_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`Waited 15 s in vain for: ${what}`);
    await pause(20);
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export async function listening(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function answer(
  pages: Map<string, PartnerPage>,
  cairn: CairnServer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const path = new URL(request.url ?? '/', 'http://partner.test').pathname;
  const page = pages.get(path);
  if (page === undefined) {
    // The browser asks for an icon by itself: that is no reason to complain.
    response.writeHead(path === '/favicon.ico' ? 204 : 404, { 'content-type': 'text/plain' }).end();
    return;
  }
  response.writeHead(200, { 'content-type': page.type ?? 'text/html; charset=utf-8', ...page.headers });
  response.end(markup(page, cairn));
}

const RED = '<style>html,body{background:#f00;margin:0;min-height:100vh}</style>';

function markup(
  { head = '', before = '', body = `<h1>${SECRET}</h1>`, attributes = '', embed = 'head', type }: PartnerPage,
  cairn: CairnServer,
): string {
  if (type !== undefined) return body;
  const script = `<script src="${cairn.address}/cairn.js" ${embed === 'async' ? 'async' : ''} ${attributes}></script>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${SECRET}</title><link rel="icon" href="data:image/gif;base64,R0lGODlhAQABAIAAAP8AAP8AACwAAAAAAQABAAACAkQBADs=">${before}${
    embed === 'none' ? '' : script
  }${RED}${head}</head><body>${body}</body></html>`;
}
