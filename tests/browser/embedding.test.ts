/** Every snippet of docs/embedding.md that a browser can run, as it stands there, on the built server. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BACK_GUARD } from '../../server/pages/back-guard.ts';
import { BUILT } from '../built/built.ts';
import { firstCellsUnder, sectionOf, snippetsUnder, snippetUnder } from './embedding-page.ts';
import { openPartnerSite, type PartnerPage, type PartnerSite, type PartnerVisit } from './partner-site.ts';

const manifest = JSON.parse(readFileSync(join(BUILT, 'manifest.json'), 'utf8')) as {
  version: string;
  files: Record<string, string>;
};

const STATIC = join(BUILT, 'static');

const BESIDE = 'Beside a cookie banner or an exit of your own';

let site: PartnerSite;
let visited: PartnerVisit | undefined;
beforeAll(async () => {
  site = await openPartnerSite();
});
afterAll(() => site.close());
afterEach(async () => {
  await visited?.close();
  visited = undefined;
});

const visit = async (page: PartnerPage): Promise<PartnerVisit> => {
  visited = await site.visit(page);
  return visited;
};

/** Fills in the names that a partner has to fill in. */
const filled = (snippet: string): string =>
  snippet
    .replaceAll('https://HOST', site.origin)
    .replaceAll('VERSION', manifest.version)
    .replaceAll('INTEGRITY', manifest.files['cairn.js'] ?? '')
    .replaceAll('RANDOM', 'cairn');

const plain = () => filled(snippetUnder('Plain HTML'));

/** Opens the panel, asks, and expects an answer, without a complaint of the browser. */
const works = async ({ cairn, open, ask, problems }: PartnerVisit): Promise<void> => {
  await open();
  await ask('what are the signs of trafficking');
  expect(await cairn.locator('.cairn').count()).toBe(1);
  expect(problems).toEqual([]);
};

const sideOf = async ({ cairn }: PartnerVisit): Promise<'left' | 'right'> => {
  const box = await cairn.locator('.pill').boundingBox();
  return (box?.x ?? 0) < 640 ? 'left' : 'right';
};

describe('the script tag', () => {
  it('plain', async () => {
    const seen = await visit({ head: plain() });
    await works(seen);
    expect(seen.sent).toEqual([`${site.origin}/v1/ask`]);
  });

  it('one version with its checksum', async () => {
    await works(await visit({ head: filled(snippetUnder('One version for good, with a checksum')) }));
  });

  it('is not run where the checksum does not fit', async () => {
    const tag = filled(snippetUnder('One version for good, with a checksum')).replace('sha384-', 'sha384-x');
    const { cairn, problems } = await visit({ head: tag });
    expect(await cairn.count()).toBe(0);
    expect(problems.join()).toContain("Failed to find a valid digest in the 'integrity' attribute");
  });

  it('is not run where crossorigin is missing beside integrity, and the browser says what the table says', async () => {
    const tag = filled(snippetUnder('One version for good, with a checksum'));
    const { cairn, problems } = await visit({ head: tag.replace('crossorigin="anonymous" ', '') });
    expect(await cairn.count()).toBe(0);
    const [, quote = 'no such row'] =
      /\*… (the request to be CORS[^*]*) …\*/.exec(firstCellsUnder('When something is wrong').join('\n')) ?? [];
    expect(problems.join()).toContain(quote);
    const seen = await visit({ head: tag.replace(/integrity=.*anonymous" /, '') });
    await works(seen);
  });

  it('your own copy, without a server: no question is sent', async () => {
    const files = Object.fromEntries(
      readdirSync(STATIC).map((name) => [`/cairn/${name}`, readFileSync(join(STATIC, name))]),
    );
    // The page says that nothing else is needed.
    const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'" };
    const seen = await visit({ head: snippetUnder('Your own copy, without a server'), files, headers });
    await works(seen);
    expect(seen.sent).toEqual([]);
  });
});

describe('a Content Security Policy', () => {
  const [byAddress = '', byNonce = '', nonceTag = '', strict = ''] = snippetsUnder('Content Security Policy');
  const pinned = () => `<script>${BACK_GUARD}</script>${filled(snippetUnder('One version for good, with a checksum'))}`;
  const [trustedTypes = ''] = /(?<=`)require-trusted-types[^`]*/.exec(sectionOf('Content Security Policy')) ?? [];

  it.each([
    ['by the address', byAddress, () => plain()],
    ['by the address in script-src-elem', byAddress.replace('script-src', "script-src 'self'; script-src-elem"), plain],
    ['by a nonce', byNonce, () => filled(nonceTag)],
    ['by a nonce, where strict-dynamic is', byNonce.replace(';', " 'strict-dynamic';"), () => filled(nonceTag)],
    ['by the hash of a pinned version, where strict-dynamic is', strict, pinned],
  ])('%s, and Trusted Types', async (_, policy, head) => {
    expect(trustedTypes).not.toBe('');
    const all = filled(`default-src 'none'; ${policy}; ${trustedTypes}`);
    const seen = await visit({ head: head(), headers: { 'content-security-policy': all } });
    await works(seen);
    const styled = seen.cairn.locator('.panel');
    expect(await styled.evaluate((panel) => getComputedStyle(panel).width)).toBe('400px');
  });

  it('by a nonce leaves the page its own scripts, which strict-dynamic would stop', async () => {
    const files = { '/own.js': 'window.isOwn = true' };
    const head = `<script src="/own.js"></script>${filled(nonceTag)}`;
    const isOwn = (page: PartnerVisit['page']) => page.evaluate(() => 'isOwn' in window);
    const policy = filled(`default-src 'self'; ${byNonce}`).replace('script-src', "script-src 'self'");
    const seen = await visit({ head, files, headers: { 'content-security-policy': policy } });
    expect(await isOwn(seen.page)).toBe(true);
    await works(seen);
    await seen.close();
    const dynamic = policy.replace("'self' 'nonce", "'strict-dynamic' 'self' 'nonce");
    const stopped = await visit({ head, files, headers: { 'content-security-policy': dynamic } });
    await stopped.cairn.waitFor({ state: 'attached' });
    expect(await isOwn(stopped.page)).toBe(false);
  });

  it('without connect-src still answers, from the device, and the browser says what the table says', async () => {
    const { open, ask, problems } = await visit({
      head: plain(),
      headers: { 'content-security-policy': filled(byAddress).replace(/connect-src .*/, "connect-src 'self'") },
    });
    await open();
    await ask('what are the signs of trafficking');
    const [quote = ''] = firstCellsUnder('When something is wrong').filter((cell) =>
      cell.includes("/v1/ask' violates"),
    );
    for (const part of (/\*([^*]+)\*/.exec(quote)?.[1] ?? 'no such row').split('…'))
      expect(problems.join()).toContain(part.trim());
  });

  it('with our lines as a second directive lets nothing of ours run, and the browser says what the table says', async () => {
    const { cairn, problems, said } = await visit({
      head: plain(),
      headers: { 'content-security-policy': filled(`script-src 'self'; ${byAddress}`) },
    });
    expect(await cairn.count()).toBe(0);
    const [, quote = 'no such row'] =
      /\*(Ignoring duplicate [^*]+)\*/.exec(firstCellsUnder('When something is wrong').join('\n')) ?? [];
    expect([...problems, ...said].join()).toContain(quote);
  });

  it('with a second policy that lacks our lines lets nothing of ours run', async () => {
    const meta = `<meta http-equiv="content-security-policy" content="script-src 'self'">`;
    const { cairn } = await visit({
      head: meta + plain(),
      headers: { 'content-security-policy': filled(byAddress) },
    });
    expect(await cairn.count()).toBe(0);
  });

  it('with a path behind the address lets the buttons come, and not the panel', async () => {
    const policy = filled(byAddress).replace(`script-src ${site.origin}`, `script-src ${site.origin}/cairn.js`);
    const { cairn, problems } = await visit({ head: plain(), headers: { 'content-security-policy': policy } });
    await cairn.locator('.pill').click();
    await expect.poll(() => problems.join()).toMatch(/panel-[^']*' violates/);
  });

  it('without our lines lets nothing of ours run, and the browser says so', async () => {
    const { cairn, problems } = await visit({
      head: plain(),
      headers: { 'content-security-policy': "script-src 'self'" },
    });
    expect(await cairn.count()).toBe(0);
    const quotes = firstCellsUnder('When something is wrong').flatMap(
      (cell) => cell.match(/[^*]+(?= Policy directive\*)/g) ?? [],
    );
    expect(quotes).toHaveLength(2);
    for (const quote of quotes) for (const part of quote.split(' … ')) expect(problems.join()).toContain(part);
  });
});

describe('content systems', () => {
  /** The tag with an option where the page says that options go. */
  const withOption = (tag: string): string => {
    const [, option = 'no such words'] = /`data-cfasync="false"`, as `(data-[^`]*)`/.exec(sectionOf('WordPress')) ?? [];
    return tag.replace('data-cfasync="false"', (before) => `${before} ${option}`);
  };

  it('WordPress: the tag that the plugin prints', async () => {
    const seen = await visit({ head: withOption(filled(snippetUnder('WordPress', 1))) });
    expect(await sideOf(seen)).toBe('left');
    await works(seen);
  });

  it('WordPress: the plugin adds what the printed tag has', () => {
    const [, added = ''] = /'<script (data-[^']*)'/.exec(snippetUnder('WordPress')) ?? [];
    expect(added).not.toBe('');
    expect(snippetUnder('WordPress', 1)).toContain(`<script ${added}`);
  });

  it('an optimizer that runs the script by itself, late: the tag is found by its address', async () => {
    const tag = withOption(filled(snippetUnder('WordPress', 1))).replace('<script ', '<script type="text/delayed" ');
    const text = readFileSync(join(BUILT, 'assets/cairn.js'), 'utf8');
    const seen = await visit({ head: tag, files: { '/delayed.js': text } });
    await seen.page.evaluate(async () => new Function(await (await fetch('/delayed.js')).text())());
    expect(await sideOf(seen)).toBe('left');
    await works(seen);
    expect(seen.sent).toEqual([`${site.origin}/v1/ask`]);
  });

  it('Drupal: the tag that the library describes', async () => {
    const library = parse(filled(snippetUnder('Drupal'))) as {
      cairn: { js: Record<string, { attributes: Record<string, string | true> }> };
    };
    const [[src = '', { attributes } = { attributes: {} }] = []] = Object.entries(library.cairn.js);
    const more = Object.entries(attributes).map(([name, value]) => (value === true ? name : `${name}="${value}"`));
    const seen = await visit({ head: `<script src="${src}" ${more.join(' ')}></script>` });
    expect(await sideOf(seen)).toBe('left');
    await works(seen);
  });

  it('a tag manager', async () => {
    const seen = await visit({ body: filled(snippetUnder('Tag managers')) });
    await seen.cairn.locator('.pill').waitFor();
    expect(await sideOf(seen)).toBe('left');
    await works(seen);
  });
});

describe('where it opens', () => {
  it('your own button', async () => {
    const { page, cairn } = await visit({ body: filled(snippetUnder('Your own button')) });
    await page.getByRole('button', { name: 'Ask us' }).click();
    await cairn.getByRole('textbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('ask-us');
  });

  it('in the page, as high as the style sheet says', async () => {
    const style = `<style>${snippetUnder('Colours and places')}</style>`;
    const { cairn, ask } = await visit({ head: style, body: filled(snippetUnder('In the page')) });
    await cairn.getByRole('textbox').waitFor();
    expect(await cairn.locator('.panel').evaluate((panel) => (panel as HTMLElement).offsetHeight)).toBe(560);
    await ask('what are the signs of trafficking');
  });

  it('from your code, and destroy() leaves nothing', async () => {
    const { page, cairn } = await visit({ head: plain() + snippetUnder('From your code') });
    await cairn.getByRole('textbox').waitFor();
    expect(await page.evaluate(() => Object.keys(window.Cairn ?? {}).sort())).toEqual(['close', 'destroy', 'open']);
    await page.evaluate(() => window.Cairn?.destroy());
    expect(await cairn.count()).toBe(0);
  });
});

describe('how it looks', () => {
  it('colors and places', async () => {
    const { cairn } = await visit({ head: `${plain()}<style>${snippetUnder('Colours and places')}</style>` });
    const launcher = cairn.locator('.pill');
    const box = await launcher.boundingBox();
    expect([1280 - (box?.x ?? 0) - (box?.width ?? 0), 800 - (box?.y ?? 0) - (box?.height ?? 0)]).toEqual([24, 88]);
    expect(await launcher.evaluate((button) => getComputedStyle(button).borderRadius)).toBe('6px');
  });

  it('off the links of the page that get the focus by keyboard', async () => {
    const links = `<main style="text-align: right; padding-right: 40px">${'<p><a href="#x">Read more</a></p>'.repeat(40)}</main>`;
    const covered = async (style: string): Promise<number> => {
      const { page, cairn, close } = await site.visit({
        head: `${plain()}<style>${style}</style>`,
        body: links,
      });
      await cairn.locator('.pill').waitFor();
      let count = 0;
      for (let press = 0; press < 40; press++) {
        await page.keyboard.press('Tab');
        count += await page.evaluate(() => {
          const { x, y, width, height } = (document.activeElement as Element).getBoundingClientRect();
          const seen = [2, width / 2, width - 2].some(
            (across) => document.elementFromPoint(x + across, y + height / 2) === document.activeElement,
          );
          return seen ? 0 : 1;
        });
      }
      await close();
      return count;
    };
    expect(await covered('')).toBeGreaterThan(0);
    expect(await covered(snippetUnder('Colours and places', 2))).toBe(0);
  });

  it('above a bar that is fixed to the bottom of a phone', async () => {
    const { page, cairn, close } = await site.visit({
      head: `${plain()}<style>${snippetUnder('Colours and places', 1)}</style>`,
      body: '<nav id="tabs" style="position: fixed; inset: auto 0 0; height: 64px">Tabs</nav>',
    });
    await page.setViewportSize({ width: 360, height: 640 });
    const bar = (await cairn.locator('.pill').boundingBox()) as DOMRect;
    const tabs = (await page.locator('#tabs').boundingBox()) as DOMRect;
    expect(bar.y + bar.height).toBeLessThanOrEqual(tabs.y);
    await close();
  });

  it.each([
    [0, 'cookie-banner-open', ''],
    [1, 'show--consent', ''],
    [1, '', '<div class="cmplz-cookiebanner cmplz-show">Cookies?</div>'],
    [1, '', '<div class="cky-consent-container">Cookies?</div>'],
  ])('above a cookie banner, beside a place of the partner’s own (%i, %j, %j)', async (place, name, banner) => {
    const styles = [snippetUnder('Colours and places'), snippetUnder(BESIDE, place)].map(
      (css) => `<style>${css}</style>`,
    );
    const { page, cairn } = await visit({
      head: plain() + styles.join(''),
      body: '<div class="cmplz-cookiebanner"></div><div class="cky-consent-container cky-hide"></div>',
    });
    const bottom = async (): Promise<number> => {
      const box = await cairn.locator('.pill').boundingBox();
      return 800 - (box?.y ?? 0) - (box?.height ?? 0);
    };
    expect(await bottom()).toBe(88);
    await page.evaluate(
      ([name = '', banner = '']) => {
        document.documentElement.className = name;
        document.body.insertAdjacentHTML('beforeend', banner);
      },
      [name, banner],
    );
    expect(await bottom()).toBe(140);
  });

  it('away from an exit of your own', async () => {
    const link = snippetUnder(BESIDE, 2);
    const place = '<style>[data-partner-exit] { position: fixed; right: 10px; bottom: 10px; padding: 20px }</style>';
    const { page, cairn } = await visit({ head: plain() + place, body: link });
    const theirs = await page.locator('[data-partner-exit]').boundingBox();
    await expect
      .poll(async () => {
        const ours = await cairn.locator('.pill').boundingBox();
        return (ours?.y ?? 0) + (ours?.height ?? 0) <= (theirs?.y ?? 0);
      })
      .toBe(true);
  });
});

describe('what the page of the documentation says is true', () => {
  it('it names exits of partners that are found', async () => {
    const [, list = ''] = /and signs:\n([\s\S]*?)\n\n(?!- )/.exec(sectionOf(BESIDE)) ?? [];
    // Words that make a name only together are told before a colon, or with a comma between.
    const names = [...list.matchAll(/\*([^*]+)\*/g)].flatMap(([, name = '']) =>
      / |^(Exit|Escape)$/.test(name) ? [name] : [],
    );
    expect(names.length).toBeGreaterThan(15);
    const { page, cairn } = await visit({
      head: plain(),
      body: '<a href="#" style="position:fixed;right:16px;bottom:16px;width:300px;height:48px">Read more</a>',
    });
    const isAway = async (name: string): Promise<boolean> => {
      await page.evaluate((text) => {
        const link = document.querySelector('a') as Element;
        link.textContent = text;
        // Another number of elements, so that the page is looked at again.
        if (link.nextSibling) link.nextSibling.remove();
        else link.after(document.createElement('i'));
        dispatchEvent(new Event('resize'));
      }, name);
      const box = await cairn.locator('.pill').boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 0) <= 800 - 16 - 48;
    };
    expect(await isAway('Read more')).toBe(false);
    for (const name of names) expect([name, await isAway(name.replaceAll('\n', ' '))]).toEqual([name, true]);
  });

  it('its line for the console finds what is wider than a phone', async () => {
    const [, line = ''] =
      /`(\[\.\.\.document\.querySelectorAll[^`]*)`/.exec(sectionOf('When something is wrong')) ?? [];
    const { page } = await visit({
      head: '<meta name="viewport" content="width=device-width, initial-scale=1">',
      body: '<p>A clinic</p><img alt="" id="wide" style="display:block;width:900px;height:9px">',
    });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate(`${line}.map(({ id }) => id)`)).toEqual(width === 360 ? ['wide'] : []);
    }
  });

  it('it lists the options that there are, each with its right values', () => {
    const code = readFileSync('widget/start.ts', 'utf8');
    // What is read only to say how it is called is no option.
    const inCode = [...code.matchAll(/\b(?:read|choose)\(\s*'([a-z-]+)'(?!, 'data-)/g)].map(
      ([, name]) => `\`data-${name}\``,
    );
    expect(firstCellsUnder('Options').sort()).toEqual([...new Set(inCode)].sort());
    for (const [, name, values = ''] of code.matchAll(/choose\('([a-z-]+)', (?!'data-)([^)]*)\)/g)) {
      const row =
        sectionOf('Options')
          .split('\n')
          .find((line) => line.includes(`\`data-${name}\``)) ?? '';
      for (const value of values.replace('...baked.answers', "'server', 'device'").replaceAll("'", '').split(', '))
        expect(row).toContain(`\`${value}\``);
    }
  });

  it('it names the marks against recording that the element carries', async () => {
    const seen = await visit({ head: plain() });
    await seen.open();
    const marks = await seen.cairn.evaluate((element) => [
      ...element.classList,
      ...element.getAttributeNames().filter((name) => name.startsWith('data-')),
    ]);
    const [, section = ''] = /The marks:([\s\S]*?)\n- /.exec(sectionOf('What to switch off beside it')) ?? [];
    const named = [...section.matchAll(/`([a-z-]+)(?:="hidden")?`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(marks.sort());
  });

  it('it quotes what the console says', async () => {
    const { said } = await visit({
      head: plain().replace(
        'defer',
        'data-position="top" data-accent="#ffee00" data-lang="es" data-answer="device" defer',
      ),
    });
    expect(said.filter((line) => line.startsWith('Cairn: '))).toHaveLength(4);
    const quotes = firstCellsUnder('When something is wrong').filter((cell) => /^`Cairn: data-/.test(cell));
    expect(quotes).toHaveLength(4);
    for (const quoted of quotes) {
      const text = quoted.slice(1).split('rgb(')[0]?.replace(/`$/, '') ?? '';
      expect(said.filter((line) => line.startsWith(text))).toHaveLength(1);
    }
  });

  it('it is silent on attributes that other tools put on the tag', async () => {
    const { said } = await visit({
      head: plain().replace('defer', 'data-cfasync="false" data-wp-strategy="defer" data-cookieconsent="ignore" defer'),
    });
    expect(said.filter((line) => line.startsWith('Cairn: '))).toEqual([]);
  });

  it.each([
    ['right', 'data-position="left"'],
    ['pale', 'data-accent="#ffee00"'],
    ['wrong', 'data-position="top"'],
  ])('no panel is fetched with the page, whatever the tag says: one that is %s', async (_, attribute) => {
    const { page } = await visit({ head: plain().replace('defer', `${attribute} defer`) });
    await page.waitForLoadState('networkidle');
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(fetched.filter((name) => name.includes('/panel-'))).toEqual([]);
  });

  it('it has the guard, the same to the byte', () => {
    expect(snippetUnder('The guard for an async script')).toBe(`<script>${BACK_GUARD}</script>`);
  });
});
