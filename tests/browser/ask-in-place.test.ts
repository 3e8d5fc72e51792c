import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortOf } from '../../server/pages/short-address.ts';
import { type Runtime, startNode } from '../built/runtimes.ts';
import { violations } from './axe.ts';
import { launchChromium } from './chromium.ts';
import { COVER, pause, pressShift, TRUE_TO_LIFE } from './exit-lab.ts';

const ENTRY = `/faq/${shortOf('signs-of-control')}`;
const SIGNS = 'what are the signs of trafficking';

let server: Runtime;
let browser: Browser;
/** Keeps no page for Back, so that Back loads it anew, as on a phone with little memory. */
let forgetful: Browser;

beforeAll(async () => {
  server = await startNode();
  browser = await launchChromium(TRUE_TO_LIFE);
  forgetful = await launchChromium();
});
afterAll(async () => {
  await Promise.all([browser.close(), forgetful.close()]);
  await server.stop();
});

interface Opened {
  page: Page;
  /** Requests for anything but styles and scripts: kind, method, address, body, and headers as text. */
  sent: { type: string; method: string; url: string; body: string; headers: string }[];
  complaints: string[];
}

const open = async (path: string, options: BrowserContextOptions = {}, from = browser): Promise<Opened> => {
  const context = await from.newContext({ viewport: { width: 360, height: 640 }, ...options });
  const page = await context.newPage();
  await context.route(`${COVER}**`, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Cover</h1>' }));
  const sent: Opened['sent'] = [];
  page.on('request', (request) => {
    const type = request.resourceType();
    if (type !== 'document' && type !== 'fetch') return;
    const headers = JSON.stringify(request.headers());
    sent.push({ type, method: request.method(), url: request.url(), body: request.postData() ?? '', headers });
  });
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.address + path);
  return { page, sent, complaints };
};

const ask = async (page: Page, utterance: string): Promise<void> => {
  await page.fill('#utterance', utterance);
  await page.click('form.ask button');
};

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || '');

/** Holds back what is asked by script until the function that it returns is called with what to do. */
const holdBack = async (page: Page): Promise<(act: 'continue' | 'abort') => Promise<void>> => {
  const held = new Promise<Parameters<Parameters<Page['route']>[1]>[0]>((resolve) => {
    void page.route(/\/(faq|preguntas)/, (route) =>
      route.request().resourceType() === 'fetch' ? resolve(route) : route.continue(),
    );
  });
  return async (act) => (await held)[act]();
};

describe('what is asked on a page', () => {
  it('forgets what was typed and not sent a minute after the page was left', async () => {
    const { page } = await open('/faq?lang=en');
    const settings = ['spellcheck', 'autocorrect', 'autocomplete', 'writingsuggestions'];
    const field = page.locator('#utterance');
    expect(await field.evaluate((it, names) => names.map((name) => it.getAttribute(name)), settings)).toEqual([
      'false',
      'off',
      'off',
      'false',
    ]);
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(document, { persisted })));
    const leaveFor = async (ms: number): Promise<string> => {
      await page.evaluate((away) => {
        Object.assign(document, { persisted: false });
        const { now } = Date;
        addEventListener('pagehide', () => (Date.now = () => now() + away), { once: true });
      }, ms);
      await page.goto(`${server.address}${ENTRY}`);
      await page.goBack({ waitUntil: 'commit' });
      await page.waitForFunction(() => (document as { persisted?: boolean }).persisted);
      expect(await field.isVisible()).toBe(true);
      return field.inputValue();
    };
    await field.fill('half a thought');
    expect(await leaveFor(10_000)).toBe('half a thought');
    expect(await leaveFor(61_000)).toBe('');
    await page.context().close();
  });

  it('is answered in its place, as if the page had been loaded, and adds nothing to the history', async () => {
    const { page, sent, complaints } = await open('/faq?lang=en');
    const before = await page.evaluate(() => history.length);
    await page.evaluate(() => scrollTo(0, 200));
    await ask(page, SIGNS);
    await page.locator('article').waitFor();
    expect(await page.title()).toBe('An answer · Questions');
    expect(await page.locator('h1').textContent()).toContain('signs');
    expect(await focused(page)).toBe('H1');
    expect(await page.inputValue('#utterance')).toBe('');
    expect(await page.locator('form.ask button').textContent()).toBe('Ask');
    expect(await page.evaluate(() => [scrollY, history.length])).toEqual([0, before]);
    expect(await page.locator('.unarmed').locator('visible=true').count()).toBe(0);
    expect(page.url()).toBe(`${server.address}/faq?lang=en`);
    expect(complaints).toEqual([]);
    // The words are in the body of one request, and nowhere else.
    expect(sent.map(({ type, method }) => `${type} ${method}`)).toEqual(['document GET', 'fetch POST']);
    expect(new URLSearchParams(sent[1]?.body).get('utterance')).toBe(SIGNS);
    for (const { url, headers } of sent) expect(url + headers).not.toMatch(/traffick|"referer"|"cookie"/i);
    await page.context().close();
  });

  it('is asked again from the reply, and a reply in another language changes the language of the page', async () => {
    const { page } = await open(`${ENTRY}?lang=en`);
    await ask(page, SIGNS);
    await page.getByRole('heading', { level: 1, name: /signs/ }).waitFor();
    await ask(page, '¿Qué es la trata de personas? ¿Cuáles son las señales?');
    await page.locator('html[lang=es]').waitFor();
    expect(await page.title()).toBe('Una respuesta · Preguntas');
    expect(await page.locator('a.exit').textContent()).toBe('Salir ya');
    expect(await page.locator('form.ask').getAttribute('action')).toBe('/es/preguntas');
    await page.context().close();
  });

  it('comes back to the field where only spaces came', async () => {
    const { page } = await open('/faq?lang=en');
    await ask(page, '   ');
    await page.getByText('Write a few words.').waitFor();
    expect(await focused(page)).toBe('utterance');
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('is answered on a page in which axe finds nothing (%s)', async (colorScheme) => {
    const { page } = await open('/faq?lang=en', { colorScheme, bypassCSP: true });
    await ask(page, 'he is going to kill me');
    await page.locator('.urgent').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['/faq?lang=en', 'he is going to kill me'],
    ['/es/preguntas', 'me va a matar'],
  ])('in danger, the first call is on screen, with nothing to scroll (%s)', async (path, utterance) => {
    const { page } = await open(path, { viewport: { width: 320, height: 568 } });
    await ask(page, utterance);
    const { y, height } = (await page.locator('.urgent a').first().boundingBox()) as DOMRect;
    expect(y + height).toBeLessThanOrEqual(568);
    await page.context().close();
  });
});

describe('Back', () => {
  it.each([
    ['keeps pages', () => browser],
    ['loads them anew', () => forgetful],
  ])('after asking and following a question shows the page that asked, where the browser %s', async (_, from) => {
    const { page, sent } = await open('/faq?lang=en', {}, from());
    await ask(page, SIGNS);
    await page.locator('article').waitFor();
    await page.locator('.list a').first().click();
    await page.waitForURL(/\/faq\/[a-z]+/);
    await page.goBack();
    expect(page.url()).toBe(`${server.address}/faq?lang=en`);
    expect(await page.locator('#utterance').inputValue()).toBe('');
    await page.locator('a[href^="tel:"]').first().waitFor();
    await page.reload();
    expect(await page.locator('h1').textContent()).toBe('Questions');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await page.context().close();
  });
});

describe('the exit', () => {
  it('leaves by its link and by its keys from a page that was put in place', async () => {
    for (const leave of [(page: Page) => page.click('a.exit'), (page: Page) => pressShift(page, 3)]) {
      const { page } = await open('/faq?lang=en');
      await ask(page, SIGNS);
      await page.locator('article').waitFor();
      expect(await page.getByText('pressing Shift 3 times').isVisible()).toBe(true);
      await page.keyboard.press('Shift');
      expect(await page.locator('.top [aria-live]').textContent()).toBe('2 more');
      await page.keyboard.press('a');
      expect(await page.locator('.top [aria-live]').textContent()).toBe('');
      await leave(page);
      await page.waitForURL(COVER);
      // Unlike a link, the exit leaves no way back.
      await page.goBack().catch(() => undefined);
      await page.waitForURL(/^(?!http:)/);
      await page.context().close();
    }
  });

  it.each(['continue', 'abort'] as const)(
    'leaves while a reply is waited for, whatever becomes of that (%s)',
    async (act) => {
      const { page, sent } = await open('/faq?lang=en');
      const release = await holdBack(page);
      await ask(page, SIGNS);
      await page.getByRole('button', { name: 'One moment' }).waitFor();
      // The cover takes long, and meanwhile the reply comes, or fails to.
      await page.route(COVER, async (route) => {
        await release(act).catch(() => undefined);
        await pause(700);
        await route.fallback();
      });
      await page.click('a.exit');
      await page.waitForURL(COVER);
      expect(await page.locator('h1').textContent()).toBe('Cover');
      expect(sent.filter(({ type, method }) => type === 'document' && method === 'POST')).toEqual([]);
      await page.context().close();
    },
  );
});

describe('while a reply is waited for', () => {
  it('the button says so and keeps the focus, and nothing is sent twice', async () => {
    const { page, sent } = await open('/es/preguntas');
    const release = await holdBack(page);
    await ask(page, 'que señales hay');
    const button = page.getByRole('button', { name: 'Un momento' });
    await button.waitFor();
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(await focused(page)).toBe('BUTTON');
    expect(await page.getAttribute('#utterance', 'readonly')).toBe('');
    await page.keyboard.press('Enter');
    await release('continue');
    await page.locator('article').waitFor();
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await page.context().close();
  });

  it('a link is followed, and the question does not call its reader back', async () => {
    const { page, sent } = await open('/faq?lang=en');
    const release = await holdBack(page);
    await ask(page, SIGNS);
    await page.getByRole('button', { name: 'One moment' }).waitFor();
    // The page that is to come takes long, and meanwhile the browser breaks the request off.
    await page.route(/\/card/, async (route) => {
      await release('abort');
      await pause(500);
      await route.continue();
    });
    await page.evaluate(() => {
      location.href = '/card?lang=en';
    });
    await page.waitForURL(/\/card/);
    expect(sent.filter(({ type, method }) => type === 'document' && method === 'POST')).toEqual([]);
    await page.context().close();
  });
});

describe('where no reply comes', () => {
  it.each([
    ['the request breaks', (route: Route) => route.abort()],
    ['somebody else answers', (route: Route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' })],
    ['nobody answers for eight seconds', () => {}],
  ])('the page says so, and shows whom to call: %s', async (_, answer) => {
    const { page, sent } = await open('/faq?lang=en');
    await page.route(/\/faq/, (route) =>
      route.request().resourceType() === 'fetch' ? answer(route) : route.continue(),
    );
    await ask(page, SIGNS);
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/can’t reach the answers.*still work.*Call 911/s);
    await alert.locator('a[href="#contacts"]').click();
    await page.locator('#contacts').waitFor();
    // Nothing is sent by the browser itself: it would keep the words. They are there to be asked again.
    expect(sent.map(({ type, method }) => `${type} ${method}`)).toEqual(['document GET', 'fetch POST']);
    expect(await page.inputValue('#utterance')).toBe(SIGNS);
    expect(await violations(page)).toEqual([]);
    await page.unroute(/\/faq/);
    await page.click('form.ask button');
    await page.locator('article').waitFor();
    await page.context().close();
  });
});

describe('a question that is refused', () => {
  it('shows the lines that still work, and stays in the field to be asked again', async () => {
    const { page } = await open('/faq?lang=en');
    await page.fill('#utterance', `${SIGNS} ${'a'.repeat(70_000)}`);
    await page.click('form.ask button');
    await page.getByRole('heading', { name: 'Ask in a few sentences' }).waitFor();
    expect(await page.inputValue('#utterance')).toContain(SIGNS);
    await ask(page, SIGNS);
    await page.locator('article').waitFor();
    await page.context().close();
  });
});
