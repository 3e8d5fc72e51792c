import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACK_GUARD, guardHash } from '../../widget/exit-guard.ts';
import { recordFrames } from './exit-frames.ts';
import {
  COVER,
  clickExit,
  exitControl,
  type Lab,
  openLab,
  openPanel,
  pause,
  pressShift,
  SECOND_COVER,
  tabs,
  until,
  visited,
} from './exit-lab.ts';

/** Statements 6, 7, 9 to 14 of the quick exit: where it goes, and what Back brings. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** The tab's own list of entries, as the browser keeps it. */
const entries = async (page: Page): Promise<{ at: number; urls: string[] }> => {
  const session = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return { at: currentIndex, urls: entries.map(({ url }) => url) };
};

describe('6. one tab, replace only', () => {
  it.each(['click', 'key'] as const)('by %s: one request, no window, no new entry, nothing to confirm', async (way) => {
    lab.serve('/p/1', {
      before: '<script>window.open = () => { console.log("opened a window"); return null; };</script>',
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const { page, session } = seen;
    const surprises: string[] = [];
    // What the page itself logs; the browser's own lines, such as for the icon of the page, say nothing of the exit.
    page.on('console', (message) => message.type() === 'log' && surprises.push(message.text()));
    page.on('dialog', (dialog) => surprises.push(dialog.type()));
    const asked: string[] = [];
    session.on('Page.frameRequestedNavigation', ({ url }) => asked.push(url));
    await session.send('Page.enable');
    const before = await entries(page);
    if (way === 'click') await clickExit(seen);
    else await pressShift(page, 3);
    await page.waitForURL(COVER);
    expect(await entries(page)).toEqual({ at: before.at, urls: [...before.urls.slice(0, -1), COVER] });
    expect(visit.context.pages()).toHaveLength(1);
    expect(asked).toEqual([COVER]);
    expect(visited(visit)).toEqual([COVER]);
    expect(surprises).toEqual([]);
    await visit.close();
  });
});

describe('7. no entry of our own, no masking', () => {
  it('adds nothing to the history over 20 messages and the exit', async () => {
    lab.serve('/p/1', {
      before: `<script>for (const name of ['pushState', 'replaceState']) history[name] = () => console.log(name);
        addEventListener('hashchange', () => console.log('hashchange'));</script>`,
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const { page } = seen;
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('framenavigated', (frame) => heard.push(`navigated ${frame.url()}`));
    const before = await entries(page);
    await openPanel(page);
    const composer = page.locator('cairn-chat').getByRole('textbox');
    for (let turn = 1; turn <= 20; turn++) {
      const answered = page.waitForResponse(/\/v1\/ask$/);
      await composer.fill(`question number ${turn}`);
      await composer.press('Enter');
      await answered;
    }
    expect(await entries(page)).toEqual(before);
    expect(heard).toEqual([]);
    await clickExit(seen);
    await page.waitForURL(COVER);
    expect((await entries(page)).urls).toEqual([...before.urls.slice(0, -1), COVER]);
    expect(heard).toEqual([`navigated ${COVER}`]);
    await visit.close();
  });
});

describe('9. covers that do not answer', () => {
  it('tries the second after 3 s, a blank page after 6 s', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit({ covers: ['stalls', 'stalls'] });
    const start = await clickExit(await visit.open(lab.address('partner', '/p/1')));
    await until(async () => (await tabs(lab.browser)).some(({ url }) => url === 'about:blank'), 'a blank page');
    const blankAfter = Date.now() - start;
    expect(visited(visit)).toEqual([COVER, SECOND_COVER]);
    const secondAfter = (visit.requests[1]?.at ?? 0) - start;
    expect(secondAfter).toBeGreaterThanOrEqual(2500);
    expect(secondAfter).toBeLessThanOrEqual(3500);
    expect(blankAfter).toBeGreaterThanOrEqual(5500);
    expect(blankAfter).toBeLessThanOrEqual(6500);
    await visit.close();
  });

  it('gives a slow cover its 2.5 s', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit({ covers: [2500, 'answers'] });
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    await pause(1000);
    expect(seen.page.url()).toBe(COVER);
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });

  it('lands on the second when only the first is down', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit({ covers: ['stalls', 'answers'] });
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await seen.page.waitForURL(SECOND_COVER);
    await visit.close();
  });
});

describe('10. offline, or a blank page wanted', () => {
  it.each([
    ['offline', true, ''],
    ['blank mode', false, 'data-exit="blank"'],
  ])('%s: a blank page at once, and nobody is asked', async (_name, offline, attributes) => {
    lab.serve('/p/1', { attributes });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await visit.context.setOffline(offline);
    await clickExit(seen);
    await seen.page.waitForURL('about:blank');
    await pause(300);
    expect(visit.requests).toEqual([]);
    await visit.close();
  });
});

describe('11. an app took the link', () => {
  it('is a blank page when the person comes back to a tab that is still here', async () => {
    // After the exit only a frame callback of the page still runs: it plays the phone that hides and shows the tab.
    lab.serve('/p/1', {
      body: `<script>(function look() {
        if (document.body) return requestAnimationFrame(look);
        let state = 'hidden';
        Object.defineProperty(document, 'visibilityState', { get: () => state });
        document.dispatchEvent(new Event('visibilitychange'));
        const since = performance.now();
        requestAnimationFrame(function back() {
          if (performance.now() - since < 300) return requestAnimationFrame(back);
          state = 'visible';
          document.dispatchEvent(new Event('visibilitychange'));
        });
      })()</script>`,
    });
    const visit = await lab.visit({ covers: ['stalls', 'stalls'] });
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await until(async () => (await tabs(lab.browser)).some(({ url }) => url === 'about:blank'), 'a blank page');
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });
});

const GUARD = `<script>${BACK_GUARD}</script>`;

/** How a partner's pages are built, and whether the browser keeps them. */
interface BackCase {
  name: string;
  cached: boolean;
  embed: 'head' | 'async';
  before: string;
}

const BACK_CASES: BackCase[] = [
  { name: 'kept pages, loader in the head', cached: true, embed: 'head', before: '' },
  { name: 'kept pages, async loader and inline guard', cached: true, embed: 'async', before: GUARD },
  { name: 'pages loaded again, loader in the head', cached: false, embed: 'head', before: '' },
  { name: 'pages loaded again, async loader and inline guard', cached: false, embed: 'async', before: GUARD },
];

const UNCACHED = { headers: { 'cache-control': 'no-store' } };

/** Goes by key as a person does, then waits until the tab rests. */
async function step(page: Page, way: 'back' | 'forward', expected: string): Promise<void> {
  const go = way === 'back' ? page.goBack({ waitUntil: 'commit' }) : page.goForward({ waitUntil: 'commit' });
  await go.catch(() => undefined);
  await until(() => page.url() === expected, `${expected} after ${way}, instead of ${page.url()}`);
  await pause(250);
}

describe('12. Back and Forward', () => {
  let plain: Lab;
  beforeAll(async () => {
    plain = await openLab({ ignoreDefaultArgs: ['--disable-popup-blocking'] });
  });
  afterAll(() => plain.close());

  const open = async ({ cached, embed, before }: BackCase, attributes = '') => {
    const place = cached ? lab : plain;
    place.serve('/search', { embed: 'none', body: '<style>html,body{background:#fff!important}</style>search' });
    for (const n of [1, 2, 3]) place.serve(`/p/${n}`, { embed, before, attributes, ...(cached ? {} : UNCACHED) });
    const visit = await place.visit();
    const seen = await visit.open(place.address('search', '/search'));
    for (const n of [1, 2, 3]) await seen.page.goto(place.address('partner', `/p/${n}`));
    await exitControl(seen.page).waitFor();
    return {
      ...visit,
      ...seen,
      search: place.address('search', '/search'),
      partner: (n: number) => place.address('partner', `/p/${n}`),
    };
  };

  it('shows the page when the guard is off: what the other tests look for can be seen', async () => {
    const { page, session, close, partner } = await open(BACK_CASES[0] as BackCase, 'data-back="plain"');
    await clickExit({ page, session });
    await page.waitForURL(COVER);
    const recording = await recordFrames(session);
    await step(page, 'back', partner(2));
    await until(() => recording.frames.some(({ red }) => red > 0), 'a frame of the partner page');
    await close();
  });

  it.each(BACK_CASES)(
    '$name: Back three times, six times over: cover, cover, search page, and not one frame',
    async (how) => {
      for (let round = 0; round < 6; round++) {
        const { page, session, close, search } = await open(how);
        await clickExit({ page, session });
        await page.waitForURL(COVER);
        const recording = await recordFrames(session);
        await step(page, 'back', COVER);
        await step(page, 'back', COVER);
        await step(page, 'back', search);
        expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
        await close();
      }
    },
  );

  it.each(BACK_CASES)('$name: Forward after an earlier Back', async (how) => {
    const { page, session, close, partner } = await open(how);
    await step(page, 'back', partner(2));
    await exitControl(page).waitFor();
    await clickExit({ page, session });
    await page.waitForURL(COVER);
    const recording = await recordFrames(session);
    await step(page, 'forward', COVER);
    await step(page, 'back', COVER);
    await step(page, 'back', COVER);
    expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
    await close();
  });

  it.each(BACK_CASES)('$name: three entries of one page that routes by itself', async (how) => {
    const { page, session, close } = await open(how);
    await page.evaluate(() => {
      for (const n of [1, 2, 3]) history.pushState({ n }, '', `/p/3?view=${n}`);
    });
    await clickExit({ page, session });
    await page.waitForURL(COVER);
    const recording = await recordFrames(session);
    for (let n = 0; n < 3; n++) await step(page, 'back', COVER);
    expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
    await close();
  });
});

describe('the inline guard', () => {
  it('runs under a policy that names its hash, and bounces a page that is loaded anew', async () => {
    const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${new URL(lab.cairn.address).origin} ${await guardHash()}`;
    for (const n of [1, 2])
      lab.serve(`/p/${n}`, {
        before: GUARD,
        embed: 'async',
        headers: { 'content-security-policy': policy, 'cache-control': 'no-store' },
      });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await seen.page.goto(lab.address('partner', '/p/2'));
    await exitControl(seen.page).waitFor();
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    // Without our script: what bounces is the guard alone.
    await visit.context.route(/cairn\.js$/, (route) => route.abort());
    const recording = await recordFrames(seen.session);
    await step(seen.page, 'back', COVER);
    expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
    await visit.close();
  });
});

describe('13. coming back on purpose', () => {
  it('shows the page when its address is typed, forgets the exit, and reloads', async () => {
    for (const n of [1, 2]) lab.serve(`/p/${n}`, {});
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const { page } = seen;
    const flags = () => page.evaluate(() => Object.keys(sessionStorage));
    await clickExit(seen);
    await page.waitForURL(COVER);
    await page.goto(lab.address('partner', '/p/1'));
    await exitControl(page).waitFor();
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await flags()).toEqual([]);
    await page.reload();
    expect(await page.locator('h1').isVisible()).toBe(true);
    // With the flag gone, Back is Back again.
    await page.goto(lab.address('partner', '/p/2'));
    await page.goBack({ waitUntil: 'commit' });
    await until(
      async () => (await page.locator('h1').isVisible()) && page.url().endsWith('/p/1'),
      'the page after Back',
    );
    await visit.close();
  });

  it('never hides a page from ordinary Back, and leaves it scrolled and typed in as it was', async () => {
    for (const n of [1, 2]) lab.serve(`/p/${n}`, { body: '<h1>long</h1><input id="field"><p style="height:5000px">' });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await page.locator('#field').fill('typed');
    await page.evaluate(() => scrollTo(0, 1234));
    await page.goto(lab.address('partner', '/p/2'));
    await page.goBack({ waitUntil: 'commit' });
    await until(
      async () => page.url().endsWith('/p/1') && (await page.locator('h1').isVisible()),
      'the page after Back',
    );
    expect(
      await page.evaluate(() => [
        scrollY,
        document.adoptedStyleSheets.length,
        document.documentElement.getAttribute('style'),
      ]),
    ).toEqual([1234, 0, null]);
    expect(await page.locator('#field').inputValue()).toBe('typed');
    expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.toJSON().type)).toBe('navigate');
    await visit.close();
  });
});

describe('14. all tabs', () => {
  it('leaves with every tab of the partner, and with no tab of another', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit();
    const first = await visit.open(lab.address('partner', '/p/1'));
    const second = await visit.open(lab.address('partner', '/p/1'));
    const other = await visit.open(lab.address('neighbour', '/p/1'));
    await clickExit(first);
    await first.page.waitForURL(COVER);
    await second.page.waitForURL(COVER);
    await pause(300);
    expect(other.page.url()).toBe(lab.address('neighbour', '/p/1'));
    await visit.close();
  });

  it('reaches a tab that came back from the cache', async () => {
    for (const n of [1, 2]) lab.serve(`/p/${n}`, {});
    const visit = await lab.visit();
    const first = await visit.open(lab.address('partner', '/p/1'));
    await first.page.goto(lab.address('partner', '/p/2'));
    await step(first.page, 'back', lab.address('partner', '/p/1'));
    const second = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(second);
    await first.page.waitForURL(COVER);
    await visit.close();
  });
});
