import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import { colorOf, contrast } from './contrast.ts';
import { STAY } from './exit-hosts.ts';
import { COVER, clickExit, exitControl, type Lab, openLab, openPanel, pause, pressShift, until } from './exit-lab.ts';

/**
 * Statements 24 to 26 of the quick exit: how screen readers announce it, that it can be reached, and that it stays off the
 * partner's own exit.
 */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** The words that nothing may say during an exit, since somebody may be listening. */
const TOPIC = /traffick|sex|victim|abuse|montana|police|trata|víctima/i;

describe('24. announced', () => {
  it('says how many taps are left, but not what they are for', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    const heard: string[] = [];
    await page.exposeFunction('hear', (text: string) => heard.push(text));
    await page.evaluate(() => {
      const { hear } = window as unknown as { hear: (text: string) => void };
      for (const status of document.querySelectorAll('cairn-chat [aria-live]'))
        new MutationObserver(() => status.textContent && hear(status.textContent)).observe(status, {
          childList: true,
          characterData: true,
          subtree: true,
        });
    });
    for (const left of ['2', '1']) {
      await page.keyboard.press('Shift');
      await until(() => heard.some((text) => text.includes(left)), `${left} taps left, announced`);
    }
    await page.keyboard.press('ArrowDown');
    expect(heard.join(' ')).not.toMatch(TOPIC);
    await visit.close();
  });

  it('leaves one alert in a neutral word for screen readers, and nothing else', async () => {
    lab.serve('/p/1', STAY);
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await openPanel(seen.page);
    await clickExit(seen);
    await until(async () => (await seen.page.title()) === 'Loading', 'the blank page');
    const { nodes } = await seen.session.send('Accessibility.getFullAXTree');
    const exposed = nodes
      .filter(({ ignored, role }) => !ignored && !['InlineTextBox', 'RootWebArea'].includes(String(role?.value)))
      .map(({ role, name }) => [role?.value, name?.value]);
    expect(exposed).toEqual([
      ['alert', ''],
      ['StaticText', 'Loading'],
    ]);
    await visit.close();
  });

  it('is named by its words, and is the first stop in the panel', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    expect(await exitControl(page).textContent()).toBe('Exit now');
    await openPanel(page);
    const order = await page.evaluate(() => {
      const root = document.querySelector('cairn-chat')?.shadowRoot;
      const stops = [...(root?.querySelectorAll<HTMLElement>('a[href],button,textarea,[tabindex="0"]') ?? [])];
      return stops.filter((stop) => stop.getClientRects().length > 0).map((stop) => stop.textContent);
    });
    expect(order[0]).toBe('Exit now');
    await visit.close();
  });

  it.each(['closed', 'open'])('axe finds nothing, panel %s', async (state) => {
    lab.serve('/p/1', {
      body: '<main><h1>Page</h1></main>',
      head: '<style>html,body{background:#fff!important}</style>',
    });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    if (state === 'open') await openPanel(page);
    expect(await violations(page)).toEqual([]);
    await visit.close();
  });
});

const SIZES: [number, number, boolean][] = [
  [1280, 800, false],
  [360, 640, true],
  [360, 300, true],
  [320, 256, false],
];
const STATES = ['closed', 'open', 'scrolled', 'failed', 'loading'] as const;

/** Scrolls the page, and waits until that is painted: the control is moved with a frame, and a visitor sees nothing earlier. */
const scrolled = (page: Page, top: number): Promise<void> =>
  page.evaluate(
    (to) =>
      new Promise((resolve) => {
        scrollTo(0, to);
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
    top,
  );

const bring = async (page: Page, state: (typeof STATES)[number]): Promise<void> => {
  if (state === 'closed') return scrolled(page, 900);
  const cairn = page.locator('cairn-chat');
  // Block the device's own answers, or they would stand in for the server's.
  if (state === 'failed') await page.route('**/device-*', (route) => route.abort());
  await page.route(/\/v1\/ask$/, (route) => {
    if (state === 'failed') return route.abort();
    return state === 'loading' ? undefined : route.continue();
  });
  await openPanel(page);
  if (state === 'open') return;
  const composer = cairn.getByRole('textbox');
  for (const question of state === 'scrolled' ? ['what is trafficking', 'what are the signs'] : ['what is it']) {
    const answers = await cairn.locator('.turns .lead').count();
    await composer.fill(question);
    await composer.press('Enter');
    if (state === 'scrolled') await cairn.locator('.turns .lead').nth(answers).waitFor();
  }
  if (state === 'failed') await cairn.getByText('I can’t reach the answers right now.').first().waitFor();
  if (state === 'loading') await cairn.getByText('Looking for an answer.').first().waitFor();
  // Wait until what moves has come to rest.
  await pause(400);
};

/** Returns where the exit is, what is in front of it, and how well its words stand out. */
const look = async (page: Page) => {
  const { color, backgroundColor, ...place } = await page.evaluate(() => {
    const root = document.querySelector('cairn-chat')?.shadowRoot;
    const shown = (selector: string) =>
      [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].find((found) => found.getClientRects().length > 0);
    const control = shown('a[rel=noreferrer]');
    if (!control) throw new Error('no exit on the screen');
    const box = control.getBoundingClientRect();
    const front = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const send = shown('.send')?.getBoundingClientRect();
    const { color, backgroundColor } = getComputedStyle(control);
    return {
      front: front?.localName,
      inside:
        box.x >= 0 &&
        box.y >= 0 &&
        box.right <= (visualViewport?.width ?? 0) + 0.5 &&
        box.bottom <= (visualViewport?.height ?? 0) + 0.5,
      width: Math.round(box.width),
      height: Math.round(box.height),
      fromSend: send
        ? Math.max(send.x - box.right, box.x - send.right, send.y - box.bottom, box.y - send.bottom)
        : Number.POSITIVE_INFINITY,
      color,
      backgroundColor,
    };
  });
  return { ...place, contrast: contrast(colorOf(color), colorOf(backgroundColor)) };
};

const BANNER =
  '<div style="position:fixed;inset:auto 0 0 0;height:60vh;background:#f00;z-index:2147483647">We use cookies</div><p style="height:4000px">';

describe('25. always reachable', () => {
  it.each(SIZES.flatMap(([width, height, touch]) => STATES.map((state) => ({ width, height, touch, state }))))(
    '$width × $height, touch $touch, $state: on the screen, in front, large, away from Send',
    async ({ width, height, touch, state }) => {
      lab.serve('/p/1', { body: BANNER });
      const visit = await lab.visit({ viewport: { width, height }, hasTouch: touch, isMobile: touch });
      const { page } = await visit.open(lab.address('partner', '/p/1'));
      await bring(page, state);
      const seen = await look(page);
      const least = touch ? 48 : 44;
      expect(seen).toMatchObject({ front: 'cairn-chat', inside: true });
      expect(seen.width).toBeGreaterThanOrEqual(least);
      expect(seen.height).toBeGreaterThanOrEqual(least);
      if (state !== 'closed') expect(seen.fromSend).not.toBe(Number.POSITIVE_INFINITY);
      expect(seen.fromSend).toBeGreaterThanOrEqual(8);
      expect(seen.contrast).toBeGreaterThanOrEqual(4.5);
      await visit.close();
    },
  );

  it('by the keyboard while a modal dialog of the page makes everything else inert', async () => {
    lab.serve('/p/1', { body: '<dialog>stay</dialog><script>document.querySelector("dialog").showModal()</script>' });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await pressShift(page, 3);
    await page.waitForURL(COVER);
    await visit.close();
  });
});

/** Exits that partners have, marked up as in their design systems, and fixed where they usually are and where ours is. */
const THEIRS: [string, string][] = [
  [
    'GOV.UK',
    '<div class="govuk-exit-this-page"><a class="govuk-exit-this-page__button" style="STYLE" href="https://www.bbc.co.uk/weather">Exit this page</a></div>',
  ],
  [
    'New South Wales',
    '<div class="nsw-quick-exit js-quick-exit" style="STYLE"><a href="https://www.google.com/webhp">Exit now</a></div>',
  ],
  [
    'Queensland',
    '<a class="qld-quick-exit qg-quick-exit__button" style="STYLE" href="https://www.google.com">Quick exit</a>',
  ],
  ['Ripple', '<button class="rpl-primary-nav__quick-exit" style="STYLE">Quick exit</button>'],
  ['WordPress', '<button id="safety-exit-button" style="STYLE">Safety Exit</button>'],
  ['marked by the partner', '<div data-partner-exit style="STYLE">Away</div>'],
  ['known by its name', '<button style="STYLE">Leave this site</button>'],
];
const CORNERS = ['right:16px;bottom:16px', 'right:0;top:0', 'left:0;bottom:0'];

/** Returns the square pixels that our parts and their exit share, in this state. */
const overlap = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const theirs = document.querySelector('#theirs > *, #theirs > * > a')?.getBoundingClientRect();
    const fixed = [...document.querySelectorAll<HTMLElement>('#theirs, #theirs *')].find(
      (found) => getComputedStyle(found).position === 'fixed',
    );
    const box = fixed?.getBoundingClientRect() ?? theirs;
    const root = document.querySelector('cairn-chat')?.shadowRoot;
    if (!box || !root) throw new Error('nothing to compare');
    // When it is open, all of ours is in the panel, and the launcher's row is clipped away.
    const panel = [...root.querySelectorAll<HTMLElement>('.panel')].filter((one) => one.getClientRects().length > 0);
    const shown = panel.length > 0 ? panel : [...root.querySelectorAll<HTMLElement>('a[rel=noreferrer], button')];
    const ours = shown.map((one) => one.getBoundingClientRect());
    return ours.reduce((most, one) => {
      const width = Math.min(one.right, box.right) - Math.max(one.left, box.left);
      const height = Math.min(one.bottom, box.bottom) - Math.max(one.top, box.top);
      return width > 0 && height > 0 ? Math.max(most, width * height) : most;
    }, 0);
  });

describe('26. never over the partner’s own exit', () => {
  const [first] = THEIRS;
  const cases = [
    ...THEIRS.map(([name, markup]) => ({ name, markup, corner: CORNERS[0] })),
    ...CORNERS.slice(1).map((corner) => ({ name: first?.[0], markup: first?.[1] ?? '', corner })),
  ];
  it.each(cases)('$name, at $corner', async ({ markup, corner }) => {
    const style = `position:fixed;${corner};width:120px;height:48px;background:#ff0;z-index:5`;
    lab.serve('/p/1', { body: `<div id="theirs">${markup.replace('STYLE', style)}</div>` });
    for (const [width, height, touch] of SIZES) {
      const visit = await lab.visit({ viewport: { width, height }, hasTouch: touch, isMobile: touch });
      const { page } = await visit.open(lab.address('partner', '/p/1'));
      await exitControl(page).waitFor();
      await pause(300);
      await expect.poll(() => overlap(page), { message: `closed at ${width} × ${height}` }).toBe(0);
      await openPanel(page);
      await pause(300);
      await expect.poll(() => overlap(page), { message: `open at ${width} × ${height}` }).toBe(0);
      await visit.close();
    }
  });

  it.each([
    '<a role="button" href="#" aria-label="Leave this site" style="STYLE">X</a>',
    '<input type="button" value="Exit this site" style="STYLE">',
    '<span role="button" tabindex="0" style="STYLE">Quickly leave this page</span>',
    '<a href="#" style="STYLE">Salir de este sitio</a>',
  ])('known by its accessible name, and also when it comes later: %s', async (markup) => {
    const style = 'position:fixed;right:16px;bottom:16px;width:120px;height:48px;background:#ff0;z-index:5';
    lab.serve('/p/1', { body: '<div id="theirs"></div>' });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await exitControl(page).waitFor();
    await pause(500);
    await page.evaluate(
      (html) => {
        document.querySelector('#theirs')?.insertAdjacentHTML('beforeend', html);
      },
      markup.replace('STYLE', style),
    );
    await until(async () => (await overlap(page)) === 0, 'ours out of the way of theirs');
    await visit.close();
  });

  it('known by any of the usual names, and no other link is taken for one', async () => {
    const exits = [
      'Exit, escape, Quick exit, Quick&nbsp;Exit, Quick Escape, Safe exit, Safety exit, Emergency exit, Exit now, Exit website',
      'Exit this page, Leave now, Leave this website, Leave this site, Hide this page, Get me out, Click to escape, Panic button',
      'Salida rápida, Salida segura, Salida de emergencia, Salir rápido, Salir ahora, Escape rápido, Cerrar esta página',
      'Salir de este sitio, Salga de esta página, Abandonar el sitio, Quick\n exit (Esc), ✕ Exit',
    ].flatMap((line) => line.split(', '));
    const others = [
      'Exit 454 on Interstate 90, Escape rooms, Ways to escape, Leave a message, Hide, Sign out, Can police get me out?',
      'Salidas de autobuses, Cerrar sesión, Abandonar, Safe houses, Quick answers',
    ].flatMap((line) => line.split(', '));
    const style = 'position:fixed;right:16px;bottom:16px;width:300px;height:48px;background:#ff0;z-index:5';
    lab.serve('/p/1', { body: `<div id="theirs"><a href="#" style="${style}">Something</a></div>` });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await exitControl(page).waitFor();
    const isClear = async (name: string): Promise<boolean> => {
      // One element more or less, so that the page is looked at again.
      await page.evaluate((html) => {
        const link = document.querySelector('#theirs a') as Element;
        link.innerHTML = html;
        if (link.nextSibling) link.nextSibling.remove();
        else link.after(document.createElement('i'));
        dispatchEvent(new Event('resize'));
      }, name);
      return (await overlap(page)) === 0;
    };
    const found: string[] = [];
    for (const name of [...exits, ...others]) if (await isClear(name)) found.push(name);
    expect(found).toEqual(exits);
    await visit.close();
  });

  it('also when it is part of the page and is scrolled beneath ours', async () => {
    lab.serve('/p/1', {
      body: '<p style="height:1500px"></p><div id="theirs" style="text-align:right"><a class="quick-exit" href="#" style="display:inline-block;width:140px;height:60px">Quick exit</a></div><p style="height:3000px"></p>',
    });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await exitControl(page).waitFor();
    for (let top = 700; top < 1500; top += 20) {
      await scrolled(page, top);
      expect(await overlap(page), `scrolled by ${top}`).toBe(0);
    }
    await visit.close();
  });
});
