import { describe, expect, it, vi } from 'vitest';
import type { FaqEntry } from '../../../server/content/content.ts';
import { loadContent } from '../../../server/content/load.ts';
import type { Ask, Reply } from '../../../server/contract.ts';
import { inOrder } from '../../../server/pages/in-order.ts';
import { createPages } from '../../../server/pages/pages.tsx';
import { shortAddresses, shortOf } from '../../../server/pages/short-address.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { smallApp, smallContent } from '../small-content.ts';
import { open, opened, post, postInPlace } from './open-page.ts';

const CANARY = 'zebrafinch';
const SIGNS = `/faq/${shortOf('signs')}`;
/** Two ids for which the hash gives the same letters. */
const TWINS = ['entry-118', 'entry-11134'];

describe('the list and its entries', () => {
  const app = smallApp();

  it('begin with the entries that most others lead to, and have a link past the list to people', async () => {
    const { page } = await open(app, '/faq');
    const asked = [...page.querySelectorAll('.list a')].map((link) => link.getAttribute('href'));
    expect(asked.length).toBeGreaterThan(1);
    expect(page.querySelector('a[href="#contacts"]')).not.toBeNull();
    expect(page.querySelector('#contacts')).not.toBeNull();
    const entry = (id: string, related: string[]) => ({ id, related }) as FaqEntry;
    const faq = [entry('a', ['c']), entry('b', ['c', 'd']), entry('c', ['d']), entry('d', [])];
    const replies = [entry('hello', ['d'])];
    expect(inOrder({ faq, replies }).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  });

  it('stand in one list where the content has no groups, and else under a heading each, which a link leads to', async () => {
    const content = smallContent();
    expect((await open(app, '/faq')).page.querySelector('nav.screen, section.group')).toBeNull();
    for (const locale of content.locales)
      locale.groups = [
        { name: 'Law', entries: ['laws'] },
        { name: 'Signs', entries: ['signs'] },
      ];
    const { page, html } = await open(smallApp({ content }), '/faq?lang=en');
    const sections = [...page.querySelectorAll('section.group')];
    expect(sections.map((section) => section.querySelector('h2')?.textContent)).toEqual(['Law', 'Signs']);
    expect(sections.map((section) => section.querySelectorAll('li a').length)).toEqual([1, 1]);
    for (const section of sections)
      expect(section.getAttribute('aria-labelledby')).toBe(section.querySelector('h2')?.id);
    const jumps = [...page.querySelectorAll('nav.screen a')];
    expect(jumps.map((link) => page.querySelector(link.getAttribute('href') ?? '')?.textContent)).toEqual([
      'Law',
      'Signs',
    ]);
    expect(page.getElementById(page.querySelector('nav.screen')?.getAttribute('aria-labelledby') ?? '')?.tagName).toBe(
      'H2',
    );
    // A jump stays in the history: it does not say what was looked for.
    expect(html).not.toMatch(/(href|id)="#?(law|sign)/i);
  });

  it('link every question, and each link opens', async () => {
    const { page } = await open(app, '/faq?lang=en');
    const links = [...page.querySelectorAll('main a[href^="/"]')].map((link) => link.getAttribute('href') ?? '');
    expect(links).toEqual(expect.arrayContaining([`${SIGNS}?lang=en`, `/faq/${shortOf('laws')}?lang=en`]));
    for (const link of links) expect((await app.request(link)).status, link).toBe(200);
  });

  it('may be found by search engines; the reply to a visitor may not', async () => {
    expect((await open(app, '/faq')).page.querySelector('meta[name=robots]')).toBeNull();
    expect((await open(app, SIGNS)).page.querySelector('meta[name=robots]')).toBeNull();
    expect((await post(app, '/faq', 'signs')).page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe(
      'noindex',
    );
    expect((await open(app, '/faq/nothing')).page.querySelector('meta[name=robots]')).not.toBeNull();
  });

  it('carry valid FAQPage data, which no text can break out of', async () => {
    const { page, html } = await open(app, `${SIGNS}?lang=en`);
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

  it('hold a question that ends a script as it is, in their data', async () => {
    const content = smallContent();
    const question = 'What is </script><script>alert(1)</script><!-- <script>?';
    for (const entry of content.locales[0]?.faq ?? []) entry.question = question;
    const { page, html } = await open(smallApp({ content }), `${SIGNS}?lang=en`);
    const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(block).mainEntity[0].name).toBe(question);
    expect(block).not.toContain('<');
    expect(page.querySelectorAll('script')).toHaveLength(2);
  });

  it('say where the answer is from, how old it is, and that nobody has reviewed it', async () => {
    const { page } = await open(app, `${SIGNS}?lang=en`);
    const text = page.querySelector('article')?.textContent ?? '';
    expect(page.querySelector('article details a')?.textContent).toBe('A study, 2024');
    expect(text).toContain('Updated Nov 24, 2026');
    expect(text).toContain('Not yet reviewed by a person');
    expect(page.querySelector('article .lead')?.textContent).toBe('Look for someone who is never alone.');
  });

  it('begin with the field, and the list says what exit cannot do right after it', async () => {
    const { page } = await open(app, '/faq?lang=en');
    const [heading, intro, form, note] = [...(page.querySelector('main')?.children ?? [])];
    expect([heading, intro, form].map((element) => element?.tagName)).toEqual(['H1', 'P', 'FORM']);
    expect(note?.textContent).toContain('It does not delete your history.');
    // What becomes of a long text is said where it matters.
    expect(page.querySelector('main')?.textContent).not.toContain('the beginning and the end');
  });

  it('show chat and website before what few have: a teletypewriter, a videophone', async () => {
    const content = smallContent();
    for (const contact of content.locales[0]?.contacts ?? [])
      Object.assign(contact, {
        tty: { href: 'tel:711', label: '711' },
        videophone: { href: 'tel:+15555550102', label: '1-555-555-0102' },
        chat: { href: 'https://a.test/chat', label: 'a.test' },
        web: { href: 'https://a.test/', label: 'a.test' },
      });
    const { page } = await open(smallApp({ content }), `${SIGNS}?lang=en`);
    const acts = [...(page.querySelector('.cards .ways')?.querySelectorAll('.act') ?? [])];
    expect(acts.map(({ textContent }) => textContent)).toEqual([
      'Call',
      'Text',
      'Chat',
      'Website',
      'TTY or relay',
      'Video call in sign language',
    ]);
  });

  it('show whom to call and text, and beside it what the phone records', async () => {
    const { page } = await open(app, `${SIGNS}?lang=en`);
    const card = page.querySelector('.cards li');
    expect(card?.querySelector('a[href="tel:+14065557867"]')?.textContent).toBe('Call 406-555-STOP');
    expect(card?.querySelector('a[href^="sms:233733"]')?.textContent).toBe('Text 233733');
    expect(card?.querySelector('h3')?.nextElementSibling?.className).toBe('ways');
    expect(card?.textContent).toContain('Text HELP to 233733');
    expect(page.querySelector('#contacts')?.nextElementSibling?.textContent).toBe(
      'Calls and texts show in the phone’s log and may show on the bill.',
    );
  });

  it('show a service without a number without an empty list, and its parts in one line', async () => {
    const content = smallContent();
    for (const contact of content.locales[0]?.contacts ?? []) {
      delete contact.call;
      delete contact.text;
      Object.assign(contact, { hours: 'Not confirmed.', languages: '' });
    }
    const { page } = await open(smallApp({ content }), `${SIGNS}?lang=en`);
    const card = page.querySelector('.cards li');
    expect(card?.querySelector('.ways')).toBeNull();
    expect(card?.querySelector('.small')?.textContent).toBe('Not confirmed · Montana');
  });

  it.each([
    ['says so of a number that nobody called yet', {}, /not yet called this number/],
    ['names the year of a source that is old', { sourceYear: 2022 }, /source of 2022/],
    ['speaks of no number where there is none', { call: undefined, text: undefined }, null],
    ['says nothing once a person confirmed it', { sourceYear: 2022, confirmed: '2026-11-30' }, null],
  ])('%s', async (_, change, said) => {
    const content = smallContent();
    for (const contact of content.locales[0]?.contacts ?? []) Object.assign(contact, change);
    const { page } = await open(smallApp({ content }), `${SIGNS}?lang=en`);
    const card = page.querySelector('.cards li')?.textContent ?? '';
    if (said) expect(card).toMatch(said);
    else expect(card).not.toMatch(/confirmed|called/);
  });

  it('are made once, since they are the same for everyone', () => {
    const content = smallContent();
    const signs = content.locales[0]?.faq.find(({ id }) => id === 'signs') as FaqEntry;
    const { answer } = signs;
    let read = 0;
    Object.defineProperty(signs, 'answer', {
      get: () => {
        read++;
        return answer;
      },
    });
    const pages = createPages({ content, embed: null });
    const first = pages.entry('en', shortOf('signs'));
    const once = read;
    expect(pages.entry('en', shortOf('signs'))).toBe(first);
    expect([once > 0, read]).toEqual([true, once]);
    expect(pages.entry('es', shortOf('signs'))).not.toBe(first);
    expect(pages.entry('en', 'signs')).toBeNull();
  });

  it('are small even when they hold everything that Cairn says', async () => {
    const content = loadContent('content');
    const app = smallApp({ content });
    const styles = createPages({ content, embed: null }).styles.text.length;
    for (const { locale, faq } of content.locales)
      for (const path of [`/faq?lang=${locale}`, ...faq.map(({ id }) => `/faq/${shortOf(id)}?lang=${locale}`)]) {
        const response = await app.request(path, { headers: { 'accept-encoding': 'gzip' } });
        const bytes = (await response.arrayBuffer()).byteLength;
        expect(response.headers.get('content-encoding')).toBe('gzip');
        expect(bytes + styles, path).toBeLessThan(15_000);
      }
  });
});

describe('the address of an entry', () => {
  const app = smallApp();

  it.each(['/faq?lang=en', '/es/preguntas', `${SIGNS}?lang=en`])(
    'says nothing of what it is about (%s)',
    async (path) => {
      const { html } = await open(app, path);
      expect(html).not.toMatch(/(href|action|content)="[^"]*\b(signs|laws)\b/);
      expect(html).toContain(`/${shortOf('laws')}`);
    },
  );

  it('says nothing of it in the reply to a form either', async () => {
    const { html } = await post(app, '/faq?lang=en', 'what are the warning signs');
    expect(html).toContain(`/faq/${shortOf('laws')}?lang=en`);
    expect(html).not.toContain('/faq/laws');
  });

  it.each([
    ['/faq/signs?lang=en', `${SIGNS}?lang=en`],
    ['/faq/signs?lang=es', `/es/preguntas/${shortOf('signs')}`],
    ['/es/preguntas/signs', `/es/preguntas/${shortOf('signs')}`],
  ])('is where a link with the id leads: %s', async (path, end) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, end]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await app.request(end)).status).toBe(200);
  });

  it('stays the same, since it was printed and sent', () => {
    expect([shortOf('signs'), shortOf('laws')]).toEqual(['znzzh', 'spldg']);
  });

  it('leads to one entry, and who would be the second is named', () => {
    const clashes = (...ids: string[]) => {
      const found: string[][] = [];
      shortAddresses(ids, (...clash) => found.push(clash));
      return found;
    };
    const taken = shortOf('signs');
    expect(clashes('signs', 'laws', 'signs')).toEqual([]);
    expect(clashes('signs', taken)).toEqual([['signs', taken, taken]]);
    expect(clashes(...TWINS)).toEqual([[TWINS[1], TWINS[0], shortOf('entry-118')]]);
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
    const engine = {
      ...createEngine(smallContent()),
      *replying() {
        yield;
        return reply;
      },
    };
    const { page } = await post(smallApp({ engine }), '/faq', 'he took my id');
    const order = [...page.querySelectorAll('main h1, main .cards, main article')].map(({ tagName }) => tagName);
    expect(order.slice(0, 3)).toEqual(['H1', 'UL', 'ARTICLE']);
    expect(page.querySelectorAll('.card.urgent')).toHaveLength(1);
    // What calls leave on the phone is said once.
    expect(page.querySelector('main')?.textContent?.match(/Calls and texts show/g)).toHaveLength(1);
    // The same is true for the other language: the link leads to the contacts, since the page of an entry begins with the entry.
    expect(page.querySelector('nav a[lang=es]')?.getAttribute('href')).toBe('/es/preguntas#contacts');
    expect(page.querySelector('h1')?.textContent).toBe('It sounds like someone is controlling you.');
  });

  it('is not called wrong before anything is typed: Firefox tells screen readers so of an empty field that is required', async () => {
    const { page } = await open(app, '/faq');
    expect(page.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('false');
  });

  it.each(['', '   '])('shows the list when nothing was typed ("%s")', async (utterance) => {
    const { response, page } = await post(app, '/faq', utterance);
    expect(response.status).toBe(200);
    expect(page.querySelectorAll('.list a').length).toBe(2);
    expect(page.querySelector('#hint')?.textContent).toMatch(/^Write a few words\./);
    expect((await open(app, '/faq')).page.querySelector('#hint')?.textContent).toMatch(/^Leave out names/);
  });

  it('is read to its end however long it is, and what is left out of the middle is said', async () => {
    const note = async (utterance: string): Promise<[string | undefined, string | undefined]> => {
      const { page } = await post(app, '/faq?lang=en', utterance);
      const said = page.querySelector('.note')?.textContent;
      return [page.querySelector('h1')?.textContent, said];
    };
    const story = 'The quokka drove a tractor over the hill. ';
    expect((await open(app, '/faq')).page.querySelector('textarea')?.hasAttribute('maxlength')).toBe(false);
    const ask = 'What are the warning signs?';
    expect(await note(story.repeat(30) + ask)).toEqual(['What are the signs?', undefined]);
    expect(await note(story.repeat(1000) + ask)).toEqual([
      'What are the signs?',
      expect.stringContaining('Only the beginning and the end were read.'),
    ]);
  });

  it('counts against the limit once for each part of it, before any is read', async () => {
    let left = 14;
    let read = 0;
    const asked: number[] = [];
    const engine = createEngine(smallContent());
    const limited = smallApp({
      engine: {
        ...engine,
        replying: (ask) => {
          read++;
          return engine.replying(ask);
        },
      },
      admit: (_request, _environment, utterances) => {
        asked.push(utterances);
        left -= utterances;
        return left >= 0 ? { admitted: true } : { admitted: false, milliseconds: 16_001 };
      },
    });
    const story = 'The quokka drove a tractor over the hill. '.repeat(1000);
    expect((await post(limited, '/faq', story)).response.status).toBe(200);
    expect([left, read]).toEqual([2, 1]);
    expect(asked).toEqual([12]);
    for (const [send, wait] of [
      [post, '60'],
      [postInPlace, '17'],
    ] as const) {
      const { response, page } = await send(limited, '/faq', story);
      expect([response.status, response.headers.get('retry-after'), read]).toEqual([429, wait, 1]);
      expect(page.querySelector('a[href="tel:911"]')).not.toBeNull();
    }
  });

  it.each([
    ['spaces', 'utterance=+', {}, 200],
    ['far too much', `utterance=${'a'.repeat(70_000)}`, {}, 413],
    ['no form', 'utterance=signs', { 'content-type': 'text/plain' }, 415],
    ['what the script of another site sends', 'utterance=signs', { 'sec-fetch-site': 'cross-site' }, 400],
  ])('does not count against the limit where nothing is asked (%s)', async (_, body, more, status) => {
    let utterances = 0;
    const counting = smallApp({
      admit: (_request, _environment, asked) => {
        utterances += asked;
        return { admitted: true };
      },
    });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...more };
    const response = await counting.request('/faq', { method: 'POST', headers, body });
    const shown = response.status === 303 ? await counting.request(response.headers.get('location') ?? '') : response;
    expect([shown.status, utterances]).toEqual([status, 0]);
  });

  it.each([
    ['same-origin', undefined],
    ['same-site', undefined],
    ['none', '?1'],
    ['cross-site', '?1'],
  ])('is answered where a person sent it (%s, %s)', async (site, user) => {
    const headers = { 'sec-fetch-site': site, ...(user && { 'sec-fetch-user': user }) };
    const body = new URLSearchParams({ utterance: 'What are the warning signs?' });
    const { headers: sent } = await app.request('/faq?lang=en', { method: 'POST', headers, body });
    expect((await open(app, sent.get('location') ?? '')).page.querySelector('h1')?.textContent).toBe(
      'What are the signs?',
    );
  });

  it.each([
    ['/faq?lang=en', /Back can show .*, even after Exit now\. If no answer comes, this device may keep/],
    [`${SIGNS}?lang=en`, /Back can show .*, even after Exit now\. If no answer comes, this device may keep/],
    ['/es/preguntas', /Atrás puede mostrar .*, aun después de Salir ya\. Si no llega ninguna respuesta, este aparato/],
  ])('says at the field, and to no one who has our script, what stays of it (%s)', async (path, said) => {
    const { page } = await open(app, path);
    const described = page.querySelector('textarea')?.getAttribute('aria-describedby') ?? '';
    const line = page.getElementById(described)?.querySelector('.unarmed');
    expect(line?.textContent).toMatch(said);
  });

  it.each(['/faq?lang=en', `${SIGNS}?lang=en`, '/faq/nowhere?lang=en'])(
    'says before the first question what the exit does not do, wherever one may come in (%s)',
    async (path) => {
      const { page } = await open(app, path);
      expect(page.querySelector('form.ask ~ .note')?.textContent).toContain('It does not delete your history.');
    },
  );

  it('asks the browser not to fill the field in again, of the field and, for older ones, of the form', async () => {
    const { page } = await open(app, '/faq?lang=en');
    for (const part of ['textarea', 'form.ask'])
      expect(page.querySelector(part)?.getAttribute('autocomplete'), part).toBe('off');
  });

  it('lets others be answered while much is read', async () => {
    let now = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 100));
    const small = createEngine(smallContent());
    let isFree = false;
    const engine = {
      ...small,
      *replying(ask: Ask) {
        setTimeout(() => {
          isFree = true;
        });
        const reply = yield* small.replying(ask);
        expect(isFree).toBe(true);
        return reply;
      },
    };
    const { response } = await post(smallApp({ engine }), '/faq', 'What are the warning signs?');
    clock.mockRestore();
    expect([response.status, isFree]).toEqual([200, true]);
  });

  it('says what to do when it cannot be read, with the lines that still work', async () => {
    const { response, html, page } = await post(app, '/faq', CANARY + 'a'.repeat(70_000));
    expect(response.status).toBe(413);
    expect(html).not.toContain(CANARY);
    expect(page.querySelector('h1')?.textContent).toBe('I can’t read that. Ask in a few sentences.');
    expect(page.querySelector('a[href="tel:911"]')).not.toBeNull();
  });

  it.each([
    ['POST', 'text/plain', 'I can’t read that. Ask in a few sentences.'],
    ['PUT', 'application/x-www-form-urlencoded', 'There is no page here.'],
  ])('does not blame the answers for what was asked for (%s, %s)', async (method, type, said) => {
    const headers = { accept: 'text/html', 'content-type': type };
    const { page } = await opened(await app.request('/faq?lang=en', { method, headers, body: 'utterance=signs' }));
    expect(page.querySelector('h1')?.textContent).toBe(said);
  });

  it('takes five hundred signs that are sent as nine each', async () => {
    expect((await post(app, '/faq', '\u6771'.repeat(500))).response.status).toBe(200);
  });
});
