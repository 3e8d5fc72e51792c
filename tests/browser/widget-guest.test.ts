import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReply } from '../widget/replies.ts';
import { answerAsNamed, openWidgetLab, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

/** The strictest policy that can run Cairn: what the docs tell partners to allow, and nothing else. */
const strictPolicy = (): string =>
  [
    "default-src 'none'",
    "script-src 'nonce-cairn' 'strict-dynamic'",
    `connect-src ${lab.origin}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** Returns what the panel looks like, as the browser computed it. */
const look = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('cairn-chat')?.shadowRoot as ShadowRoot;
    const names = [
      'display',
      'color',
      'background-color',
      'font-size',
      'font-family',
      'width',
      'height',
      'border-radius',
      'direction',
      'text-align',
      'line-height',
      'letter-spacing',
      'text-transform',
      'opacity',
      'visibility',
    ];
    return ['.dock', '.panel', '.exit', '.scroller', '.lead', '.card', 'textarea', '.send', '.acts a'].map(
      (selector) => {
        const element = root.querySelector(`.panel ${selector}`) ?? root.querySelector(selector);
        if (!element) throw new Error(`${selector} is missing`);
        const style = getComputedStyle(element);
        const { x, y } = element.getBoundingClientRect();
        return { selector, x, y, ...Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])) };
      },
    );
  });

const lookOn = async (host: Parameters<WidgetLab['visit']>[0]) => {
  const { page, open, ask, problems, context } = await lab.visit(host, { answer: () => aReply('fallback') });
  await open();
  await ask('weather');
  const seen = await look(page);
  await context.close();
  return { seen, problems };
};

describe('looks and works the same on a page', () => {
  let plain: Awaited<ReturnType<typeof lookOn>>['seen'];
  beforeAll(async () => {
    plain = (await lookOn({})).seen;
  });

  it.each<[string, () => Parameters<WidgetLab['visit']>[0]]>([
    ['that unsets everything', () => ({ head: '<style>* { all: unset !important; color: red !important }</style>' })],
    [
      'that hides what it does not know',
      () => ({
        head: '<style>cairn-chat, cairn-chat *, body ~ * { display: none !important; opacity: 0 !important; transform: scale(0) !important }</style>',
      }),
    ],
    [
      'with another root font size and loud type',
      () => ({
        head: '<style>html { font: 900 62.5%/3 serif; letter-spacing: 9px; text-transform: uppercase; zoom: 1 }</style>',
      }),
    ],
    [
      'with custom properties of the common frameworks',
      () => ({
        head: '<style>:root { --light: #f8f9fa; --dark: #343a40; --top: 300px; --tall: 50px; --paper: red; --ink: red; --accent: red; --line: red; --card: red; --soft: red; --tint: red; --urgent: red }</style>',
      }),
    ],
    ['that reads from the right', () => ({ html: 'lang="en" dir="rtl"' })],
    [
      'that is a grid',
      () => ({ head: '<style>html { display: grid; gap: 50px; grid-template-columns: 1fr 1fr }</style>' }),
    ],
    [
      'with a strict policy that allows styles by nonce, in a browser that constructs no style sheets',
      () => ({
        headers: { 'content-security-policy': `${strictPolicy()}; style-src 'nonce-cairn'` },
        head: '<script nonce="cairn">window.CSSStyleSheet = undefined</script>',
      }),
    ],
    ['with a strict policy and Trusted Types', () => ({ headers: { 'content-security-policy': strictPolicy() } })],
    [
      'that froze its prototypes',
      () => ({
        head: `<script nonce="cairn">for (const type of [Object, Array, Function, String, Promise, Map, Set, Node, Element, HTMLElement, EventTarget, Event]) Object.freeze(type.prototype)</script>`,
      }),
    ],
    [
      'with old libraries',
      () => ({
        head: `<script>Array.prototype.first = function () { return this[0] }; Object.prototype.extra = 1; String.prototype.toJSON = () => 'odd'; window.define = () => 0; window.define.amd = {}</script>`,
      }),
    ],
  ])('%s', async (_, host) => {
    const { seen, problems } = await lookOn(host());
    expect(seen).toEqual(plain);
    expect(problems).toEqual([]);
  });
});

it('changes nothing of the page: no style, no layout, no global but one', async () => {
  const page = async (attributes: string) => {
    const guest = await lab.visit(
      { attributes, head: '<style>html { display: flex; gap: 40px }</style>' },
      { answer: () => aReply('answer') },
    );
    const state = () =>
      guest.page.evaluate(() => ({
        globals: Object.getOwnPropertyNames(window)
          .filter((name) => Number.isNaN(Number(name)))
          .sort(),
        styles: [...document.querySelectorAll('html, body, body *')].map((element) => {
          const style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          return [
            element.tagName,
            box.x,
            box.y,
            box.width,
            box.height,
            [...style].map((name) => style.getPropertyValue(name)).join(),
          ];
        }),
        attributes: [document.documentElement, document.body].map((element) => element.getAttributeNames().join()),
        head: document.head.children.length,
        scroll: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
        title: document.title,
      }));
    return { ...guest, state };
  };
  const without = await page('type="text/plain"');
  const before = await without.state();
  const withUs = await page('');
  await withUs.open();
  await withUs.ask('is it a crime');
  const after = await withUs.state();
  expect(after.globals.filter((name) => !before.globals.includes(name))).toEqual(['Cairn']);
  expect({ ...after, globals: [] }).toEqual({ ...before, globals: [] });
  await without.context.close();
  await withUs.context.close();
});

/** Records everything that happens to a page without its asking: sound, badges, notices, other windows. */
const SPIES = `<script>
  window.unasked = [];
  const note = (name, made) => function () { unasked.push(name); return made; };
  for (const name of ['Audio', 'AudioContext', 'Notification', 'open']) window[name] = note(name, null);
  HTMLMediaElement.prototype.play = note('play', Promise.resolve());
  for (const name of ['setAppBadge', 'vibrate', 'share']) Object.defineProperty(navigator, name, { value: note(name, true) });
  Notification.requestPermission = note('requestPermission', Promise.resolve('denied'));
</script>`;

it('leaves no trace: storage, history, title, icon, workers, caches, sound, badges, windows, through ten questions and a close', async () => {
  const { page, context, cairn, open, ask } = await lab.visit({ head: SPIES }, { answer: () => aReply('answer') });
  const traces = async () => ({
    cookies: await context.cookies(),
    pages: context.pages().length,
    ...(await page.evaluate(async () => ({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases: (await indexedDB.databases()).length,
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      unasked: (window as unknown as { unasked: string[] }).unasked,
      history: history.length,
      address: location.href,
      title: document.title,
      icons: document.querySelectorAll('link[rel~=icon]').length,
      media: document.querySelectorAll('audio, video').length,
    }))),
  });
  const before = await traces();
  await open();
  for (let question = 1; question <= 10; question++) await ask(`question ${question}`);
  await cairn.getByRole('button', { name: 'Close' }).click();
  expect(await traces()).toEqual(before);
  expect(before.session).toEqual([]);
  expect(before.unasked).toEqual([]);
  await context.close();
});

it('works in a frame that has no storage, no origin and no right but to run scripts', async () => {
  const { page, context } = await lab.visit({
    body: '<iframe sandbox="allow-scripts" src="/framed" width="500" height="700"></iframe>',
  });
  const framed = page.frameLocator('iframe').locator('cairn-chat');
  await framed.locator('.pill').click();
  await framed.getByRole('textbox').fill('what are the laws');
  await framed.getByRole('button', { name: 'Send' }).click();
  await framed.locator('.cairn .lead').first().waitFor();
  await context.close();
});

it('works and leaves where the page may use no storage at all', async () => {
  const { page, cairn, open, ask, problems, context } = await lab.visit(
    {},
    {
      answer: () => aReply('answer'),
      prepare: (page) =>
        page.addInitScript(() => {
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
            Object.defineProperty(window, name, {
              get: () => {
                throw new DOMException('storage is blocked', 'SecurityError');
              },
            });
          Object.defineProperty(document, 'cookie', {
            get: () => {
              throw new DOMException('storage is blocked', 'SecurityError');
            },
          });
        }),
    },
  );
  await open();
  await ask('is it a crime');
  await context.route('https://www.weather.gov/**', (route) => route.fulfill({ body: 'rain' }));
  await cairn.locator('#exit').click();
  await page.waitForURL('https://www.weather.gov/**');
  expect(problems).toEqual([]);
  await context.close();
});

it('moves nothing of the page, from the first look to the answer', async () => {
  const { page, open, ask, context } = await lab.visit({}, { answer: () => aReply('answer') });
  await open();
  await ask('is it a crime');
  // No shift that the visitor's own act explains counts, as for the browsers' own measure.
  const shifts = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );
  expect(shifts).toBe(0);
  await context.close();
});

/** Takes popovers away, which browsers before 2024 do not have. */
const WITHOUT_POPOVERS = '<script>delete HTMLElement.prototype.togglePopover</script>';

it.each([
  ['in the top layer', '', 'defer'],
  ['without popovers', WITHOUT_POPOVERS, 'defer'],
  ['without popovers, and begun before the banner is there', WITHOUT_POPOVERS, ''],
])('stays above a cookie banner with the highest z-index there is: %s', async (_name, head, when) => {
  const banner = '<div style="position:fixed;inset:0;z-index:2147483647;background:#fff">We use cookies</div>';
  const tag = `<script src="${lab.origin}/cairn.js" ${when}></script>`;
  const { page, cairn, context } = await lab.visit({ head: head + tag, body: banner });
  const isAbove = async (shown: Locator): Promise<boolean> => {
    const box = await shown.boundingBox();
    return page.evaluate(
      ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.tagName === 'CAIRN-CHAT',
      [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2],
    );
  };
  for (const name of ['Exit now', 'Questions?'])
    expect(await isAbove(cairn.getByText(name, { exact: true })), name).toBe(true);
  await cairn.locator('.pill').click();
  expect(await isAbove(cairn.getByRole('textbox')), 'the field').toBe(true);
  await context.close();
});

it('without popovers, too, stays scrolled to what is read when the page adds something beside its body', async () => {
  const { page, cairn, open, ask, context } = await lab.visit(
    { head: WITHOUT_POPOVERS, body: '<input id="theirs">' },
    { answer: answerAsNamed },
  );
  await open();
  for (let asked = 0; asked < 2; asked++) await ask('answer');
  await page.locator('#theirs').focus();
  const panel = () =>
    cairn.locator('.scroller').evaluate(({ scrollTop, clientHeight }) => ({ scrollTop, clientHeight }));
  const before = await panel();
  expect(before.scrollTop).toBeGreaterThan(100);
  await page.evaluate(() => document.documentElement.append(document.createElement('aside')));
  await page.setViewportSize({ width: 1280, height: 600 });
  await expect.poll(async () => (await panel()).clientHeight).toBeLessThan(before.clientHeight);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect((await panel()).scrollTop).toBeGreaterThan(100);
  await context.close();
});
