import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COVER,
  clickExit,
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

/** Statements 6, 7 and 9 to 11 of the quick exit: where it leads. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Returns the tab's own list of entries, as the browser keeps it. */
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
    // Only what the page itself logs: the browser's own lines, such as those about the icon of the page, say nothing about the
    // exit.
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
    page.on('console', (message) => message.type() === 'log' && heard.push(message.text()));
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

describe('10. offline, or set to a blank page', () => {
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
    // After the exit only a frame callback of the page still runs. It plays the part of the phone that hides and shows the tab.
    lab.serve('/p/1', {
      body: `<script>(function look() {
        if (document.body) return requestAnimationFrame(look);
        let state = 'hidden';
        Object.defineProperty(document, 'visibilityState', { get: () => state });
        document.dispatchEvent(new Event('visibilitychange'));
        const since = performance.now();
        requestAnimationFrame(function back() {
          if (performance.now() - since < 1500) return requestAnimationFrame(back);
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
