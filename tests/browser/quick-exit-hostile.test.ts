import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWidgetLab, PHONE, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

const COVER = 'https://www.weather.gov/';
/** Answers for the cover, so that it is reached without the network. */
const covered = async (page: Page): Promise<void> => {
  await page.context().route(`${COVER}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'weather' }));
};
/** What libraries that keep the focus in a dialog do to clicks and taps outside of it. */
const FOCUS_TRAP = `<script>for (const type of ['mousedown', 'touchstart', 'click', 'pointerdown'])
  document.addEventListener(type, (event) => {
    if (event.target.closest?.('#trap')) return;
    event.preventDefault(); event.stopImmediatePropagation();
  }, { capture: true, passive: false });</script>`;

describe('a page that means no harm', () => {
  it.each(['navigation', 'performance', 'screen', 'origin', 'innerHeight', 'speechSynthesis'])(
    'and has a global of its own called %s: launcher and exit are there, and leave',
    async (name) => {
      const { page, cairn, context } = await lab.visit(
        { head: `<script>var ${name} = [1]; function noop() {} window.${name} = { of: 'theirs' };</script>` },
        { prepare: covered },
      );
      await cairn.locator('.bar .exit').click();
      await page.waitForURL(COVER);
      await context.close();
    },
  );

  it.each([
    ['mouse', {}],
    ['touch', PHONE],
  ])('and keeps the focus in a dialog of its own: the exit still leaves, by %s', async (how, options) => {
    const { page, cairn, context } = await lab.visit(
      { head: FOCUS_TRAP, body: '<div id="trap">cookies?</div>' },
      { ...options, prepare: covered },
    );
    const exit = cairn.locator('.bar .exit');
    await (how === 'touch' ? exit.tap() : exit.click());
    await page.waitForURL(COVER);
    await context.close();
  });

  it.each(['mouse', 'keys'])(
    'and changes its address all the time: the exit is not dropped for it (%s)',
    async (way) => {
      const { page, cairn, context } = await lab.visit({}, { prepare: covered });
      await page.evaluate(() => {
        for (let at = 0; at < 250; at++) history.replaceState(null, '', `#${at}`);
      });
      if (way === 'mouse') await cairn.locator('.bar .exit').click({ noWaitAfter: true });
      else for (let tap = 0; tap < 3; tap++) await page.keyboard.press('Shift');
      await page.waitForURL(COVER);
      await context.close();
    },
  );

  it('and goes on with a reply that it waited for: nothing leads back, and nothing is asked', async () => {
    const held: Record<string, Route> = {};
    const hold =
      (name: string) =>
      (route: Route): void => {
        held[name] = route;
      };
    const { page, cairn, context } = await lab.visit(
      {
        body: `<script>fetch('/late').then(() => {
          history.back(); history.go(-1); navigation.traverseTo(navigation.entries()[0].key); stop(); alert('back?'); print();
          console.log('late');
        });</script>`,
      },
      {
        prepare: async (page) => {
          await page.context().route(`${COVER}**`, hold('cover'));
          await page.context().route('**/late', hold('late'));
        },
      },
    );
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => {
      said.push(dialog.type());
      dialog.dismiss().catch(() => undefined);
    });
    // So that there is something to lead back to.
    await page.goto(`${page.url()}?again`);
    await cairn.locator('.bar .exit').click({ noWaitAfter: true });
    await expect.poll(() => held.cover).toBeDefined();
    await held.late?.fulfill({ body: 'late' });
    await expect.poll(() => said).toContain('late');
    await held.cover?.fulfill({ contentType: 'text/html', body: 'weather' });
    await page.waitForURL(COVER);
    await page.waitForTimeout(500);
    expect([page.url(), said]).toEqual([COVER, ['late']]);
    await context.close();
  });

  it('and defines document.title itself: what it adds afterwards is not seen', async () => {
    const { page, cairn, context } = await lab.visit(
      {
        head: `<script>Object.defineProperty(document, 'title', { value: 'theirs' });
          const again = () => {
            if (document.title === 'theirs' && !document.querySelector('main')) {
              document.documentElement.append(Object.assign(document.createElement('p'), { id: 'back', textContent: 'still here' }));
              console.log('boxes ' + document.querySelector('#back').getClientRects().length);
            }
            requestAnimationFrame(again);
          };
          addEventListener('load', again);</script>`,
      },
      { prepare: (page) => page.context().route(`${COVER}**`, () => undefined) },
    );
    const boxes: string[] = [];
    page.on('console', (message) => {
      if (message.text().startsWith('boxes')) boxes.push(message.text());
    });
    await cairn.locator('.bar .exit').click({ noWaitAfter: true });
    await expect.poll(() => boxes.length).toBeGreaterThan(0);
    await page.waitForTimeout(500);
    expect(new Set(boxes)).toEqual(new Set(['boxes 0']));
    await context.close();
  });

  it('and shows an exit of its own that was hidden: ours moves off it', async () => {
    const { page, cairn, context } = await lab.visit({
      body: '<button id="theirs" hidden style="position:fixed;right:16px;bottom:16px;width:120px;height:48px">Quick exit</button>',
    });
    await cairn.locator('.pill').waitFor();
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      (document.querySelector('#theirs') as HTMLElement).hidden = false;
    });
    await expect
      .poll(async () => {
        const [ours, theirs] = await Promise.all([
          cairn.locator('.bar').boundingBox(),
          page.locator('#theirs').boundingBox(),
        ]);
        return (ours?.y ?? 0) + (ours?.height ?? 0) - (theirs?.y ?? 0);
      })
      .toBeLessThanOrEqual(0);
    await context.close();
  });
});

it('Shift with the wheel scrolls sideways, and does not leave', async () => {
  const { page, cairn, context } = await lab.visit({ body: '<div style="width:4000px">wide</div>' });
  await cairn.locator('.pill').waitFor();
  await page.mouse.move(400, 300);
  for (let time = 0; time < 4; time++) {
    await page.keyboard.down('Shift');
    await page.mouse.wheel(120, 0);
    await page.waitForTimeout(50);
    await page.keyboard.up('Shift');
  }
  expect(page.url()).toBe(lab.address());
  await context.close();
});

it('while a page leaves again after Back, nothing of ours is put on it', async () => {
  let isSlow = false;
  const { page, cairn, context } = await lab.visit(
    {},
    {
      prepare: async (page) =>
        page.context().route(`${COVER}**`, async (route) => {
          // A cover that stalls leaves the blank page there to be looked at.
          if (!isSlow) await route.fulfill({ contentType: 'text/html', body: 'weather' });
        }),
    },
  );
  await page.goto(lab.address('/second'));
  await cairn.locator('.bar .exit').click();
  await page.waitForURL(COVER);
  isSlow = true;
  await page.goBack({ waitUntil: 'commit', timeout: 3000 }).catch(() => undefined);
  await page.waitForTimeout(1000);
  expect(await cairn.count().catch(() => 0)).toBe(0);
  await context.close();
});

it("leaves Cairn's own pages, and Back leads away again", async () => {
  const context = await lab.browser.newContext();
  const page = await context.newPage();
  await covered(page);
  await page.goto(`${lab.origin}/faq`);
  await page.locator('.list a').first().click();
  await page.waitForURL('**/faq/**');
  await page.locator('a.exit').click();
  await page.waitForURL(COVER);
  await page.goBack({ waitUntil: 'commit' }).catch(() => undefined);
  await page.waitForURL(COVER);
  await context.close();
});
