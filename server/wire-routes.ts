import { type Admit, retryAfter } from './admission.ts';
import { isRefusal, parseAsk } from './ask.ts';
import { isOfType, readBody } from './body.ts';
import type { Content, LocaleContent } from './content/content.ts';
import type { Question, Reply } from './contract.ts';
import { BODY_LIMIT, failureOf, REFUSALS } from './failure.ts';
import { type HeaderRecord, headersFor } from './headers.ts';
import { localeOf } from './locale.ts';
import { corsFor, type Origins } from './origins.ts';
import type { PlainResponse } from './plain-response.ts';
import { createReplyWriter } from './reply-json.ts';
import type { Engine } from './retrieval/engine.ts';
import { partsOf } from './retrieval/text/parts.ts';
import type { AddRoute, Handle, Refuse, Visit } from './router.ts';
import { inSlices } from './slices.ts';

/** Called with each reply to an utterance, and how long it took from the first line of the handler. */
export type CountReply = (reply: Reply, milliseconds: number) => void;

export interface Readiness {
  ready: boolean;
  /** `stale`: the content folder is broken, and the last good content is being served. */
  content: 'current' | 'stale';
}

export interface Metrics {
  /** Whether this `Authorization` header may read them. */
  isAllowed(authorization: string | null): boolean;
  render(): Promise<{ type: string; text: string }>;
}

export interface WireOptions {
  engine: Pick<Engine, 'replying'>;
  content: Content;
  origins: Origins;
  admit: Admit;
  countReply: CountReply;
  readiness: () => Readiness;
  metrics: Metrics | undefined;
  refuse: Refuse;
}

/** Adds the routes that the widget and operators call: JSON in, JSON out. */
export function addWireRoutes(add: AddRoute, options: WireOptions): void {
  const { engine, content, origins, admit, countReply, readiness, metrics, refuse } = options;
  const locales = content.locales.map(({ locale }) => locale);
  const write = createReplyWriter();

  const toAllowedOrigins =
    (handle: (visit: Visit, cors: HeaderRecord) => PlainResponse | Promise<PlainResponse>): Handle =>
    (visit) => {
      const cors = corsFor(origins, visit.request.headers);
      return cors === null ? refuse(visit, REFUSALS.originNotAllowed) : handle(visit, cors);
    };

  const ask = toAllowedOrigins(async (visit, cors) => {
    const started = performance.now();
    const { request, context } = visit;
    if (!isOfType(request, 'application/json')) return refuse(visit, REFUSALS.notJsonType);
    const body = await readBody(request, BODY_LIMIT);
    if (!(body instanceof Uint8Array)) return refuse(visit, body);
    const asked = parseAsk(body);
    if (isRefusal(asked)) return refuse(visit, asked);
    // Counted as by the form: each part is one utterance, and a refusal before this line takes nothing.
    const admission = await admit(request, context.env, partsOf(asked.utterance).length);
    if (!admission.admitted) return refuse(visit, REFUSALS.tooMany, retryAfter(admission.milliseconds));
    // A language that the content lacks is no error: the default answers.
    const locale = localeOf(locales, asked.locale) ?? locales[0] ?? '';
    const reply = await inSlices(engine.replying({ ...asked, locale }));
    const text = write(reply);
    countReply(reply, performance.now() - started);
    return json(visit, text, cors);
  });

  const listed = (make: (locale: LocaleContent) => unknown): Handle => {
    const texts = new Map(content.locales.map((locale) => [locale.locale, JSON.stringify(make(locale))]));
    return toAllowedOrigins((visit, cors) => {
      const locale = localeOf(locales, visit.context.req.query('locale')) ?? locales[0] ?? '';
      return json(visit, texts.get(locale) ?? '{}', cors);
    });
  };

  add('POST', '/v1/ask', ask, refuse);
  add(
    'GET',
    '/v1/contacts',
    listed(({ contacts }) => ({ contacts })),
    refuse,
  );
  add(
    'GET',
    '/v1/faq',
    listed(({ faq }) => ({ questions: faq.map(toQuestion) })),
    refuse,
  );
  add('GET', '/healthz', (visit) => json(visit, '{"status":"ok"}'), refuse);
  add(
    'GET',
    '/readyz',
    (visit) => {
      const { ready, content: state } = readiness();
      // Stale content still helps people. So it is reported, but the process is not taken out of service for it.
      const text = JSON.stringify({ status: ready ? 'ready' : 'stopping', content: state });
      return { ...json(visit, text), status: ready ? 200 : 503 };
    },
    refuse,
  );
  if (metrics === undefined) return;
  add(
    'GET',
    '/metrics',
    async (visit) => {
      if (!metrics.isAllowed(visit.request.headers.get('authorization')))
        return refuse(visit, REFUSALS.unauthorized, { 'www-authenticate': 'Bearer' });
      const { type, text } = await metrics.render();
      return json(visit, text, { 'content-type': type });
    },
    refuse,
  );
}

/** Answers failures as JSON, which the pages that may read replies may read too. */
export function createWireRefusal(origins: Origins): Refuse {
  return (visit, refusal, more) => {
    const cors = corsFor(origins, visit.request.headers);
    const plain = json(visit, JSON.stringify(failureOf(refusal)), { ...(cors ?? { vary: 'Origin' }), ...more });
    return { ...plain, status: refusal.status };
  };
}

function json(visit: Visit, body: string | Uint8Array, more?: HeaderRecord): PlainResponse {
  return { status: 200, headers: { ...headersFor('wire', visit.secure), ...more }, body };
}

function toQuestion({ id, question }: Question): Question {
  return { id, question };
}
