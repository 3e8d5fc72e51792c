import { accepts } from './assets.ts';
import { isOfType, readBody } from './body.ts';
import { createCompressor } from './compress.ts';
import type { Content } from './content/content.ts';
import type { Locale } from './contract.ts';
import { REFUSALS, type Refusal } from './failure.ts';
import { type Audience, type HeaderRecord, headersFor } from './headers.ts';
import { localeOf, negotiateLocale } from './locale.ts';
import type { Pages } from './pages/pages.tsx';
import type { PlainResponse } from './plain-response.ts';
import { createReplyAddresses } from './reply-address.ts';
import type { Engine } from './retrieval/engine.ts';
import { isReadWhole, partsOf } from './retrieval/parts.ts';
import type { Steps } from './retrieval/steps.ts';
import type { AddRoute, Handle, Refuse, Visit } from './router.ts';
import { type Admit, type CountReply, retryAfter } from './wire-routes.ts';

export interface PageOptions {
  engine: Pick<Engine, 'replying'>;
  content: Content;
  pages: Pages;
  admit: Admit;
  countReply: CountReply;
}

/**
 * More than anybody writes, and little to hold. The limit of an utterance is the wire's: who is refused here has lost what was
 * typed, and who is cut off by the field does not know it.
 */
export const FORM_LIMIT = 65_536;

/** A request header: the reply takes the place of the page that sent the form. */
export const IN_PLACE = 'x-in-place';

/** In place of the code of a reply: the form came with spaces alone. */
const NOTHING = 'empty';

/** The longest that the limit refuses an address, in milliseconds: the page of a refusal cannot know how much of it is left. */
const LIMIT_MS = 60_000;

/** How a form may be refused; in place of the code of a reply stands the status. */
const FORM_REFUSALS: readonly Refusal[] = [REFUSALS.tooMany, REFUSALS.tooLarge, REFUSALS.incomplete];

/** Adds the routes of the pages. All of them but the demo work without JavaScript. */
export function addPageRoutes(add: AddRoute, { engine, content, pages, admit, countReply }: PageOptions): void {
  const localeFor = createLocaleChoice(content, pages);
  const refuse = createPageRefusal(content, pages);
  const addresses = new Map(content.locales.map((locale) => [locale.locale, createReplyAddresses(locale)]));

  /** Sends a browser that brought a form to another address, so that it does not keep what the form sent. */
  const elsewhere = (visit: Visit, locale: Locale, code: string): PlainResponse => ({
    ...page(visit, '', 'page', { location: pages.addressOfReply(locale, code) }),
    status: 303,
  });

  const ask: Handle = async (visit) => {
    const started = performance.now();
    const { request, context } = visit;
    // The pages' script sends it. What a script sends is not kept, and it has no time for another request.
    const isInPlace = request.headers.has(IN_PLACE);
    const decline = (refusal: Refusal, more?: HeaderRecord): PlainResponse =>
      isInPlace ? refuse(visit, refusal, more) : elsewhere(visit, localeFor(visit), String(refusal.status));
    const admission = await admit(request, context.env, 1);
    if (!admission.admitted) return decline(REFUSALS.tooMany, retryAfter(admission.milliseconds));
    if (!isOfType(request, 'application/x-www-form-urlencoded')) return refuse(visit, REFUSALS.notFormType);
    const body = await readBody(request, FORM_LIMIT);
    if (!(body instanceof Uint8Array)) return decline(body);
    // A form sends a line break as two characters.
    const sent = new URLSearchParams(new TextDecoder().decode(body)).get('utterance') ?? '';
    const utterance = sent.replace(/\r\n/g, '\n').trim();
    const locale = localeFor(visit);
    if (utterance === '')
      return isInPlace ? page(visit, pages.nothingAsked(locale)) : elsewhere(visit, locale, NOTHING);
    // Each part is the work of one utterance, and counts as one.
    const others = partsOf(utterance).length - 1;
    const whole = others === 0 ? admission : await admit(request, context.env, others);
    if (!whole.admitted) return decline(REFUSALS.tooMany, retryAfter(whole.milliseconds));
    const reply = await inSlices(engine.replying({ utterance, locale }));
    const isWhole = isReadWhole(utterance);
    const code = isInPlace ? null : addresses.get(reply.locale)?.codeOf({ reply, isWhole });
    const answer = code ? elsewhere(visit, reply.locale, code) : page(visit, pages.reply(locale, reply, isWhole));
    countReply(reply, performance.now() - started);
    return answer;
  };

  /** A reply or a refusal to a form; the list of questions where the address has nothing to show any more. */
  const show: Handle = (visit) => {
    const [locale, code] = [localeFor(visit), visit.context.req.param('code') ?? ''];
    if (code === NOTHING) return page(visit, pages.nothingAsked(locale));
    const refusal = FORM_REFUSALS.find(({ status }) => String(status) === code);
    if (refusal !== undefined) return refuse(visit, refusal, refusal === REFUSALS.tooMany ? retryAfter(LIMIT_MS) : {});
    const shown = addresses.get(locale)?.shownAt(code);
    return page(visit, shown ? pages.reply(locale, shown.reply, shown.isWhole) : pages.answerOver(locale));
  };

  const gzip = createCompressor();
  /** Answers with a page that is the same for everyone, so that it is compressed only once. */
  const shared = async (visit: Visit, html: string): Promise<PlainResponse> => {
    const vary = { vary: 'Accept-Encoding, Accept-Language' };
    if (!accepts(visit.request.headers.get('accept-encoding') ?? '', 'gzip')) return page(visit, html, 'page', vary);
    return { ...page(visit, '', 'page', { ...vary, 'content-encoding': 'gzip' }), body: await gzip(html) };
  };

  for (const base of pages.faqPaths) {
    add('GET', base, (visit) => shared(visit, pages.faq(localeFor(visit))), refuse);
    add('POST', base, ask, refuse);
    add('GET', `${base}/r/:code`, show, refuse);
    add(
      'GET',
      `${base}/:id`,
      (visit) => {
        const locale = localeFor(visit);
        const name = visit.context.req.param('id') ?? '';
        const html = pages.entry(locale, name);
        if (html !== null) return shared(visit, html);
        // Redirect old links, from before entries had short addresses, and links from elsewhere: the browser's history keeps the
        // address where they end.
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

/** Longest time without a pause, in milliseconds: a story of many parts would keep all other visitors waiting. */
const SLICE = 5;

/** Does work that may be long, and answers others in between. On an edge runtime the clock may stand still: there it never pauses. */
const inSlices = async <Made>(steps: Steps<Made>): Promise<Made> => {
  for (let since = Date.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (Date.now() - since < SLICE) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = Date.now();
  }
};

/** Shows failures as pages in the visitor's language, with the lines that still work. */
export function createPageRefusal(content: Content, pages: Pages): Refuse {
  const localeFor = createLocaleChoice(content, pages);
  return (visit, { status }, more) => ({
    ...page(visit, pages.failure(localeFor(visit), status), 'page', more),
    status,
  });
}

/** Chooses the language of a page: by its address, else by `?lang`, else by what the browser likes. */
function createLocaleChoice(content: Content, pages: Pages): (visit: Visit) => Locale {
  const locales = content.locales.map(({ locale }) => locale);
  return ({ context: { req }, request }) =>
    pages.localeOfPath(req.path) ??
    localeOf(locales, req.query('lang')) ??
    negotiateLocale(locales, request.headers.get('accept-language'));
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

function page(visit: Visit, html: string, audience: Audience = 'page', more?: HeaderRecord): PlainResponse {
  return { status: 200, headers: { ...headersFor(audience, visit.secure), ...more }, body: html };
}
