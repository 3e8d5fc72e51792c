import { readFileSync } from 'node:fs';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { BACK_GUARD, BACK_GUARD_HASH } from '../../../server/pages/back-guard.ts';
import { DEFAULT_ACCENT, readChoices } from '../../../server/pages/snippet.ts';
import { checkedCovers } from '../../../widget/covers.ts';
import { smallApp } from '../small-content.ts';
import { open } from './open-page.ts';

describe('the demo page and its builder', () => {
  const app = smallApp();

  it('embeds Cairn as a partner would, and shows that very tag', async () => {
    const { page } = await open(app, 'http://cairn.test/');
    expect(page.querySelector('script[src="/cairn.js"]')?.hasAttribute('defer')).toBe(true);
    expect(page.querySelector('#snippet')?.textContent).toContain('<script src="http://cairn.test/cairn.js"');
    expect(page.querySelector('#policy')?.textContent).toContain('script-src http://cairn.test ');
  });

  it('works without its script: choices come back in the tag, the fields and on the page', async () => {
    const { page } = await open(
      app,
      'http://cairn.test/?locale=es&position=left&accent=%23334455&address=pinned&label=Ayuda',
    );
    const tag = page.querySelector('script[data-locale]');
    const snippet = page.querySelector('#snippet')?.textContent ?? '';
    expect(tag?.getAttribute('src')).toBe('/v/9.8.7/cairn.js');
    expect(tag?.getAttribute('data-position')).toBe('left');
    expect(snippet).toContain('http://cairn.test/v/9.8.7/cairn.js');
    expect(snippet).toMatch(/integrity="sha384-[^"]+"\s+crossorigin="anonymous"/);
    expect(page.querySelector('#body-line')?.textContent).toContain('href="http://cairn.test/es/preguntas"');
    expect(page.querySelector('#choose-label')?.getAttribute('value')).toBe('Ayuda');
    expect(page.querySelector('#choose-position option[selected]')?.getAttribute('value')).toBe('left');
  });

  it.each([
    ['', 'en'],
    ['?locale=en', 'en'],
    ['?locale=es-MX', 'es'],
    ['?locale=est', 'en'],
  ])(
    'leads visitors without scripts to the questions, in the language that was chosen (%j)',
    async (query, language) => {
      const { page } = await open(app, `http://cairn.test/${query}`);
      const [, address = ''] = /href="([^"]+)"/.exec(page.querySelector('#body-line')?.textContent ?? '') ?? [];
      const { response, page: list } = await open(app, address);
      expect([response.status, list.documentElement.lang]).toEqual([200, language]);
    },
  );

  it('offers the color that the widget has by itself', () => {
    expect(readFileSync('widget/launcher.css', 'utf8')).toContain(`--accent: var(--cairn-light, ${DEFAULT_ACCENT});`);
  });

  it.each([
    'label="><script>alert(1)</script>',
    'accent=red',
    'exit-url=javascript:alert(1)',
    'exit-url=https://me@evil.test',
    'position=top',
    'locale=%00',
    'theme=x',
  ])('leaves out a wrong choice (%s)', async (query) => {
    const { page } = await open(app, `/?${query}`);
    expect(page.querySelectorAll('head script')).toHaveLength(3);
    expect([...(page.querySelector('script[src="/cairn.js"]')?.attributes ?? [])].map(({ name }) => name)).toEqual([
      'src',
      'defer',
    ]);
  });

  it('never lets its address change where its own exit leads, nor what Back shows after it', async () => {
    const { page } = await open(app, 'http://cairn.test/?exit-url=https://example.org/&back=plain&theme=dark');
    const tag = page.querySelector('script[src="/cairn.js"]');
    expect([...(tag?.attributes ?? [])].map(({ name }) => name)).toEqual(['src', 'defer', 'data-theme']);
    expect(page.querySelector('script')?.textContent).toBe(BACK_GUARD);
    const snippet = page.querySelector('#snippet')?.textContent;
    for (const line of ['data-exit-url="https://example.org/"', 'data-back="plain"']) expect(snippet).toContain(line);
    const blank = await open(app, 'http://cairn.test/?exit=blank');
    expect(blank.page.querySelector('script[data-exit]')).toBeNull();
    expect(blank.page.querySelector('#snippet')?.textContent).toContain('data-exit="blank"');
  });

  it('an empty page wins over a cover address, and the field of that says so', async () => {
    const { page } = await open(app, 'http://cairn.test/?exit-url=https://example.org/&exit=blank');
    const snippet = page.querySelector('#snippet')?.textContent;
    expect(snippet).toContain('data-exit="blank"');
    expect(snippet).not.toContain('data-exit-url');
    const field = page.querySelector('#choose-exit-url');
    expect([field?.getAttribute('value'), field?.getAttribute('aria-invalid')]).toEqual([
      'https://example.org/',
      'true',
    ]);
    expect(page.querySelector('#choose-exit-url-hint')?.textContent).toContain('Not beside an empty page.');
  });

  it('does not cut a label that is too long without a word', async () => {
    const { page } = await open(app, '/');
    expect(page.querySelector('#choose-label')?.hasAttribute('maxlength')).toBe(false);
  });

  it('writes a nonce into each script and the policy where the partner’s goes by one, and not into this page', async () => {
    const { page } = await open(app, 'http://cairn.test/?policy=nonce&address=pinned');
    const snippet = page.querySelector('#snippet')?.textContent ?? '';
    const scripts = [...new Window().document.createRange().createContextualFragment(snippet).children];
    expect(scripts.map((script) => script.getAttribute('nonce'))).toEqual(['RANDOM', 'RANDOM']);
    expect(scripts[1]?.getAttribute('integrity')).toMatch(/^sha384-/);
    expect(page.querySelector('#policy')?.textContent).toBe(
      "script-src 'nonce-RANDOM';\nconnect-src http://cairn.test;",
    );
    expect(page.querySelector('[nonce]')).toBeNull();
    expect(page.querySelector('#choose-policy option[selected]')?.getAttribute('value')).toBe('nonce');
  });

  it('says what to do about strict-dynamic and script-src-elem, and where the guide is', async () => {
    const { page } = await open(app, '/');
    const text = page.querySelector('#builder')?.textContent;
    for (const part of [
      "Do not add 'strict-dynamic'",
      'script-src-elem',
      'docs/embedding.md',
      'a privacy text for your site',
    ])
      expect(text).toContain(part);
    expect(page.querySelector('#policy')?.textContent).not.toContain('strict-dynamic');
  });

  it('says beside the policy that a second directive is ignored, and that there may be two policies', async () => {
    const { page } = await open(app, '/');
    const intro = page.querySelector('#policy-heading + p')?.textContent;
    expect(intro).toContain('A second directive of the same name is ignored');
    expect(intro).toContain('Ignoring duplicate Content-Security-Policy directive');
    expect(intro).toContain('two policies');
  });

  it('says where the lines go in WordPress, as the guide does', async () => {
    const { page } = await open(app, '/');
    const [told] = [...page.querySelectorAll('#builder li')].map((place) => place.textContent);
    const guide = readFileSync('docs/embedding.md', 'utf8');
    for (const name of ['WPCode', 'Code Snippets → Header & Footer', 'Header', 'Body'])
      for (const text of [told, guide]) expect(text).toContain(name);
  });

  it('never lets its address change what a click on it does', async () => {
    const { page } = await open(app, 'http://cairn.test/?open-on=*');
    expect(page.querySelector('script[data-open-on]')).toBeNull();
    expect(page.querySelector('#snippet')?.textContent).toContain('data-open-on="*"');
  });

  it.each([
    ['label', 'Q&A', 'Q&amp;A'],
    ['open-on', 'a[href="/ask"]', 'a[href=&quot;/ask&quot;]'],
    ['label', 'Ask "us"', 'Ask &quot;us&quot;'],
    ['exit-url', 'https://a.test/?x=1&copy', 'https://a.test/?x=1&amp;copy'],
    ['exit-url', 'https://maps.example.org/@45,-110', 'https://maps.example.org/@45,-110'],
  ])('writes %s %s so that a browser reads the same', async (name, value, written) => {
    const { page } = await open(app, `http://cairn.test/?${new URLSearchParams({ [name]: value })}`);
    expect(page.querySelector('#snippet')?.textContent).toContain(`data-${name}="${written}"`);
    expect(page.querySelector(`#choose-${name}`)?.getAttribute('value')).toBe(value);
    const [, tag] = new Window().document
      .createRange()
      .createContextualFragment(page.querySelector('#snippet')?.textContent ?? '').children;
    expect(tag?.getAttribute(`data-${name}`)).toBe(value);
    expect(page.querySelector('[aria-invalid=true]')).toBeNull();
  });

  it.each([
    ['exit-url', 'http://example.org'],
    ['exit-url', 'https://me@evil.test'],
    ['exit-url', 'https://example.org/ https://example.com/'],
    ['exit-url', 'https://www.cairn.test/other'],
    ['label', 'a text of twenty-five signs'],
  ])('leaves %s %s where it was typed, and says that it is left out', async (name, value) => {
    const { page } = await open(app, `http://cairn.test/?${new URLSearchParams({ [name]: value })}`);
    const field = page.querySelector(`#choose-${name}`);
    expect(field?.getAttribute('value')).toBe(value);
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(page.getElementById(field?.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Left out');
    expect(page.querySelector('#snippet')?.textContent).not.toContain(`data-${name}`);
  });

  it.each([
    'https://example.org',
    'https://EXAMPLE.org:8443/a?b',
    'https://example.org./',
    'http://example.org/',
    'https://me:secret@example.org/',
    'https://example.org/@me',
    'https://partner.test/',
    'https://www.partner.test./',
    'data:text/html,x',
    'example.org',
  ])('takes %s as an exit where the widget does', (address) => {
    const source = { origin: 'https://cairn.partner.test', version: null, integrity: null };
    const chosen = readChoices(new URLSearchParams({ 'exit-url': address }), source)['exit-url'];
    const [first] = checkedCovers(address, ['cairn.partner.test']);
    expect(chosen !== undefined).toBe(first !== checkedCovers(null, [])[0]);
  });

  it('keeps elements of the body out of the head, which they would end', async () => {
    const { page } = await open(app, 'http://cairn.test/');
    expect(page.querySelector('#snippet')?.textContent).not.toContain('<noscript>');
    expect(page.querySelector('#body-line')?.textContent).toBe(
      '<noscript><a href="http://cairn.test/faq">Questions and answers</a></noscript>',
    );
    const english = await open(app, 'http://cairn.test/?locale=en');
    expect(english.page.querySelector('#body-line')?.textContent).toContain('href="http://cairn.test/faq?lang=en"');
  });

  it('asks for no connection where answers come from the device', async () => {
    const { page } = await open(app, '/?answers=device');
    expect(page.querySelector('#policy')?.textContent).not.toContain('connect-src');
  });

  it('names https where the visitor came by TLS', async () => {
    const { page } = await open(smallApp({ isSecure: () => true }), 'http://cairn.test/');
    expect(page.querySelector('#snippet')?.textContent).toContain('https://cairn.test/cairn.js');
  });

  it('adds the guard, and what a policy needs for it, unless Back is to work as usual', async () => {
    const guarded = await open(app, '/');
    expect(guarded.page.querySelector('#snippet')?.textContent).toContain(
      `<script>${BACK_GUARD}</script>\n<script src=`,
    );
    expect(guarded.page.querySelector('#policy')?.textContent).toContain(BACK_GUARD_HASH);
    const plain = await open(app, '/?back=plain');
    expect(plain.page.querySelector('#snippet')?.textContent).toMatch(/^<script src=/);
    expect(plain.page.querySelector('#policy')?.textContent).not.toContain('sha256-');
    // The page itself embeds Cairn as it tells others to.
    const [first] = guarded.page.querySelectorAll('script');
    expect(first?.textContent).toBe(BACK_GUARD);
    expect(guarded.response.headers.get('content-security-policy')).toContain(BACK_GUARD_HASH);
  });

  it('says what to do where nothing was built', async () => {
    const { page } = await open(smallApp({ assets: { version: null, files: new Map() } }), '/');
    expect(page.querySelector('#builder .note')?.textContent).toContain('npm run build');
    expect(page.querySelectorAll('script')).toHaveLength(0);
  });
});
