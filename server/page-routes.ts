import { accepts } from './assets.ts';
import { createCompressor } from './compress.ts';
import type { Locale } from './contract.ts';
import { REFUSALS } from './failure.ts';
import { page } from './page-response.ts';
import type { Pages } from './pages/pages.tsx';
import type { PlainResponse } from './plain-response.ts';
import type { AddRoute, Refuse, Visit } from './router.ts';

/** What the routes of the pages and of their form share. */
export interface PageOptions {
  pages: Pages;
  localeFor: (visit: Visit) => Locale;
  refuse: Refuse;
}

/** Adds the routes of the pages that are the same for everyone. All of them but the demo work without JavaScript. */
export function addPageRoutes(add: AddRoute, { pages, localeFor, refuse }: PageOptions): void {
  const gzip = createCompressor();
  /** Answers with a page that is the same for everyone, so that it is compressed only once. */
  const shared = async (visit: Visit, html: string): Promise<PlainResponse> => {
    const vary = { vary: 'Accept-Encoding, Accept-Language' };
    if (!accepts(visit.request.headers.get('accept-encoding') ?? '', 'gzip')) return page(visit, html, 'page', vary);
    return { ...page(visit, '', 'page', { ...vary, 'content-encoding': 'gzip' }), body: await gzip(html) };
  };

  for (const base of pages.faqPaths) {
    add('GET', base, (visit) => shared(visit, pages.faq(localeFor(visit))), refuse);
    add(
      'GET',
      `${base}/:id`,
      (visit) => {
        const locale = localeFor(visit);
        const name = visit.context.req.param('id') ?? '';
        const html = pages.entry(locale, name);
        if (html !== null) return shared(visit, html);
        // Redirect links that name an entry by its id, which tells what it is about: the browser's history keeps the address where
        // they end.
        const address = pages.addressOf(locale, name);
        return address === null ? refuse(visit, REFUSALS.notFound) : redirect(visit, address);
      },
      refuse,
    );
  }
  for (const path of ['/card/', ...pages.faqPaths.flatMap((base) => [`${base}/`, `${base}/:id/`])])
    add('GET', path, withoutSlash, refuse);
  for (const base of pages.faqPaths) {
    // People remember `/es` rather than `/es/preguntas`.
    const first = `/${base.split('/')[1]}`;
    if (first !== base)
      for (const path of [first, `${first}/`]) add('GET', path, (visit) => redirect(visit, base), refuse);
  }
  add('GET', '/card', (visit) => shared(visit, pages.card(localeFor(visit))), refuse);
  add('GET', '/', (visit) => demo(visit, pages), refuse);
}

function demo(visit: Visit, pages: Pages): PlainResponse {
  const { host, searchParams } = new URL(visit.request.url);
  return page(visit, pages.demo(`${visit.secure ? 'https' : 'http'}://${host}`, searchParams), 'demo');
}

/** Redirects an address with a slash at its end to the one without. */
function withoutSlash(visit: Visit): PlainResponse {
  const { pathname, search } = new URL(visit.request.url);
  return redirect(visit, pathname.slice(0, -1) + search);
}

function redirect(visit: Visit, location: string): PlainResponse {
  return { ...page(visit, '', 'page', { location, vary: 'Accept-Language' }), status: 301 };
}
