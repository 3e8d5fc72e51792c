import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COVER, type Context, type Lab, openLab, openPanel, pause, type Visit, visited } from './exit-lab.ts';

/** Statements 22 and 23 of the quick exit: which keys leave, and which never do. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const ready = async (body = ''): Promise<Context & Visit> => {
  lab.serve('/p/1', { body });
  const visit = await lab.visit();
  return { ...visit, ...(await visit.open(lab.address('partner', '/p/1'))) };
};

/** Presses (`-`) and releases (`+`) keys: `['-ShiftLeft', '+ShiftLeft']`. Stops waiting once the page is on its way out. */
const type = async (page: Page, keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    const act = key.startsWith('-') ? page.keyboard.down(key.slice(1)) : page.keyboard.up(key.slice(1));
    await Promise.race([act.catch(() => undefined), pause(500)]);
  }
};

const LEFT = ['-ShiftLeft', '+ShiftLeft'];
const RIGHT = ['-ShiftRight', '+ShiftRight'];

const leaves = async ({ page, close }: Context & Visit): Promise<void> => {
  await page.waitForURL(COVER);
  await close();
};

const stays = async (visit: Context & Visit): Promise<void> => {
  await pause(400);
  expect(visited(visit)).toEqual([]);
  expect(visit.page.url()).toBe(lab.address('partner', '/p/1'));
  await visit.close();
};

describe('22. Shift three times', () => {
  it.each([
    ['the left one', [...LEFT, ...LEFT, ...LEFT]],
    ['the right one', [...RIGHT, ...RIGHT, ...RIGHT]],
    ['left, right, left', [...LEFT, ...RIGHT, ...LEFT]],
    [
      'one before the other is up',
      ['-ShiftLeft', '-ShiftRight', '+ShiftLeft', '-ShiftLeft', '+ShiftRight', '+ShiftLeft'],
    ],
    ['both together, then one', ['-ShiftLeft', '-ShiftRight', '+ShiftRight', '+ShiftLeft', ...LEFT]],
  ])('leaves: %s', async (_name, keys) => {
    const visit = await ready();
    await type(visit.page, keys);
    await leaves(visit);
  });

  it('leaves from the composer, in the middle of a sentence', async () => {
    const visit = await ready();
    await openPanel(visit.page);
    await visit.page.locator('cairn-chat').getByRole('textbox').pressSequentially('He took my ID');
    await type(visit.page, [...LEFT, ...LEFT, ...LEFT]);
    await leaves(visit);
  });

  it('leaves from a modal dialog of the page', async () => {
    const visit = await ready(
      '<dialog><input id="inside"></dialog><script>document.querySelector("dialog").showModal()</script>',
    );
    await visit.page.locator('#inside').focus();
    await type(visit.page, [...LEFT, ...LEFT, ...LEFT]);
    await leaves(visit);
  });

  it('leaves past a page that swallows every key event', async () => {
    const visit = await ready(
      '<script>for (const type of ["keydown", "keyup"]) addEventListener(type, event => { event.preventDefault(); event.stopImmediatePropagation(); }, true)</script>',
    );
    await type(visit.page, [...LEFT, ...LEFT, ...LEFT]);
    await leaves(visit);
  });

  it.each<[string, (page: Page) => Promise<void>]>([
    ['two taps', (page) => type(page, [...LEFT, ...LEFT])],
    ['writing in capitals', (page) => page.keyboard.type('Hello THERE YES!!!')],
    [
      'capitals held by hand',
      async (page) => {
        for (const letter of 'HELLOTHERE') await type(page, ['-ShiftLeft', `-${letter}`, `+${letter}`, '+ShiftLeft']);
      },
    ],
    ['two taps and a capital', (page) => type(page, [...LEFT, ...LEFT, '-ShiftLeft', '-A', '+A', '+ShiftLeft'])],
    ['another key between', (page) => type(page, [...LEFT, ...LEFT, '-ArrowDown', '+ArrowDown', ...LEFT])],
    [
      'selecting with arrows',
      (page) => type(page, ['-ShiftLeft', '-ArrowLeft', '+ArrowLeft', '+ShiftLeft', ...LEFT, ...LEFT]),
    ],
    [
      'clicking with Shift held',
      async (page) => {
        for (let n = 0; n < 4; n++) {
          await type(page, ['-ShiftLeft']);
          await page.mouse.click(300, 300);
          await type(page, ['+ShiftLeft']);
        }
      },
    ],
    [
      'a click between',
      async (page) => {
        await type(page, [...LEFT, ...LEFT]);
        await page.mouse.click(300, 300);
        await type(page, LEFT);
      },
    ],
    [
      'an input method composing',
      async (page) => {
        await type(page, [...LEFT, ...LEFT]);
        await page.evaluate(() => dispatchEvent(new CompositionEvent('compositionstart')));
        await type(page, LEFT);
      },
    ],
    [
      'a key held down, which repeats',
      (page) => type(page, Array.from({ length: 6 }, () => '-ShiftLeft').concat('+ShiftLeft')),
    ],
    [
      'a pause of more than five seconds',
      async (page) => {
        await type(page, [...LEFT, ...LEFT]);
        await pause(5500);
        await type(page, LEFT);
      },
    ],
    [
      'events that a script made up',
      (page) =>
        page.evaluate(() => {
          for (let n = 0; n < 5; n++)
            for (const type of ['keydown', 'keyup'])
              document.body.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', code: 'ShiftLeft', bubbles: true }));
        }),
    ],
  ])('stays: %s', async (_name, act) => {
    const visit = await ready();
    await act(visit.page);
    await stays(visit);
  });

  it('works for slow hands: taps up to five seconds apart', async () => {
    const visit = await ready();
    await type(visit.page, LEFT);
    await pause(4000);
    await type(visit.page, LEFT);
    await pause(4000);
    await type(visit.page, LEFT);
    await leaves(visit);
  });

  it('is not there on a phone, whose own keyboard presses Shift by itself', async () => {
    lab.serve('/p/1', {});
    const context = await lab.visit({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 640 } });
    const visit = { ...context, ...(await context.open(lab.address('partner', '/p/1'))) };
    expect(await visit.page.evaluate(() => matchMedia('(any-pointer:fine)').matches)).toBe(false);
    await type(visit.page, [...LEFT, ...LEFT, ...LEFT]);
    await stays(visit);
  });
});

describe('23. Esc', () => {
  const COUNT =
    '<script>escapes = 0; addEventListener("keydown", event => { if (event.key === "Escape" && !event.defaultPrevented) escapes++; })</script>';
  const escapes = (page: Page): Promise<number> => page.evaluate('escapes');
  const ESCAPE = ['-Escape', '+Escape'];

  it('once closes the panel and nothing else; the page hears it too', async () => {
    const visit = await ready(COUNT);
    await openPanel(visit.page);
    await type(visit.page, ESCAPE);
    await visit.page.locator('cairn-chat').getByRole('textbox').waitFor({ state: 'hidden' });
    expect(await escapes(visit.page)).toBe(1);
    await stays(visit);
  });

  it('twice never leaves; the page hears both', async () => {
    const visit = await ready(COUNT);
    await type(visit.page, [...ESCAPE, ...ESCAPE]);
    expect(await escapes(visit.page)).toBe(2);
    await stays(visit);
  });

  it('three times leaves, from the composer too', async () => {
    const visit = await ready();
    await openPanel(visit.page);
    await type(visit.page, [...ESCAPE, ...ESCAPE, ...ESCAPE]);
    await leaves(visit);
  });

  it.each<[string, (page: Page) => Promise<void>]>([
    [
      'three times, but slowly',
      async (page) => {
        await type(page, ESCAPE);
        await pause(1200);
        await type(page, ESCAPE);
        await pause(1200);
        await type(page, ESCAPE);
      },
    ],
    ['with another key between', (page) => type(page, [...ESCAPE, ...ESCAPE, '-a', '+a', ...ESCAPE])],
    ['held down', (page) => type(page, ['-Escape', '-Escape', '-Escape', '-Escape', '+Escape'])],
  ])('stays: %s', async (_name, act) => {
    const visit = await ready();
    await act(visit.page);
    await stays(visit);
  });
});
