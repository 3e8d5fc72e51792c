import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { colorOf, contrast, contrastOf } from './contrast.ts';
import {
  answerAsNamed as answer,
  type Guest,
  openWidgetLab,
  PHONE,
  type VisitOptions,
  type WidgetLab,
} from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

const withoutDevice = (page: Page) => page.route('**/device-*', (route) => route.abort());

/** Every state that a visitor can be in, with how to get there. */
const STATES: [string, (guest: Guest) => Promise<void>][] = [
  ['closed', async () => undefined],
  ['the first view', ({ open }) => open()],
  ...(['answer', 'clarification', 'fallback', 'escalation', 'failure'] as const).map(
    (kind): [string, (guest: Guest) => Promise<void>] => [
      kind,
      async ({ open, ask, cairn }) => {
        await open();
        await ask(kind);
        for (const summary of await cairn.locator('summary').all()) await summary.click();
      },
    ],
  ),
  [
    'misunderstood',
    async ({ open, ask, cairn }) => {
      await open();
      await ask('escalation');
      await cairn.locator('.cairn > .quiet').click();
    },
  ],
  [
    'the limits of exit',
    async ({ open, cairn }) => {
      await open();
      await cairn.locator('#about-exit').click();
    },
  ],
  [
    'no panel',
    async ({ page, cairn }) => {
      await page.route('**/panel-*', (route) => route.abort());
      await cairn.locator('.pill').click();
      await cairn.locator('.panel .pill').waitFor();
    },
  ],
];

/** Returns what axe finds in our element. The page around it is not ours. */
const broken = (page: Page): Promise<string[]> =>
  violations(page, 'cairn-chat', {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // This rule asks for a landmark around everything on a page: that is the page's own affair.
    rules: { region: { enabled: false } },
  });

describe.each([
  ['light, English', { colorScheme: 'light' }, 'en'],
  ['dark, Spanish', { colorScheme: 'dark' }, 'es'],
  ['phone', { ...PHONE, colorScheme: 'light' }, 'en'],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }, 'en'],
] as [string, VisitOptions, string][])('%s', (_, options, lang) => {
  it.each(STATES)('%s breaks no rule of axe', async (_, reach) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, { ...options, answer, prepare: withoutDevice });
    await reach(guest);
    expect(await broken(guest.page)).toEqual([]);
    const { seen, pale } = await contrastOf(guest.cairn);
    expect(seen).toBeGreaterThan(1);
    // Forced colors are the visitor's own.
    if (!options.forcedColors) expect(pale).toEqual([]);
    await guest.context.close();
  });
});

it.each(['#ffee00', '#000000', '#7f7f7f', '#ff0066'])('with the accent %s every text can be read', async (accent) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const guest = await lab.visit({ attributes: `data-accent="${accent}"` }, { colorScheme, answer });
    expect((await contrastOf(guest.cairn)).pale).toEqual([]);
    await guest.open();
    await guest.ask('escalation');
    expect((await contrastOf(guest.cairn)).pale).toEqual([]);
    await guest.context.close();
  }
});

it('a text that cannot be read is noticed: the partner’s own style of a part', async () => {
  const guest = await lab.visit({ head: '<style>cairn-chat::part(launcher) { color: #4a8794 }</style>' });
  expect((await contrastOf(guest.cairn)).pale).toEqual([expect.stringContaining('Questions?')]);
  await guest.context.close();
});

describe('on a phone', () => {
  it('the panel fills the screen, keeps Tab inside, and opens without the keyboard', async () => {
    const { page, cairn, open, context } = await lab.visit({}, PHONE);
    await open();
    expect(await cairn.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await cairn.getByRole('dialog').getAttribute('aria-modal')).toBe('true');
    expect(await cairn.getByRole('dialog', { description: /program/ }).count()).toBe(1);
    expect(await cairn.getByRole('banner').count()).toBe(0);
    const focused = () =>
      page.evaluate(() => document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.className);
    expect(await focused()).toContain('panel');
    // Without a name of its own, all of its text is read when it takes the focus.
    expect(
      await cairn
        .getByRole('region', { name: 'Questions', description: /program/ })
        .evaluate((one) => one.matches(':focus')),
    ).toBe(true);
    const stops: (string | undefined)[] = [];
    for (let press = 0; press < 14; press++) {
      await page.keyboard.press('Tab');
      stops.push(await focused());
    }
    expect(stops[0]).toBe('exit');
    expect(stops.every((stop) => stop !== undefined)).toBe(true);
    expect(stops.lastIndexOf('exit')).toBeGreaterThan(0);
    await page.keyboard.press('Escape');
    expect(await cairn.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  it('sending puts the keyboard away, so that the reply is seen', async () => {
    const { page, open, ask, context } = await lab.visit({}, { ...PHONE, answer });
    await open();
    await ask('fallback');
    const focused = await page.evaluate(
      () => document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.className,
    );
    expect(focused).toBe('visitor');
    await context.close();
  });
});

it('on a desktop the region does not hold the launcher: its name is said when the focus comes from there', async () => {
  const { cairn, open, context } = await lab.visit();
  await open();
  const region = cairn.getByRole('region', { name: 'Questions' });
  expect(await region.locator('textarea').count()).toBe(1);
  expect(await region.locator('.pill').count()).toBe(0);
  await context.close();
});

it('words that only a screen reader has are one line: in Chromium, Orca reads those that wrap letter by letter', async () => {
  const { cairn, open, ask, context } = await lab.visit({}, { answer });
  await open();
  await ask('answer');
  const lines = await cairn.locator('.unseen').evaluateAll((all) =>
    all.map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    }),
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(new Set(lines)).toEqual(new Set([1]));
  await context.close();
});

it('the page keys scroll the transcript while the field has the focus, as after a question', async () => {
  const { page, cairn, open, ask, context } = await lab.visit({}, { answer, viewport: { width: 1280, height: 700 } });
  await open();
  await ask('escalation');
  await cairn.getByRole('textbox').focus();
  const scrolled = () => cairn.evaluate((host) => host.shadowRoot?.querySelector('#scroller')?.scrollTop ?? 0);
  const before = await scrolled();
  await page.keyboard.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(before);
  const below = await scrolled();
  await page.keyboard.press('PageUp');
  await expect.poll(scrolled).toBeLessThan(below);
  await context.close();
});

it('on a desktop Tab leaves the panel again', async () => {
  const { page, open, context } = await lab.visit();
  await open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('CAIRN-CHAT');
  await context.close();
});

it('is a dialog from when it fills the screen until it does not, and the greeting describes what is read out', async () => {
  const { page, cairn, open, ask, context } = await lab.visit({}, { answer });
  const greeted = (role: 'dialog' | 'region' | 'textbox') => cairn.getByRole(role, { description: /program/ }).count();
  const isModal = () => cairn.locator('.dock').getAttribute('aria-modal');
  const tabbed = async () => {
    await cairn.locator('.send').focus();
    await page.keyboard.press('Tab');
    return cairn.locator('#exit').evaluate((exit) => exit.matches(':focus'));
  };
  await open();
  for (const isAsked of [false, true]) {
    if (isAsked) await ask('answer');
    await page.setViewportSize({ width: 360, height: 640 });
    await cairn.getByRole('dialog', { name: 'Questions' }).waitFor();
    expect([await isModal(), await greeted('dialog'), await greeted('textbox'), await tabbed()]).toEqual([
      'true',
      1,
      0,
      true,
    ]);
    await page.setViewportSize({ width: 1280, height: 800 });
    // The page hears of its new size after the call is done.
    await cairn.getByRole('dialog').waitFor({ state: 'hidden' });
    await cairn.getByRole('region', { name: 'Questions' }).waitFor();
    expect([await isModal(), await greeted('region'), await greeted('textbox'), await tabbed()]).toEqual([
      null,
      0,
      isAsked ? 0 : 1,
      false,
    ]);
  }
  await context.close();
});

it('on a phone Shift and Tab stay in the panel also where the browser has no name for the two, as WebKitGTK', async () => {
  const { page, cairn, open, context } = await lab.visit({}, PHONE);
  await open();
  const exit = cairn.locator('#exit');
  await exit.focus();
  await exit.dispatchEvent('keydown', { key: 'Unidentified', keyCode: 9, shiftKey: true, bubbles: true });
  const focused = await page.evaluate(() => document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.className);
  expect(focused).toBe('send');
  await context.close();
});

it('every link has a number for Tab: without one, Safari on a Mac passes over it', async () => {
  const { cairn, open, ask, context } = await lab.visit({}, { answer });
  const passedOver = cairn.locator('a:not([tabindex="0"])');
  expect(await passedOver.count()).toBe(0);
  await open();
  for (const kind of ['answer', 'escalation']) await ask(kind);
  expect(await cairn.locator('a').count()).toBeGreaterThan(5);
  expect(await passedOver.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([]);
  await context.close();
});

it.each([
  ['light', '#fff'],
  ['light', '#000'],
  ['dark', '#fff'],
  ['dark', '#000'],
] as const)(
  'the focus is seen on the launcher and on the exit beside it (%s device, page %s)',
  async (colorScheme, ground) => {
    const { page, cairn, context } = await lab.visit(
      { head: `<style>body { background: ${ground} }</style>` },
      { colorScheme },
    );
    const viewer = await context.newPage();
    for (const control of ['.bar .exit', '.bar .pill']) {
      const box = (await cairn.locator(control).boundingBox()) as DOMRect;
      const clip = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 };
      const shoot = async () => (await page.screenshot({ clip })).toString('base64');
      const before = await shoot();
      for (let press = 0; press < 20 && !(await cairn.locator(`${control}:focus`).count()); press++)
        await page.keyboard.press('Tab');
      const [one, other] = [await pixelsOf(viewer, before), await pixelsOf(viewer, await shoot())];
      const changed = one.filter((color, at) => contrast(color, other[at] ?? color) >= 3).length;
      await cairn.locator(control).evaluate((focused: HTMLElement) => focused.blur());
      // WCAG 2.4.13 asks for as many pixels as a line around the control, 2 px thick.
      expect(changed, control).toBeGreaterThan(2 * 2 * (box.width + box.height - 60));
    }
    await context.close();
  },
);

it.each([
  ['light', ''],
  ['dark', ''],
  ['light', 'data-theme="dark"'],
  ['dark', 'data-theme="light"'],
] as const)(
  'the launcher and the exit beside it stand out from a white page and from a dark one (%s device, %s)',
  async (colorScheme, attributes) => {
    const { cairn, context } = await lab.visit({ attributes }, { colorScheme });
    for (const control of ['.bar .exit', '.bar .pill']) {
      const colors = await cairn.locator(control).evaluate((one) => {
        const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(one);
        return [backgroundColor, ...(borderTopWidth === '0px' ? [] : [borderTopColor])];
      });
      for (const page of ['rgb(255, 255, 255)', 'rgb(18, 18, 18)']) {
        const seen = Math.max(...colors.map((color) => contrast(colorOf(color), colorOf(page))));
        // WCAG 1.4.11 asks for three to one.
        expect(seen, `${control} on ${page}`).toBeGreaterThanOrEqual(3);
      }
    }
    await context.close();
  },
);

/** Returns the colors of a picture's pixels. */
const pixelsOf = async (viewer: Page, picture: string): Promise<number[][]> => {
  const values = await viewer.evaluate(async (shot) => {
    const image = new Image();
    image.src = `data:image/png;base64,${shot}`;
    await image.decode();
    const { width, height } = image;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const drawing = canvas.getContext('2d') as CanvasRenderingContext2D;
    drawing.drawImage(image, 0, 0);
    return [...drawing.getImageData(0, 0, width, height).data];
  }, picture);
  return Array.from({ length: values.length / 4 }, (_, pixel) => values.slice(4 * pixel, 4 * pixel + 3));
};

it('nothing moves, whatever the visitor prefers', async () => {
  const { cairn, open, ask, context } = await lab.visit({}, { answer, reducedMotion: 'no-preference' });
  await open();
  await ask('escalation');
  const moving = await cairn.evaluate((host) =>
    [...(host.shadowRoot as ShadowRoot).querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || transitionDuration !== '0s' || scrollBehavior !== 'auto';
      })
      .map((element) => element.className || element.tagName),
  );
  expect(moving).toEqual([]);
  await context.close();
});

it('in forced colours every control keeps an edge', async () => {
  const { cairn, open, ask, context } = await lab.visit({}, { answer, forcedColors: 'active' });
  await open();
  await ask('escalation');
  const bare = await cairn.evaluate((host) =>
    [
      ...(host.shadowRoot as ShadowRoot).querySelectorAll(
        '.panel .exit, .icon, .acts a, .send, .questions button, .quiet, textarea',
      ),
    ]
      .filter(
        (control) =>
          control.getClientRects().length > 0 && Number.parseFloat(getComputedStyle(control).borderTopWidth) < 1,
      )
      .map((control) => control.className || control.tagName),
  );
  expect(bare).toEqual([]);
  await context.close();
});

it('the browser does not check, correct or complete what is typed', async () => {
  const { cairn, open, context } = await lab.visit();
  await open();
  const settings = await cairn
    .getByRole('textbox')
    .evaluate((field) =>
      ['spellcheck', 'autocorrect', 'autocomplete', 'writingsuggestions'].map((name) => field.getAttribute(name)),
    );
  expect(settings).toEqual(['false', 'off', 'off', 'false']);
  await context.close();
});

it("Chromium's own accessibility tree names everything on the main path, the exit first", async () => {
  const { page, open, ask, context } = await lab.visit({}, { answer });
  await open();
  await ask('escalation');
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const shown = nodes.filter(({ ignored }) => !ignored);
  const found = (role: string, name?: string) =>
    shown.find((node) => node.role?.value === role && (name === undefined || node.name?.value === name));
  const region = found('region', 'Questions');
  expect(found('log', 'Questions and answers')).toBeDefined();
  // Orca reads a status as a line of the page, where it says nothing either.
  expect(found('status')).toBeUndefined();
  expect(found('banner')).toBeUndefined();
  expect(found('textbox', 'Type your question')).toBeDefined();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const inOrder = (node: (typeof nodes)[number] | undefined): (typeof nodes)[number][] =>
    node ? [node, ...(node.childIds ?? []).flatMap((id) => inOrder(byId.get(id)))] : [];
  const stops = inOrder(region)
    .filter(({ ignored, role }) => !ignored && ['link', 'button', 'textbox'].includes(String(role?.value)))
    .map(({ name }) => name?.value);
  expect(stops[0]).toBe('Exit now');
  expect(stops).toContain('Call: First Line, 1-555-555-0100');
  expect(stops.filter((name) => !name)).toEqual([]);
  await context.close();
});
