import type { Content, FaqEntry } from '../content/content.ts';
import type { Ask, Contact, Prose, Reply, ReplyKind } from '../contract.ts';
import type { BuiltInId } from './built-in-words.ts';
import { asksForContact, type Lean, leanOf } from './context.ts';
import { ANSWER_THRESHOLD, confidence, type Decision, decide } from './decide.ts';
import { createEscalationInSteps, type Escalation, type SignalReading } from './escalate.ts';
import { detectLocale, requestedLocale } from './language.ts';
import { createPlaceReader, type PlaceReading } from './places.ts';
import type { Findings } from './search.ts';
import { finish, type Steps } from './steps.ts';
import { createVoice, type Voice } from './voice.ts';

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
const CONTEXT_GAIN = { last: 0.2, related: 0.06 };

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
  return finish(createEngineInSteps(content));
}

/** The same, with pauses: for a page that must not stand still meanwhile. */
export function* createEngineInSteps(content: Content): Steps<Engine> {
  const voices: Voice[] = [];
  for (const locale of content.locales) voices.push(yield* createVoice(locale));
  const [first] = voices;
  if (first === undefined)
    throw new Error('The content has no language. Add a folder such as content/en/faq with an entry.');
  const byLocale = new Map(voices.map((voice) => [voice.locale, voice]));
  const candidates = voices.map(({ locale, search }) => ({ locale, familiar: search.familiar }));
  const escalation = yield* createEscalationInSteps(content.locales);
  const placeReader = createPlaceReader(content.places);

  /** Everything an utterance gives to decide on. */
  function consider({ utterance, locale, context = [] }: Ask) {
    const page = byLocale.get(locale ?? '') ?? first;
    if (page === undefined) throw new Error('unreachable');
    const signals = escalation.read(utterance, page.locale);
    const asked = byLocale.get(requestedLocale(utterance) ?? '');
    const voice =
      asked ?? (signals.escalation && byLocale.get(signals.escalation.locale)) ?? spokenVoice(utterance, page);
    const last = context.map((id) => voice.entry(id)).findLast((entry) => entry !== undefined);
    const alone = voice.search.find(utterance);
    const lean = leanOf(utterance, alone.reading, voice.locale);
    const leans = last !== undefined && lean === 'elliptical';
    const findings = leans ? findInContext(voice, utterance, alone, last) : alone;
    const support = leans && isFavoured(findings.hits[0]?.id, last) ? CONTEXT_SUPPORT : 0;
    const certainty = confidence(findings, support);
    const places = placeReader.read(utterance);
    return { signals, voice, switched: asked !== undefined, last, lean, findings, certainty, places };
  }
  type Considered = ReturnType<typeof consider>;

  /**
   * Cut short, an utterance means "this, about what was shown". Where it says enough by itself, what was shown is only
   * favoured; where not, it is searched together with the question shown.
   */
  function findInContext({ search }: Voice, utterance: string, alone: Findings, last: FaqEntry): Findings {
    if (confidence(alone) >= ANSWER_THRESHOLD) return search.find(utterance, favoured(last));
    return search.find(`${utterance} ${last.question}`);
  }

  /** The voice of the utterance's language; the page's where that one knows it and the other does not. */
  function spokenVoice(utterance: string, page: Voice): Voice {
    const spoken = byLocale.get(detectLocale(utterance, page.locale, candidates)) ?? page;
    if (spoken === page) return page;
    const [here, there] = [page, spoken].map((voice) => confidence(voice.search.find(utterance)));
    return (here ?? 0) >= ANSWER_THRESHOLD && (here ?? 0) > (there ?? 0) ? page : spoken;
  }

  function answer(considered: Considered): Reply {
    const { signals, voice, switched, last, lean, findings, certainty, places } = considered;
    if (signals.escalation !== null) return escalate(considered, signals.escalation);
    if (signals.wrongdoing) return fixed(considered, 'wrongdoing');
    if (switched) {
      const entry = last ?? voice.entry('language');
      if (entry !== undefined) return show(considered, entry);
    }
    if (lean === 'rejects') return fixed(considered, 'not-what-i-meant', last?.related);

    const best = voice.entry(findings.hits[0]?.id ?? '');
    const decision = decide(certainty, best !== undefined && !voice.isFaq(best.id));
    const chitchat = best !== undefined && !voice.isFaq(best.id) && decision === 'answer';
    if (lean === 'bare' && last !== undefined && !chitchat)
      return show(considered, last, voice.words('follow-up-none'));
    if (places.elsewhere && !chitchat) return fixed(considered, 'other-place');
    if (places.named && places.asksNear) return fixed(considered, places.near.length > 0 ? 'near-me' : 'near-me-none');
    if (decision === 'answer' && best !== undefined)
      return REFUSALS.has(best.id) ? fixed(considered, best.id as BuiltInId) : show(considered, best);
    if (last !== undefined && lean === 'elliptical' && asksForContact(findings.reading.words.join(' '), voice.locale))
      return show(considered, last);
    if (decision === 'clarification' && likely(considered).length > 0)
      return fixed(considered, 'clarification', likely(considered));
    return fixed(considered, unanswered(considered));
  }

  /** Which of the ways not to know it is: nothing legible, nothing of this subject, or not enough. */
  function unanswered({ findings }: Considered): BuiltInId {
    const { reading, evidence } = findings;
    if (reading.words.every((word) => !/\p{L}{2}/u.test(word))) return 'nonsense';
    if (evidence.familiar === 0) return 'nonsense';
    return evidence.coverage < OFF_TOPIC ? 'other-topic' : 'fallback';
  }

  /** People first: the fixed first line, the contacts in order of need, and beneath them the entry that also fits. */
  function escalate(considered: Considered, { replyId, contacts }: Escalation): Reply {
    const { voice, findings, certainty } = considered;
    const fits = findings.hits.find(({ id }) => voice.isFaq(id));
    const speaks = certainty >= FITS_DANGER;
    const entry = speaks && fits ? voice.entry(fits.id) : undefined;
    // What to ask next in danger is the editor's choice first: the nearest entries may speak to those who do harm.
    const related = [...(entry?.related ?? []), ...(voice.entry(replyId)?.related ?? [])];
    const next = related.length > 0 ? related : likely(considered);
    return {
      kind: 'escalation',
      locale: voice.locale,
      text: voice.ownWords(replyId) ?? voice.words('escalation'),
      ...(entry && { entry: voice.show(entry) }),
      questions: voice.questions(next.filter((id) => id !== entry?.id)).slice(0, QUESTIONS),
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
        decision: decide(certainty, !voice.isFaq(findings.hits[0]?.id ?? '')),
        shared,
      };
    },
  };

  /** An entry or small talk, with what to ask next: what else may have been meant, then what the editor relates to it. */
  function show(considered: Considered, entry: FaqEntry, text?: Prose): Reply {
    const { voice } = considered;
    const next = voice.isFaq(entry.id) ? [...likely(considered), ...entry.related] : entry.related;
    return {
      kind: 'answer',
      locale: voice.locale,
      ...(text && { text }),
      entry: voice.show(entry),
      questions: voice.questions(next.filter((id) => id !== entry.id)).slice(0, QUESTIONS),
      contacts: contactsFor(considered, entry),
    };
  }

  /** The engine's own words by id, in place of an entry. `next` is offered first. */
  function fixed(considered: Considered, id: BuiltInId, next?: readonly string[]): Reply {
    const { voice, certainty } = considered;
    const reply = voice.entry(id);
    const related = reply?.related ?? [];
    const near = likely(considered);
    const offered = next ?? (certainty >= WORTH_OFFERING ? [...near, ...related] : [...related, ...near]);
    return {
      kind: KINDS[id] ?? 'fallback',
      locale: voice.locale,
      text: voice.words(id),
      questions: voice.questions(offered).slice(0, QUESTIONS),
      contacts: contactsFor(considered, reply),
    };
  }

  function contactsFor({ voice, signals, places }: Considered, entry: FaqEntry | undefined): Contact[] {
    return voice.contacts([...signals.audienceContacts, ...places.near, ...(entry?.contacts ?? [])]);
  }

  /** FAQ entries that may have been meant, best first. */
  function likely({ voice, findings }: Considered): string[] {
    const [top] = findings.hits;
    return findings.hits
      .filter(({ id, score }) => voice.isFaq(id) && score >= (top?.score ?? 0) * RUNNER_UP)
      .map(({ id }) => id);
  }
}

/** The engine's own words that are not a fallback. */
const KINDS: Partial<Record<BuiltInId, ReplyKind>> = {
  clarification: 'clarification',
  'near-me': 'answer',
  'not-what-i-meant': 'clarification',
};

/** Least certainty for an entry beneath the contacts of an escalation: the wrong one there would hurt. */
const FITS_DANGER = 0.3;

/** From this certainty on, the nearest questions are offered before the ones an editor chose for when nothing is known. */
const WORTH_OFFERING = 0.06;

/** With less of the topic known than this, it is about something else. */
const OFF_TOPIC = 0.35;

/** A runner-up is worth offering from this share of the best score on. */
const RUNNER_UP = 0.4;

function favoured(last: FaqEntry): ReadonlyMap<string, number> {
  return new Map([...last.related.map((id) => [id, CONTEXT_GAIN.related] as const), [last.id, CONTEXT_GAIN.last]]);
}

function isFavoured(id: string | undefined, last: FaqEntry): boolean {
  return id !== undefined && (id === last.id || last.related.includes(id));
}
