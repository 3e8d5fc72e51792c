import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ASKING, ASKING_XHTML, STAY, VETOING } from './exit-hosts.ts';
import {
  COVER,
  clickExit,
  exitControl,
  type Lab,
  openLab,
  pause,
  pressShift,
  SECOND_COVER,
  SECRET,
  until,
  visited,
} from './exit-lab.ts';

/** Statements 16 to 21 of the quick exit: pages that try to stop it. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Collects the questions that a page asks from now on, and declines each. */
const dialogsOf = (page: Page): string[] => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    dialog.dismiss().catch(() => undefined);
  });
  return dialogs;
};

describe('16. a page that asks whether to leave', () => {
  it.each(ASKING)('leaves without a question when it %s', async (_name, page) => {
    lab.serve('/p/1', page);
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const dialogs = dialogsOf(seen.page);
    await seen.page.locator('#field').click();
    await seen.page.keyboard.type('half a form');
    const [, frame] = seen.page.frames();
    if (frame) {
      await frame.locator('#inner').click();
      await seen.page.keyboard.type('half a form');
    }
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    expect(dialogs).toEqual([]);
    await visit.close();
  });

  it('really is a page that asks: an ordinary link makes it ask', async () => {
    const [, asking] = ASKING[0] ?? [];
    lab.serve('/p/1', { body: `${asking?.body}<a id="on" href="/p/2">on</a>` });
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await page.locator('#field').click();
    await page.keyboard.type('half a form');
    const dialog = page.waitForEvent('dialog');
    page
      .locator('#on')
      .click({ noWaitAfter: true })
      .catch(() => undefined);
    expect((await dialog).type()).toBe('beforeunload');
    await (await dialog).dismiss();
    await visit.close();
  });
});

/** The first way out is broken off by the veto, and so would be a wait for one navigation. */
const arrives = (page: { url(): string }) => until(async () => page.url() === COVER, 'the cover');

describe('17. a page that vetoes navigation', () => {
  it.each(VETOING)('leaves past a veto: %s', async (_name, page) => {
    lab.serve('/p/1', page);
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await arrives(seen.page);
    await visit.close();
  });

  it('leaves past a policy that lets only its own scripts run, by the nonce of our tag', async () => {
    lab.serve('/p/1', {
      before: STAY.before.replace('<script>', '<script nonce="n1">'),
      attributes: 'nonce="n1"',
      headers: { 'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-n1'` },
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await arrives(seen.page);
    await visit.close();
  });

  it('stays blank, with a neutral title, where the policy closes the last way out', async () => {
    lab.serve('/p/1', STAY);
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await until(async () => (await seen.page.title()) === 'Loading', 'the neutral title');
    await pause(1000);
    expect(visited(visit)).toEqual([]);
    expect(await seen.page.content()).not.toContain(SECRET);
    expect(await seen.page.title()).toBe('Loading');
    await visit.close();
  });
});

/** Reports each violation as CSP names it: the directive, then what was refused. */
const REPORT = `document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
  console.log('refused ' + effectiveDirective + ' ' + blockedURI));`;

describe('18. a strict policy with Trusted Types', () => {
  it('leaves, and the policy refuses the icon at most', async () => {
    lab.serve('/p/1', {
      before: `<script nonce="n1">${REPORT}</script>`,
      attributes: 'nonce="n1"',
      headers: {
        'content-security-policy': `default-src 'none'; script-src 'nonce-n1'; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const refused: string[] = [];
    seen.page.on('console', (message) => {
      if (message.text().startsWith('refused ')) refused.push(message.text());
    });
    await exitControl(seen.page).waitFor();
    // The page's own red style and icon are refused first. Any refusal after this is ours.
    await pause(200);
    refused.length = 0;
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    expect(refused.filter((line) => !line.startsWith('refused img-src data'))).toEqual([]);
    await visit.close();
  });

  it('leaves a page whose prototypes are frozen and whose timers are replaced', async () => {
    lab.serve('/p/1', {
      body: `<script>
        for (const name of ['Object', 'Array', 'Function', 'Promise', 'Event', 'EventTarget', 'Node', 'Element', 'HTMLElement', 'Document', 'NavigateEvent'])
          Object.freeze(window[name].prototype);
        window.setTimeout = window.clearTimeout = () => { throw new Error('not today'); };
        document.open = document.close = () => { throw new Error('not today'); };
      </script>`,
    });
    const visit = await lab.visit({ covers: ['stalls', 'answers'] });
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await seen.page.waitForURL(SECOND_COVER);
    await visit.close();
  });

  it('leaves an XHTML page, which has no document.open', async () => {
    lab.serve('/p/1', {
      type: 'application/xhtml+xml',
      body: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>${SECRET}</title><script src="${lab.cairn.address}/cairn.js"></script></head><body>${ASKING_XHTML}</body></html>`,
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const dialogs = dialogsOf(seen.page);
    await seen.page.locator('#field').click();
    await seen.page.keyboard.type('half a form');
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    expect(dialogs).toEqual([]);
    await visit.close();
  });
});

describe('19. a partner page in a frame', () => {
  const framed = (sandbox: string | null): void => {
    lab.serve('/p/inner', {});
    lab.serve('/outer', {
      embed: 'none',
      body: `<iframe width="800" height="500" ${sandbox === null ? '' : `sandbox="${sandbox}"`} src="${lab.address('partner', '/p/inner')}"></iframe>`,
    });
  };

  it.each([
    ['a plain frame', null],
    [
      'a frame that may navigate the page after a click',
      'allow-scripts allow-same-origin allow-top-navigation-by-user-activation',
    ],
  ])('%s: the whole page leaves', async (_name, sandbox) => {
    framed(sandbox);
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('outer', '/outer'));
    await exitControl(page.frameLocator('iframe')).click({ noWaitAfter: true });
    await page.waitForURL(COVER);
    await visit.close();
  });

  it('a frame that may only run scripts: the frame itself leaves, and nothing is thrown', async () => {
    framed('allow-scripts');
    const visit = await lab.visit();
    // A frame with an origin of its own has a process of its own, which the interception for the page does not see.
    await visit.context.route(COVER, (route) => route.fulfill({ contentType: 'text/html', body: 'Cover' }));
    const { page } = await visit.open(lab.address('outer', '/outer'));
    const thrown: string[] = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await exitControl(page.frameLocator('iframe')).click({ noWaitAfter: true });
    await until(() => page.frames().some((frame) => frame.url() === COVER), 'the cover in the frame');
    expect(page.url()).toBe(lab.address('outer', '/outer'));
    expect(thrown).toEqual([]);
    await visit.close();
  });
});

describe('20. the exit is there first', () => {
  it.each(['blocked', 'hangs', 'throws'] as const)(
    'by click and by key, with a chat that is blocked, hangs or throws: %s',
    async (how) => {
      lab.serve('/p/1', {});
      for (const way of ['click', 'key'] as const) {
        const visit = await lab.visit();
        await visit.context.route(/\/(?!cairn)[^/]*\.js$/, async (route) => {
          if (how === 'blocked') await route.abort();
          if (how === 'throws')
            await route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("broken")' });
        });
        const seen = await visit.open(lab.address('partner', '/p/1'));
        await seen.page
          .locator('cairn-chat')
          .getByRole('button', { name: /question/i })
          .first()
          .click();
        await pause(600);
        if (way === 'click') await clickExit(seen);
        else await pressShift(seen.page, 3);
        await seen.page.waitForURL(COVER);
        await visit.close();
      }
    },
  );

  it('works as soon as the script ran, while the page is still coming', async () => {
    lab.serve('/p/1', { body: `<h1>${SECRET}</h1><script src="${lab.cairn.address}/never.js"></script>` });
    const visit = await lab.visit();
    // The page's own next script never arrives, so the parser waits there.
    await visit.context.route(/never\.js$/, () => undefined);
    const page = await visit.context.newPage();
    await page.goto(lab.address('partner', '/p/1'), { waitUntil: 'commit' });
    await exitControl(page).waitFor();
    const opened = await visit.attach(page);
    await clickExit(opened);
    await page.waitForURL(COVER);
    await visit.close();
  });

  it('is a real link to the cover, and sends no referrer', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit();
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    expect(await exitControl(page).getAttribute('href')).toBe(COVER);
    expect(await exitControl(page).getAttribute('rel')).toBe('noreferrer');
    // As if our listener had failed: the browser follows the link by itself.
    await page.evaluate(() => {
      const control = document.querySelector('cairn-chat')?.shadowRoot?.querySelector<HTMLElement>('a[rel=noreferrer]');
      const copy = control?.cloneNode(true) as HTMLElement;
      copy.id = 'copy';
      document.body.append(copy);
    });
    await page.locator('#copy').click();
    await page.waitForURL(COVER);
    expect(visit.requests[0]?.headers).not.toHaveProperty('Referer');
    await visit.close();
  });
});

describe('21. only safe covers', () => {
  it('runs no script from the attribute in a real page', async () => {
    lab.serve('/p/1', { attributes: `data-exit-url="javascript:console.log('ran')"` });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    const heard: string[] = [];
    seen.page.on('console', (message) => heard.push(message.text()));
    await clickExit(seen);
    await seen.page.waitForURL(COVER);
    expect(heard).not.toContain('ran');
    await visit.close();
  });

  it.each([
    ['https://www.weather.gov', 0],
    ['https://news.example/today', 0],
    ['http://news.example/', 1],
    ['news.example', 1],
  ])('tells the console of %s only where it is passed over', async (wanted, warnings) => {
    lab.serve('/p/1', { attributes: `data-exit-url="${wanted}"` });
    const visit = await lab.visit();
    const page = await visit.context.newPage();
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    await page.goto(lab.address('partner', '/p/1'));
    await exitControl(page).waitFor();
    expect(heard.filter((text) => text.includes('left out'))).toHaveLength(warnings);
    await visit.close();
  });
});
