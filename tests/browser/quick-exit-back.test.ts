import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACK_GUARD, BACK_GUARD_HASH } from '../../server/pages/back-guard.ts';
import { type Recording, recordFrames } from './exit-frames.ts';
import { COVER, clickExit, exitControl, type Lab, openLab, pause, until, type Visit } from './exit-lab.ts';

/** Statements 12 to 14 of the quick exit: what Back brings, coming again on purpose, and other tabs. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

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

/**
 * Goes back or forward as a person does with the button. Then waits until the tab rests one entry further, since the address
 * alone may be the same as before.
 */
async function step({ page, session }: Visit, way: 'back' | 'forward', expected: string): Promise<void> {
  // While one page replaces another there is no page to ask.
  const entry = (): Promise<number> =>
    session.send('Page.getNavigationHistory').then(
      ({ currentIndex }) => currentIndex,
      () => Number.NaN,
    );
  const wanted = (await entry()) + (way === 'back' ? -1 : 1);
  const go = way === 'back' ? page.goBack({ waitUntil: 'commit' }) : page.goForward({ waitUntil: 'commit' });
  await go.catch(() => undefined);
  await until(
    async () => page.url() === expected && (await entry()) === wanted,
    `${expected} after ${way}, instead of ${page.url()}`,
  );
  await pause(250);
}

/**
 * Records from the moment the cover is on the screen. On a busy machine its address is there before its first frame, and until
 * then the screen still has the last frame of the page that was left: how long that may be is for statement 1 to test.
 */
async function recordFromCover({ page, session }: Visit): Promise<Recording> {
  await page.waitForURL(COVER);
  const recording = await recordFrames(session);
  await until(() => recording.frames.at(-1)?.red === 0, 'a frame of the cover');
  recording.forget();
  return recording;
}

describe('12. Back and Forward', () => {
  let plain: Lab;
  beforeAll(async () => {
    plain = await openLab({ ignoreDefaultArgs: ['--disable-popup-blocking'] });
  });
  afterAll(() => plain.close());

  const open = async ({ cached, embed, before }: BackCase, attributes = '') => {
    const place = cached ? lab : plain;
    place.serve('/search', {
      embed: 'none',
      head: '<style>html,body{background:#fff!important}</style>',
      body: 'search',
    });
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

  it('shows the page when the guard is off, so the other tests would see a page', async () => {
    const { page, session, close, partner } = await open(BACK_CASES[0] as BackCase, 'data-back="plain"');
    await clickExit({ page, session });
    const recording = await recordFromCover({ page, session });
    await step({ page, session }, 'back', partner(2));
    await until(() => recording.frames.some(({ red }) => red > 0), 'a frame of the partner page');
    await close();
  });

  it.each(BACK_CASES)(
    '$name: Back three times, repeated six times: cover, cover, search page, and not one frame of the page',
    async (how) => {
      for (let round = 0; round < 6; round++) {
        const { page, session, close, search } = await open(how);
        await clickExit({ page, session });
        const recording = await recordFromCover({ page, session });
        await step({ page, session }, 'back', COVER);
        await step({ page, session }, 'back', COVER);
        await step({ page, session }, 'back', search);
        expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
        await close();
      }
    },
  );

  it.each(BACK_CASES)('$name: Forward after an earlier Back', async (how) => {
    const { page, session, close, partner } = await open(how);
    await step({ page, session }, 'back', partner(2));
    await exitControl(page).waitFor();
    await clickExit({ page, session });
    const recording = await recordFromCover({ page, session });
    await step({ page, session }, 'forward', COVER);
    await step({ page, session }, 'back', COVER);
    await step({ page, session }, 'back', COVER);
    expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
    await close();
  });

  it.each(BACK_CASES)('$name: three entries of one page that routes by itself', async (how) => {
    const { page, session, close } = await open(how);
    await page.evaluate(() => {
      for (const n of [1, 2, 3]) history.pushState({ n }, '', `/p/3?view=${n}`);
    });
    await clickExit({ page, session });
    const recording = await recordFromCover({ page, session });
    for (let n = 0; n < 3; n++) await step({ page, session }, 'back', COVER);
    expect(recording.frames.filter(({ red }) => red > 0)).toEqual([]);
    await close();
  });
});

describe('the inline guard', () => {
  it('runs under a policy that names its hash, and sends a page that is loaded anew to the cover', async () => {
    const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src ${new URL(lab.cairn.address).origin} ${BACK_GUARD_HASH}`;
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
    const recording = await recordFromCover(seen);
    // Without our script: only the guard can send the page to the cover.
    await visit.context.route(/cairn\.js$/, (route) => route.abort());
    await step(seen, 'back', COVER);
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
    // The flag is gone, so Back works as usual again.
    await page.goto(lab.address('partner', '/p/2'));
    await page.goBack({ waitUntil: 'commit' });
    await until(
      async () => (await page.locator('h1').isVisible()) && page.url().endsWith('/p/1'),
      'the page after Back',
    );
    await visit.close();
  });

  it('takes nothing of the page for an exit that has the same name', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await page.evaluate(() => sessionStorage.setItem('_r', '1'));
    await page.reload();
    await exitControl(page).waitFor();
    await page.evaluate(() => new BroadcastChannel('_r').postMessage('of the page'));
    await pause(300);
    expect(page.url()).toBe(lab.address('partner', '/p/1'));
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.evaluate(() => sessionStorage.getItem('_r'))).toBe('1');
    await visit.close();
  });

  it('never hides a page from ordinary Back, and keeps how far it was scrolled and what was typed', async () => {
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
    await first.page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(document, { persisted })),
    );
    await first.page.goto(lab.address('partner', '/p/2'));
    await step(first, 'back', lab.address('partner', '/p/1'));
    expect(await first.page.evaluate(() => (document as { persisted?: boolean }).persisted)).toBe(true);
    const second = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(second);
    await first.page.waitForURL(COVER);
    await visit.close();
  });
});
