import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask, Reply } from '../../server/contract.ts';
import { anEntry, aReply } from '../widget/replies.ts';
import { type Guest, openWidgetLab, type VisitOptions, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

const PHONE: VisitOptions = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };

/** Says what kind of reply it wants. */
const answer = ({ utterance, locale = 'en' }: Ask): Reply | 'unreachable' =>
  utterance === 'failure'
    ? 'unreachable'
    : aReply(utterance as Reply['kind'], {
        locale,
        ...(utterance === 'answer' && { entry: anEntry({ answer: [...anEntry().answer, ...LONG] }) }),
      });

const LONG = [{ ul: [['one'], ['two']] }, { p: ['x '.repeat(220)] }, { p: ['y '.repeat(220)] }];

const withoutDevice = (page: Page) => page.route('**/device-*', (route) => route.abort());

/** Every state that a visitor can be in, by how to get there. */
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
      await cairn.locator('.strip button').click();
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

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** Rules that our element breaks; the page around it is not ours. */
const violations = async (page: Page) => {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run('cairn-chat', {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // It asks for one landmark around everything of a page: the page's own affair.
      rules: { region: { enabled: false } },
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
};

describe.each([
  ['light, English', { colorScheme: 'light' }, 'en'],
  ['dark, Spanish', { colorScheme: 'dark' }, 'es'],
  ['phone', { ...PHONE, colorScheme: 'light' }, 'en'],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }, 'en'],
] as [string, VisitOptions, string][])('%s', (_, options, lang) => {
  it.each(STATES)('%s breaks no rule of axe', async (_, reach) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, { ...options, answer, prepare: withoutDevice });
    await reach(guest);
    expect(await violations(guest.page)).toEqual([]);
    await guest.context.close();
  });
});

it.each(['#ffee00', '#000000', '#7f7f7f', '#ff0066'])('the accent %s breaks no rule of contrast', async (accent) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const guest = await lab.visit({ attributes: `data-accent="${accent}"` }, { colorScheme, answer });
    await guest.open();
    await guest.ask('escalation');
    expect(await violations(guest.page)).toEqual([]);
    await guest.context.close();
  }
});

describe.each([
  ['320 × 568', 320, 568],
  ['360 × 640', 360, 640],
  ['768 × 1024', 768, 1024],
  ['1280 × 800', 1280, 800],
  ['a keyboard up, 360 × 300', 360, 300],
  ['400 % zoom, 320 × 256', 320, 256],
])('at %s', (_, width, height) => {
  it.each(['en', 'es'])(
    'in %s: nothing is cut off, every target is large enough, the exit is on screen',
    async (lang) => {
      const guest = await lab.visit({ html: `lang="${lang}"` }, { viewport: { width, height }, answer });
      await guest.open();
      await guest.ask('escalation');
      const measured = await guest.cairn.evaluate((host) => {
        const root = host.shadowRoot as ShadowRoot;
        const visible = (element: Element) => element.getClientRects().length > 0;
        const targets = [...root.querySelectorAll('.panel a, .panel button, .panel textarea, .panel summary')].filter(
          visible,
        );
        const inText = (element: Element) => element.closest('p') !== null;
        const wide = [...root.querySelectorAll('.panel *')].filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            !element.matches('.unseen, b, i, a, br, svg, path, textarea') &&
            getComputedStyle(element).display !== 'inline',
        );
        const exit = root.querySelector('.panel .exit')?.getBoundingClientRect() as DOMRect;
        return {
          small: targets
            .filter((target) => !inText(target))
            .map(
              (target) =>
                [
                  target.textContent,
                  target.getBoundingClientRect().width,
                  target.getBoundingClientRect().height,
                ] as const,
            )
            .filter(([, w, h]) => w < 44 || h < 44),
          wide: wide.map((element) => element.className || element.tagName),
          exit: {
            top: exit.top,
            left: exit.left,
            right: exit.right,
            bottom: exit.bottom,
            width: exit.width,
            height: exit.height,
          },
          page: document.documentElement.scrollWidth,
        };
      });
      expect(measured.small).toEqual([]);
      expect(measured.wide).toEqual([]);
      expect(measured.page).toBeLessThanOrEqual(width);
      const { exit } = measured;
      expect(exit.width).toBeGreaterThanOrEqual(48);
      expect(exit.height).toBeGreaterThanOrEqual(48);
      expect(exit.left).toBeGreaterThanOrEqual(0);
      expect(exit.top).toBeGreaterThanOrEqual(0);
      expect(exit.right).toBeLessThanOrEqual(width);
      expect(exit.bottom).toBeLessThanOrEqual(height);
      await guest.context.close();
    },
  );
});

describe.each([
  ['360 × 640', 360, 640],
  ['1280 × 800', 1280, 800],
])('with text twice as large, at %s', (_, width, height) => {
  it.each(['en', 'es'])('in %s: nothing is cut off, nothing covers anything', async (lang) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, { viewport: { width, height }, answer });
    await guest.open();
    await guest.ask('escalation');
    const { cut, covered } = await guest.cairn.evaluate((host) => {
      const root = host.shadowRoot as ShadowRoot;
      const all = [...root.querySelectorAll<HTMLElement>('.dock *')];
      // Read first: sizes are inherited.
      const sizes = all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      for (const [at, element] of all.entries()) element.style.fontSize = `${2 * (sizes[at] ?? 16)}px`;
      const boxes = [...root.querySelectorAll('header > *, .strip > *, .composer > *, .acts > *')]
        .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0);
      return {
        cut: all
          .filter(
            (element) =>
              element.scrollWidth > element.clientWidth + 1 &&
              !element.matches('.unseen, textarea') &&
              getComputedStyle(element).display !== 'inline',
          )
          .map((element) => element.className || element.tagName),
        covered: boxes.flatMap(({ name, box: one }, at) =>
          boxes
            .slice(at + 1)
            .filter(
              ({ box: other }) =>
                one.left < other.right - 1 &&
                other.left < one.right - 1 &&
                one.top < other.bottom - 1 &&
                other.top < one.bottom - 1 &&
                // The transcript scrolls under what stands around it.
                one.top >= 0,
            )
            .map((other) => `${name} / ${other.name}`),
        ),
      };
    });
    expect(cut).toEqual([]);
    expect(covered).toEqual([]);
    const exit = await guest.cairn.locator('header .exit').boundingBox();
    expect((exit?.x ?? 0) + (exit?.width ?? 0)).toBeLessThanOrEqual(width);
    await guest.context.close();
  });
});

it.each(['en', 'es'])('in %s the first view of a phone says the four things without scrolling', async (lang) => {
  const guest = await lab.visit({ html: `lang="${lang}"` }, PHONE);
  await guest.open();
  const bottoms = await guest.cairn.evaluate((host) => {
    const root = host.shadowRoot as ShadowRoot;
    const composer = root.querySelector('.composer')?.getBoundingClientRect().top ?? 0;
    return ['.strip a', '.welcome p:nth-child(2)', '.welcome .card', '.welcome .card button'].map(
      (selector) => composer - (root.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN),
    );
  });
  for (const room of bottoms) expect(room).toBeGreaterThanOrEqual(0);
  await guest.context.close();
});

describe('on a phone', () => {
  it('the panel fills the screen, keeps Tab inside, and opens without the keyboard', async () => {
    const { page, cairn, open, context } = await lab.visit({}, PHONE);
    await open();
    expect(await cairn.locator('.panel').boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await cairn.getByRole('dialog').getAttribute('aria-modal')).toBe('true');
    const focused = () =>
      page.evaluate(() => document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.className);
    expect(await focused()).toContain('panel');
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

it('on a desktop Tab leaves the panel again', async () => {
  const { page, open, context } = await lab.visit();
  await open();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('CAIRN-CHAT');
  await context.close();
});

it('nothing moves, whatever the visitor prefers', async () => {
  const { page, open, ask, context } = await lab.visit({}, { answer, reducedMotion: 'no-preference' });
  await open();
  await ask('escalation');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(
    await page.evaluate(
      () =>
        getComputedStyle(document.querySelector('cairn-chat')?.shadowRoot?.querySelector('.scroller') as Element)
          .scrollBehavior,
    ),
  ).toBe('auto');
  await context.close();
});

it('in forced colours every control keeps an edge', async () => {
  const { cairn, open, ask, context } = await lab.visit({}, { answer, forcedColors: 'active' });
  await open();
  await ask('escalation');
  const bare = await cairn.evaluate((host) =>
    [
      ...(host.shadowRoot as ShadowRoot).querySelectorAll(
        '.panel .exit, .acts a, .send, .questions button, .quiet, textarea',
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

it('the browser checks, corrects and finishes nothing of what is typed', async () => {
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
