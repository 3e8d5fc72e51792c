import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  COVER,
  clickExit,
  exitControl,
  type Lab,
  openLab,
  pause,
  pressShift,
  SECRET,
  until,
  type Visit,
  type VisitOptions,
  visited,
} from './exit-lab.ts';

/** What a shaking hand, a page that goes on working, and a press that was meant for something else do to the exit. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Covers that answer only when the page's own code is long done. */
const SLOW: VisitOptions = { covers: [2000, 2000] };

type Button = 'left' | 'middle' | 'none';

const mouse = (session: CDPSession, type: string, x: number, y: number, button: Button = 'left') =>
  session
    .send('Input.dispatchMouseEvent', {
      type: type as 'mouseMoved',
      x,
      y,
      button,
      clickCount: button === 'none' ? 0 : 1,
      buttons: type === 'mouseReleased' || button === 'none' ? 0 : button === 'middle' ? 4 : 1,
    })
    .catch(() => undefined);

const middleOf = async (seen: Visit, selector?: string): Promise<{ x: number; y: number }> => {
  const control = selector ? seen.page.locator(selector) : exitControl(seen.page);
  const { x, y, width, height } = (await control.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: x + width / 2, y: y + height / 2 };
};

/** Presses at one place, moves, and lets go at the other. */
const drag = async (
  { session }: Visit,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> => {
  await mouse(session, 'mouseMoved', from.x, from.y, 'none');
  await mouse(session, 'mousePressed', from.x, from.y);
  for (let step = 1; step <= 10; step++) {
    const share = step / 10;
    await mouse(session, 'mouseMoved', from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
  }
  void mouse(session, 'mouseReleased', to.x, to.y);
  await pause(800);
};

const openPartner = async (page: Parameters<Lab['serve']>[1], options: VisitOptions = {}) => {
  lab.serve('/p/1', page);
  const visit = await lab.visit(options);
  const seen = await visit.open(lab.address('partner', '/p/1'));
  await exitControl(seen.page).waitFor();
  return { visit, seen };
};

const COVER_OR_NEXT = /^https:\/\/www\.(weather\.gov|google\.com)\//;

const wordsOn = (page: Page): Promise<string> =>
  Promise.race([page.evaluate(() => document.documentElement.textContent ?? ''), pause(2000).then(() => '')]).catch(
    () => '',
  );

describe('a hand that shakes', () => {
  it.each([4, 8, 12])('leaves when the mouse moves %i px while it presses', async (far) => {
    const { visit, seen } = await openPartner({});
    const { x, y } = await middleOf(seen);
    await drag(seen, { x, y }, { x: x + far, y });
    await until(() => visited(visit).length > 0, 'the cover');
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });

  it('does so on a page of the server', async () => {
    const visit = await lab.visit();
    const seen = await visit.open(`${lab.cairn.address}/faq?lang=en`);
    const { x, y } = await middleOf(seen, 'a.exit');
    await drag(seen, { x, y }, { x: x + 8, y });
    await until(() => visited(visit).length > 0, 'the cover');
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });

  it.each(['partner', 'faq'])('leaves when a finger slides 20 px (%s)', async (where) => {
    lab.serve('/p/1', { body: '<div style="height:3000px"></div>' });
    const visit = await lab.visit({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    const seen = await visit.open(
      where === 'faq' ? `${lab.cairn.address}/faq?lang=en` : lab.address('partner', '/p/1'),
    );
    const { x, y } = await middleOf(seen, where === 'faq' ? 'a.exit' : undefined);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', far: number) =>
      seen.session
        .send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + far }] })
        .catch(() => undefined);
    await touch('touchStart', 0);
    for (const far of [5, 10, 15, 20]) await touch('touchMove', far);
    void touch('touchEnd', 20);
    await pause(800);
    await until(() => visited(visit).length > 0, 'the cover');
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });

  it('leaves with the middle button, and opens no second tab', async () => {
    const { visit, seen } = await openPartner({});
    const { x, y } = await middleOf(seen);
    await mouse(seen.session, 'mouseMoved', x, y, 'none');
    await mouse(seen.session, 'mousePressed', x, y, 'middle');
    void mouse(seen.session, 'mouseReleased', x, y, 'middle');
    await seen.page.waitForURL(COVER);
    expect(seen.page.context().pages()).toHaveLength(1);
    await visit.close();
  });
});

describe('a press that was meant for something else stays', () => {
  it('when text is selected down to the exit', async () => {
    const { visit, seen } = await openPartner({ body: '<p>Some words to copy.</p><div style="height:700px"></div>' });
    await drag(seen, { x: 30, y: 25 }, await middleOf(seen));
    expect(visited(visit)).toEqual([]);
    await visit.close();
  });

  it('when it is on a dialog that lies above the exit', async () => {
    const { visit, seen } = await openPartner({
      body: `<my-dialog></my-dialog><script>
        const root = document.querySelector('my-dialog').attachShadow({ mode: 'open' });
        root.innerHTML = '<dialog style="inset:auto 0 0 auto;margin:0;padding:150px">Cookies</dialog>';
        root.querySelector('dialog').showModal();
      </script>`,
    });
    const { x, y } = await middleOf(seen);
    await seen.page.mouse.click(x, y);
    await pause(500);
    expect(visited(visit)).toEqual([]);
    await visit.close();
  });

  it.each(['Alt', 'Control', 'Meta'])('when Shift is pressed with %s, which changes the keyboard', async (key) => {
    const { visit, seen } = await openPartner({});
    await seen.page.keyboard.down(key);
    await pressShift(seen.page, 3);
    await seen.page.keyboard.up(key);
    await pause(500);
    expect(visited(visit)).toEqual([]);
    await visit.close();
  });
});

describe('a page that goes on working', () => {
  it.each([
    'location.href = "/p/2"',
    'location.assign("/p/2")',
    'location.reload()',
    'const form = document.createElement("form"); form.action = "/p/2"; document.documentElement.append(form); form.submit()',
  ])('does not lead the person back: %s', async (code) => {
    lab.serve('/p/2', {});
    const body = `<script>addEventListener('go', () => fetch('/p/2?late').finally(() => { ${code} }));</script>`;
    const { visit, seen } = await openPartner({ body }, SLOW);
    await seen.page.route('**/p/2?late', async (route) => {
      await pause(800);
      await route.fulfill({ body: 'late' }).catch(() => undefined);
    });
    await seen.page.evaluate(() => void dispatchEvent(new Event('go')));
    await clickExit(seen);
    await expect.poll(() => seen.page.url(), { timeout: 8000 }).toMatch(COVER_OR_NEXT);
    await pause(500);
    expect(seen.page.url()).toMatch(COVER_OR_NEXT);
    await visit.close();
  });

  it('hears the shortcut after it wrote itself anew', async () => {
    const { visit, seen } = await openPartner({});
    await seen.page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>New</title><p>New');
      document.close();
    });
    await exitControl(seen.page).waitFor();
    await pressShift(seen.page, 3);
    await seen.page.waitForURL(COVER);
    await visit.close();
  });

  it('does not come back by Reload while the cover is on its way', async () => {
    const { visit, seen } = await openPartner({}, { covers: ['stalls', 'stalls'] });
    await clickExit(seen);
    await pause(400);
    void seen.session.send('Page.reload').catch(() => undefined);
    await pause(1500);
    expect(await wordsOn(seen.page)).not.toContain(SECRET);
    await visit.close();
  });
});
