import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAsNamed, openWidgetLab, PHONE, type VisitOptions, type WidgetLab } from './widget-lab.ts';

/** Where the panel and the exit are, beside what host pages do to the window. */
let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

const COVER = 'https://www.weather.gov/';

/** Returns the boxes of our parts that are shown, by selector, in px of the window. */
const boxes = (page: Page, ...selectors: string[]) =>
  page.evaluate(
    (wanted) =>
      wanted.map((selector) => {
        const all = document.querySelector('cairn-chat')?.shadowRoot?.querySelectorAll(selector) ?? [];
        const shown = [...all].find((one) => one.getClientRects().length > 0);
        if (!shown) throw new Error(`${selector} is not shown`);
        const { left, right, top, bottom, height } = shown.getBoundingClientRect();
        return { selector, left, right, top, bottom, height };
      }),
    selectors,
  );

/** Expects all of these parts to be inside the window. */
const expectInside = async (page: Page, ...selectors: string[]): Promise<void> => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  for (const { selector, left, right, top, bottom } of await boxes(page, ...selectors)) {
    expect(
      [left, top].every((edge) => edge >= -1),
      `${selector} begins at ${left}, ${top}`,
    ).toBe(true);
    expect(right <= width + 1 && bottom <= height + 1, `${selector} ends at ${right}, ${bottom}`).toBe(true);
  }
};

/** Presses the exit that is seen, where it is seen, and expects to get away. */
const expectToLeave = async (page: Page): Promise<void> => {
  await page.route(`${COVER}**`, (route) => route.fulfill({ contentType: 'text/html', body: 'Cover' }));
  const [exit] = await boxes(page, '.exit');
  if (!exit) throw new Error('There is no exit.');
  await page.mouse.click((exit.left + exit.right) / 2, (exit.top + exit.bottom) / 2);
  await page.waitForURL(COVER);
};

describe('inside the window', () => {
  it.each([0.8, 1.25, 1.5])('where the page is zoomed by %d', async (zoom) => {
    const { page, cairn, open, ask, context } = await lab.visit(
      {
        head: `<style>html { zoom: ${zoom} }</style>`,
        body: '<a data-partner-exit href="#" style="position:fixed;right:0;bottom:0;padding:9px">Get out</a>',
      },
      {
        answer: answerAsNamed,
        // WebKit has none.
        prepare: (page) => page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'currentCSSZoom')),
      },
    );
    const theirs = (await page.locator('[data-partner-exit]').boundingBox()) as DOMRect;
    const ours = (await cairn.locator('.pill').boundingBox()) as DOMRect;
    expect(Math.round(theirs.y - ours.y - ours.height)).toBe(8);
    await expectInside(page, '.exit', '.pill');
    await open();
    await expectInside(page, '.panel', '.exit', '.shut', '.strip', '.composer');
    // The question that was asked is at the top, and its reply begins in view.
    for (let asked = 0; asked < 2; asked++) await ask('answer');
    const [scroller, question, lead] = await boxes(
      page,
      '.scroller',
      '.turns > li:nth-child(3)',
      '.turns > li:last-child .lead',
    );
    expect(Math.abs((question?.top ?? 0) - (scroller?.top ?? 0))).toBeLessThan(16 * zoom);
    expect(lead?.top).toBeGreaterThan(scroller?.top ?? 0);
    await context.close();
  });

  it.each(['Questions/conversations', 'questions@example.org', 'Preguntas confidenciales'])(
    'with the label %s on a small phone, and in a frame of 200 px',
    async (label) => {
      for (const width of [200, 240, 320, 360]) {
        const { page, context } = await lab.visit(
          { attributes: `data-label="${label}"` },
          { viewport: { width, height: 500 } },
        );
        await expectInside(page, '.exit', '.pill');
        await context.close();
      }
    },
  );

  it.each([
    [1366, 600],
    [1280, 800],
    [360, 640],
  ])('with room for a reply beside an exit at half height, at %i × %i', async (width, height) => {
    const theirs = `<a class="quick-exit" href="#" style="position:fixed;right:0;top:${height / 2 - 70}px;width:44px;height:140px">Quick exit</a>`;
    const { page, open, ask, context } = await lab.visit(
      { body: theirs },
      { answer: answerAsNamed, ...(width < 400 ? PHONE : {}), viewport: { width, height } },
    );
    await open();
    await ask('escalation');
    const [scroller] = await boxes(page, '.scroller');
    expect(scroller?.height).toBeGreaterThan(250);
    await expectInside(page, '.panel', '.exit', '.shut');
    const [panel] = await boxes(page, '.panel');
    const { left } =
      (await page
        .locator('.quick-exit')
        .boundingBox()
        .then((box) => ({ left: box?.x ?? 0 }))) ?? {};
    if (width > 400) expect(panel?.right).toBeLessThan(left);
    await context.close();
  });
});

describe('the exit works where it is seen', () => {
  it('beside a modal dialog whose button opened the panel; the panel works, too', async () => {
    const { page, cairn, ask, context } = await lab.visit(
      {
        attributes: 'data-open-on="#in-dialog"',
        body: '<dialog><button id="in-dialog">Ask</button></dialog><script>document.querySelector("dialog").showModal()</script>',
      },
      { answer: answerAsNamed },
    );
    await page.locator('#in-dialog').click();
    await cairn.getByRole('textbox').waitFor();
    await ask('answer');
    await expectToLeave(page);
    await context.close();
  });

  it('beside a modal dialog, while the launcher is closed', async () => {
    const { page, context } = await lab.visit({
      body: '<dialog>Cookies?</dialog><script>document.querySelector("dialog").showModal()</script>',
    });
    await expectToLeave(page);
    await context.close();
  });

  it('during a view transition of the page', async () => {
    const { page, open, context } = await lab.visit(
      { head: '<style>::view-transition-group(*) { animation-duration: 20s }</style>' },
      { answer: answerAsNamed },
    );
    await open();
    await page.evaluate(() => document.startViewTransition(() => document.body.append('more')).ready);
    await expectToLeave(page);
    await context.close();
  });

  it('above a popover and a dialog that the page shows later, with what was typed and the focus', async () => {
    const { page, open, cairn, context } = await lab.visit(
      { body: '<div id="menu" popover style="inset:0;width:100vw;height:100vh;margin:0">Menu</div>' },
      { answer: answerAsNamed },
    );
    await open();
    await cairn.getByRole('textbox').fill('half a word');
    await page.evaluate(() => document.querySelector<HTMLElement>('#menu')?.showPopover());
    const [exit] = await boxes(page, '.exit');
    const top = () =>
      page.evaluate(
        ([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName,
        [exit?.left ?? 0, exit?.top ?? 0].map((edge) => edge + 20),
      );
    await expect.poll(top).toBe('cairn-chat');
    expect(await cairn.getByRole('textbox').inputValue()).toBe('half a word');
    await page.keyboard.type('s');
    expect(await cairn.getByRole('textbox').inputValue()).toBe('half a words');
    await expectToLeave(page);
    await context.close();
  });

  it('above an element in full screen, when the page shows a popover in it', async () => {
    const { page, context } = await lab.visit({
      body: '<div id="film"><button id="play">Play</button><p id="menu" popover="manual">Menu</p></div>',
    });
    await page.locator('#play').evaluate((play) => {
      play.onclick = () => void play.parentElement?.requestFullscreen();
    });
    await page.locator('#play').click();
    await page.waitForFunction(() => document.fullscreenElement);
    await page.evaluate(() => document.querySelector<HTMLElement>('#menu')?.showPopover());
    await expectToLeave(page);
    await context.close();
  });

  it('after a button in an element in full screen opened the panel, which ends the full screen', async () => {
    const { page, cairn, ask, context } = await lab.visit(
      {
        attributes: 'data-open-on="#ask-us"',
        body: '<div><button id="play">Play</button><button id="ask-us">Ask</button></div>',
      },
      { answer: answerAsNamed },
    );
    await page.locator('#play').evaluate((play) => {
      play.onclick = () => void play.parentElement?.requestFullscreen();
    });
    await page.locator('#play').click();
    await page.waitForFunction(() => document.fullscreenElement);
    await page.locator('#ask-us').click();
    await cairn.getByRole('textbox').waitFor();
    await page.waitForFunction(() => !document.fullscreenElement);
    await ask('answer');
    await expectToLeave(page);
    await context.close();
  });

  it('after the page wrote itself anew', async () => {
    const { page, context } = await lab.visit({});
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><title>New</title><p>New');
      document.close();
    });
    await page.locator('cairn-chat').locator('.pill').waitFor();
    await expectToLeave(page);
    await context.close();
  });
});

describe('in the page', () => {
  const inPage = (more = '') => `<cairn-chat></cairn-chat>${'<p>More of the page.</p>'.repeat(30)}${more}`;

  it.each([
    [320, 256],
    [360, 300],
    [640, 360],
  ])('has room for a reply at %i × %i', async (width, height) => {
    const { page, cairn, ask, context } = await lab.visit(
      { body: inPage() },
      { answer: answerAsNamed, viewport: { width, height } },
    );
    await cairn.getByRole('textbox').waitFor();
    await ask('answer');
    const [scroller] = await boxes(page, '.scroller');
    expect(scroller?.height).toBeGreaterThan(300);
    await context.close();
  });

  it.each([
    [320, 480],
    [640, 320],
    [1280, 600],
  ])(
    'shows the beginning of a reply, also where the field is lower than the window, at %i × %i',
    async (width, height) => {
      const { page, cairn, ask, context } = await lab.visit(
        { body: inPage() },
        { answer: answerAsNamed, viewport: { width, height } },
      );
      await cairn.getByRole('textbox').waitFor();
      await ask('escalation');
      await expect.poll(async () => (await boxes(page, '.turns .lead'))[0]?.top).toBeGreaterThanOrEqual(0);
      await context.close();
    },
  );

  it('keeps its place before the panel is there, and moves nothing when it comes', async () => {
    const { page, cairn, context } = await lab.visit(
      { body: inPage() },
      { prepare: (page) => page.route('**/panel-*.js*', (route) => setTimeout(() => route.continue(), 700)) },
    );
    const next = () => page.locator('p').first().boundingBox();
    await cairn.locator('.panel').waitFor();
    const before = await next();
    await cairn.getByRole('textbox').waitFor();
    expect(await next()).toEqual(before);
    await context.close();
  });

  it('is brought into view by a button of the page that opens it', async () => {
    const { page, cairn, context } = await lab.visit(
      {
        attributes: 'data-open-on=".ask-us"',
        body: `<a class="ask-us" href="#chat">Ask</a><div style="height:3000px"></div>${inPage()}`,
      },
      { answer: answerAsNamed },
    );
    await cairn.getByRole('textbox').waitFor();
    await page.locator('.ask-us').click();
    await expect.poll(async () => (await boxes(page, '.panel'))[0]?.top).toBeLessThan(800);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('cairn-chat');
    await context.close();
  });

  it('has the exit that stands in for it in the corner that the partner chose', async () => {
    const { page, cairn, context } = await lab.visit(
      { attributes: 'data-position="left"', body: `<div style="height:3000px"></div>${inPage()}` },
      { answer: answerAsNamed },
    );
    await cairn.getByRole('textbox').waitFor();
    const [exit] = await boxes(page, '.bar .exit');
    expect(exit?.right).toBeLessThan(300);
    await context.close();
  });
});

describe('beside code of the page', () => {
  it.each([true, false])(
    'that pulls the focus back into a dialog of its own (captured: %s), can be typed in',
    async (captured) => {
      const { page, open, cairn, context } = await lab.visit(
        {
          body: `<div id="modal" tabindex="-1"><input></div><script>
          document.addEventListener("focusin", ({ target }) => {
            const modal = document.querySelector('#modal');
            if (!modal.contains(target)) modal.querySelector('input').focus();
          }, ${captured});
        </script>`,
        },
        { answer: answerAsNamed },
      );
      await open();
      await cairn.getByRole('textbox').click();
      await page.keyboard.type('help');
      expect(await cairn.getByRole('textbox').inputValue()).toBe('help');
      await context.close();
    },
  );

  it('that scrolls for itself, or lets nothing be copied, can be read and typed in', async () => {
    const { page, open, ask, cairn, context } = await lab.visit(
      {
        body: `<script>for (const type of ['wheel', 'touchmove', 'mousedown'])
          document.addEventListener(type, (event) => event.preventDefault(), { passive: false });</script>`,
      },
      { hasTouch: true, answer: answerAsNamed },
    );
    await open();
    await ask('answer');
    const scroller = cairn.locator('.scroller');
    const scrolled = () => scroller.evaluate(({ scrollTop }) => scrollTop);
    await scroller.evaluate((box) => box.scrollTo(0, 0));
    await scroller.hover();
    await page.mouse.wheel(0, 60);
    await expect.poll(scrolled).toBeGreaterThan(40);
    await scroller.evaluate((box) => box.scrollTo(0, 0));
    await drag(page, scroller, -150);
    await expect.poll(scrolled).toBeGreaterThan(40);
    await cairn.getByRole('textbox').evaluate((field) => field.blur());
    await cairn.getByRole('textbox').click();
    await page.keyboard.type('help');
    expect(await cairn.getByRole('textbox').inputValue()).toBe('help');
    await context.close();
  });

  it.each<[string, VisitOptions]>([
    ['a computer', {}],
    ['a phone', PHONE],
  ])(
    'that refuses presses beside a dialog of its own, on %s: a number can be called, and a question typed',
    async (_name, screen) => {
      const { page, open, ask, cairn, context } = await lab.visit(
        {
          body: `<script>for (const type of ['mousedown', 'touchstart', 'click'])
          document.addEventListener(type, (event) => {
            if (!window.traps) return;
            event.preventDefault();
            event.stopImmediatePropagation();
          }, { capture: true, passive: false });</script>`,
        },
        { ...screen, answer: answerAsNamed },
      );
      await open();
      await ask('escalation');
      await page.evaluate(() => Object.assign(window, { traps: true }));
      const call = cairn.locator('.acts a').first();
      await call.evaluate((link: HTMLAnchorElement) => {
        link.href = '#called';
      });
      const press = (what: Locator) => ('hasTouch' in screen ? what.tap() : what.click());
      await press(call);
      await expect.poll(() => page.url()).toContain('#called');
      await press(cairn.getByRole('textbox'));
      await page.keyboard.type('help');
      expect(await cairn.getByRole('textbox').inputValue()).toBe('help');
      await context.close();
    },
  );

  it('that adds its address to what is copied does not see a number that is', async () => {
    const { page, open, ask, cairn, context } = await lab.visit(
      {
        body: `<script>document.addEventListener('copy', (event) => {
          event.clipboardData.setData('text/plain', getSelection() + ' Read more: ' + location.href);
          event.preventDefault();
        });</script>`,
      },
      { permissions: ['clipboard-read', 'clipboard-write'], answer: answerAsNamed },
    );
    await open();
    await ask('escalation');
    const number = cairn.locator('.number').first();
    await number.click({ clickCount: 3 });
    await page.keyboard.press('Control+c');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe(await number.textContent());
    await context.close();
  });

  it('that leaves by an exit of the partner’s shows nothing of the conversation meanwhile', async () => {
    const { page, open, ask, cairn, context } = await lab.visit(
      {
        // The page's own name is no exit.
        html: 'lang="en" class="has-quick-exit"',
        body: `<a class="exit-this-page" href="#"><b>Exit this page</b></a><script>
          document.querySelector('.exit-this-page').onclick = () => document.body.replaceChildren();
        </script>`,
      },
      { answer: answerAsNamed },
    );
    await open();
    await ask('escalation');
    expect(await cairn.locator('.card').first().isVisible()).toBe(true);
    await page.locator('.exit-this-page b').click();
    expect(await cairn.locator('.panel').isVisible()).toBe(false);
    await context.close();
  });

  it('opens on a button inside a shadow root', async () => {
    const { page, cairn, context } = await lab.visit(
      {
        attributes: 'data-open-on=".ask-us"',
        body: `<my-menu></my-menu><script>
          document.querySelector('my-menu').attachShadow({ mode: 'open' }).innerHTML = '<button class="ask-us">Ask</button>';
        </script>`,
      },
      { answer: answerAsNamed },
    );
    await page.locator('.ask-us').click();
    await cairn.getByRole('textbox').waitFor();
    await context.close();
  });
});

describe('a finger that goes on at the end of the panel', () => {
  const tall = '<p style="height: 3000px">Much to read.</p>';

  it.each([
    ['a phone', { width: 360, height: 640 }],
    ['a phone on its side', { width: 640, height: 320 }],
  ])('on %s does not scroll the page beneath, nor load it anew', async (_name, viewport) => {
    const { page, cairn, open, ask, context } = await lab.visit(
      { body: tall },
      { ...PHONE, viewport, answer: answerAsNamed },
    );
    await open();
    await ask('answer');
    await page.evaluate(() => scrollTo(0, 500));
    for (const box of ['.panel', '.scroller'])
      await cairn.locator(box).evaluate((one) => one.scrollTo(0, one.scrollHeight));
    // From the lower half up, then from the heading down, which would load the page anew.
    await drag(page, cairn.locator('.panel'), -120);
    await drag(page, cairn.locator('h2'), 150);
    expect(await page.evaluate(() => scrollY)).toBe(500);
    await context.close();
  });

  it('in the page scrolls the page on', async () => {
    const { page, cairn, context } = await lab.visit(
      { body: `<cairn-chat></cairn-chat>${tall}` },
      { ...PHONE, viewport: { width: 768, height: 1024 } },
    );
    await cairn.getByRole('textbox').waitFor();
    await drag(page, cairn.locator('.scroller'), -150);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(40);
    await context.close();
  });
});

/** Drags a finger from the middle of something up or down, and off it again. */
const drag = async (page: Page, from: Locator, by: number): Promise<void> => {
  const { x, y, width, height } = (await from.boundingBox()) as { x: number; y: number; width: number; height: number };
  const session = await page.context().newCDPSession(page);
  const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...way: number[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: way.map((part) => ({ x: x + width / 2, y: y + height / 2 + by * part })),
    });
  await finger('touchStart', 0);
  for (let step = 1; step <= 10; step++) await finger('touchMove', step / 10);
  await finger('touchEnd');
  await session.detach();
};
