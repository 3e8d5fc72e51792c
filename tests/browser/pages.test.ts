import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortOf } from '../../server/pages/short-address.ts';
import { type Runtime, startNode } from '../built/runtimes.ts';
import { violations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { COVER } from './exit-lab.ts';
import { pdfText } from './pdf-text.ts';

const ENTRY = `/faq/${shortOf('signs-of-control')}`;

let server: Runtime;
let address: string;
let browser: Browser;

beforeAll(async () => {
  server = await startNode();
  ({ address } = server);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

/** Opens a page in a fresh context and keeps what the browser complains about. */
const open = async (
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address + path);
  return { page, complaints };
};

/** Returns everything that axe finds. The pages' own policy would block axe, so it is injected past that. */
const broken = async (path: string, options: BrowserContextOptions): Promise<string[]> => {
  const { page } = await open(path, { ...options, bypassCSP: true });
  const found = await violations(page);
  await page.context().close();
  return found;
};

describe('without JavaScript', () => {
  it('a question is asked, answered, followed and left, by keyboard alone', async () => {
    const { page } = await open('/faq?lang=en', { javaScriptEnabled: false });
    // Without it, Safari on a Mac passes over the link on Tab.
    expect(await page.locator('a.exit').getAttribute('tabindex')).toBe('0');
    await page.focus('#utterance');
    await page.keyboard.type('what are the signs of trafficking');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${address}/faq?lang=en`);
    await page.locator('.lead').waitFor();
    expect(await page.locator('h1').textContent()).toContain('signs');
    expect(await page.locator('a[href="tel:+18883737888"]').count()).toBeGreaterThan(0);
    expect(page.url()).not.toContain('signs');
    await page.locator('.list a').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('article').waitFor();
    await page.route(COVER, (route) => route.fulfill({ contentType: 'text/html', body: 'Cover' }));
    await page.locator('a.exit').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(COVER);
    await page.context().close();
  });
});

describe('in a browser that runs scripts, but cannot run ours', () => {
  it.each([
    ['/faq?lang=en', ['Back then shows this page again', 'Back can show what you typed']],
    [`${ENTRY}?lang=en`, ['Back can show what you typed']],
    ['/es/preguntas', ['Atrás vuelve a mostrar esta página', 'Atrás puede mostrar lo que escribió']],
  ])('the page says what stays, as without JavaScript, and else does not (%s)', async (path, said) => {
    for (const isOld of [true, false]) {
      const { page } = await open('/healthz');
      // As a browser of 2018 takes it: an error of syntax.
      if (isOld) await page.route(/exit-.*js/, (route) => route.fulfill({ contentType: 'text/javascript', body: '?' }));
      await page.goto(address + path);
      for (const line of said) expect(await page.getByText(line).isVisible(), `${line} ${isOld}`).toBe(isOld);
      await page.context().close();
    }
  });
});

describe('in a browser that knows no variables', () => {
  it.each(['en', 'es'])(
    'the exit comes first, nothing is wider than the screen or on top of another (%s)',
    async (lang) => {
      const { page } = await open('/healthz', { viewport: { width: 240, height: 320 }, javaScriptEnabled: false });
      await page.route(/pages-.*css/, async (route) => {
        const styles = await (await route.fetch()).text();
        expect(styles).toContain('@supports (--');
        await route.fulfill({ contentType: 'text/css', body: styles.replace('@supports (--', '@supports (unknown-') });
      });
      await page.goto(`${address}/faq?lang=${lang}`);
      await page.fill('#utterance', 'he took my id');
      await page.click('form.ask button');
      await page.locator('.urgent').waitFor();
      // With the styles, which come through the route above.
      await page.waitForLoadState();
      const exit = page.locator('a.exit');
      expect(await exit.evaluate((link) => getComputedStyle(link).backgroundColor)).toBe('rgb(31, 42, 48)');
      expect(((await exit.boundingBox()) as DOMRect).y).toBeLessThan(100);
      const overlaps = await page.evaluate(() => {
        const boxes = [
          ...document.querySelectorAll('h1,h2,h3,p,button,textarea,header a,.danger a,.ways a,.list a'),
        ].map((element) => ({ element, box: element.getBoundingClientRect() }));
        return boxes.flatMap((one, at) =>
          boxes
            .slice(at + 1)
            .filter(({ box }) => box.top < one.box.bottom - 1 && box.bottom - 1 > one.box.top)
            .filter(({ box }) => box.left < one.box.right - 1 && box.right - 1 > one.box.left)
            .map(({ element }) => `${one.element.textContent} / ${element.textContent}`),
        );
      });
      expect(overlaps).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(240);
      await page.goto(`${address}/card?lang=${lang}`);
      await page.emulateMedia({ media: 'print' });
      // Paper is read by whoever finds it first.
      expect(await page.locator('h1, .note, .top, aside').locator('visible=true').count()).toBe(0);
      expect(await page.locator('.wallet').first().isVisible()).toBe(true);
      await page.context().close();
    },
  );
});

describe('contacts and questions', () => {
  it.each([320, 1280])(
    'are as wide as the text, apart from each other, and what is in one stands below each other (%i px)',
    async (width) => {
      const { page } = await open('/healthz', { viewport: { width, height: 640 }, javaScriptEnabled: false });
      const at = async (selector: string) =>
        (await page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))) as DOMRect[];
      for (const [path, blocks, parts] of [
        ['/faq/debt-and-id?lang=en', '.cards > li', '.cards > li:first-child .card > *'],
        ['/faq/debt-and-id?lang=en', '.list > li', '.list > li:first-child > *'],
      ] as const) {
        await page.goto(address + path);
        const [lead] = await at('.lead');
        const boxes = await at(blocks);
        expect(boxes.length).toBeGreaterThan(1);
        boxes.forEach((box, index) => {
          expect(box.width, blocks).toBe(lead?.width);
          if (index > 0) expect(box.top - (boxes[index - 1]?.bottom ?? 0), blocks).toBeGreaterThan(3);
        });
        (await at(parts)).forEach(({ top, width }, index, all) => {
          if (index > 0 && width > 0) expect(top, parts).toBeGreaterThanOrEqual((all[index - 1]?.bottom ?? 0) - 1);
        });
      }
      await page.context().close();
    },
  );

  it('have a link to the contacts right below the line that answers', async () => {
    const { page } = await open('/faq/laws?lang=en', {
      viewport: { width: 320, height: 568 },
      javaScriptEnabled: false,
    });
    await page.getByRole('link', { name: 'People who can help' }).click();
    await expect
      .poll(() => page.locator('#contacts').evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(300);
    await page.context().close();
  });
});

describe('in a browser of 2018', () => {
  it.each([320, 1280])('what stands side by side is apart, and nothing is at the edge (%i px)', async (width) => {
    const { page } = await open('/healthz', { viewport: { width, height: 640 }, javaScriptEnabled: false });
    await page.route(/pages-.*css/, async (route) => {
      const styles = await (await route.fetch()).text();
      const old = styles
        // It has gaps in a grid alone.
        .replace(/display:flex[^}]*/g, (row) => row.replace(/\bgap:/g, 'unknown:'))
        .replace(/\b(max|min)\(/g, 'unknown(')
        .replace(/[^{};]+-inline(-start|-end)?:/g, 'unknown:')
        .replace('@supports not (inset', '@supports not (unknown');
      await route.fulfill({ contentType: 'text/css', body: old });
    });
    await page.goto(`${address}/faq?lang=en`);
    await page.fill('#utterance', 'he is going to kill me');
    await page.click('form.ask button');
    await page.locator('.urgent').waitFor();
    await page.waitForLoadState();
    const boxes = async (selector: string) =>
      (await page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect()))) as DOMRect[];
    for (const selector of [
      '.top > .name, .top nav a, .top > .exit',
      '.urgent .ways li',
      '.urgent .ways li:first-child span',
    ]) {
      const [first, ...rest] = (await boxes(selector)).sort((a, b) => a.left - b.left || a.top - b.top);
      let last = first as DOMRect;
      for (const next of rest) {
        expect(Math.max(next.left - last.right, next.top - last.bottom), selector).toBeGreaterThan(3);
        last = next;
      }
    }
    for (const { left, right } of await boxes('.danger b, .danger a, .top a, .ways a')) {
      expect(left).toBeGreaterThanOrEqual(8);
      expect(right).toBeLessThanOrEqual(width - 8);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.context().close();
  });
});

describe('a question of spaces', () => {
  it.each(['/faq?lang=en', '/es/preguntas'])(
    'is said to be one without JavaScript: in the title, in the field that has the focus, and in sight (%s)',
    async (path) => {
      const { page } = await open(path, { viewport: { width: 320, height: 568 }, javaScriptEnabled: false });
      await page.fill('#utterance', '  ');
      await page.click('form.ask button');
      await page.locator('.error').waitFor();
      await page.waitForLoadState();
      expect(await page.title()).toMatch(/^(No answer|Sin respuesta) · /);
      await page.locator('#utterance:focus').waitFor();
      const [header, said, field] = await Promise.all(
        ['header', '.error', '#utterance'].map((part) => page.locator(part).boundingBox()),
      );
      expect(said?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
      expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThanOrEqual(568);
      await page.context().close();
    },
  );
});

describe('in danger', () => {
  it.each([
    ['/faq?lang=en', 'he is going to kill me', 320, 568],
    ['/faq?lang=en', 'i was raped last night', 320, 568],
    ['/es/preguntas', 'me va a matar', 320, 568],
    ['/es/preguntas', 'me violaron', 360, 640],
  ])(
    'the first call is on screen, with nothing to scroll (%s, %s, %i × %i)',
    async (path, utterance, width, height) => {
      const { page } = await open(path, { viewport: { width, height }, javaScriptEnabled: false });
      await page.fill('#utterance', utterance);
      await page.click('form.ask button');
      await page.locator('.urgent').waitFor();
      await page.waitForLoadState();
      const { y, height: high } = (await page.locator('.urgent a').first().boundingBox()) as DOMRect;
      expect(y + high).toBeLessThanOrEqual(height);
      await page.context().close();
    },
  );
});

describe('with a keyboard and JavaScript', () => {
  it('says that keys leave, and how often they have to be pressed still', async () => {
    const { page } = await open('/faq?lang=en');
    await page.getByText('pressing Shift 3 times').waitFor();
    await page.focus('#utterance');
    await page.keyboard.press('Shift');
    expect(await page.locator('.top [aria-live]').textContent()).toBe('2 more');
    await page.keyboard.type('a');
    expect(await page.locator('.top [aria-live]').textContent()).toBe('');
    await page.route(COVER, (route) => route.fulfill({ contentType: 'text/html', body: 'Cover' }));
    for (let tap = 0; tap < 3; tap++) await page.keyboard.press('Shift');
    await page.waitForURL(COVER);
    await page.context().close();
  });

  it('says nothing of keys where no key leaves', async () => {
    const { page } = await open('/faq?lang=en', { javaScriptEnabled: false });
    expect(await page.getByText('pressing Shift 3 times').isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('under their own policy', () => {
  it.each(['/', '/faq', '/es/preguntas', ENTRY, '/card', '/nowhere'])(
    '%s loads nothing from elsewhere and breaks no rule',
    async (path) => {
      const { page, complaints } = await open('/healthz');
      const origins = new Set<string>();
      page.on('request', (request) => origins.add(new URL(request.url()).origin));
      await page.goto(address + path, { waitUntil: 'networkidle' });
      // The browser itself complains of the 404 that the test asks for.
      expect(complaints.filter((text) => path !== '/nowhere' || !text.includes('404'))).toEqual([]);
      expect([...origins].filter((origin) => origin !== 'null')).toEqual([address]);
      await page.context().close();
    },
  );
});

const PATHS = ['/faq?lang=en', '/es/preguntas', `${ENTRY}?lang=en`, '/card?lang=en', '/card?lang=es', '/nowhere'];

/** Sets the longest title that is allowed, and the text spacing that a page has to stand by WCAG 1.4.12. */
const widen = (): void => {
  document.querySelector('.name')?.append(' Forty letters of a title, all told.');
  document.body.style.cssText = 'line-height:1.5;letter-spacing:.12em;word-spacing:.16em';
};

describe('for everybody', () => {
  it.each([320, 360, 1280])('no page scrolls sideways at %i px, and the way out is always in sight', async (width) => {
    for (const path of PATHS) {
      const { page } = await open(path, { viewport: { width, height: 640 } });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0);
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      const { x, y, width: wide, height: high } = (await page.locator('a.exit').boundingBox()) as DOMRect;
      expect(high, path).toBeGreaterThanOrEqual(44);
      expect([x >= 0, y >= 0, x + wide <= width, y + high <= 640], path).toEqual([true, true, true, true]);
      await page.context().close();
    }
  });

  it.each([320, 1280])('at %i px every target is at least 44 px, except links within a text', async (width) => {
    for (const path of ['/', ...PATHS]) {
      const { page } = await open(path, { viewport: { width, height: 640 } });
      const small = await page.locator('a, button, input, select, textarea').evaluateAll((all) =>
        all
          .filter((one) => one.getClientRects().length > 0)
          .filter((one) => {
            const text = one.closest('p, li, dd')?.textContent?.trim() ?? '';
            return text === one.textContent?.trim() || getComputedStyle(one).display !== 'inline';
          })
          .map((one): [string, number, number] => {
            const { width, height } = one.getBoundingClientRect();
            return [one.textContent ?? '', Math.round(width), Math.round(height)];
          })
          .filter(([, wide, high]) => wide < 44 || high < 44),
      );
      expect(small, path).toEqual([]);
      await page.context().close();
    }
  });

  it('no page scrolls sideways, nor hides its way out, when it is read from the right', async () => {
    for (const path of PATHS) {
      const { page } = await open(path, { viewport: { width: 320, height: 640 } });
      await page.evaluate(() => {
        document.documentElement.dir = 'rtl';
      });
      const { scrollWidth, exit, name } = await page.evaluate(() => {
        const left = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().left ?? -1;
        return { scrollWidth: document.documentElement.scrollWidth, exit: left('a.exit'), name: left('a.name') };
      });
      expect([scrollWidth, exit >= 0, exit < name], path).toEqual([320, true, true]);
      await page.context().close();
    }
  });

  it.each([
    ['', (): void => {}],
    [' under the longest title and with wide text', widen],
  ])('nothing that has the focus is covered by what stays in sight%s', async (_, change) => {
    for (const path of ['/', ...PATHS]) {
      const { page } = await open(path, { viewport: { width: 320, height: 640 } });
      await page.evaluate(change);
      // Go upwards from the end: the focused element then comes in at the top, where the header is.
      for (let steps = 0; steps < 200; steps++) {
        await page.keyboard.press('Shift+Tab');
        const covered = await page.evaluate(() => {
          const focused = document.activeElement;
          if (focused === null || focused === document.body) return null;
          // Its first line: a link in a text may go on in the next one, further to the left.
          const { x, y, width } = focused.getClientRects()[0] as DOMRect;
          const seen = document.elementFromPoint(x + width / 2, y + 8);
          return focused.contains(seen) || seen?.contains(focused) ? '' : `${focused.id}${focused.textContent}`;
        });
        if (covered === null) break;
        expect(covered, path).toBe('');
      }
      await page.context().close();
    }
  });

  it('text twice as large fits a small phone, with the way out in sight and most of the screen left to read', async () => {
    const large = await launchChromium({ args: ['--blink-settings=defaultFontSize=32'] });
    try {
      const page = await large.newPage({ viewport: { width: 320, height: 640 } });
      for (const path of PATHS) {
        await page.goto(address + path);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(
          0,
        );
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        const { y, height } = (await page.locator('a.exit').boundingBox()) as DOMRect;
        expect([y, height <= 128], path).toEqual([0, true]);
        expect(await page.evaluate(() => document.elementFromPoint(160, 140)?.closest('header') ?? null)).toBeNull();
      }
    } finally {
      await large.close();
    }
  });

  it.each(['light', 'dark'] as const)('axe finds nothing (%s)', async (colorScheme) => {
    for (const path of ['/', '/faq?lang=en', '/es/preguntas', `${ENTRY}?lang=en`, '/card?lang=en', '/nowhere'])
      expect(await broken(path, { colorScheme }), path).toEqual([]);
  });
});

/** The margins with which a browser's own print dialog begins. */
const MARGIN = { top: '0.4in', bottom: '0.4in', left: '0.4in', right: '0.4in' };

describe('a number', () => {
  it.each(['/card?lang=en', '/card?lang=es', `/es/preguntas/${shortOf('leaving-safely')}`])(
    'is never broken over two lines on a narrow screen (%s)',
    async (path) => {
      const { page } = await open(path, { viewport: { width: 320, height: 640 } });
      const lines = await page.locator('.wallet dd, .number').evaluateAll((all) =>
        all.map((number) => {
          const range = document.createRange();
          range.selectNodeContents(number);
          return range.getClientRects().length;
        }),
      );
      expect(lines.filter((count) => count === 1).length).toBeGreaterThan(2);
      // None: of cards that a narrow screen does not show.
      expect(lines.every((count) => count < 2)).toBe(true);
      await page.context().close();
    },
  );
});

describe('the cards on paper', () => {
  it.each(['en', 'es'])(
    'are eight on one sheet, with the numbers and nothing that names the subject (%s)',
    async (lang) => {
      // The window is as wide as letter paper between its margins.
      const { page } = await open(`/card?lang=${lang}`, { viewport: { width: 720, height: 960 } });
      const shown = await page.locator('.wallet dd').allTextContents();
      await page.emulateMedia({ media: 'print' });
      const cards = await page
        .locator('.wallet')
        .evaluateAll((all) =>
          all.map((card) => ({ fits: card.scrollHeight <= card.clientHeight, width: card.clientWidth })),
        );
      expect(cards).toHaveLength(8);
      expect(cards.every(({ fits }) => fits)).toBe(true);
      // Print with the headers and footers that browsers print unless they are told not to.
      const pdf = await page.pdf({ format: 'Letter', displayHeaderFooter: true, margin: MARGIN });
      const text = pdfText(pdf);
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      for (const number of shown) expect(text.split(number).length - 1, number).toBe(8);
      expect(text).not.toMatch(/traffick|trata|hotline|sex|crisis|help|ayuda|questions|preguntas|exit|salir/i);
      expect(text).not.toMatch(/dangerous|peligroso|127\.0\.0\.1|:\d\d|\/20\d\d/);
      await page.context().close();
    },
  );
});

describe('the embed builder', () => {
  /** Shows the choices that few sites need. */
  const unfold = (page: Page) => page.getByText('More choices').click();

  it.each([
    [1280, 800],
    [320, 568],
  ])('is one tap away on the first screen, and begins in sight (%i × %i)', async (width, height) => {
    const { page } = await open('/', { viewport: { width, height } });
    const link = page.getByRole('link', { name: 'Put Cairn on your site' });
    const { y, height: high } = (await link.boundingBox()) as DOMRect;
    expect([high >= 44, y + high <= height]).toEqual([true, true]);
    await link.click();
    const heading = page.getByRole('heading', { name: 'Put Cairn on your site' });
    const seen = await heading.evaluate((shown) => {
      const { x, y, height } = shown.getBoundingClientRect();
      return shown.contains(document.elementFromPoint(x + 20, y + height / 2));
    });
    expect(seen).toBe(true);
    await page.context().close();
  });

  it('changes the lines with each choice, and copies them', async () => {
    const { page } = await open('/', {
      viewport: { width: 1280, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.getByLabel('Corner').selectOption('left');
    await page.getByLabel('Text of the button').fill('Need to talk?');
    await unfold(page);
    await page.getByLabel('Version').selectOption('pinned');
    const snippet = (await page.locator('#snippet').textContent()) ?? '';
    expect(snippet).toContain('data-position="left"');
    expect(snippet).toContain('data-label="Need to talk?"');
    expect(snippet).toMatch(/\/v\/[^/]+\/cairn\.js"/);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByText('Copied.').waitFor();
    // The note is beside the button, so it is in sight where the button is.
    const [button, said] = await Promise.all(
      [page.getByRole('button', { name: 'Copy' }).first(), page.getByText('Copied.')].map((shown) =>
        shown.boundingBox(),
      ),
    );
    expect(Math.abs((button?.y ?? 0) - (said?.y ?? 999))).toBeLessThan(48);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippet);
    await page.context().close();
  });

  it('has the lines above the choices, and shows the later ones where one of them is chosen', async () => {
    const later = (page: Page) => page.getByLabel('Version').isVisible();
    const { page } = await open('/#builder');
    const [lines, choices] = await Promise.all(
      ['#snippet', '#builder form'].map((part) => page.locator(part).boundingBox()),
    );
    expect(lines?.y).toBeLessThan(640);
    expect((lines?.y ?? 999) + (lines?.height ?? 0)).toBeLessThan(choices?.y ?? 0);
    expect(await later(page)).toBe(false);
    await page.goto(`${address}/?address=pinned#builder`);
    expect(await later(page)).toBe(true);
    await page.context().close();
  });

  it('after Back the lines and the fields agree', async () => {
    const { page } = await open('/');
    await page.getByLabel('Corner').selectOption('left');
    await page.goto(`${address}/healthz`);
    await page.goBack();
    await page.waitForLoadState();
    const chosen = await page.getByLabel('Corner').inputValue();
    expect((await page.locator('#snippet').textContent())?.includes('data-position')).toBe(chosen === 'left');
    await page.context().close();
  });

  it('says beside the field, and aloud, what is left out: not before it is typed, and until it is right', async () => {
    const { page } = await open('/');
    const said = () => page.getByText('Left out of your lines.', { exact: true }).filter({ visible: true }).count();
    const heard = page.locator('#builder form > [aria-live=polite]');
    await unfold(page);
    await page.getByLabel('Where quick exit goes').focus();
    await page.keyboard.type('http://example.org');
    expect(await said()).toBe(0);
    expect(await page.locator('#snippet').textContent()).not.toContain('data-exit-url');
    expect(await heard.textContent()).toBe('');
    // Once the focus has gone on: Orca drops what is announced before. The field is named, because it has the focus no longer.
    await page.keyboard.press('Tab');
    expect(await said()).toBe(1);
    await heard.filter({ hasText: 'Where quick exit goes: Left out of your lines.' }).waitFor({ state: 'attached' });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
    expect(await said()).toBe(1);
    await page.keyboard.type('s');
    expect(await said()).toBe(0);
    expect(await heard.textContent()).toBe('');
    expect(await page.locator('#snippet').textContent()).toContain('data-exit-url="https://example.org"');
    await page.context().close();
  });

  it('says so, too, where another choice makes an address useless, and takes it again', async () => {
    const { page } = await open('/');
    const heard = page.locator('#builder form > [aria-live=polite]');
    await unfold(page);
    await page.getByLabel('Where quick exit goes').fill('https://example.org');
    await page.getByLabel('Quick exit shows').selectOption('blank');
    await heard.filter({ hasText: 'Where quick exit goes: Left out of your lines.' }).waitFor({ state: 'attached' });
    await page.getByText('Left out of your lines.', { exact: true }).filter({ visible: true }).waitFor();
    const lines = async () => (await page.locator('#snippet').textContent()) ?? '';
    expect([(await lines()).includes('data-exit="blank"'), (await lines()).includes('data-exit-url')]).toEqual([
      true,
      false,
    ]);
    await page.getByLabel('Quick exit shows').selectOption('');
    expect(await lines()).toContain('data-exit-url="https://example.org"');
    await page.getByLabel('Text of the button').fill('a text of twenty-five signs');
    await page.keyboard.press('Tab');
    await heard.filter({ hasText: 'Text of the button: Left out of your lines.' }).waitFor({ state: 'attached' });
    await page.getByLabel('Content Security Policy', { exact: true }).selectOption('nonce');
    expect(await lines()).toContain('<script nonce="RANDOM">');
    expect(await page.locator('#policy').textContent()).toContain("script-src 'nonce-RANDOM';");
    await page.context().close();
  });

  it('takes a button of the partner’s own, and leaves out what is no selector', async () => {
    const { page } = await open('/');
    await unfold(page);
    const field = page.getByLabel('A button of your own');
    await field.fill('#ask-us');
    expect(await page.locator('#snippet').textContent()).toContain('data-open-on="#ask-us"');
    await field.fill('#');
    await field.press('Tab');
    await page.getByText('Left out of your lines.', { exact: true }).filter({ visible: true }).waitFor();
    expect(await page.locator('#snippet').textContent()).not.toContain('data-open-on');
    await page.context().close();
  });

  it('selects the lines where the browser does not copy, as over plain http', async () => {
    const { page } = await open('/');
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Copy' }).first().press('Enter');
    await page.getByText('The text is selected now').waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(await page.locator('#snippet').textContent());
    await page.context().close();
  });

  it('has a title that says what the page is for', async () => {
    const { page } = await open('/');
    expect(await page.title()).toBe('Put Cairn on your site · Example page');
    await page.context().close();
  });

  it('keeps the head of a page whole where scripts are off', async () => {
    const { page } = await open('/');
    const [head, body] = await Promise.all(['#snippet', '#body-line'].map((id) => page.locator(id).textContent()));
    const partner = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await partner.route('https://partner.test/', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html><head>${head}<title>x</title></head><body>${body}</body></html>`,
      }),
    );
    await partner.goto('https://partner.test/');
    expect(await partner.locator('head > title').count()).toBe(1);
    expect(await partner.getByRole('link', { name: 'Questions and answers' }).isVisible()).toBe(true);
    await partner.context().close();
    await page.context().close();
  });

  it('gives lines that a browser runs, with their checksum', async () => {
    const { page, complaints } = await open('/?address=pinned&position=left&label=Hello');
    await page.locator('cairn-chat').getByText('Hello').waitFor();
    await page.goto(`${address}/?address=pinned#builder`);
    const snippet = (await page.locator('#snippet').textContent()) ?? '';
    const partner = await page.context().newPage();
    await partner.route(`${address}/partner`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>x</title><h1>Partner</h1>${snippet}` }),
    );
    await partner.goto(`${address}/partner`);
    await partner.locator('cairn-chat').getByText('Questions?').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
