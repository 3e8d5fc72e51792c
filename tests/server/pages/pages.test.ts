import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { FaqEntry } from '../../../server/content/content.ts';
import { loadContent } from '../../../server/content/load.ts';
import type { Reply } from '../../../server/contract.ts';
import { inOrder } from '../../../server/pages/in-order.ts';
import { createPages } from '../../../server/pages/pages.tsx';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { type App, smallApp } from '../small-content.ts';

const CANARY = 'zebrafinch';

const parse = (html: string) => {
  const { document } = new Window();
  document.write(html);
  return document;
};

const open = async (app: App, path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(path, { headers: { accept: 'text/html', ...headers } });
  const html = await response.text();
  return { response, html, page: parse(html) };
};

const post = async (app: App, path: string, utterance: string) => {
  const response = await app.request(path, { method: 'POST', body: new URLSearchParams({ utterance }) });
  const html = await response.text();
  return { response, html, page: parse(html) };
};

describe('every page', () => {
  const app = smallApp();
  const paths = ['/faq', '/faq/signs', '/es/preguntas', '/es/preguntas/signs', '/faq?lang=es', '/card', '/nowhere'];

  it.each(paths)('%s has the way out, the way to 911, one heading and a neutral title', async (path) => {
    const { page } = await open(app, path);
    const exit = page.querySelector('a.exit');
    expect(exit?.getAttribute('href')).toBe('https://www.weather.gov/');
    expect(exit?.getAttribute('rel')).toBe('noreferrer');
    expect(page.querySelector('.danger a')?.getAttribute('href')).toBe('tel:911');
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    expect(['Questions', 'Preguntas']).toContain(page.title);
  });

  it.each(paths)('%s runs no script but the one of its exit link, and has no inline style or handler', async (path) => {
    const { page, html } = await open(app, path);
    expect(
      [...page.querySelectorAll('script')].filter(({ type }) => type !== 'application/ld+json').map(({ src }) => src),
    ).toEqual(['/exit-0a1b2c.js']);
    expect(page.querySelectorAll('style, [style]')).toHaveLength(0);
    expect(html).not.toMatch(/\son\w+=/);
  });

  it('takes the title of the partner', async () => {
    const { page } = await open(smallApp({ title: 'Help desk' }), '/es/preguntas');
    expect(page.title).toBe('Help desk');
  });

  it('shows what is wrong in the content while somebody edits it, and to nobody else', async () => {
    const { page } = await open(smallApp({ editing: { problems: 'en/faq/laws.md:1  no front matter' } }), '/faq');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('en/faq/laws.md:1');
    expect((await open(app, '/faq')).page.querySelector('[role=alert]')).toBeNull();
  });
});

describe('the list of questions', () => {
  it('has those first that most others lead on to, and a way past them to people', async () => {
    const { page } = await open(smallApp(), '/faq');
    const asked = [...page.querySelectorAll('.list a')].map((link) => link.getAttribute('href'));
    expect(asked.length).toBeGreaterThan(1);
    expect(page.querySelector('a[href="#contacts"]')).not.toBeNull();
    expect(page.querySelector('#contacts')).not.toBeNull();
    const entry = (id: string, related: string[]) => ({ id, related }) as FaqEntry;
    const faq = [entry('a', ['c']), entry('b', ['c', 'd']), entry('c', ['d']), entry('d', [])];
    const replies = [entry('hello', ['d'])];
    expect(inOrder({ faq, replies }).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('the language of a page', () => {
  const app = smallApp();

  it.each([
    ['/faq', 'en-US,en;q=0.9,es;q=0.5', 'en'],
    ['/faq', 'es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['/faq', 'fr,de;q=0.9', 'en'],
    ['/faq', 'en;q=0.2, es;q=0.7', 'es'],
    ['/faq', ';;q=x,,', 'en'],
    ['/faq?lang=es', 'en', 'es'],
    ['/faq?lang=xx', 'en', 'en'],
    ['/es/preguntas', 'en', 'es'],
    ['/es/preguntas/signs', 'en', 'es'],
    ['/card?lang=es', 'en', 'es'],
  ])('%s for a browser of "%s" is %s', async (path, accepted, language) => {
    const { page } = await open(app, path, { 'accept-language': accepted });
    expect(page.documentElement.lang).toBe(language);
  });

  it('leads from each page to the same page in the other language', async () => {
    const english = await open(app, '/faq/signs?lang=en');
    const spanish = await open(app, '/es/preguntas/signs');
    expect(english.page.querySelector('nav a[lang=es]')?.getAttribute('href')).toBe('/es/preguntas/signs');
    expect(spanish.page.querySelector('nav a[lang=en]')?.getAttribute('href')).toBe('/faq/signs?lang=en');
    expect(english.page.querySelectorAll('link[rel=alternate]')).toHaveLength(2);
  });

  it('keeps to it in every link and in the form', async () => {
    const { page } = await open(app, '/es/preguntas');
    const links = [...page.querySelectorAll('.list a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBe(2);
    for (const link of links) expect((await open(app, link)).page.documentElement.lang).toBe('es');
    const { page: answer } = await post(app, page.querySelector('form')?.getAttribute('action') ?? '', 'es un delito');
    expect(answer.documentElement.lang).toBe('es');
  });
});

describe('the list and its entries', () => {
  const app = smallApp();

  it('link every question, and each link opens', async () => {
    const { page } = await open(app, '/faq?lang=en');
    const links = [...page.querySelectorAll('main a[href^="/"]')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toEqual(expect.arrayContaining(['/faq/signs?lang=en', '/faq/laws?lang=en']));
    for (const link of links) expect((await app.request(link)).status, link).toBe(200);
  });

  it('may be found by search engines; what was asked for may not', async () => {
    expect((await open(app, '/faq')).page.querySelector('meta[name=robots]')).toBeNull();
    expect((await open(app, '/faq/signs')).page.querySelector('meta[name=robots]')).toBeNull();
    expect((await post(app, '/faq', 'signs')).page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe(
      'noindex',
    );
    expect((await open(app, '/faq/nothing')).page.querySelector('meta[name=robots]')).not.toBeNull();
  });

  it('carry valid FAQPage data, which no text can break out of', async () => {
    const { page, html } = await open(app, '/faq/signs?lang=en');
    const block = page.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    const data = JSON.parse(block);
    expect(data).toEqual({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      inLanguage: 'en',
      dateModified: '2026-11-24',
      mainEntity: [
        {
          '@type': 'Question',
          name: 'What are the signs?',
          acceptedAnswer: { '@type': 'Answer', text: expect.stringContaining('Look for someone who is never alone.') },
        },
      ],
    });
    // The answer's own markup, written as text by the content, stays text.
    expect(html.split('</script>')).toHaveLength(1 + page.querySelectorAll('script').length);
    expect(page.querySelectorAll('script')).toHaveLength(2);
  });

  it('say where the answer is from, how old it is, and that nobody has reviewed it', async () => {
    const { page } = await open(app, '/faq/signs?lang=en');
    const text = page.querySelector('article')?.textContent ?? '';
    expect(text).toContain('A study, 2024-05');
    expect(text).toContain('Updated 2026-11-24');
    expect(text).toContain('Not yet reviewed by a person');
    expect(page.querySelector('article .lead')?.textContent).toBe('Look for someone who is never alone.');
  });

  it('show whom to call and text, and beside it what the phone keeps', async () => {
    const { page } = await open(app, '/faq/signs?lang=en');
    const card = page.querySelector('.cards li');
    expect(card?.querySelector('a[href="tel:+14065557867"]')?.textContent).toBe('Call 406-555-STOP');
    expect(card?.querySelector('a[href^="sms:233733"]')?.textContent).toBe('Text 233733');
    expect(card?.textContent).toContain(
      'Text HELP to 233733. Calls and texts show in the phone’s log and on the bill.',
    );
  });

  it('are small also when they hold everything that Cairn says', async () => {
    const content = loadContent('content');
    const app = smallApp({ engine: createEngine(content), content });
    for (const { locale, faq } of content.locales)
      for (const path of [`/faq?lang=${locale}`, ...faq.map(({ id }) => `/faq/${id}?lang=${locale}`)]) {
        const response = await app.request(path, { headers: { 'accept-encoding': 'gzip' } });
        const bytes = (await response.arrayBuffer()).byteLength;
        expect(response.headers.get('content-encoding')).toBe('gzip');
        expect(bytes + createPages({ content, embed: null }).styles.text.length, path).toBeLessThan(15_000);
      }
  });
});

describe('a question by form', () => {
  const app = smallApp();

  it('is answered on a page that never repeats it', async () => {
    const { response, html, page } = await post(app, '/faq', `${CANARY} what are the warning signs`);
    expect(response.status).toBe(200);
    expect(page.querySelector('h1')?.textContent).toBe('What are the signs?');
    expect(page.querySelector('a[href="tel:+14065557867"]')).not.toBeNull();
    expect(html).not.toContain(CANARY);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('leads to people when there is no answer', async () => {
    const { page } = await post(app, '/faq', 'quokka tractor');
    expect(page.querySelectorAll('.cards li').length).toBeGreaterThan(0);
  });

  it('puts people before the answer when there is danger', async () => {
    const { contacts } = await (await app.request('/v1/contacts')).json();
    const reply: Reply = {
      kind: 'escalation',
      locale: 'en',
      text: [{ p: ['It sounds like someone is controlling you.'] }],
      entry: {
        id: 'signs',
        question: 'What are the signs?',
        answer: [{ p: ['x'] }],
        sources: [],
        updated: '2026-11-24',
        reviewed: null,
      },
      questions: [],
      contacts,
    };
    const { page } = await post(smallApp({ engine: { reply: () => reply } }), '/faq', 'he took my id');
    const order = [...page.querySelectorAll('main h1, main .cards, main article')].map(({ tagName }) => tagName);
    expect(order.slice(0, 3)).toEqual(['H1', 'UL', 'ARTICLE']);
    expect(page.querySelectorAll('.card.urgent')).toHaveLength(1);
    expect(page.querySelector('h1')?.textContent).toBe('It sounds like someone is controlling you.');
  });

  it.each(['', '   '])('shows the list when nothing was typed ("%s")', async (utterance) => {
    const { response, page } = await post(app, '/faq', utterance);
    expect(response.status).toBe(200);
    expect(page.querySelectorAll('.list a').length).toBe(2);
  });

  it('says what to do when it was too long, with the lines that still work', async () => {
    const { response, html, page } = await post(app, '/faq', `${CANARY}${'a'.repeat(500)}`);
    expect(response.status).toBe(400);
    expect(html).not.toContain(CANARY);
    expect(page.querySelector('h1')?.textContent).toContain('500');
    expect(page.querySelector('a[href="tel:911"]')).not.toBeNull();
    expect((await post(app, '/faq', 'a'.repeat(5000))).response.status).toBe(413);
  });
});

describe('the cards', () => {
  it.each(['en', 'es'])('hold numbers and what to do with them, and nothing else (%s)', async (lang) => {
    const { page } = await open(smallApp(), `/card?lang=${lang}`);
    const cards = [...page.querySelectorAll('.wallet')];
    expect(cards).toHaveLength(8);
    for (const card of cards) {
      const numbers = [...card.querySelectorAll('dd')].map(({ textContent }) => textContent);
      expect(numbers).toEqual(['1-406-555-7867', '233733', '1-406-555-0111', '911']);
      expect(card.textContent?.replace(/[\d\s-]|Call|Llamar|Texto|Text|,/g, '')).toBe('');
    }
  });

  it('are warned about outside of them, also on paper', async () => {
    const { page } = await open(smallApp(), '/card?lang=en');
    expect(page.querySelector('main > .note')?.textContent).toContain('can be dangerous');
    expect(page.querySelector('main > .print')?.textContent).toContain('can be dangerous');
  });
});

describe('the demo page and its builder', () => {
  const app = smallApp();

  it('embeds Cairn as a partner would, and shows that very tag', async () => {
    const { page } = await open(app, 'http://cairn.test/');
    expect(page.querySelector('script[src="/cairn.js"]')?.hasAttribute('defer')).toBe(true);
    expect(page.querySelector('#snippet')?.textContent).toContain('<script src="http://cairn.test/cairn.js"');
    expect(page.querySelector('#policy')?.textContent).toContain('script-src http://cairn.test;');
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
    expect(snippet).toContain('href="http://cairn.test/es/preguntas"');
    expect(page.querySelector('#choose-label')?.getAttribute('value')).toBe('Ayuda');
    expect(page.querySelector('#choose-position option[selected]')?.getAttribute('value')).toBe('left');
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
    expect(page.querySelectorAll('head script')).toHaveLength(2);
    expect([...(page.querySelector('script[src="/cairn.js"]')?.attributes ?? [])].map(({ name }) => name)).toEqual([
      'src',
      'defer',
    ]);
  });

  it('names https where the visitor came by TLS', async () => {
    const { page } = await open(smallApp({ isSecure: () => true }), 'http://cairn.test/');
    expect(page.querySelector('#snippet')?.textContent).toContain('https://cairn.test/cairn.js');
  });

  it('says what to do where nothing was built', async () => {
    const { page } = await open(smallApp({ assets: { version: null, files: new Map() } }), '/');
    expect(page.querySelector('#builder .note')?.textContent).toContain('npm run build');
    expect(page.querySelectorAll('script')).toHaveLength(0);
  });
});
