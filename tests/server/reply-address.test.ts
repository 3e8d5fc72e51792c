import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadContent } from '../../server/content/load.ts';
import type { Reply } from '../../server/contract.ts';
import { createReplyAddresses } from '../../server/reply-address.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { inOneLine } from '../../server/retrieval/text/in-one-line.ts';
import { open, opened, post, postInPlace } from './pages/open-page.ts';
import { smallApp, smallContent } from './small-content.ts';

const MINUTE = 60_000;

describe('the address of a reply', () => {
  const [locale] = smallContent().locales;
  if (!locale) throw new Error('The small content has no language.');
  const engine = createEngine(smallContent());
  const asked = ['What are the warning signs?', 'he took my id and locked me in', 'quokka tractor', '...', 'hello'];

  it.each(asked)('leads to the reply, and holds no word of what was asked (%s)', (utterance) => {
    // Some minutes of the clock are written with the letters of a word.
    const addresses = createReplyAddresses(locale, () => 60 * MINUTE);
    const reply = engine.reply({ utterance, locale: 'en' });
    for (const whole of [reply, { ...reply, readInPart: true as const }]) {
      const code = addresses.codeOf(whole) ?? '';
      expect(code).toMatch(/^[\w-]+$/);
      for (const word of utterance.toLowerCase().match(/\w{2,}/g) ?? []) expect(code).not.toContain(word);
      expect(addresses.shownAt(code)).toMatchObject(whole);
      expect(addresses.shownAt(code)?.readInPart).toBe(whole.readInPart);
    }
  });

  it('shows it for ten minutes, also where the clock of another machine is behind', () => {
    let now = 60 * MINUTE;
    const addresses = createReplyAddresses(locale, () => now);
    const code = addresses.codeOf(engine.reply({ utterance: 'hello', locale: 'en' })) ?? '';
    const seen = [-11, -10, 0, 10, 11, 10_000].map((minutes) => {
      now = (60 + minutes) * MINUTE;
      return addresses.shownAt(code) !== null;
    });
    expect(seen).toEqual([false, true, true, true, false, false]);
  });

  it.each(['', '-', 'signs', '0-0', 'zz-0----', '!-9-bcdfg', '%00', '-'.repeat(500)])(
    'shows nothing at "%s"',
    (code) => {
      expect(createReplyAddresses(locale).shownAt(code)).toBeNull();
    },
  );

  it('shows nothing that is named again and again, or too much', () => {
    const addresses = createReplyAddresses(locale);
    const reply = engine.reply({ utterance: 'quokka tractor', locale: 'en' });
    const code = addresses.codeOf(reply) ?? '';
    const contact = code.slice(-5);
    expect(addresses.shownAt(code)).not.toBeNull();
    expect(addresses.shownAt(code + contact)).toBeNull();
    expect(addresses.shownAt(code + '-'.repeat(400))).toBeNull();
  });

  it.each(['What are the warning signs?', 'he took my id and locked me in', 'quokka tractor'])(
    'shows nothing that could not be a reply (%s)',
    (utterance) => {
      const addresses = createReplyAddresses(locale);
      const reply = engine.reply({ utterance, locale: 'en' });
      const { text: _, textId: __, entry: ___, passage: ____, ...wordless } = reply;
      const shown = (changed: Reply) => addresses.shownAt(addresses.codeOf(changed) ?? '');
      expect(shown(reply)).not.toBeNull();
      expect(shown({ ...reply, contacts: [] })).toBeNull();
      expect(shown(wordless)).toBeNull();
      for (const kind of ['clarification', 'fallback', 'escalation'] as const)
        expect(shown({ ...wordless, kind, ...(reply.entry && { entry: reply.entry }) })).toBeNull();
    },
  );

  it('shows a reply without contacts where the content has none', () => {
    const bare = { ...locale, contacts: [], defaultContacts: [] };
    const addresses = createReplyAddresses(bare);
    const reply = createEngine({ locales: [bare], places: null }).reply({ utterance: 'quokka tractor', locale: 'en' });
    const code = addresses.codeOf(reply) ?? '';
    expect(addresses.shownAt(code)).toMatchObject(reply);
  });

  it.each(['99', '0x', '1.5'])('shows nothing where the entry has no such passage (%s)', (passage) => {
    const addresses = createReplyAddresses(locale);
    const reply = engine.reply({ utterance: 'What are the warning signs?', locale: 'en' });
    const code = addresses.codeOf({ ...reply, passage: 0 }) ?? '';
    expect(addresses.shownAt(code)).not.toBeNull();
    expect(addresses.shownAt(code.replace(/0$/, passage))).toBeNull();
  });

  it('shows nothing where the content lost what it names', () => {
    const reply = engine.reply({ utterance: 'What are the warning signs?', locale: 'en' });
    const code = createReplyAddresses(locale).codeOf(reply) ?? '';
    const without = { ...locale, faq: locale.faq.filter(({ id }) => id !== reply.entry?.id) };
    expect(reply.entry).toBeDefined();
    expect(createReplyAddresses(without).shownAt(code)).toBeNull();
    expect(createReplyAddresses(without).codeOf(reply)).toBeNull();
  });

  it('is there for everything that the content can say', () => {
    for (const own of loadContent('content').locales) {
      const addresses = createReplyAddresses(own);
      for (const [index, entry] of [...own.faq, ...own.replies].entries()) {
        const { id: textId = '', answer: text = [] } = own.replies[index % own.replies.length] ?? {};
        const reply: Reply = {
          kind: 'escalation',
          locale: own.locale,
          text,
          textId,
          entry,
          ...(index % 2 === 0 && { passage: entry.answer.length - 1 }),
          questions: own.faq.slice(index, index + 3),
          contacts: own.contacts,
        };
        const code = addresses.codeOf(reply) ?? '';
        expect(code, entry.id).toMatch(/^[a-z0-9-]+$/);
        expect(addresses.shownAt(code)).toEqual(reply);
        const { id, question, answer } = entry;
        const meant = { id, question, lead: inOneLine(answer.slice(0, 1)) };
        const { entry: _, passage: __, ...words } = reply;
        const asksBack: Reply = { ...words, kind: 'clarification', questions: own.faq.includes(entry) ? [meant] : [] };
        expect(addresses.shownAt(addresses.codeOf(asksBack) ?? '')).toEqual(asksBack);
      }
    }
  });
});

describe('a form that a browser sends', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 24) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const app = smallApp();
  const send = (path: string, utterance: string) =>
    app.request(path, { method: 'POST', body: new URLSearchParams({ utterance }) });

  it.each(['/faq?lang=en', '/es/preguntas'])(
    'is answered at another address, where the same is said (%s)',
    async (path) => {
      const response = await send(path, 'What are the warning signs?');
      const location = response.headers.get('location') ?? '';
      expect([response.status, response.headers.get('cache-control'), await response.text()]).toEqual([
        303,
        'no-store',
        '',
      ]);
      const { response: second, html } = await open(app, location);
      expect([second.status, second.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(html).toBe((await postInPlace(app, path, 'What are the warning signs?')).html);
      expect(html).toContain('noindex');
    },
  );

  it('leads to the list of questions later', async () => {
    const location = (await send('/faq?lang=en', 'What are the warning signs?')).headers.get('location') ?? '';
    vi.setSystemTime(Date.now() + 11 * MINUTE);
    const { response, html } = await open(app, location);
    expect(response.status).toBe(200);
    expect(html).toContain('That answer is no longer here: each one stays for ten minutes.');
  });

  it.each([
    ['spaces', '   ', 200],
    ['far too much', 'a'.repeat(70_000), 413],
  ])('leads to a page that says what is wrong (%s)', async (_, utterance, status) => {
    expect((await send('/faq?lang=en', utterance)).status).toBe(303);
    const { response, html } = await post(app, '/faq?lang=en', utterance);
    expect(response.status).toBe(status);
    expect(html).toBe((await postInPlace(app, '/faq?lang=en', utterance)).html);
  });

  it('leads to a page that says when to try again, where it was one too many', async () => {
    const busy = smallApp({ admit: () => ({ admitted: false, milliseconds: 5000 }) });
    const { response } = await post(busy, '/faq?lang=en', 'hello');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  });

  it('is answered in place where its script asks for that', async () => {
    const headers = { 'x-in-place': '1' };
    const body = new URLSearchParams({ utterance: 'What are the warning signs?' });
    const { response, page } = await opened(await app.request('/faq?lang=en', { method: 'POST', headers, body }));
    expect(response.status).toBe(200);
    expect(page.querySelector('h1')?.textContent).toBe('What are the signs?');
  });

  it('is sent by the script under the name that the server knows', async () => {
    const { IN_PLACE } = await import('../../server/form-routes.ts');
    expect(readFileSync('widget/ask-in-place.ts', 'utf8')).toContain(`'${IN_PLACE}': '1'`);
  });
});
