import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReply } from '../widget/replies.ts';
import { openWidgetLab, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

/** Holds the file of the panel on its way, until the test lets it arrive. */
const holdPanel = () => {
  let arrive: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const hold = (page: Page) =>
    page.route('**/panel-*', async (route) => {
      await held;
      await route.continue();
    });
  return { hold, arrive };
};

describe('lives as long as the page wants', () => {
  it('two tags, one widget', async () => {
    const { page, cairn, open, problems, context } = await lab.visit({ tags: 2 });
    expect(await cairn.count()).toBe(1);
    await open();
    expect(await page.locator('cairn-chat > [aria-live]').count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('starts from its own tag, whatever other scripts are called', async () => {
    const others = ['pre-cairn.js', 'cairn.json'];
    const head = others.map((name) => `<script src="/${name}" data-locale="en" type="text/plain"></script>`).join('');
    const { page, cairn, open, problems, context } = await lab.visit({ head, attributes: 'data-locale="es"' });
    await open();
    expect(await cairn.locator('[lang=es]').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
    // An optimizer that runs it later, from a script of its own, still finds the tag.
    const moved = await page.evaluate(async () => {
      window.Cairn?.destroy();
      const tag = [...document.scripts].find(({ src }) => src.endsWith('/cairn.js'));
      const text = await (await fetch(tag?.src ?? '')).text();
      const script = document.createElement('script');
      script.text = text;
      document.body.append(script);
      return 'Cairn' in window;
    });
    expect(moved).toBe(true);
    await open();
    expect(await cairn.locator('[lang=es]').count()).toBeGreaterThan(0);
    await context.close();
  });

  it.each([
    ['an element with that id', { body: '<h2 id="Cairn">Ask Cairn</h2>' }],
    ['a frame of that name, from elsewhere', { body: '<iframe name="Cairn" src="data:text/html,"></iframe>' }],
    ['a global of that name', { head: '<script nonce="cairn">var Cairn = { since: 1998 }</script>' }],
  ])('starts beside %s', async (_, host) => {
    const { page, cairn, open, problems, context } = await lab.visit(host);
    await cairn.locator('.bar .exit').waitFor();
    await open();
    expect(problems).toEqual([]);
    await page.evaluate(() => window.Cairn?.destroy());
    expect(await cairn.count()).toBe(0);
    await context.close();
  });

  it('finds its parts where the address of its tag has a query with a slash', async () => {
    const tag = `<script src="${lab.origin}/cairn.js?ref=a/b" defer></script>`;
    const { open, ask, problems, context } = await lab.visit({ head: tag, attributes: 'type="text/plain"' });
    await open();
    await ask('what are the signs');
    expect(problems).toEqual([]);
    await context.close();
  });

  it('destroy() removes everything, and a new tag starts anew', async () => {
    const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('answer') });
    const nodes = () => page.evaluate(() => document.querySelectorAll('*').length);
    await open();
    await ask('is it a crime');
    const before = await nodes();
    await page.evaluate(() => window.Cairn?.destroy());
    expect(await cairn.count()).toBe(0);
    expect(await page.evaluate(() => 'Cairn' in window)).toBe(false);
    expect(await nodes()).toBe(before - 2);
    await page.evaluate((origin) => {
      const script = document.createElement('script');
      script.src = `${origin}/cairn.js`;
      document.body.append(script);
    }, lab.origin);
    await open();
    await context.close();
  });

  it('speaks the language that the page is translated into, until its panel is there', async () => {
    const { page, cairn, open, ask, context } = await lab.visit(
      { html: 'lang="en"' },
      { answer: () => aReply('answer', { locale: 'es' }) },
    );
    const translate = (lang: string) => page.evaluate((to) => document.documentElement.setAttribute('lang', to), lang);
    const pill = cairn.locator('.pill');
    expect(await cairn.locator('[lang=en] .pill').count()).toBe(1);
    const english = await pill.textContent();
    await translate('es-MX');
    await cairn.locator('[lang=es] .pill').waitFor();
    expect(await pill.textContent()).not.toBe(english);
    await open();
    await ask('es un delito');
    await translate('en');
    await page.waitForTimeout(1500);
    expect(await cairn.locator('[lang=es] .pill').count()).toBe(1);
    expect(await cairn.locator('.turns > li').count()).toBeGreaterThan(1);
    await context.close();
  });

  it('stays in the language that its tag names, whatever the page is translated into', async () => {
    const { page, cairn, context } = await lab.visit({ html: 'lang="en"', attributes: 'data-locale="en"' });
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'es'));
    await page.waitForTimeout(1500);
    expect(await cairn.locator('[lang=en] .pill').count()).toBe(1);
    await context.close();
  });

  it.each(['head', 'body'])(
    'Turbo with the tag in %s: the panel stays open with its text, and the live region still works',
    async (where) => {
      const turbo = readFileSync('node_modules/@hotwired/turbo/dist/turbo.es2017-umd.js', 'utf8').replaceAll(
        '</script',
        '<\\/script',
      );
      const { page, cairn, open, ask, problems, context } = await lab.visit(
        {
          head: `<script>${turbo}</script>`,
          ...(where === 'body' && {
            attributes: 'type="text/plain"',
            body: `<script src="${lab.origin}/cairn.js"></script>`,
          }),
        },
        { answer: () => aReply('answer') },
      );
      await open();
      await ask('is it a crime');
      await cairn.getByRole('textbox').fill('half a thought');
      await page.locator('#next').evaluate((link: HTMLAnchorElement) => link.click());
      await page.waitForFunction(() => document.querySelector('#path')?.textContent === '/next');
      expect(await cairn.count()).toBe(1);
      expect(await cairn.getByRole('textbox').inputValue()).toBe('half a thought');
      expect(await cairn.locator('.visitor').textContent()).toContain('is it a crime');
      await ask('and now');
      await page.waitForFunction(() =>
        document.querySelector('cairn-chat > [aria-live]')?.textContent?.includes('First Line'),
      );
      expect(problems).toEqual([]);
      await context.close();
    },
  );

  it('a page that the browser kept for Back has its panel open, with its text, and answers', async () => {
    const { page, cairn, open, ask, problems, context } = await lab.visit({}, { answer: () => aReply('answer') });
    await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(document, { persisted })));
    await open();
    await ask('is it a crime');
    await cairn.getByRole('textbox').fill('half a thought');
    await page.goto(lab.address('/next'));
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => (document as { persisted?: boolean }).persisted);
    expect(await cairn.getByRole('textbox').inputValue()).toBe('half a thought');
    await ask('and now');
    expect(await cairn.locator('.visitor').count()).toBe(2);
    await page.keyboard.press('Escape');
    expect(await cairn.getByRole('region').count()).toBe(0);
    await open();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a page that the browser kept for Back has nothing of the conversation once it was left for a minute', async () => {
    const { page, cairn, open, ask, problems, context } = await lab.visit({}, { answer: () => aReply('answer') });
    await open();
    await ask('is it a crime');
    await cairn.getByRole('textbox').fill('half a thought');
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(document, { persisted }));
      const { now } = Date;
      addEventListener('pagehide', () => {
        Date.now = () => now() + 61_000;
      });
    });
    await page.goto(lab.address('/next'));
    await page.goBack({ waitUntil: 'commit' });
    await page.waitForFunction(() => (document as { persisted?: boolean }).persisted);
    expect(await cairn.locator('.visitor').count()).toBe(0);
    expect(await cairn.getByRole('textbox').inputValue()).toBe('');
    await ask('and now');
    expect(await cairn.locator('.visitor').count()).toBe(1);
    await cairn.locator('.panel').waitFor({ state: 'visible' });
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a page whose last picture takes more than a minute keeps the conversation, and what is half typed', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { page, cairn, open, ask, context } = await lab.visit(
      { body: '<img src="/slow.png" alt="">' },
      {
        answer: () => aReply('answer'),
        prepare: async (visited) => {
          const goto = visited.goto.bind(visited);
          visited.goto = (address) => goto(address, { waitUntil: 'domcontentloaded' });
          await visited.route('**/slow.png', async (route) => {
            await held;
            await route.abort();
          });
        },
      },
    );
    await open();
    await ask('is it a crime');
    await cairn.getByRole('textbox').fill('half a thought');
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 61_000;
      addEventListener('pageshow', () => document.documentElement.setAttribute('data-shown', ''));
    });
    release();
    await page.locator('html[data-shown]').waitFor();
    expect(await cairn.locator('.visitor').count()).toBe(1);
    expect(await cairn.getByRole('textbox').inputValue()).toBe('half a thought');
    await context.close();
  });

  it('a conversation ends ten minutes after its panel was closed', async () => {
    const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('answer') });
    await page.clock.install();
    await open();
    await ask('is it a crime');
    await page.keyboard.press('Escape');
    await page.clock.fastForward('09:00');
    await open();
    expect(await cairn.locator('.visitor').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.clock.fastForward('10:01');
    await open();
    expect(await cairn.locator('.visitor').count()).toBe(0);
    await context.close();
  });

  it('a conversation ends, too, where the phone slept meanwhile, and timers stood still', async () => {
    const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('answer') });
    await open();
    await ask('is it a crime');
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 601_000;
    });
    await open();
    expect(await cairn.locator('.visitor').count()).toBe(0);
    await ask('and now');
    expect(await cairn.locator('.visitor').count()).toBe(1);
    await context.close();
  });

  it('opens, closes and opens from the page, and from a button of its own', async () => {
    const { page, cairn, context } = await lab.visit({ attributes: 'data-open-on="#ask"' });
    await page.evaluate(() => window.Cairn?.open());
    await cairn.getByRole('region').waitFor();
    await page.evaluate(() => window.Cairn?.close());
    // A name without a role is said when the focus comes to the launcher: "Questions panel".
    expect(await cairn.locator(':is(.dock, .panel):is([role], [aria-label])').count()).toBe(0);
    await page.locator('#ask').click();
    await cairn.getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask');
    await context.close();
  });

  it('opens from a button that is a component, with a button inside, also in a dialog', async () => {
    const { page, cairn, context } = await lab.visit({
      attributes: 'data-open-on="#component"',
      head: `<script>customElements.define('their-button', class extends HTMLElement {
        connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<button>Ask</button>'; }
      });</script>`,
      body: '<dialog><their-button id="component"></their-button></dialog>',
    });
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.locator('#component button').click();
    await cairn.getByRole('textbox').fill('is it a crime');
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(false);
    await context.close();
  });

  it('does not take the focus from who types on in the page while the panel is fetched', async () => {
    const { hold, arrive } = holdPanel();
    const { page, cairn, context } = await lab.visit({ body: '<input id="search">' }, { prepare: hold });
    await cairn.locator('.pill').click();
    await page.locator('#search').pressSequentially('mon');
    await cairn.locator('.panel').getByText('911').first().waitFor();
    await page.keyboard.type('tana');
    arrive();
    await cairn.getByRole('textbox').waitFor();
    await page.keyboard.type(' please');
    expect(await page.locator('#search').inputValue()).toBe('montana please');
    await context.close();
  });

  it('throws nothing at events that the page makes at its window, and its search field is no exit', async () => {
    const { page, cairn, context, problems } = await lab.visit({ body: '<input id="search" aria-label="Search">' });
    await page.locator('#search').fill('exit');
    await cairn.locator('.pill').click();
    await cairn.getByRole('textbox').waitFor();
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      for (const type of ['click', 'wheel', 'copy', 'focusin', 'keydown', 'keyup'])
        window.dispatchEvent(new Event(type));
    });
    await page.locator('#search').click();
    expect(await cairn.getByRole('textbox').isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('lets numbers be copied where the page lets nothing be', async () => {
    const { page, cairn, context } = await lab.visit({ head: '<style>html{user-select:none}</style>' });
    await cairn.locator('.pill').click();
    await cairn.getByRole('textbox').waitFor();
    await cairn.locator('.panel p').first().selectText();
    expect(await page.evaluate(() => `${getSelection()}`)).not.toBe('');
    await context.close();
  });

  it('opens from a button in a dialog where the browser knows no dialogs', async () => {
    const { page, cairn, context, problems } = await lab.visit({
      attributes: 'data-open-on="#within"',
      head: '<script>delete HTMLDialogElement.prototype.close</script>',
      body: '<dialog open><button id="within">Ask</button></dialog>',
    });
    await page.locator('#within').click();
    await cairn.getByRole('textbox').waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows the panel inside the page where the page has the element, and leaves the element to the page', async () => {
    const { page, cairn, context } = await lab.visit({
      body: '<cairn-chat>Read <a href="/faq">the answers</a></cairn-chat><p id="after">After</p>',
    });
    await cairn.getByRole('textbox').waitFor();
    expect(await cairn.count()).toBe(1);
    const [panel, after] = await Promise.all([
      cairn.locator('.panel').boundingBox(),
      page.locator('#after').boundingBox(),
    ]);
    expect(panel?.height).toBeGreaterThan(400);
    expect(after?.y).toBeGreaterThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0));
    const exits = cairn.locator('.exit:visible');
    await expect.poll(() => exits.count()).toBe(1);
    expect(await cairn.locator('.head .exit').isVisible()).toBe(true);
    await page.evaluate(() => {
      document.body.style.paddingBottom = '3000px';
      scrollTo(0, 2500);
    });
    const fixed = cairn.locator('.bar .exit');
    await fixed.waitFor();
    expect((await fixed.boundingBox())?.y).toBeLessThan(800);
    // Half an exit is none: it is hard to hit.
    const own = (await cairn.locator('.head .exit').boundingBox()) as { y: number; height: number };
    await page.evaluate((by) => scrollBy(0, by), own.y + own.height / 2);
    await page.waitForTimeout(200);
    expect(await fixed.isVisible()).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => exits.count()).toBe(1);
    await page.evaluate(() => window.Cairn?.destroy());
    expect(await cairn.evaluate((element) => element.outerHTML)).toBe(
      '<cairn-chat>Read <a href="/faq">the answers</a></cairn-chat>',
    );
    expect(await cairn.getByRole('link', { name: 'the answers' }).isVisible()).toBe(true);
    expect(await cairn.evaluate((element) => getComputedStyle(element).display)).toBe('inline');
    await context.close();
  });

  it('whatever removes the element from the page, it comes back with what was said', async () => {
    const { page, cairn, open, ask, context } = await lab.visit({}, { answer: () => aReply('answer') });
    await open();
    await ask('is it a crime');
    await page.evaluate(() => document.querySelector('cairn-chat')?.remove());
    await cairn.locator('.head .exit').waitFor();
    expect(await cairn.locator('.visitor').textContent()).toContain('is it a crime');
    await page.keyboard.press('Escape');
    await cairn.locator('.bar .exit').waitFor();
    await page.evaluate(() => window.Cairn?.destroy());
    await page.waitForTimeout(1500);
    expect(await cairn.count()).toBe(0);
    await context.close();
  });

  it('a page that swaps its body, and its <cairn-chat> with it, still has an exit', async () => {
    const { page, cairn, problems, context } = await lab.visit({ body: '<cairn-chat></cairn-chat>' });
    await cairn.getByRole('textbox').waitFor();
    await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
    await cairn.locator('.bar .exit').waitFor();
    await cairn.locator('.pill').waitFor();
    // And swap it into a copy of the page, as a framework keeps it.
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<cairn-chat class="fs-exclude"><span slot="s" aria-live="polite">old</span></cairn-chat>';
      document.querySelector('cairn-chat')?.remove();
      window.Cairn?.destroy();
      document.body.replaceWith(body);
      const script = document.createElement('script');
      script.src = document.querySelector<HTMLScriptElement>('script[src*="cairn.js"]')?.src ?? '';
      document.body.append(script);
    });
    await cairn.getByRole('textbox').waitFor();
    expect(await page.locator('cairn-chat > [aria-live]').count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it('a double click opens the panel; when it is closed while it loads, it announces nothing and leaves no role', async () => {
    const panel = holdPanel();
    const { page, cairn, context } = await lab.visit(
      {},
      {
        prepare: panel.hold,
      },
    );
    await cairn.locator('.pill').dblclick();
    await cairn.getByText('911').first().waitFor();
    await page.evaluate(() => window.Cairn?.close());
    await page.evaluate(() => {
      window.Cairn?.open();
      window.Cairn?.close();
    });
    await page.evaluate(() => {
      (document.querySelector('cairn-chat > [aria-live]') as HTMLElement).textContent = '';
    });
    await page.waitForTimeout(600);
    expect(await page.locator('cairn-chat > [aria-live]').textContent()).toBe('');
    expect(await cairn.locator(':is(.dock, .panel):is([role], [aria-label])').count()).toBe(0);
    panel.arrive();
    await page.waitForTimeout(300);
    expect(await cairn.locator(':is(.dock, .panel):is([role], [aria-label])').count()).toBe(0);
    await cairn.locator('.pill').click();
    await cairn.getByRole('textbox').waitFor();
    await context.close();
  });

  it('when it is destroyed while it loads, nothing of it goes on', async () => {
    const panel = holdPanel();
    const devices: string[] = [];
    const { page, problems, context } = await lab.visit(
      { attributes: 'data-answers="device"', body: '<cairn-chat></cairn-chat>' },
      {
        prepare: async (page) => {
          page.on('request', (request) => {
            if (request.url().includes('device-')) devices.push(request.url());
          });
          await panel.hold(page);
        },
      },
    );
    await page.evaluate(() => window.Cairn?.destroy());
    panel.arrive();
    await page.waitForTimeout(500);
    expect(devices).toEqual([]);
    expect(problems).toEqual([]);
    expect(await page.evaluate(() => document.querySelector('cairn-chat')?.shadowRoot?.adoptedStyleSheets.length)).toBe(
      0,
    );
    await context.close();
  });
});
