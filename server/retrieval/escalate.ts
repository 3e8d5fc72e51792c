import type { LocaleContent } from '../content/content.ts';
import type { Audience, Need, Signals } from '../content/signals.ts';
import { hear, type Text } from './normalize.ts';
import { chooseContacts } from './signals/contacts.ts';
import { type Hit, isLearned } from './signals/found.ts';
import { createHearing, type FoundIn, type Language } from './signals/hearing.ts';
import type { SignalIndex } from './signals/index.ts';
import { createLexicon } from './signals/lexicon.ts';
import { createSignalMatcher } from './signals/matcher.ts';
import { finish, later, type Steps } from './steps.ts';

/** A person may be in danger: what they need, whom to show, and which fixed reply speaks first. */
export interface Escalation {
  /** The most urgent need. */
  need: string;
  /** The place of that need among all that the content knows, most urgent first. */
  urgency: number;
  /** Every need found, most urgent first. */
  needs: string[];
  /** Contact ids, the ones that matter most among the first four. */
  contacts: string[];
  /**
   * `escalation-<need>`. When the danger is someone else's, the need's line for that, or `escalation-third-person`; when it is not
   * sure whose it is, `escalation-either`: both only where the need's own line does not speak to everyone.
   */
  replyId: string;
  whose: Whose;
  /** The phrases that matched, as written in signals.yaml; `learned` where only the learned layer saw it. */
  fired: string[];
  /**
   * How likely danger is, 0 to 1, if only the learned layer raised the utterance as a whole: it may be a question about
   * danger instead. It is 1 if a phrase matched, or if a single sentence was raised.
   */
  likelihood: number;
  /** How likely danger is in the one sentence that raised it, if no phrase matched and the utterance as a whole did not raise it; else null. */
  aside: number | null;
  /** The language the signal was written in: the reply's. */
  locale: string;
}

/** Whose the danger is: the writer's own, someone else's, or it is not sure. */
export type Whose = 'self' | 'other' | 'unsure';

/** What the signals make of one utterance. */
export interface SignalReading {
  escalation: Escalation | null;
  /** Who the person says they are, or what else they need: reported whether or not anything is escalated. */
  audiences: string[];
  /** Contacts of those audiences, to put in front of a normal answer's. */
  audienceContacts: string[];
  /** The person asks how to control, find, buy or evade. */
  wrongdoing: boolean;
}

/** Finds danger, and who is asking, in utterances of any language of the content. */
export interface EscalationDetector {
  /**
   * Reads escalation, audiences and wrongdoing together, with pauses. `pageLocale` (by default the first language) breaks
   * the tie for an utterance such as `911`, which is in no language, or in any.
   */
  reading(utterance: Text, pageLocale?: string): Steps<SignalReading>;
  /** Opens the signals of a language, or of all, before an utterance needs them. */
  open(locale?: string): Steps<void>;
  /** Why, for people: per language, the phrases that matched, and how alarming the learned layer finds it. */
  explain(utterance: string): {
    locale: string;
    fired: string[];
    danger: number;
    likely: [need: string, likelihood: number][];
  }[];
}

/** What `compileSignals` made of a language, or undefined if it was not called for that language. */
export type IndexOf = (locale: string) => SignalIndex | undefined;

/** The signals of a language: null where it has none, undefined where they are still on their way. */
export type SignalsOf = (content: LocaleContent) => Signals | null | undefined;

/** An utterance needs the signals of a language, and they are still on their way. It is to be read again when they are there. */
export class SignalsAwaited extends Error {
  constructor(locale: string) {
    super(`The signals of the language "${locale}" are needed before they have arrived.`);
  }
}

/**
 * Creates the detector. It reads the signals of every language that an utterance may be in: a plea in Spanish counts on an
 * English page. `indexOf` gives phrases that were compiled before. `signalsOf` is asked when signals are first needed: what they
 * are may change until they have arrived. To open signals that nothing was learned from (signals/teaching.ts) throws an error.
 */
export function createEscalation(
  locales: readonly LocaleContent[],
  indexOf: IndexOf,
  signalsOf: SignalsOf = ({ signals }) => signals,
): EscalationDetector {
  const lexicon = createLexicon();
  const languages = locales.map((content): Language => {
    const { locale } = content;
    const arrived = later(function* () {
      const signals = signalsOf(content) ?? null;
      const model = signals?.model;
      if (model === undefined) throw new Error(`Nothing was learned from the signals of the language "${locale}".`);
      return yield* createSignalMatcher({ ...content, signals }, model, lexicon, indexOf(locale));
    });
    return {
      locale,
      *open() {
        const signals = signalsOf(content);
        if (signals === undefined) throw new SignalsAwaited(locale);
        return signals && (yield* arrived());
      },
    };
  });

  const listen = createHearing(languages);

  function* reading(utterance: Text, pageLocale = languages[0]?.locale): Steps<SignalReading> {
    const found = yield* listen(hear(utterance), pageLocale);
    const audiences = [
      ...new Map(found.flatMap((each) => each.audiences.map((audience) => [audience.id, audience]))).values(),
    ];
    const asksHow = found.some(({ wrongdoing }) => wrongdoing);
    const speaking = chooseLanguage(found, pageLocale);
    // "Can they trace her phone, she said goodbye" is a plea, though asking to trace a phone is wrongdoing. Beside
    // wrongdoing, danger counts only if a phrase says it is the visitor's own, or if the learned layer is sure enough.
    const personal = found.some(({ hits, danger }) =>
      hits.some((hit) => (isLearned(hit) ? danger >= PLAIN_BESIDE_WRONGDOING : !hit.other)),
    );
    const raised = speaking !== undefined && !(asksHow && !personal);
    return {
      escalation: raised ? escalation(speaking, found, audiences) : null,
      audiences: audiences.map(({ id }) => id),
      audienceContacts: chooseContacts(
        [],
        audiences.filter(({ inDanger }) => !inDanger).map(({ contacts }) => contacts),
      ),
      wrongdoing: asksHow && !raised,
    };
  }

  return {
    reading,
    *open(locale) {
      for (const each of languages) if (locale === undefined || each.locale === locale) yield* each.open();
    },
    explain: (utterance) =>
      languages.flatMap(({ open }) => {
        const matcher = finish(open());
        if (matcher === null) return [];
        const { hits, danger, likely } = matcher.find(utterance);
        return {
          locale: matcher.locale,
          fired: hits.map(({ need, source }) => `${need.id}: ${source}`),
          danger,
          likely: [...likely],
        };
      }),
  };
}

/** Least likelihood of danger for the learned layer to count beside words of wrongdoing. */
const PLAIN_BESIDE_WRONGDOING = 0.85;

/**
 * The language to reply in: of the languages that raised something, the one with the most points. Each need found is
 * one point, the share of words it knows counts up to three, and the page's language gets half a point.
 */
function chooseLanguage(found: readonly FoundIn[], pageLocale: string | undefined): FoundIn | undefined {
  const raised = found.filter(({ hits }) => hits.length > 0);
  const strength = ({ hits, familiar, matcher }: FoundIn): number =>
    new Set(hits.map(({ need }) => need)).size + 3 * familiar + (matcher.locale === pageLocale ? 0.5 : 0);
  return raised.sort((a, b) => strength(b) - strength(a))[0];
}

function escalation(speaking: FoundIn, found: readonly FoundIn[], audiences: readonly Audience[]): Escalation {
  const order = speaking.matcher.needs;
  const urgency = (id: string): number => order.findIndex((need) => need.id === id);
  const hits = [...speaking.hits, ...found.filter((each) => each !== speaking).flatMap((each) => each.hits)].sort(
    (a, b) => urgency(a.need.id) - urgency(b.need.id),
  );
  const needs = [...new Map(hits.map(({ need }) => [need.id, need])).values()];
  const [first] = needs;
  const isByPhrase = !hits.every(isLearned);
  const isSaid = (id: string): boolean => hits.some((hit) => hit.need.id === id && !isLearned(hit));
  const mayBe = order.filter(({ id }) => !needs.some((need) => need.id === id));
  const own = hits.filter(({ need }) => need === first || need.id === first?.id);
  const { ofOther, isQuoted } = speaking.whose();
  const whose = whoseIs(isQuoted ? [] : own, ofOther);
  return {
    need: first?.id ?? '',
    urgency: urgency(first?.id ?? ''),
    needs: needs.map(({ id }) => id),
    contacts: chooseContacts(
      [...needs, ...mayBe].map(({ id, contacts }) => ({
        contacts,
        likelihood: isSaid(id) ? 1 : (speaking.likely.get(id) ?? 0),
      })),
      audiences.map(({ contacts }) => contacts),
    ),
    replyId: `escalation-${first ? lineOf(first, whose) : ''}`,
    whose,
    fired: hits.map(({ source }) => source),
    likelihood: isByPhrase || speaking.apart ? 1 : speaking.danger,
    aside: !isByPhrase && speaking.apart === 'only' ? speaking.danger : null,
    locale: speaking.matcher.locale,
  };
}

/**
 * The learned layer knows best whose the danger is. A phrase that raised it asks more of it: it has to be nearly sure before it says the
 * opposite.
 */
function whoseIs(hits: readonly Hit[], ofOther: number): Whose {
  const said = hits.filter((hit) => !isLearned(hit));
  const isOwn = said.some((hit) => !hit.other);
  const isOther = said.length > 0 && !isOwn;
  const enough = isOwn ? NEARLY_SURE : isOther ? 1 - NEARLY_SURE : 1 - UNSURE;
  if (ofOther >= enough) return 'other';
  return isOther || ofOther > (isOwn ? UNSURE_THOUGH_SAID : UNSURE) ? 'unsure' : 'self';
}

/** Of examples left out of learning, one in twelve is between this likelihood and what is left of 1: of these it is right for three in five. */
const UNSURE = 0.3;
const NEARLY_SURE = 0.9;
/** The same as `UNSURE` where a phrase says that it is the writer's own: "he is dragging me into his truck". */
const UNSURE_THOUGH_SAID = 0.6;

/** The end of the id of the reply that speaks first for a need. */
function lineOf({ id, reply = id, forAll, otherReply }: Need, whose: Whose): string {
  if (whose === 'self') return reply;
  if (whose === 'other') return otherReply ?? (forAll ? reply : 'third-person');
  return forAll ? reply : (otherReply ?? 'either');
}
