import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromiumWithProfile } from './chromium.ts';
import { COVER, clickExit, type Lab, openContext, openLab, openPanel, pause, TRUE_TO_LIFE, until } from './exit-lab.ts';

/** Statements 8 and 27 of the quick exit: what stays on the device, and who gets to know. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const inProfile = async <T>(
  act: (context: BrowserContext) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<{ seen: T; found: (word: string) => string[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'exit-profile-'));
  try {
    const context = await launchChromiumWithProfile(folder, { ...TRUE_TO_LIFE, ...options });
    const seen = await act(context);
    await context.close();
    const files = filesOf(folder).map((path) => ({ path, bytes: readFileSync(path) }));
    return {
      seen,
      found: (word) =>
        files
          .filter(({ bytes }) => bytes.includes(word, 0, 'utf8') || bytes.includes(word, 0, 'utf16le'))
          .map(({ path }) => path.slice(folder.length + 1)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const historyList = async (context: BrowserContext): Promise<string> => {
  const page = await context.newPage();
  await page.goto('chrome://history/');
  await page.getByText('Cover', { exact: true }).first().waitFor();
  const links = page.locator('history-item').getByRole('link');
  const listed = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  await page.close();
  return listed.join('\n');
};

describe('8. the browser’s own list of history', () => {
  it('holds the cover and not the page that was left, after two seconds there and after forty', async () => {
    lab.serve('/p/1', {});
    const { seen } = await inProfile(async (persistent) => {
      const visit = await openContext(persistent);
      // Three partners, because all tabs of one leave together.
      const long = await visit.open(lab.address('long', '/p/1'));
      const plain = await visit.open(lab.address('plain', '/p/1'));
      const short = await visit.open(lab.address('short', '/p/1'));
      await pause(2000);
      await clickExit(short);
      await short.page.waitForURL(COVER);
      // Leave one page in the ordinary way, to show that the list would hold such a page.
      await plain.page.goto(COVER);
      await pause(38_000);
      await clickExit(long);
      await long.page.waitForURL(COVER);
      await pause(500);
      return historyList(persistent);
    });
    expect(seen).toContain('weather.gov');
    expect(seen).toContain('plain.test');
    expect(seen).not.toContain('short.test');
    expect(seen).not.toContain('long.test');
  });
});

const CANARIES = { draft: 'canarydraftquokka', sent: 'canarysentnumbat', answer: 'canaryanswerbilby' };

describe('27. nothing stays, nobody gets to know', () => {
  it('leaves none of the words in the profile, no key but one, and tells nobody', async () => {
    lab.serve('/p/1', {
      before: `<script>
        const tell = what => console.log('told: ' + what);
        window.dataLayer = { push: () => tell('dataLayer') };
        window.gtag = () => tell('gtag');
        navigator.sendBeacon = () => { tell('beacon'); return true; };
        navigator.vibrate = () => tell('vibrate');
        window.Notification = class { constructor() { tell('notification'); } };
        HTMLMediaElement.prototype.play = () => tell('sound');
        window.Audio = class { constructor() { tell('sound'); } };
        // Listeners do not outlive document.open, but the functions that would call them do.
        for (const [type, post] of [['message', window.postMessage], ['event', EventTarget.prototype.dispatchEvent]])
          (type === 'event' ? EventTarget.prototype : window)[post.name] = function (what) {
            const name = String(what?.type ?? what);
            // Playwright, which drives the browser, uses these events itself to ask whether it is still heard.
            if (!name.startsWith('__playwright')) tell(type + ' ' + name);
            return post.apply(this, arguments);
          };
        new MutationObserver(() => tell('title')).observe(document.querySelector('title'), { childList: true, characterData: true, subtree: true });
      </script>`,
    });
    const { seen, found } = await inProfile(async (persistent) => {
      const visit = await openContext(persistent);
      const opened = await visit.open(lab.address('partner', '/p/1'));
      const { page } = opened;
      const told: string[] = [];
      page.on('console', (message) => {
        if (message.text().startsWith('told: ')) told.push(message.text());
      });
      // Show that the spies work: cause each of the three once, on purpose.
      await page.evaluate(() => {
        document.title = String(document.title);
        postMessage('heard', '*');
        dispatchEvent(new Event('heard'));
      });
      await until(() => told.length === 3, 'what was done on purpose');
      expect(told.splice(0).sort()).toEqual(['told: event heard', 'told: message heard', 'told: title']);
      const policies: (string | undefined)[] = [];
      const afterwards: string[] = [];
      // The answer carries a canary word too, together with the real server's headers.
      await persistent.route(/\/v1\/ask$/, async (route) => {
        const response = await route.fetch({ url: route.request().url().replace('cairn.test', '127.0.0.1') });
        policies.push(response.headers()['cache-control']);
        await route.fulfill({
          response,
          body: (await response.text()).replace(/"p":\["/, `"p":["${CANARIES.answer} `),
        });
      });
      await openPanel(page);
      const composer = page.locator('cairn-chat').getByRole('textbox');
      await composer.fill(`what is trafficking ${CANARIES.sent}`);
      await composer.press('Enter');
      await page.locator('cairn-chat').getByText(CANARIES.answer).first().waitFor();
      await composer.fill(CANARIES.draft);
      await pause(2000);
      const before = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        cookies: document.cookie,
        databases: (await indexedDB.databases()).length,
        title: document.title,
      }));
      page.on('request', (request) => afterwards.push(request.url()));
      await clickExit(opened);
      await page.waitForURL(COVER);
      await pause(500);
      // Open the partner's origin again, on a page without Cairn, since Cairn would clear its key.
      lab.serve('/p/bare', { embed: 'none' });
      await page.goto(lab.address('partner', '/p/bare'));
      const after = await page.evaluate(async () => ({
        local: Object.keys(localStorage),
        session: { ...sessionStorage },
        databases: (await indexedDB.databases()).length,
      }));
      return {
        told,
        policies,
        afterwards,
        before,
        after,
        requests: visit.requests,
        cookies: await persistent.cookies(),
      };
    });
    expect(seen.policies).toEqual(['no-store']);
    expect(seen.before).toEqual({
      local: [],
      session: [],
      cookies: '',
      databases: 0,
      title: expect.stringContaining('Words'),
    });
    expect(seen.after).toEqual({ local: [], session: { _r: COVER }, databases: 0 });
    expect(seen.cookies).toEqual([]);
    expect(seen.told).toEqual([]);
    expect(seen.afterwards.filter((url) => !url.startsWith(COVER) && !url.endsWith('/p/bare'))).toEqual([]);
    expect(seen.requests).toHaveLength(1);
    expect(Object.keys(seen.requests[0]?.headers ?? {}).map((name) => name.toLowerCase())).not.toContain('referer');
    for (const canary of Object.values(CANARIES)) expect(found(canary), canary).toEqual([]);
    // Show that the search works: the partner's own address is in the profile, like that of every visited page.
    expect(found('partner.test').length).toBeGreaterThan(0);
  });

  it('writes nothing at all when the guard is off', async () => {
    lab.serve('/p/1', { attributes: 'data-back="plain"' });
    lab.serve('/p/bare', { embed: 'none' });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    await seen.page.goto(lab.address('partner', '/p/bare'));
    expect(await seen.page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await visit.close();
  });

  it('a plain link with a referrer does tell, so the test can see the header', async () => {
    lab.serve('/p/1', { body: `<a id="out" href="${COVER}">out</a>` });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await seen.page.locator('#out').click();
    await until(() => visit.requests[0], 'the request');
    expect(visit.requests[0]?.headers.Referer).toBe(lab.address('partner', '/'));
    await visit.close();
  });
});

/** Chromium writes what tabs hold to the disk every 2.5 seconds. */
const SESSION_SAVED_MS = 4000;

describe('what is asked on a page of the server', () => {
  const UTTERANCE = 'canarypagewombat he took my passport';

  /** Asks there, waits until the browser has written its files, does what `then` says, and closes the browser. */
  const asked = (javaScriptEnabled: boolean, then: (page: Page) => Promise<void>) =>
    inProfile(
      async (persistent) => {
        const { page } = await (await openContext(persistent)).open(`${lab.cairn.address}/faq?lang=en`);
        await page.fill('#utterance', UTTERANCE);
        await page.click('form.ask button');
        await page.getByRole('heading', { name: 'All questions' }).waitFor({ state: 'detached' });
        await page.locator('#contacts').waitFor();
        await pause(SESSION_SAVED_MS);
        await then(page);
      },
      { javaScriptEnabled },
    );

  describe.each([
    ['with script', true],
    ['without script', false],
  ])('%s', (_, javaScriptEnabled) => {
    it.each([
      ['when the tab stays open until the browser is closed', async () => {}],
      [
        'after an exit',
        async (page: Page) => {
          await page.click('a.exit');
          await page.waitForURL(COVER);
          await pause(SESSION_SAVED_MS);
        },
      ],
      [
        'after a question was followed, Back and Forward',
        async (page: Page) => {
          await page.locator('main a[href^="/faq/"]').first().click();
          await page.waitForURL(/\/faq\/[a-z]+\?/);
          // Without script Playwright does not hear when such a page has loaded.
          await page.goBack({ waitUntil: 'commit' });
          await page.locator('form.ask').waitFor();
          await page.goForward({ waitUntil: 'commit' });
          await pause(SESSION_SAVED_MS);
        },
      ],
    ])('is nowhere in the profile %s', async (__, then) => {
      const { found } = await asked(javaScriptEnabled, then);
      expect(found('canarypagewombat')).toEqual([]);
      expect(found('cairn.test').length).toBeGreaterThan(0);
    });
  });

  it('is in the files of the session without script where no reply came, as the form and PRIVACY.md say', async () => {
    const { found } = await inProfile(
      async (persistent) => {
        const { page } = await (await openContext(persistent)).open(`${lab.cairn.address}/faq?lang=en`);
        await page.route('**', (route) => route.abort('internetdisconnected'));
        await page.fill('#utterance', UTTERANCE);
        await page.click('form.ask button');
        await pause(SESSION_SAVED_MS);
      },
      { javaScriptEnabled: false },
    );
    expect(found('canarypagewombat').join()).toMatch(/Sessions/);
  });
});
