import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../../server/pages/messages.ts';
import { shortOf } from '../../../server/pages/short-address.ts';
import { STYLES } from '../../../server/pages/styles.ts';
import { checkedCovers } from '../../../widget/covers.ts';
import { smallApp, smallContent } from '../small-content.ts';
import { open, post, postInPlace } from './open-page.ts';

const SIGNS = shortOf('signs');

/** What a browser that knows the elements of 1997, and no styles, shows in lines. */
const linesOf = (html: string): string[] =>
  html
    .replace(/<(script|title)\b.*?<\/\1>/gs, '')
    .replace(/<\/?(div|p|h[1-6]|ul|li|form|label|textarea|dl|dt|dd)\b[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('every page', () => {
  const app = smallApp();
  const paths = [
    '/faq',
    `/faq/${SIGNS}`,
    '/es/preguntas',
    `/es/preguntas/${SIGNS}`,
    '/faq?lang=es',
    '/card',
    '/nowhere',
  ];

  it.each(paths)('%s has the way out, the way to 911, one heading and a neutral title', async (path) => {
    const { page } = await open(app, path);
    const exit = page.querySelector('a.exit');
    expect(exit?.getAttribute('href')).toBe(checkedCovers(null, [])[0]);
    expect(exit?.getAttribute('rel')).toBe('noreferrer');
    expect(page.querySelector('.danger a')?.getAttribute('href')).toBe('tel:911');
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    expect(page.title).toMatch(/^((An answer|Una respuesta|No answer|Cards) · )?(Questions|Preguntas)$/);
  });

  it.each(paths)('%s runs no script but the one of its exit link, and has no inline style or handler', async (path) => {
    const { page, html } = await open(app, path);
    expect(
      [...page.querySelectorAll('script')].filter(({ type }) => type !== 'application/ld+json').map(({ src }) => src),
    ).toEqual(['/exit-0a1b2c.js']);
    expect(page.querySelectorAll('style, [style]')).toHaveLength(0);
    expect(html).not.toMatch(/\son\w+=/);
  });

  it.each(paths)('%s is in lines, with the exit first, where no style and no new element is known', async (path) => {
    const { html, page } = await open(app, path);
    const { searchLabel, skip, exit, danger, call911 } = messagesFor(page.documentElement.lang);
    const lines = linesOf(html);
    expect(lines.slice(0, 3)).toEqual([skip, expect.stringMatching(`^${exit} \\S+ \\S+$`), `${danger} ${call911}`]);
    expect(lines.includes(searchLabel)).toBe(!path.startsWith('/card'));
  });

  it.each(paths)('%s says nothing that is not so where `hidden` is not known', async (path) => {
    const { html, page } = await open(app, path);
    const { exitKeys, failures } = messagesFor(page.documentElement.lang);
    expect(linesOf(html).join(' ')).not.toContain(exitKeys);
    expect(linesOf(html).join(' ')).not.toContain(failures.broken);
  });

  it('is laid out only where variables are known: a browser that knows a part would put words on words', () => {
    const [known = ''] = STYLES.split('@supports (--');
    expect(known).toContain('.exit{');
    expect(known).not.toMatch(/var\(|flex|grid|position|gap|min\(|max\(/);
  });

  it('takes the title of the partner', async () => {
    const titled = smallApp({ title: 'Help desk' });
    expect((await open(titled, '/es/preguntas')).page.title).toBe('Help desk');
    expect((await open(titled, '/card?lang=es')).page.title).toBe('Tarjetas · Help desk');
  });

  it('has a title that no other page has', async () => {
    const shown = [
      await open(app, '/faq?lang=en'),
      await open(app, `/faq/${SIGNS}?lang=en`),
      await open(app, '/card?lang=en'),
      await open(app, '/nowhere'),
    ];
    expect(new Set(shown.map(({ page }) => page.title)).size).toBe(shown.length);
    expect((await post(app, '/faq?lang=en', 'signs')).page.title).toBe('An answer · Questions');
  });

  it('asks that the visit is not recorded and no link looked up', async () => {
    for (const path of paths) {
      const { headers } = await app.request(path, { headers: { accept: 'text/html' } });
      expect([headers.get('request-otr'), headers.get('x-dns-prefetch-control')], path).toEqual(['1', 'off']);
    }
  });

  it('is drawn once where it is the same for everyone, also when it says that there is nothing', async () => {
    const { locales, ...content } = smallContent();
    let drawn = 0;
    const watched = locales.map((own) => ({
      ...own,
      get contacts() {
        drawn++;
        return own.contacts;
      },
    }));
    const counted = smallApp({ content: { ...content, locales: watched } });
    for (const path of [...paths, '/faq/r/0-0', '/faq/r/empty', '/faq/r/413']) {
      const first = await open(counted, path);
      const before = drawn;
      expect([(await open(counted, path)).html, drawn], path).toEqual([first.html, before]);
    }
    expect((await open(counted, '/faq/r/413')).html).not.toBe((await open(counted, '/nowhere')).html);
  });

  it('shows what is wrong in the content while somebody edits it, and to nobody else', async () => {
    const { page } = await open(smallApp({ editing: { problems: 'en/faq/laws.md:1  no front matter' } }), '/faq');
    expect(page.querySelector('[role=alert]')?.textContent).toContain('en/faq/laws.md:1');
    expect((await open(app, '/faq')).page.querySelector('[role=alert]')?.textContent).toBe('');
  });

  it.each([
    ['/faq?lang=en', 'The texts are new.'],
    ['/es/preguntas', 'Los textos son nuevos.'],
    ['/card?lang=es', 'Los textos son nuevos.'],
    ['/', 'The texts are new.'],
  ])('%s says in one line that search does not follow yet, or what is wrong', async (path, line) => {
    const { page } = await open(smallApp({ editing: { behind: true } }), path);
    expect(page.querySelector('.note[role=status]')?.textContent).toContain(line);
    const broken = await open(smallApp({ editing: { behind: true, problems: 'no front matter' } }), path);
    expect(broken.page.querySelector('[role=alert]')?.textContent).toBe('no front matter');
    expect(broken.page.querySelector('.note[role=status]')).toBeNull();
    expect((await open(app, path)).page.querySelector('.note[role=status]')).toBeNull();
  });
});

describe('the language of a page', () => {
  const app = smallApp();

  it.each([
    ['/faq', 'en-US,en;q=0.9,es;q=0.5', 'en'],
    ['/faq', 'es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['/faq', 'es_MX', 'es'],
    ['/faq', 'fr,de;q=0.9', 'en'],
    ['/faq', 'en;q=0.2, es;q=0.7', 'es'],
    ['/faq', ';;q=x,,', 'en'],
    ['/faq?lang=es', 'en', 'es'],
    ['/faq?lang=es_US', 'en', 'es'],
    ['/faq?lang=xx', 'en', 'en'],
    ['/es/preguntas', 'en', 'es'],
    [`/es/preguntas/${SIGNS}`, 'en', 'es'],
    ['/card?lang=es', 'en', 'es'],
  ])('%s for a browser of "%s" is %s', async (path, accepted, language) => {
    const { page } = await open(app, path, { 'accept-language': accepted });
    expect(page.documentElement.lang).toBe(language);
  });

  it('is read from the right where its script is', async () => {
    const { locales, ...content } = smallContent();
    const directions = ['en', 'ar', 'ku-Arab', 'no tag'];
    const added = directions.flatMap((locale) => locales.slice(0, 1).map((words) => ({ ...words, locale })));
    const all = smallApp({ content: { ...content, locales: added } });
    const shown = directions.map(async (locale) => {
      const { page } = await open(all, `/faq?lang=${encodeURIComponent(locale)}`);
      return page.documentElement.getAttribute('dir');
    });
    expect(await Promise.all(shown)).toEqual([null, 'rtl', 'rtl', null]);
  });

  it('leads from each page to the same page in the other language', async () => {
    const english = await open(app, `/faq/${SIGNS}?lang=en`);
    const spanish = await open(app, `/es/preguntas/${SIGNS}`);
    expect(english.page.querySelector('nav a[lang=es]')?.getAttribute('href')).toBe(`/es/preguntas/${SIGNS}`);
    expect(spanish.page.querySelector('nav a[lang=en]')?.getAttribute('href')).toBe(`/faq/${SIGNS}?lang=en`);
    expect(english.page.querySelectorAll('link[rel=alternate]')).toHaveLength(2);
  });

  it('names one canonical address for all addresses that lead to a page', async () => {
    const canonical = async (path: string): Promise<string | null | undefined> =>
      (await open(app, path)).page.querySelector('link[rel=canonical]')?.getAttribute('href');
    for (const path of ['/faq', '/faq?lang=en']) expect(await canonical(path)).toBe('/faq?lang=en');
    for (const path of ['/es/preguntas', '/faq?lang=es']) expect(await canonical(path)).toBe('/es/preguntas');
    expect(await canonical(`/faq/${SIGNS}`)).toBe(`/faq/${SIGNS}?lang=en`);
    expect(await canonical('/card')).toBeUndefined();
  });

  it.each([
    ['what are the warning signs', 'Busque a alguien'],
    ['he took my id and locked me in', 'No sé de ese tema'],
    ['hello', 'No pude leer eso'],
  ])('leads from a reply to the same reply in the other language, and back (%s)', async (utterance, said) => {
    const english = await post(app, '/faq?lang=en', utterance);
    const inPlace = await postInPlace(app, '/faq?lang=en', utterance);
    const href = ({ page }: Awaited<ReturnType<typeof open>>, lang: string) =>
      page.querySelector(`nav a[lang=${lang}]`)?.getAttribute('href') ?? '';
    expect(href(english, 'es')).toMatch(/^\/es\/preguntas\/r\/[\w-]+$/);
    expect(href(inPlace, 'es')).toMatch(/^\/es\/preguntas\/r\/[\w-]+$/);
    const spanish = await open(app, href(english, 'es'));
    expect(spanish.page.documentElement.lang).toBe('es');
    expect(spanish.page.querySelector('main')?.textContent).toContain(said);
    const back = await open(app, href(spanish, 'en'));
    expect(back.page.querySelector('main')?.innerHTML).toBe(english.page.querySelector('main')?.innerHTML);
  });

  it('leads from a page that cannot be given to people, in the other language too', async () => {
    const broken = await open(app, '/nowhere');
    expect(broken.page.querySelector('nav a[lang=es]')?.getAttribute('href')).toBe('/es/preguntas#contacts');
  });

  it.each([
    ['/faq/', '/faq'],
    ['/faq/?lang=es', '/faq?lang=es'],
    ['/es/preguntas/', '/es/preguntas'],
    ['/es', '/es/preguntas'],
    ['/es/', '/es/preguntas'],
    ['/card/?lang=es', '/card?lang=es'],
    [`/faq/${SIGNS}/`, `/faq/${SIGNS}`],
    [`/es/preguntas/${SIGNS}/`, `/es/preguntas/${SIGNS}`],
  ])('%s leads to %s', async (near, path) => {
    const response = await app.request(near);
    expect([response.status, response.headers.get('location')]).toEqual([301, path]);
  });

  it('is that of the address even where there is no page', async () => {
    expect((await open(app, '/es/nada', { 'accept-language': 'en' })).page.documentElement.lang).toBe('es');
  });

  it('stays the same in every link and in the form', async () => {
    const { page } = await open(app, '/es/preguntas');
    const links = [...page.querySelectorAll('.list a')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBe(2);
    for (const link of links) expect((await open(app, link)).page.documentElement.lang).toBe('es');
    const { page: answer } = await post(app, page.querySelector('form')?.getAttribute('action') ?? '', 'es un delito');
    expect(answer.documentElement.lang).toBe('es');
  });
});
