import type { Content, FaqEntry } from '../content/content.ts';
import type { Ask } from '../contract.ts';
import { REFUSALS } from './built-in-words.ts';
import { goesOn, type Lean, leanOf } from './context.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD, confidence } from './decide.ts';
import type { EscalationDetector, SignalReading } from './escalate.ts';
import { detectLocale, isPlainlyIn, languageWish } from './language.ts';
import { fold, type Heard, hear } from './normalize.ts';
import { withPronouns } from './people.ts';
import { createPlaceReader, type PlaceReading } from './places.ts';
import type { Findings, Search } from './search.ts';
import { sentencesOf } from './sentences.ts';
import type { Voice } from './voice.ts';

/** Everything an utterance gives to decide on. */
export interface Considered {
  signals: SignalReading;
  voice: Voice;
  /** The utterance asks for another language, and for nothing new. */
  switched: boolean;
  /** The entry shown last that there is in the language of the reply. */
  last: FaqEntry | undefined;
  lean: Lean;
  /** It goes on asking about what was shown. */
  goesOn: boolean;
  findings: Findings;
  /** How likely the best hit is what was meant, 0 to 1. */
  certainty: number;
  /** The same of what the utterance finds by itself, whatever was shown before. */
  alone: number;
  /** Entries that its sentences ask for, each by itself, in their order; none where there is but one. */
  asked: string[];
  places: PlaceReading;
}

/** What an entry gains when the utterance leans on it: the last one shown, and those related to it. In units of score. */
const CONTEXT_GAIN = { last: 0.35, related: 0.1 };

/** How much likelier a hit is that the context speaks for, in log-odds; and any hit, where the utterance says it goes on. */
const CONTEXT_SUPPORT = 1.5;
const TURN_SUPPORT = 0.9;

/** Letters without a space, where there is nothing else; and among other words, where names and slips are as long. */
const RUN = /[\p{L}']{8,}/gu;
const LONG_RUN = /[\p{L}']{12,}/gu;

/** From this certainty on what is cut short stands alone all the same. */
const SURE_THOUGH_CUT_SHORT = 0.75;

/** From this certainty on that it is out of scope, it is not about what was shown either. */
const REFUSED = 0.25;

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
    const heard = hear(withSpaces(utterance));
    const page = byLocale.get(locale ?? '') ?? first;
    const places = placeReader.read(heard);
    const signals = signalsIn(heard, places, page.locale);
    const wish = languageWish(heard);
    const asked = byLocale.get(wish?.locale ?? '');
    if (asked && wish?.rest) {
      // Asked in one language and wanted in another: looked for in the first, said in the second.
      const rest = hear(wish.rest);
      const find = finder(rest);
      const spoken = spokenVoice(rest, placeReader.read(rest), page, find);
      const looked = look(rest, spoken, find, context);
      const switched = looked.lean === 'bare';
      if (switched || spoken === asked || signals.escalation !== null || looked.certainty >= CLARIFICATION_THRESHOLD)
        return { signals, places, voice: asked, switched, ...looked, last: lastShown(asked, context) };
    }
    const find = finder(heard, places.rest);
    const switched = asked !== undefined && wish?.rest === '';
    const voice = switched
      ? asked
      : ((signals.escalation && byLocale.get(signals.escalation.locale)) ?? spokenVoice(heard, places, page, find));
    return { signals, places, voice, switched, ...look(heard, voice, find, context) };
  };

  /** "hewontletmeleave": cut into the words of the language in which it is likelier. */
  function withSpaces(utterance: string): string {
    const isAlone = !/\s/.test(utterance.trim());
    return utterance.replace(isAlone ? RUN : LONG_RUN, (run) => {
      const letters = fold(run);
      if (voices.some(({ search }) => search.familiar(letters) === 1)) return run;
      const cut = voices.flatMap(({ search }) => search.cutUp(letters) ?? []);
      return cut.sort((a, b) => b.likelihood - a.likelihood)[0]?.text ?? run;
    });
  }

  /** What is said of a person by name is heard as if it said `he` or `she`, where that is the plainer. */
  function signalsIn(heard: Heard, places: PlaceReading, locale: string): SignalReading {
    const signals = withoutTowns(escalation.read(heard, locale), places, locale);
    const people = withPronouns(heard);
    if (!people || signals.wrongdoing) return signals;
    const named = escalation.read(people, locale);
    return likelihoodOf(named) > likelihoodOf(signals) ? named : signals;
  }

  /** What is learned of danger knows the towns of the lines it was taught with: what is raised has to be said without one. */
  function withoutTowns(signals: SignalReading, { placeless }: PlaceReading, locale: string): SignalReading {
    const isLearned = (signals.escalation?.likelihood ?? 1) < 1;
    if (!placeless || !isLearned || escalation.read(placeless, locale).escalation !== null) return signals;
    return { ...signals, escalation: null };
  }

  /** The voice of the utterance's language; the page's where that one knows it and the other does not. */
  function spokenVoice(heard: Heard, { rest }: PlaceReading, page: Voice, find: Find): Voice {
    // The name of a town is of no language.
    const spoken = byLocale.get(detectLocale(rest || heard, page.locale, candidates)) ?? page;
    if (spoken === page || isPlainlyIn(heard, spoken.locale, page.locale)) return spoken;
    const [here, there] = [confidence(find(page)), confidence(find(spoken))];
    return here >= ANSWER_THRESHOLD && here > there ? page : spoken;
  }
}

const likelihoodOf = ({ escalation }: SignalReading): number => escalation?.likelihood ?? 0;

type Find = (voice: Voice) => Findings;

/**
 * What an utterance finds by itself is asked for more than once. `statewide` is the same of all the state, where a place is named: it is
 * looked for where nothing is found for sure of the place.
 */
function finder(heard: Heard, statewide = ''): Find {
  const found = new Map<Voice, Findings>();
  const look = ({ search }: Voice): Findings => {
    const here = search.find(heard);
    return !statewide || confidence(here) >= ANSWER_THRESHOLD ? here : surest([here, search.find(statewide)]);
  };
  return (voice) => {
    const findings = found.get(voice) ?? look(voice);
    found.set(voice, findings);
    return findings;
  };
}

/** What a text finds in one language, with what was shown before in mind. */
function look(heard: Heard, voice: Voice, find: Find, context: readonly string[]) {
  const last = lastShown(voice, context);
  const alone = find(voice);
  const lean = leanOf(heard, alone.reading, voice.locale);
  const apart = sentencesOf(heard.text).map((sentence) => voice.search.find(sentence));
  const sure = apart.filter((each) => voice.isFaq(each.hits[0]?.id ?? '') && confidence(each) >= ANSWER_THRESHOLD);
  const { findings, support } = last
    ? findInContext(voice.search, heard, alone, lean, last)
    : { findings: surest([alone, ...(confidence(alone) < ANSWER_THRESHOLD ? sure : [])]), support: 0 };
  return {
    last,
    asked: [...new Set(sure.map(({ hits }) => hits[0]?.id ?? ''))],
    lean,
    // Small talk shows nothing that an alarming question could be about.
    goesOn: last !== undefined && voice.isFaq(last.id) && goesOn(heard, lean, voice.locale),
    findings,
    certainty: confidence(findings, support),
    alone: confidence(alone),
  };
}

/** Of several findings the one that is likeliest what was meant; of equals the first. */
function surest(found: readonly Findings[]): Findings {
  return found.reduce((best, each) => (confidence(each) > confidence(best) ? each : best));
}

function lastShown(voice: Voice, context: readonly string[]): FaqEntry | undefined {
  const known = context.flatMap((id) => voice.entry(id) ?? []);
  return known[known.length - 1];
}

/**
 * Cut short, an utterance means "this, about what was shown". Where it says enough by itself, what was shown is only
 * favoured; where not, it is searched together with the question shown, unless it is about something else altogether.
 */
function findInContext(search: Search, heard: Heard, alone: Findings, lean: Lean, last: FaqEntry) {
  const favour = () => {
    const findings = search.find(heard, favoured(last));
    return { findings, support: isFavoured(findings.hits[0]?.id, last) ? CONTEXT_SUPPORT : 0 };
  };
  const [best] = alone.hits;
  const sure = confidence(alone);
  const isSure = sure >= (lean === 'elliptical' ? SURE_THOUGH_CUT_SHORT : ANSWER_THRESHOLD);
  const standsAlone =
    lean === 'whole' ||
    lean === 'rejects' ||
    lean === 'bare' ||
    (lean === 'short' && isSure) ||
    (REFUSALS.has(best?.id ?? '') && sure >= REFUSED);
  if (standsAlone) return { findings: alone, support: 0 };
  if (isSure && lean !== 'turns') return favour();
  const isNext = last.related.includes(best?.id ?? '') && sure >= CLARIFICATION_THRESHOLD;
  if (lean === 'turns' || isNext) {
    const next = lean === 'turns' ? { findings: alone, support: TURN_SUPPORT } : favour();
    if (confidence(next.findings, next.support) >= ANSWER_THRESHOLD) return next;
  }
  // A word that the content does not have, even where it looks like a slip for one, is not about what was shown.
  const isForeign = search.familiar(heard) < 1;
  if (isForeign && !isFavoured(best?.id, last)) return { findings: alone, support: 0 };
  const findings = search.find(`${heard.text} ${last.question}`);
  return { findings, support: isFavoured(findings.hits[0]?.id, last) ? CONTEXT_SUPPORT : 0 };
}

function favoured(last: FaqEntry): ReadonlyMap<string, number> {
  return new Map([...last.related.map((id) => [id, CONTEXT_GAIN.related] as const), [last.id, CONTEXT_GAIN.last]]);
}

function isFavoured(id: string | undefined, last: FaqEntry): boolean {
  return id !== undefined && (id === last.id || last.related.includes(id));
}
