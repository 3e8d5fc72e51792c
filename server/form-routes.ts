/** The form of the pages: a question that comes without JavaScript, or from the pages' own script. */
import { type Admit, retryAfter, WINDOW_SECONDS } from './admission.ts';
import { isOfType, readBody } from './body.ts';
import type { Content } from './content/content.ts';
import type { Locale } from './contract.ts';
import { BODY_LIMIT, REFUSALS, type Refusal } from './failure.ts';
import type { HeaderRecord } from './headers.ts';
import { page } from './page-response.ts';
import type { PageOptions } from './page-routes.ts';
import type { Alternate } from './pages/page-context.ts';
import type { PlainResponse } from './plain-response.ts';
import { createReplyAddresses } from './reply-address.ts';
import type { Engine } from './retrieval/engine.ts';
import { partsOf } from './retrieval/text/parts.ts';
import type { AddRoute, Handle, Visit } from './router.ts';
import { inSlices } from './slices.ts';
import type { CountReply } from './wire-routes.ts';

export interface FormOptions extends PageOptions {
  engine: Pick<Engine, 'replying'>;
  content: Content;
  admit: Admit;
  countReply: CountReply;
}

/** A request header: the reply takes the place of the page that sent the form. */
export const IN_PLACE = 'x-in-place';

/** In place of the code of a reply: the form came with spaces alone. */
const NOTHING = 'empty';

/** How a form may be refused; in place of the code of a reply stands the status. */
const FORM_REFUSALS: readonly Refusal[] = [REFUSALS.tooMany, REFUSALS.tooLarge, REFUSALS.incomplete];

/** Adds the routes that take a form, and those that show what came of it. */
export function addFormRoutes(add: AddRoute, options: FormOptions): void {
  const { engine, content, pages, localeFor, refuse, admit, countReply } = options;
  const addresses = new Map(content.locales.map((locale) => [locale.locale, createReplyAddresses(locale)]));

  /** Sends a browser that brought a form to another address, so that it does not keep what the form sent. */
  const elsewhere = (visit: Visit, locale: Locale, code: string): PlainResponse => ({
    ...page(visit, '', 'page', { location: pages.addressOfReply(locale, code) }),
    status: 303,
  });

  /** Where the same reply is in each language that can say it: ids are the same in all of them. */
  const inEach = (code: string): Alternate[] =>
    [...addresses]
      .filter(([, { shownAt }]) => shownAt(code) !== null)
      .map(([locale]) => ({ locale, href: pages.addressOfReply(locale, code) }));

  const ask: Handle = async (visit) => {
    const started = performance.now();
    const { request, context } = visit;
    // The pages' script sends it. What a script sends is not kept, and it has no time for another request.
    const isInPlace = request.headers.has(IN_PLACE);
    const decline = (refusal: Refusal, more?: HeaderRecord): PlainResponse =>
      isInPlace ? refuse(visit, refusal, more) : elsewhere(visit, localeFor(visit), String(refusal.status));
    if (isSentByOtherSite(request)) return decline(REFUSALS.otherSite);
    if (!isOfType(request, 'application/x-www-form-urlencoded')) return refuse(visit, REFUSALS.notFormType);
    const body = await readBody(request, BODY_LIMIT);
    if (!(body instanceof Uint8Array)) return decline(body);
    // A form sends a line break as two characters.
    const sent = new URLSearchParams(new TextDecoder().decode(body)).get('utterance') ?? '';
    const utterance = sent.replace(/\r\n/g, '\n').trim();
    const locale = localeFor(visit);
    if (utterance === '')
      return isInPlace ? page(visit, pages.nothingAsked(locale)) : elsewhere(visit, locale, NOTHING);
    // Each part is the work of one utterance, and counts as one. A refusal before this line takes nothing of what others behind the
    // same address may ask. Many of them need no bound: to read at most `BODY_LIMIT` bytes costs no more than some pages.
    const admission = await admit(request, context.env, partsOf(utterance).length);
    if (!admission.admitted) return decline(REFUSALS.tooMany, retryAfter(admission.milliseconds));
    const reply = await inSlices(engine.replying({ utterance, locale }));
    const code = addresses.get(reply.locale)?.codeOf(reply) ?? null;
    const answer =
      code === null || isInPlace
        ? page(visit, pages.reply(locale, reply, code === null ? [] : inEach(code)))
        : elsewhere(visit, reply.locale, code);
    countReply(reply, performance.now() - started);
    return answer;
  };

  /** A reply or a refusal to a form; the list of questions where the address has nothing to show any more. */
  const show: Handle = (visit) => {
    const [locale, code] = [localeFor(visit), visit.context.req.param('code') ?? ''];
    if (code === NOTHING) return page(visit, pages.nothingAsked(locale));
    const refusal = FORM_REFUSALS.find(({ status }) => String(status) === code);
    // The page of a refusal cannot know how much of that time is left.
    const again = refusal === REFUSALS.tooMany ? retryAfter(WINDOW_SECONDS * 1000) : {};
    if (refusal !== undefined) return refuse(visit, refusal, again);
    const shown = addresses.get(locale)?.shownAt(code);
    return page(visit, shown ? pages.reply(locale, shown, inEach(code)) : pages.answerOver(locale));
  };

  for (const base of pages.faqPaths) {
    add('POST', base, ask, refuse);
    add('GET', `${base}/r/:code`, show, refuse);
  }
}

/**
 * Whether the script of another site sent it: that could spend what its visitor may ask here. A form that a person sends from there, as
 * from a page that is shown in translation, is answered.
 */
function isSentByOtherSite({ headers }: Request): boolean {
  return headers.get('sec-fetch-site') === 'cross-site' && headers.get('sec-fetch-user') !== '?1';
}
