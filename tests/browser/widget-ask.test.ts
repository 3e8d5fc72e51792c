import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEntry, aReply } from '../widget/replies.ts';
import { pause } from './exit-lab.ts';
import { openWidgetLab, PHONE, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

/** Never answers the first request for the part, as a line that went dead. */
const stallFirst = (part: string) => {
  const asked: string[] = [];
  const stall = (page: Page) =>
    page.route(`**/${part}-*`, (route) => {
      asked.push(route.request().url().replace(/#.*/, ''));
      return asked.length === 1 ? undefined : route.continue();
    });
  return { asked, stall };
};

describe('when things break', () => {
  it('a server that cannot be reached leaves the contacts, and one tap asks again', async () => {
    let works = false;
    const { cairn, open, ask, context } = await lab.visit(
      {},
      {
        answer: () => (works ? aReply('answer') : 'unreachable'),
        // The answers for the device come from the same server.
        prepare: (page) => page.route('**/device-*', (route) => route.abort()),
      },
    );
    await open();
    await ask('what are the signs');
    expect(await cairn.locator('.lead').last().textContent()).toContain('These lines still work');
    const calls = await cairn
      .locator('.cairn .acts a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    for (const number of ['tel:911', 'tel:+18334067867', 'tel:+18883737888']) expect(calls).toContain(number);
    works = true;
    await cairn.getByRole('button', { name: 'Try again' }).click();
    // The announcer says it too, with all that follows.
    await cairn.getByText('Yes, it is.', { exact: true }).waitFor();
    await context.close();
  });

  it('when the server is gone, this device answers, with the real answers', async () => {
    const { cairn, open, ask, context } = await lab.visit({}, { answer: () => 'unreachable' });
    await open();
    await ask('What are the signs that someone is being trafficked?');
    expect(await cairn.locator('.cairn .lead').first().textContent()).toContain('signs');
    expect(await cairn.locator('.cairn .meta a[href^="https:"]').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('on a connection too slow for the answers, the lines to call come at once, and the answer beneath when it arrives', async () => {
    const { cairn, open, ask, context } = await lab.visit(
      {},
      {
        answer: () => 'unreachable',
        prepare: (page) =>
          page.route('**/device-*', async (route) => {
            await pause(6000);
            await route.continue();
          }),
      },
    );
    await open();
    await ask('What are the signs that someone is being trafficked?');
    expect(await cairn.locator('.lead').last().textContent()).toContain('These lines still work');
    await cairn.locator('.cairn .meta a[href^="https:"]').first().waitFor({ state: 'attached', timeout: 20_000 });
    expect(await cairn.getByText('These lines still work').isVisible()).toBe(true);
    await context.close();
  });

  it('a panel that cannot be fetched leaves 911 and the two trafficking lines, and can be tried again', async () => {
    let blocked = true;
    const { cairn, context } = await lab.visit(
      {},
      { prepare: (page) => page.route('**/panel-*', (route) => (blocked ? route.abort() : route.continue())) },
    );
    await cairn.locator('.pill').click();
    await cairn.getByText('These lines still work').first().waitFor();
    expect(await cairn.getByRole('dialog', { name: 'Questions?' }).count()).toBe(1);
    expect(await cairn.locator('.panel').evaluate((panel) => panel.matches(':focus-within'))).toBe(true);
    expect(await cairn.locator('.bar .pill').getAttribute('aria-expanded')).toBe('true');
    const links = await cairn.locator('.panel a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const number of ['tel:911', 'tel:+18334067867', 'tel:+18883737888']) expect(links).toContain(number);
    expect(await cairn.locator('.panel a[href^="sms:233733"]').textContent()).toBe('Text HELP to 233733');
    expect(await cairn.locator('.panel a:not([tabindex="0"])').count()).toBe(0);
    expect(await cairn.getByRole('link', { name: 'Exit now' }).isVisible()).toBe(true);
    blocked = false;
    await cairn.getByRole('button', { name: 'Try again' }).click();
    await cairn.getByRole('textbox').waitFor();
    await context.close();
  });

  it('a panel that fails once opens all the same', async () => {
    let tries = 0;
    const { cairn, context } = await lab.visit(
      {},
      // The preload and the import of one try are one request.
      { prepare: (page) => page.route('**/panel-*', (route) => (tries++ ? route.continue() : route.abort())) },
    );
    await cairn.locator('.pill').click();
    await cairn.getByRole('textbox').waitFor({ timeout: 5000 });
    expect(tries).toBe(2);
    await context.close();
  });

  it('a panel that fails once Cairn was taken away is not asked for again', async () => {
    const asked: Route[] = [];
    const { page, cairn, context } = await lab.visit(
      {},
      { prepare: (page) => page.route('**/panel-*', (route) => void asked.push(route)) },
    );
    await cairn.locator('.pill').click();
    await expect.poll(() => asked).toHaveLength(1);
    await page.evaluate(() => window.Cairn?.destroy());
    await asked[0]?.abort();
    await expect.poll(() => page.locator('link[rel=modulepreload]').count()).toBe(0);
    expect(asked).toHaveLength(1);
    await context.close();
  });

  it('a panel that stalls is given up after ten seconds, and can be tried again', async () => {
    const { asked, stall } = stallFirst('panel-en');
    const { cairn, context } = await lab.visit({}, { prepare: stall });
    await cairn.locator('.pill').click();
    await cairn.getByText('One moment. These lines still work.').first().waitFor();
    await cairn.getByRole('button', { name: 'Try again' }).click({ timeout: 12_000 });
    await cairn.getByRole('textbox').waitFor();
    // A browser lets the same address, whatever its fragment, wait for the request that stalls.
    expect(new Set(asked).size).toBe(2);
    await context.close();
  });

  it('answers for the device that stall are given up after a minute, and the next question fetches them anew', async () => {
    const { asked, stall } = stallFirst('device-en');
    const { page, cairn, open, ask, context } = await lab.visit(
      { attributes: 'data-answers="device"' },
      {
        prepare: async (page) => {
          await page.clock.install();
          await stall(page);
        },
      },
    );
    await open();
    await cairn.getByRole('textbox').fill('what are the signs');
    await page.keyboard.press('Enter');
    await page.clock.fastForward(5000);
    await cairn.getByRole('button', { name: 'Try again' }).waitFor();
    await page.clock.fastForward(60_000);
    await page.clock.resume();
    await ask('What are the signs that someone is being trafficked?');
    expect(await cairn.locator('.cairn').last().locator('.lead').first().textContent()).toContain('signs');
    expect(new Set(asked).size).toBe(2);
    await context.close();
  });

  it('a reply that comes while what exit cannot do is open is shown, and the focus is not lost', async () => {
    let arrive: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { page, cairn, open, context } = await lab.visit(
      {},
      {
        prepare: (page) =>
          page.route('**/v1/ask', async (route) => {
            await held;
            await route.fulfill({ json: aReply('escalation'), headers: { 'access-control-allow-origin': '*' } });
          }),
      },
    );
    await open();
    await page.keyboard.type('he is going to kill me');
    await page.keyboard.press('Enter');
    await cairn.locator('#about-exit').click();
    await cairn.locator('#limits').waitFor();
    arrive();
    const call = cairn.locator('.urgent .acts a').first();
    await call.waitFor();
    expect(await call.evaluate((link) => link.getBoundingClientRect().bottom < innerHeight)).toBe(true);
    expect(await page.evaluate(() => document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.id)).toBe(
      'turn-0',
    );
    await context.close();
  });

  it('a panel whose file was changed on its way is not run', async () => {
    const { page, cairn, context } = await lab.visit(
      {},
      {
        prepare: (page) =>
          page.route('**/panel-*', (route) =>
            route.fulfill({
              contentType: 'text/javascript',
              headers: { 'access-control-allow-origin': '*' },
              body: 'window.tampered = true; export const mount = () => ({ show() {} });',
            }),
          ),
      },
    );
    await cairn.locator('.pill').click();
    await cairn.getByText('These lines still work').first().waitFor();
    expect(await page.evaluate(() => 'tampered' in window)).toBe(false);
    await context.close();
  });

  it('while a panel takes long, the lines to call are in its place', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { cairn, context } = await lab.visit(
      {},
      {
        prepare: (page) =>
          page.route('**/panel-*', async (route) => {
            await held;
            await route.continue();
          }),
      },
    );
    await cairn.locator('.pill').click();
    // No empty box meanwhile.
    expect(
      await cairn
        .locator('.panel')
        .evaluate((panel) => panel.childElementCount > 0 || getComputedStyle(panel).visibility === 'hidden'),
    ).toBe(true);
    await cairn.locator('.panel a[href="tel:911"]').waitFor();
    release();
    await cairn.getByRole('textbox').waitFor();
    await context.close();
  });
});

it('the whole way with the keyboard: open, ask, follow a question, close, and focus is back', async () => {
  const { page, cairn, problems, context } = await lab.visit();
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector('cairn-chat')?.shadowRoot ?? document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  for (const goal of ['Next page', 'Ask us', 'Exit now', 'Questions?']) {
    await page.keyboard.press('Tab');
    if (goal.endsWith('?') || goal.startsWith('Exit')) expect(await focused()).toBe(goal);
  }
  await page.keyboard.press('Enter');
  await cairn.getByRole('textbox').waitFor();
  await expect.poll(focused).toBe('Type your question');
  await page.keyboard.type('what are the signs that a girl at my motel needs help');
  await page.keyboard.press('Enter');
  await cairn.locator('.cairn .lead').first().waitFor();
  expect(await focused()).toBe('Type your question');
  expect(await cairn.locator('.cairn .acts a').count()).toBeGreaterThan(0);

  // Go back from the composer, past the contacts, to the first of the questions to ask next.
  const question = cairn.locator('.cairn .questions button').first();
  const text = (await question.textContent()) ?? '';
  await question.focus();
  await page.keyboard.press('Enter');
  await cairn.locator('.turns > li:nth-child(4) .lead').first().waitFor();
  expect(await cairn.locator('.visitor').last().textContent()).toContain(text);
  expect(await focused()).toContain(text);

  await page.keyboard.press('Escape');
  expect(await cairn.getByRole('textbox').count()).toBe(0);
  expect(await focused()).toBe('Questions?');
  expect(problems).toEqual([]);
  await context.close();
});

it('in danger the next Tab is the first call, and a letter that is typed goes on into the field alone', async () => {
  const { page, cairn, open, context } = await lab.visit({}, { answer: () => aReply('escalation') });
  await open();
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(document, { heard });
    document.addEventListener('keydown', ({ key }) => heard.push(key));
  });
  await page.keyboard.type('he took my id');
  await page.keyboard.press('Enter');
  await cairn.locator('.urgent').waitFor();
  await page.keyboard.type('and my phone');
  expect(await cairn.getByRole('textbox').inputValue()).toBe('and my phone');
  expect(await page.evaluate(() => (document as unknown as { heard: string[] }).heard)).toEqual([]);
  await page.keyboard.press('Enter');
  await cairn.locator('.urgent').nth(1).waitFor();
  await page.keyboard.press('Tab');
  const focused = await page.evaluate(() =>
    document.querySelector('cairn-chat')?.shadowRoot?.activeElement?.getAttribute('aria-label'),
  );
  expect(focused).toBe('Call: First Line, 1-555-555-0100');
  await context.close();
});

it('letters that are shortcuts of the page, heard on their way down, stay in the field', async () => {
  const { page, cairn, open, context } = await lab.visit(
    { body: '<input id="search">' },
    { answer: () => aReply('answer') },
  );
  await page.evaluate(() => {
    const search = document.querySelector('#search') as HTMLInputElement;
    const onKey = ({ key, target }: KeyboardEvent) => {
      if (/^[s/k]$/.test(key) && !(target as Element).matches('input,textarea')) search.focus();
    };
    document.addEventListener('keydown', onKey, true);
  });
  await open();
  await cairn.getByRole('textbox').focus();
  await page.keyboard.type('is 24/7 help ok?');
  expect(await cairn.getByRole('textbox').inputValue()).toBe('is 24/7 help ok?');
  expect(await page.locator('#search').inputValue()).toBe('');
  await page.keyboard.press('Enter');
  await cairn.locator('.lead').nth(1).waitFor();
  await context.close();
});

it('a screen reader gets a named region, a log, and each reply once, in the light DOM', async () => {
  const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('escalation') });
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(document, { said });
    const status = document.querySelector('cairn-chat > [aria-live=polite]') as HTMLElement;
    new MutationObserver(() => status.textContent && said.push(status.textContent)).observe(status, {
      childList: true,
    });
  });
  await open();
  const greeted = cairn.getByRole('textbox', { description: /I am a program/ });
  expect(await greeted.count()).toBe(1);
  await ask('he took my id');
  // It was heard, and is not said again each time that the field gets the focus.
  expect(await greeted.count()).toBe(0);
  const tree = await cairn.ariaSnapshot();
  expect(tree).toContain('region "Questions"');
  expect(tree.indexOf('link "Exit now"')).toBeLessThan(tree.indexOf('heading "Questions"'));
  expect(tree).toContain('log "Questions and answers"');
  expect(tree).toContain('link "Call: First Line, 1-555-555-0100"');
  await page.waitForFunction(() => (document as unknown as { said: string[] }).said.join().includes('First Line'));
  // A second announcement would follow within this time.
  await page.waitForTimeout(300);
  const said = await page.evaluate(() => (document as unknown as { said: string[] }).said);
  expect(said.filter((text) => text.includes('The words of a escalation.'))).toHaveLength(1);
  await context.close();
});

it('asks the server once for a question, in the body, and nothing before the first open but cairn.js', async () => {
  const requests: string[] = [];
  const { page, open, ask, context } = await lab.visit(
    {},
    {
      prepare: async (page) =>
        void page.on('request', (request) => requests.push(`${request.method()} ${request.url()}`)),
    },
  );
  await page.waitForLoadState('networkidle');
  const own = () => requests.filter((request) => !request.includes('partner.test') && !request.startsWith('OPTIONS'));
  expect(own()).toEqual([`GET ${lab.origin}/cairn.js`]);
  await open();
  expect(own()).toHaveLength(2);
  await ask('canary-utterance');
  expect(own().slice(2)).toEqual([`POST ${lab.origin}/v1/ask`]);
  expect(requests.join()).not.toContain('canary');
  await context.close();
});

describe('a press on the launcher', () => {
  const isPanel = (url: string | URL) => /panel-en-[^/]*\.js/.test(String(url));

  it('fetches the panel once, and letting go opens it', async () => {
    const fetched: string[] = [];
    const { page, cairn, context } = await lab.visit();
    page.on('request', (request) => isPanel(request.url()) && fetched.push(request.url()));
    await cairn.locator('.pill').hover();
    expect(fetched).toEqual([]);
    await page.mouse.down();
    await expect.poll(() => fetched.length).toBe(1);
    expect(await cairn.getByRole('textbox').count()).toBe(0);
    await page.mouse.up();
    await cairn.getByRole('textbox').waitFor();
    expect(fetched).toHaveLength(1);
    await context.close();
  });

  it('that cannot fetch the panel leaves no error on the page, and the next press tries anew', async () => {
    const { page, cairn, open, problems, context } = await lab.visit();
    await context.route(isPanel, (route) => route.abort());
    await cairn.locator('.pill').hover();
    const failed = page.waitForEvent('requestfailed', (request) => isPanel(request.url()));
    await page.mouse.down();
    await failed;
    await page.mouse.move(5, 5);
    await page.mouse.up();
    await context.unroute(isPanel);
    await open();
    expect(problems).toEqual([]);
    await context.close();
  });
});

it('keeps the transcript when it is closed and opened again, and takes no tap while it is closed', async () => {
  const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('fallback') });
  await open();
  await ask('weather');
  await cairn.getByRole('button', { name: 'Close' }).click();
  const behind = await page.evaluate(() => document.elementFromPoint(innerWidth - 200, innerHeight - 300)?.tagName);
  expect(behind).not.toBe('CAIRN-CHAT');
  await open();
  expect(await cairn.locator('.visitor').textContent()).toContain('weather');
  await context.close();
});

describe('the row with the exit', () => {
  it.each([320, 400, 1280])('is one row, with Close in it (%i px)', async (width) => {
    const { cairn, open, context } = await lab.visit({}, { viewport: { width, height: 640 } });
    await open();
    const middle = async (selector: string) => {
      const box = await cairn.locator(selector).boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0) / 2;
    };
    expect(Math.abs((await middle('.head .exit')) - (await middle('.head .shut')))).toBeLessThan(2);
    await context.close();
  });
});

describe('a number in an answer', () => {
  it('is never broken over two lines, wherever in a line it falls, and has plain hyphens to copy', async () => {
    const link = { a: 'The line', href: 'tel:+18883737888' };
    const answer = Array.from({ length: 24 }, (_, before) => ({ p: ['so '.repeat(before), link] }));
    const { cairn, open, ask, context } = await lab.visit(
      {},
      {
        ...PHONE,
        viewport: { width: 320, height: 568 },
        answer: () => aReply('answer', { entry: anEntry({ answer }) }),
      },
    );
    await open();
    await ask('whom can I call');
    const links = cairn.locator('.cairn p a[href="tel:+18883737888"]');
    const seen = await links.evaluateAll((all) =>
      all.map((link) => {
        link.closest('details')?.setAttribute('open', '');
        const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
        while (!text.nextNode()?.textContent?.includes('888'));
        const number = document.createRange();
        number.selectNodeContents(text.currentNode);
        number.setStart(text.currentNode, text.currentNode.textContent?.indexOf('(') ?? 0);
        return { lines: number.getClientRects().length, words: link.textContent };
      }),
    );
    expect(seen).toEqual(answer.map(() => ({ lines: 1, words: 'The line (1-888-373-7888)' })));
    expect(await cairn.locator('.scroller').evaluate((all) => all.scrollWidth - all.clientWidth)).toBe(0);
    await context.close();
  });
});
