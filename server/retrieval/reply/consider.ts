import type { Content, FaqEntry } from '../../content/content.ts';
import type { Audience } from '../../content/signals.ts';
import type { Ask } from '../../contract.ts';
import type { Lean } from '../context.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD, certaintyOf } from '../decide.ts';
import type { EscalationDetector, SignalReading } from '../escalate.ts';
import { fold, type Heard, hear } from '../normalize.ts';
import type { Findings } from '../search.ts';
import type { Steps } from '../steps.ts';
import { asks } from '../text/asking.ts';
import { detectLocale, isInOtherTongue, isPlainlyIn, languageWish } from '../text/language.ts';
import { createMemory } from '../text/memory.ts';
import { withPronouns } from '../text/people.ts';
import { createPlaceReader, type PlaceReading } from '../text/places.ts';
import { inSentences } from '../text/sentences.ts';
import { lastShown } from './last-shown.ts';
import { type Find, finder, look } from './look.ts';
import { replied } from './replied.ts';
import type { Voice } from './voice.ts';

/** Everything that was read in an utterance, for the reply to be chosen from. */
export interface Considered {
  /** The utterance as it was read. */
  text: string;
  signals: SignalReading;
  voice: Voice;
  /** It is in a language that there is no content for. */
  isForeign: boolean;
  /** It is a question by its mark or its words. */
  isQuestion: boolean;
  /** The utterance asks for another language, and for nothing new. */
  switched: boolean;
  /** The FAQ entry shown or offered last, of those that exist in the language of the reply; small talk where there is none. */
  last: FaqEntry | undefined;
  /** The FAQ entries shown before that one, the latest first. */
  earlier: FaqEntry[];
  /** The escalation that was the reply before, by its words. If it showed no entry, `last` is the one that its editor relates to it. */
  raised: FaqEntry | undefined;
  /** What `last` says is on the screen already. */
  isShown: boolean;
  /** Place of the passage of `last` that the reply before brought forward, if any. */
  inView: number | undefined;
  /**
   * The questions that the reply before offered, if it was a clarification. `last` is the first of them, unless the entry shown before is
   * among them.
   */
  offered: FaqEntry[];
  /** The one of them that is picked in words. */
  picked: FaqEntry | undefined;
  lean: Lean;
  /** Danger is denied, or it is asked out of interest (denial.ts): in a part of the utterance, which was left out, or in all of it. */
  denied: 'part' | 'all' | undefined;
  /** Whose the danger told before is, if it was taken for somebody else's. */
  corrected: 'self' | 'other' | undefined;
  /** What was told, now or before, that still holds (`Reply.told`). */
  told: string[];
  /** Whom to show for what was told before: the first contact of each. */
  remembered: string[];
  /** They said, now or before, that they are no child. */
  isGrown: boolean;
  /** Id of the entry for the work that the visitor says is theirs, if they say so now. */
  job: string | undefined;
  /** The visitor goes on asking about the entry shown last. */
  goesOn: boolean;
  findings: Findings;
  /** How likely the best hit is what was meant, 0 to 1. */
  certainty: number;
  /** What the utterance finds by itself, whatever was shown before. */
  alone: Findings;
  /**
   * Ids of the entries that its sentences find, each searched by itself, in their order. Empty where there is only one
   * sentence.
   */
  asked: string[];
  places: PlaceReading;
}

/**
 * Runs of letters without a space that are cut into words: `RUN` if the utterance is nothing else, `LONG_RUN` among
 * other words, where names and misspellings can be long, too.
 */
const RUN = /[\p{L}']{8,}/gu;
const LONG_RUN = /[\p{L}']{12,}/gu;

/**
 * Creates the function that reads an utterance. It looks for signals in every language, and finds entries in the
 * language of the utterance. `voices` are the languages of the content, the default one first. It pauses only where nothing of
 * the utterance is left behind in what all utterances are read with.
 */
export function createConsideration(
  voices: readonly [Voice, ...Voice[]],
  escalation: EscalationDetector,
  places: Content['places'],
  audiences: readonly Audience[],
): (ask: Ask) => Steps<Considered> {
  const [first] = voices;
  const remember = createMemory(audiences);
  const byLocale = new Map(voices.map((voice) => [voice.locale, voice]));
  const candidates = voices.map(({ locale, search }) => ({ locale, familiar: search.familiar }));
  const placeReader = createPlaceReader(places);
  const isKnown = (word: string): boolean => voices.some(({ search }) => search.familiar(word) === 1);

  return function* ({ utterance, locale, context = [], passage }) {
    const page = byLocale.get(locale ?? '') ?? first;
    const typed = withSpaces(hear(utterance));
    const { shown, remembered, isGrown, toldWith } = remember(context, typed);
    const { heard, before, denied, corrected, told } = replied(page, typed, { context: shown, passage });
    yield;
    const places = placeReader.read(heard);
    yield;
    const signals = yield* signalsIn(heard, places, page.locale);
    yield;
    const isForeign = isInOtherTongue(heard);
    const read = {
      ...{ signals, isForeign, isQuestion: asks(heard), places, denied, corrected, remembered, isGrown },
      told: [...told, ...toldWith(signals.audiences)],
    };
    const wish = languageWish(heard);
    const asked = byLocale.get(wish?.locale ?? '');
    if (asked && wish?.rest) {
      // Asked in one language, with a wish for another: search in the first, and reply in the second.
      const rest = hear(wish.rest);
      const find = finder(rest);
      const spoken = spokenVoice(rest, placeReader.read(rest), page, find);
      yield;
      const looked = yield* look(rest, spoken, find, before, signals);
      const switched = looked.lean === 'bare';
      if (switched || spoken === asked || signals.escalation !== null || looked.certainty >= CLARIFICATION_THRESHOLD)
        return { ...read, voice: asked, switched, ...looked, ...lastShown(asked, before) };
    }
    const find = finder(heard, places.rest);
    const switched = asked !== undefined && wish?.rest === '';
    const raisedIn = isForeign ? page : byLocale.get(signals.escalation?.locale ?? '');
    const voice = switched ? asked : (raisedIn ?? spokenVoice(heard, places, page, find));
    yield;
    return { ...read, voice, switched, ...(yield* look(heard, voice, find, before, signals)) };
  };

  /** Cuts runs of letters without a space ("hewontletmeleave") into words of the language in which these are likeliest. */
  function withSpaces(heard: Heard): Heard {
    const { text } = heard;
    const isAlone = !/\s/.test(text.trim());
    const spaced = text.replace(isAlone ? RUN : LONG_RUN, (run) => {
      const said = fold(run);
      if (isKnown(said)) return run;
      // Words are known without their apostrophe, too: "wont".
      const letters = said.replace(/'/g, '');
      const cut = voices.flatMap(({ search }) => search.cutUp(letters) ?? []);
      return cut.sort((a, b) => b.likelihood - a.likelihood)[0]?.text ?? run;
    });
    return spaced === text ? heard : hear(spaced);
  }

  /**
   * Reads the signals as typed, and again with `he` or `she` in place of people's names ("Tyler hit me"). Returns the
   * reading in which danger is likelier. If the utterance as typed is wrongdoing, or names nobody, that reading is
   * returned.
   */
  function* signalsIn(heard: Heard, places: PlaceReading, locale: string): Steps<SignalReading> {
    const signals = yield* withoutTowns(yield* escalation.reading(heard, locale), places, locale);
    yield;
    const people = withoutNames(heard);
    if (people === undefined || signals.wrongdoing) return signals;
    const named = yield* escalation.reading(people, locale);
    return likelihoodOf(named) > likelihoodOf(signals) ? named : signals;
  }

  /** The utterance with pronouns in place of people's names, if it names any. */
  function withoutNames(heard: Heard): string | undefined {
    if (!withPronouns(heard, isKnown)) return undefined;
    return inSentences(heard.text, (sentence) => withPronouns(sentence, isKnown) || sentence);
  }

  /**
   * Drops an escalation that only the learned layer raised, unless it is raised without the place names, too. The
   * learned layer also learned the towns that its examples name.
   */
  function* withoutTowns(signals: SignalReading, { placeless }: PlaceReading, locale: string): Steps<SignalReading> {
    const isLearned = (signals.escalation?.likelihood ?? 1) < 1;
    if (!placeless || !isLearned) return signals;
    const bare = yield* escalation.reading(placeless, locale);
    if (bare.escalation !== null) return signals;
    return { ...signals, escalation: null };
  }

  /**
   * The voice of the language that the utterance is in. If the language is not plain, and the page's voice answers with
   * more certainty, the page's voice.
   */
  function spokenVoice(heard: Heard, { rest }: PlaceReading, page: Voice, find: Find): Voice {
    // The name of a town belongs to no language. If one is named, use the text with the state in its place.
    const spoken = byLocale.get(detectLocale(rest || heard, page.locale, candidates)) ?? page;
    if (spoken === page || isPlainlyIn(heard, spoken.locale, page.locale)) return spoken;
    const [here, there] = [certaintyOf(find(page)), certaintyOf(find(spoken))];
    return here >= ANSWER_THRESHOLD && here > there ? page : spoken;
  }
}

const likelihoodOf = ({ escalation }: SignalReading): number => escalation?.likelihood ?? 0;
