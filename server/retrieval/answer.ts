import type { FaqEntry } from '../content/content.ts';
import type { Contact, Prose, Reply, ReplyKind } from '../contract.ts';
import { type BuiltInId, REFUSALS, TRUST } from './built-in-words.ts';
import type { Considered } from './consider.ts';
import { asksForContact } from './context.ts';
import { ANSWER_THRESHOLD, decide } from './decide.ts';
import type { Escalation } from './escalate.ts';
import type { PlaceReading } from './places.ts';
import { CLEAR } from './signals-found.ts';

/** Most questions offered at once. */
export const QUESTIONS = 3;

/**
 * From all that an utterance gives to the reply: danger first, unless it is doubtful, and what was found is sure or the question
 * goes on from what was shown; then wrongdoing, then what was found.
 */
export function answer(considered: Considered): Reply {
  const { signals, voice, switched, last, lean, findings, certainty, places } = considered;
  const { escalation } = signals;
  const best = bestOf(considered);
  const isSmallTalk = best !== undefined && !voice.isFaq(best.id);
  if (escalation !== null && escalation.likelihood >= leastDanger(considered)) return escalate(considered, escalation);
  if (signals.wrongdoing) return fixed(considered, 'wrongdoing');
  if (switched) {
    const entry = last ?? voice.entry('language');
    if (entry !== undefined) return show(considered, entry);
  }
  if (lean === 'rejects') return fixed(considered, 'not-what-i-meant', last?.related);

  const spoken = findings.reading.words;
  // What has no words, such as "..." or "hhhh", sounds like nothing.
  // Somebody hurt who is taken for one who means harm is turned away: that has to be surer than other small talk.
  const isDoubtful = best?.id === 'wrongdoing' && certainty < MEANT_HARM;
  const found = spoken.some((word) => word.length > 1) ? decide(certainty, isSmallTalk && !isDoubtful) : 'fallback';
  // "I want to quit" is said by those who are sold, too.
  const isVague = best?.calmOnly === true && spoken.length < SAID_FULLY && OF_ONESELF.has(spoken[0] ?? '');
  const decision = isVague && found === 'answer' ? 'clarification' : found;
  const chitchat = isSmallTalk && certainty >= ANSWER_THRESHOLD;
  if (lean === 'bare' && last !== undefined && !chitchat) return show(considered, last, voice.words('follow-up-none'));
  if (places.elsewhere && !chitchat) return fixed(considered, 'other-place');
  if (places.named && places.asksNear) return fixed(considered, places.near.length > 0 ? 'near-me' : 'near-me-none');
  const refused = best !== undefined && REFUSALS.has(best.id);
  // "Tell me more" is none of the things that are turned away in words like it.
  const unclear = lean === 'bare' && spoken.length > 0 && (refused || decision === 'fallback');
  if (unclear) return fixed(considered, 'not-what-i-meant');
  // "The address of the women's shelter in Bozeman": no phrase says that harm is meant.
  if (best?.id === 'wrongdoing' && places.near.length > 0) return fixed(considered, 'near-me');
  if (decision === 'answer' && best !== undefined)
    return refused ? fixed(considered, best.id as BuiltInId) : show(considered, best);
  const leans = lean === 'elliptical' || lean === 'short';
  if (last !== undefined && leans && asksForContact(spoken.join(' '), voice.locale)) return show(considered, last);
  if (decision === 'clarification' && likely(considered).length > 0)
    return fixed(considered, 'clarification', likely(considered));
  return otherScript(considered) ?? fixed(considered, unanswered(considered));
}

/** "помогите": no content is in that script, but the lines have interpreters. What else is legible is answered in its own way. */
function otherScript(considered: Considered): Reply | undefined {
  const { voice, findings } = considered;
  const entry = voice.entry('language');
  if (entry === undefined || !findings.reading.words.some((word) => OTHER_SCRIPT.test(word))) return undefined;
  const contacts = [...entry.contacts, ...(voice.entry('nonsense')?.contacts ?? [])];
  return { ...show(considered, entry), contacts: voice.contacts(contacts) };
}

/** Two letters of a script that is not Latin. */
const OTHER_SCRIPT = /(?:(?!\p{Script=Latin})\p{L}){2}/u;

/** How likely danger has to be, so that it is told of instead of what was found: the surer that is, the likelier. */
function leastDanger(considered: Considered): number {
  const { voice, certainty, alone, goesOn, findings, signals } = considered;
  if (goesOn) {
    if (URGENT.has(signals.escalation?.contacts[0] ?? '')) return CLEAR;
    return alone >= ANSWER_THRESHOLD ? PLAIN : PLAIN_UNANSWERED;
  }
  const best = bestOf(considered);
  // Asked for in so many words, a harm is declined: the lines to call stand beneath that, too.
  if (best?.id === 'wrongdoing' && certainty >= BEYOND_DOUBT) return PLAIN;
  // That an entry was just shown is no sign that nobody is in danger.
  if (best === undefined || REFUSALS.has(best.id) || alone < ANSWER_THRESHOLD) return 0;
  const isStory = findings.reading.words.length >= STORY;
  if (voice.isFaq(best.id) && alone >= CERTAIN && isStory) return PLAIN;
  if (alone >= BEYOND_DOUBT) return CLEAR;
  return voice.isFaq(best.id) ? LIKELY : 0;
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
  const { voice, places } = considered;
  const entry = fitsDanger(considered);
  const near = likely(considered);
  const related = [...(entry?.related ?? []), ...(voice.entry(replyId)?.related ?? [])];
  // The entry itself is among the nearest: what is left of them, then an editor's choice.
  const next = isUnderstood(considered) ? [...near.slice(0, QUESTIONS), ...related] : [...related, ...near];
  return {
    kind: 'escalation',
    locale: voice.locale,
    text: voice.ownWords(replyId) ?? voice.words('escalation'),
    ...(entry && { entry: voice.show(entry) }),
    questions: voice.questions(
      next.filter((id) => id !== entry?.id && !voice.entry(id)?.calmOnly),
      QUESTIONS,
    ),
    contacts: voice.contacts(withNear(contacts, places)),
  };
}

/** Who asks for a bed in a town is shown who has one there, right after whom danger needs first; where a town is only named, last. */
function withNear(contacts: readonly string[], { near, asksNear }: PlaceReading): string[] {
  const before = asksNear ? NEEDED_FIRST : contacts.length;
  return [...contacts.slice(0, before), ...near, ...contacts.slice(before)];
}

/** The best hit, where it is sure enough to stand beneath the contacts: the wrong entry there would hurt. */
function fitsDanger(considered: Considered): FaqEntry | undefined {
  const { voice, certainty } = considered;
  const best = bestOf(considered);
  if (best === undefined) return undefined;
  if (!voice.isFaq(best.id)) return TRUST.has(best.id) && certainty >= ANSWER_THRESHOLD ? best : undefined;
  return certainty >= (best.calmOnly ? BEYOND_DOUBT : FITS_DANGER) ? best : undefined;
}

/** Not sure enough to be said in danger, but to be offered. */
function isUnderstood(considered: Considered): boolean {
  return considered.certainty >= OFFERED_IN_DANGER && considered.voice.isFaq(bestOf(considered)?.id ?? '');
}

/** What was found first. */
function bestOf({ voice, findings }: Considered): FaqEntry | undefined {
  return voice.entry(findings.hits[0]?.id ?? '');
}

/** An entry or small talk, with what to ask next: what else may have been meant, then what the editor relates to it. */
function show(considered: Considered, entry: FaqEntry, text?: Prose): Reply {
  const { voice } = considered;
  // What another sentence asks for comes next.
  const next = [...considered.asked, ...(voice.isFaq(entry.id) ? likely(considered) : []), ...entry.related];
  return {
    kind: 'answer',
    locale: voice.locale,
    ...(text && { text }),
    entry: voice.show(entry),
    questions: voice.questions(
      next.filter((id) => id !== entry.id),
      QUESTIONS,
    ),
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
    questions: voice.questions(offered, QUESTIONS),
    // Who looks for somebody to harm is not told which shelter is near.
    contacts: id === 'wrongdoing' ? voice.contacts(reply?.contacts ?? []) : contactsFor(considered, reply),
  };
}

function contactsFor({ voice, signals, places }: Considered, entry: FaqEntry | undefined): Contact[] {
  return voice.contacts([...signals.audienceContacts, ...places.near, ...(entry?.contacts ?? [])]);
}

/** FAQ entries that may have been meant, best first; last those that speak to who does harm. */
function likely({ voice, findings }: Considered): string[] {
  const [top] = findings.hits;
  const near = findings.hits
    .filter(({ id, score }) => voice.isFaq(id) && score >= (top?.score ?? 0) * RUNNER_UP)
    .map(({ id }) => id);
  const isHarsh = (id: string): boolean => voice.entry(id)?.calmOnly === true;
  return [...near.filter((id) => !isHarsh(id)), ...near.filter(isHarsh)];
}

/** The engine's own words that are not a fallback. */
const KINDS: Partial<Record<BuiltInId, ReplyKind>> = {
  clarification: 'clarification',
  'near-me': 'answer',
  'not-what-i-meant': 'clarification',
};

/** Where one of these comes first, minutes count. */
const URGENT = new Set(['emergency-911', 'suicide-and-crisis-lifeline-988']);

/** Least certainty that a harm is asked for, where no phrase says so. */
const MEANT_HARM = 0.25;

/** Words from which on it is plain who asks. */
const SAID_FULLY = 5;
const OF_ONESELF = new Set(['i', 'we', 'yo', 'quiero', 'ya']);

/** From this certainty on an answer, or small talk, is what was meant, where danger is not clear. */
const BEYOND_DOUBT = 0.6;
/**
 * From here on a question of so many words is what was asked, but for plain danger: of blind lines of danger none was
 * otherwise. Shorter pleas are.
 */
const CERTAIN = 0.9;
const STORY = 9;
/** Least likelihood of danger beside an answer. */
const LIKELY = 0.45;
/**
 * The same beside an answer that is certain, and where a question goes on from what was shown: one in ten of those sounds like
 * danger, and hardly any is. In between stands what is CLEAR.
 */
const PLAIN = 0.9;

/** The same where the question finds nothing by itself. */
const PLAIN_UNANSWERED = 0.8;

/** The contacts of an escalation before those near. */
const NEEDED_FIRST = 2;

/** Least certainty for an entry beneath the contacts of an escalation, and for the question of one. */
const FITS_DANGER = 0.5;
const OFFERED_IN_DANGER = 0.2;

/** From this certainty on, the nearest questions are offered before the ones an editor chose for when nothing is known. */
const WORTH_OFFERING = 0.06;

/** With less of the topic known than this, it is about something else. */
const OFF_TOPIC = 0.35;

/** A runner-up is worth offering from this share of the best score on. */
const RUNNER_UP = 0.4;
