import type { Content, FaqEntry } from '../content/content.ts';
import type { Ask } from '../contract.ts';
import { type Lean, leanOf } from './context.ts';
import { ANSWER_THRESHOLD, confidence } from './decide.ts';
import type { EscalationDetector, SignalReading } from './escalate.ts';
import { detectLocale, requestedLocale } from './language.ts';
import { type Heard, hear } from './normalize.ts';
import { createPlaceReader, type PlaceReading } from './places.ts';
import type { Findings } from './search.ts';
import type { Voice } from './voice.ts';

/** Everything an utterance gives to decide on. */
export interface Considered {
  signals: SignalReading;
  voice: Voice;
  /** The utterance asks for another language, and for nothing else. */
  switched: boolean;
  /** The entry shown last that there is in the language of the reply. */
  last: FaqEntry | undefined;
  lean: Lean;
  findings: Findings;
  /** How likely the best hit is what was meant, 0 to 1. */
  certainty: number;
  places: PlaceReading;
}

/** What an entry gains when the utterance leans on it: the last one shown, and those related to it. In units of score. */
const CONTEXT_GAIN = { last: 0.2, related: 0.06 };

/** How much likelier a hit is that the context speaks for, in log-odds. */
const CONTEXT_SUPPORT = 1.5;

/** Listens in every voice, and speaks in the one that the utterance is in. */
export function createConsideration(
  voices: readonly [Voice, ...Voice[]],
  escalation: EscalationDetector,
  places: Content['places'],
): (ask: Ask) => Considered {
  const [first] = voices;
  const byLocale = new Map(voices.map((voice) => [voice.locale, voice]));
  const candidates = voices.map(({ locale, search }) => ({ locale, familiar: search.familiar }));
  const placeReader = createPlaceReader(places);

  return ({ utterance, locale, context = [] }) => {
    const heard = hear(utterance);
    const found = new Map<Voice, Findings>();
    /** What an utterance finds by itself is asked for more than once. */
    const find = (voice: Voice): Findings => {
      const findings = found.get(voice) ?? voice.search.find(heard);
      found.set(voice, findings);
      return findings;
    };
    const page = byLocale.get(locale ?? '') ?? first;
    const signals = escalation.read(heard, page.locale);
    const asked = byLocale.get(requestedLocale(heard) ?? '');
    const voice =
      asked ?? (signals.escalation && byLocale.get(signals.escalation.locale)) ?? spokenVoice(heard, page, find);
    const last = context.map((id) => voice.entry(id)).findLast((entry) => entry !== undefined);
    const alone = find(voice);
    const lean = leanOf(heard, alone.reading, voice.locale);
    const leans = last !== undefined && lean === 'elliptical';
    const findings = leans ? findInContext(voice, heard, alone, last) : alone;
    const support = leans && isFavoured(findings.hits[0]?.id, last) ? CONTEXT_SUPPORT : 0;
    const certainty = confidence(findings, support);
    return {
      signals,
      voice,
      switched: asked !== undefined,
      last,
      lean,
      findings,
      certainty,
      places: placeReader.read(heard),
    };
  };

  /** The voice of the utterance's language; the page's where that one knows it and the other does not. */
  function spokenVoice(heard: Heard, page: Voice, find: (voice: Voice) => Findings): Voice {
    const spoken = byLocale.get(detectLocale(heard, page.locale, candidates)) ?? page;
    if (spoken === page) return page;
    const [here, there] = [confidence(find(page)), confidence(find(spoken))];
    return here >= ANSWER_THRESHOLD && here > there ? page : spoken;
  }
}

/**
 * Cut short, an utterance means "this, about what was shown". Where it says enough by itself, what was shown is only
 * favoured; where not, it is searched together with the question shown.
 */
function findInContext({ search }: Voice, heard: Heard, alone: Findings, last: FaqEntry): Findings {
  if (confidence(alone) >= ANSWER_THRESHOLD) return search.find(heard, favoured(last));
  return search.find(`${heard.text} ${last.question}`);
}

function favoured(last: FaqEntry): ReadonlyMap<string, number> {
  return new Map([...last.related.map((id) => [id, CONTEXT_GAIN.related] as const), [last.id, CONTEXT_GAIN.last]]);
}

function isFavoured(id: string | undefined, last: FaqEntry): boolean {
  return id !== undefined && (id === last.id || last.related.includes(id));
}
