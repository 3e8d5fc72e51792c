/** What every route of the pages needs: its language, its answer, and how it says that it has none. */
import type { Content } from './content/content.ts';
import type { Locale } from './contract.ts';
import { type Audience, type HeaderRecord, headersFor } from './headers.ts';
import { localeOf, negotiateLocale } from './locale.ts';
import type { Pages } from './pages/pages.tsx';
import type { PlainResponse } from './plain-response.ts';
import type { Refuse, Visit } from './router.ts';

/** Answers with a page. */
export function page(visit: Visit, html: string, audience: Audience = 'page', more?: HeaderRecord): PlainResponse {
  return { status: 200, headers: { ...headersFor(audience, visit.secure), ...more }, body: html };
}

/** Shows failures as pages in the visitor's language, with the lines that still work. */
export function createPageRefusal(pages: Pages, localeFor: (visit: Visit) => Locale): Refuse {
  return (visit, { status }, more) => ({
    ...page(visit, pages.failure(localeFor(visit), status), 'page', more),
    status,
  });
}

/** Chooses the language of a page: by its address, else by `?lang`, else by what the browser likes. */
export function createLocaleChoice(content: Content, pages: Pages): (visit: Visit) => Locale {
  const locales = content.locales.map(({ locale }) => locale);
  return ({ context: { req }, request }) =>
    pages.localeOfPath(req.path) ??
    localeOf(locales, req.query('lang')) ??
    negotiateLocale(locales, request.headers.get('accept-language'));
}
