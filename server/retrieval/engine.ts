import type { Content, FaqEntry } from '../content/content.ts';
import type { Ask, Prose, Reply, ReplyKind } from '../contract.ts';
import { asksForContact, type Lean, leanOf } from './context.ts';
import { CLARIFICATION_THRESHOLD, confidence, type Decision, decide } from './decide.ts';
import { createEscalation, type Escalation, type SignalReading } from './escalate.ts';
import { detectLocale, requestedLocale } from './language.ts';
import { createPlaceReader, type PlaceReading } from './places.ts';
import type { Findings } from './search.ts';
import { createVoice } from './voice.ts';

/** Answers utterances from one content. Holds no state between calls: the same ask always gets the same reply. */
export interface Engine {
  /** Never throws on any string; `contacts` is never empty where the content has contacts. */
  reply(ask: Ask): Reply;
  /** Why `reply` says what it says, for people. */
  explain(ask: Ask): Explanation;
}

/** Everything a reply was decided on. */
export interface Explanation {
  reply: Reply;
  locale: string;
  signals: SignalReading;
  places: PlaceReading;
  lean: Lean;
  findings: Findings;
  /** How likely the best hit is what was meant, 0 to 1. */
  certainty: number;
  decision: Decision;
  /** For each hit, what it shares with the utterance, largest first. */
  shared: Map<string, { feature: string; adds: number }[]>;
}

/** Most questions offered at once. */
const QUESTIONS = 3;

/** What an entry gains when the utterance leans on it: the last one shown, and those related to it. In units of score. */
const CONTEXT_GAIN = { last: 0.35, related: 0.1 };

/** How much likelier a hit is that the context speaks for, in log-odds. */
const CONTEXT_SUPPORT = 1.5;

/** Fixed replies that say "I do not know", "not here" or "no", rather than answer. */
const REFUSALS = new Set([
  'fallback',
  'other-place',
  'other-topic',
  'nonsense',
  'wrongdoing',
  'near-me-none',
  'follow-up-none',
]);

/** Builds the engine from any content: no setting to change, nothing in it is required but one entry's question. */
export function createEngine(content: Content): Engine {
  const voices = content.locales.map(createVoice);
  const [first] = voices;
  if (first === undefined)
    throw new Error('The content has no language. Add a folder such as content/en/faq with an entry.');
  const byLocale = new Map(voices.map((voice) => [voice.locale, voice]));
  const candidates = voices.map(({ locale, search }) => ({ locale, familiar: search.familiar }));
  const escalation = createEscalation(content.locales);
  const placeReader = createPlaceReader(content.places);

  /** Everything an utterance gives to decide on. */
  function consider({ utterance, locale, context = [] }: Ask) {
    const page = byLocale.get(locale ?? '') ?? first;
    if (page === undefined) throw new Error('unreachable');
    const signals = escalation.read(utterance, page.locale);
    const spoken = signals.escalation?.locale ?? detectLocale(utterance, page.locale, candidates);
    const asked = requestedLocale(utterance);
    const voice = byLocale.get(asked ?? '') ?? byLocale.get(spoken) ?? page;
    const last = context.map((id) => voice.entry(id)).findLast((entry) => entry !== undefined);
    const alone = voice.search.find(utterance);
    const lean = leanOf(utterance, alone.reading, voice.locale);
    const leans = last !== undefined && lean === 'elliptical';
    const findings = leans ? voice.search.find(utterance, favoured(last)) : alone;
    const support = leans && isFavoured(findings.hits[0]?.id, last) ? CONTEXT_SUPPORT : 0;
    const certainty = confidence(findings, support);
    const places = placeReader.read(utterance);
    return { signals, voice, switched: asked !== null && byLocale.has(asked), last, lean, findings, certainty, places };
  }
  type Considered = ReturnType<typeof consider>;

  function answer(considered: Considered): Reply {
    const { signals, voice, switched, last, lean, findings, certainty, places } = considered;
    const best = voice.entry(findings.hits[0]?.id ?? '');
    if (signals.escalation !== null) return escalate(considered, signals.escalation);
    if (signals.wrongdoing) return say(considered, 'fallback', { text: voice.words('wrongdoing') });
    if (switched && last !== undefined) return say(considered, 'answer', { entry: last });
    if (lean === 'rejects') {
      const next = last === undefined ? [] : last.related;
      return say(considered, next.length > 0 ? 'clarification' : 'fallback', {
        text: voice.words('not-what-i-meant'),
        next,
      });
    }
    const decision = decide(certainty);
    const chitchat = best !== undefined && !voice.isFaq(best.id) && decision === 'answer';
    if (lean === 'bare' && last !== undefined && !chitchat)
      return say(considered, 'answer', { entry: last, text: voice.words('follow-up') });
    if (places.elsewhere && !chitchat) return say(considered, 'fallback', { text: voice.words('other-place') });
    const near = nearby(considered);
    if (near !== null) return near;
    if (decision === 'answer' && best !== undefined)
      return REFUSALS.has(best.id)
        ? say(considered, 'fallback', { text: best.answer, entryForContacts: best })
        : say(considered, 'answer', { entry: best });
    if (last !== undefined && lean === 'elliptical' && asksForContact(findings.reading.words.join(' '), voice.locale))
      return say(considered, 'answer', { entry: last });
    if (decision === 'clarification') {
      const offered = likely(considered);
      if (offered.length > 0)
        return say(considered, 'clarification', { text: voice.words('clarification'), next: offered });
    }
    return say(considered, 'fallback', { text: voice.words(lean === 'bare' ? 'follow-up-none' : 'fallback') });
  }

  /** "Help near me": contacts that serve the place named, never a guess. */
  function nearby(considered: Considered): Reply | null {
    const { voice, places, findings } = considered;
    const best = findings.hits[0]?.id;
    if (
      content.places === null ||
      !(best === 'near-me' || best === 'near-me-none' || (places.asksNear && places.named))
    )
      return null;
    const id = places.named && places.near.length === 0 ? 'near-me-none' : 'near-me';
    const entry = voice.entry(id);
    if (id === 'near-me' && entry !== undefined) return say(considered, 'answer', { entry });
    return say(considered, id === 'near-me' ? 'answer' : 'fallback', {
      text: voice.words(id),
      ...(entry && { entryForContacts: entry }),
    });
  }

  /** People first: the fixed first line, the contacts in order of need, and beneath them the entry that also fits. */
  function escalate(considered: Considered, { replyId, contacts }: Escalation): Reply {
    const { voice, findings, certainty } = considered;
    const fits = findings.hits.find(({ id }) => voice.isFaq(id));
    const entry = certainty >= CLARIFICATION_THRESHOLD && fits ? voice.entry(fits.id) : undefined;
    return {
      kind: 'escalation',
      locale: voice.locale,
      text: voice.ownWords(replyId) ?? voice.words('escalation'),
      ...(entry && { entry: voice.show(entry) }),
      questions: voice.questions(likely(considered).filter((id) => id !== entry?.id)).slice(0, QUESTIONS),
      contacts: voice.contacts(contacts),
    };
  }

  return {
    reply: (ask) => answer(consider(ask)),
    explain(ask) {
      const considered = consider(ask);
      const { voice, signals, places, lean, findings, certainty } = considered;
      const shared = new Map(findings.hits.map(({ id }) => [id, voice.search.shared(ask.utterance, id)]));
      return {
        reply: answer(considered),
        locale: voice.locale,
        signals,
        places,
        lean,
        findings,
        certainty,
        decision: decide(certainty),
        shared,
      };
    },
  };

  interface Said {
    text?: Prose;
    entry?: FaqEntry;
    /** Whose contacts to show when no entry is. */
    entryForContacts?: FaqEntry;
    /** Ids of entries to offer, best first. */
    next?: readonly string[];
  }

  function say(considered: Considered, kind: ReplyKind, { text, entry, entryForContacts, next }: Said): Reply {
    const { voice, signals, places } = considered;
    const offered = next ?? (entry === undefined ? [] : afterAnswer(considered, entry));
    const own = (entry ?? entryForContacts)?.contacts ?? [];
    return {
      kind,
      locale: voice.locale,
      ...(text && { text }),
      ...(entry && { entry: voice.show(entry) }),
      questions: voice.questions(offered.filter((id) => id !== entry?.id)).slice(0, QUESTIONS),
      contacts: voice.contacts([...signals.audienceContacts, ...places.near, ...own]),
    };
  }

  /** What to ask next: first what else the utterance may have meant, then what the editor relates to the entry. */
  function afterAnswer(considered: Considered, entry: FaqEntry): string[] {
    return considered.voice.isFaq(entry.id) ? [...likely(considered).slice(0, 3), ...entry.related] : entry.related;
  }

  /** FAQ entries that may have been meant, best first. */
  function likely({ voice, findings }: Considered): string[] {
    const [top] = findings.hits;
    return findings.hits
      .filter(({ id, score }) => voice.isFaq(id) && score >= (top?.score ?? 0) * RUNNER_UP)
      .map(({ id }) => id);
  }
}

/** A runner-up is worth offering from this share of the best score on. */
const RUNNER_UP = 0.4;

function favoured(last: FaqEntry): ReadonlyMap<string, number> {
  return new Map([...last.related.map((id) => [id, CONTEXT_GAIN.related] as const), [last.id, CONTEXT_GAIN.last]]);
}

function isFavoured(id: string | undefined, last: FaqEntry): boolean {
  return id !== undefined && (id === last.id || last.related.includes(id));
}
