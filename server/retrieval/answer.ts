import type { FaqEntry } from '../content/content.ts';
import type { Contact, Reply, ReplyKind } from '../contract.ts';
import { type BuiltInId, REFUSALS, TRUST } from './built-in-words.ts';
import type { Considered } from './consider.ts';
import { asksForContact } from './context.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD, certaintyOf, decide } from './decide.ts';
import type { Escalation } from './escalate.ts';
import type { PlaceReading } from './places.ts';
import type { Findings } from './search.ts';
import { CLEAR } from './signals-found.ts';
import type { Voice } from './voice.ts';

/** Most questions offered at once. */
export const QUESTIONS = 3;

/**
 * Chooses the reply to an utterance from everything that was read in it. An escalation comes first, unless danger is
 * doubtful while the entry found is sure, or while the visitor goes on asking about the entry shown. Then comes
 * wrongdoing, then the entry that was found.
 */
export function answer(considered: Considered): Reply {
  const { signals, voice, switched, last, lean, findings, certainty, places } = considered;
  const { escalation } = signals;
  const best = isOfOneself(considered) ? voice.entry('feeling-bad') : bestOf(considered);
  const isSmallTalk = best !== undefined && !voice.isFaq(best.id);
  const isRaised = escalation !== null && escalation.likelihood >= leastDanger(considered);
  if (isRaised && !isBackground(considered, escalation)) return escalate(considered, escalation);
  if (signals.wrongdoing) return fixed(considered, 'wrongdoing');
  if (switched) {
    const entry = last ?? voice.entry('language');
    if (entry !== undefined) return show(considered, entry);
  }
  if (lean === 'rejects') return fixed(considered, 'not-what-i-meant', last?.related);

  const spoken = findings.reading.words;
  // `wrongdoing` turns the visitor away, who may be the person that was hurt, and `other-topic` tells one who asks about the topic that
  // it is another. So they need more certainty than other small talk, unless the words are foreign: then nobody is turned away.
  const isDoubtful = !considered.isForeign && certainty < (TURNING_AWAY[best?.id ?? ''] ?? 0);
  // An utterance without a word of two letters, such as "..." or "hhhh" (read as "h"), finds nothing.
  const found = spoken.some((word) => word.length > 1) ? decide(certainty, isSmallTalk && !isDoubtful) : 'fallback';
  // "I want to quit" may be said by somebody who is being sold, not only by a buyer: then ask what was meant.
  const isVague = best?.calmOnly === true && spoken.length < SAID_FULLY && OF_ONESELF.has(spoken[0] ?? '');
  const decision = isVague && found === 'answer' ? 'clarification' : found;
  const chitchat = isSmallTalk && certainty >= ANSWER_THRESHOLD;
  if (lean === 'bare' && last !== undefined && !chitchat)
    return show(considered, last, considered.isShown ? 'follow-up-none' : undefined);
  if (places.elsewhere && !chitchat) return fixed(considered, 'other-place');
  if (places.named && places.asksNear) return fixed(considered, places.near.length > 0 ? 'near-me' : 'near-me-none');
  const refused = best !== undefined && REFUSALS.has(best.id);
  // "Tell me more" alone names no topic, so it is not refused only because its words are like those of a refusal.
  const unclear = lean === 'bare' && spoken.length > 0 && (refused || decision === 'fallback');
  if (unclear) return fixed(considered, 'not-what-i-meant');
  // The best hit is `wrongdoing`, but no phrase says that harm is meant: "the address of the women's shelter in Bozeman". Where that
  // hit is beyond doubt, a shelter's name would help the person to find whom they hurt.
  if (best?.id === 'wrongdoing' && certainty < HARM_IS_PLAIN && places.near.length > 0 && places.asksShelter)
    return fixed(considered, 'near-me');
  if (decision === 'answer' && best !== undefined) {
    if (refused) return otherTongue(considered) ?? fixed(considered, best.id as BuiltInId);
    return show(considered, best, isOnlyAgain(considered) ? 'follow-up-none' : undefined);
  }
  const leans = lean === 'elliptical' || lean === 'short';
  if (last !== undefined && leans && asksForContact(spoken.join(' '), voice.locale)) return show(considered, last);
  if (decision === 'clarification' && likely(voice, findings).length > 0)
    return fixed(considered, 'clarification', likely(voice, findings));
  // "What do I do first?", after danger: what its editor would show next, since it is not on the screen.
  if (last !== undefined && !considered.isShown && lean !== 'whole') return show(considered, last);
  return otherTongue(considered) ?? fixed(considered, unanswered(considered));
}

/**
 * The `language` reply for an utterance in another language, such as "помогите" or "aidez-moi": Cairn has no content in it, but
 * the lines have interpreters. Undefined for any other utterance. This is the last thing tried, after everything else that could
 * be read.
 */
function otherTongue(considered: Considered): Reply | undefined {
  const { voice, isForeign } = considered;
  const entry = voice.entry('language');
  if (entry === undefined || !isForeign) return undefined;
  const contacts = [...(voice.entry('nonsense')?.contacts ?? []), ...entry.contacts];
  return { ...show(considered, entry), contacts: voice.contacts(contacts) };
}

/**
 * Least likelihood of danger, 0 to 1, to escalate instead of showing the entry found. The surer that entry is, the
 * higher it is.
 */
function leastDanger(considered: Considered): number {
  const { voice, certainty, goesOn, findings, signals, isQuestion } = considered;
  // It leaves the context out: that an entry was just shown is no sign that nobody is in danger.
  const alone = certaintyOf(considered.alone);
  if (goesOn) {
    const [first = ''] = signals.escalation?.contacts ?? [];
    if (first === LAST_RESORT) return 0;
    if (first === URGENT) return PLAIN_AND_URGENT;
    return alone >= ANSWER_THRESHOLD ? PLAIN : PLAIN_UNANSWERED;
  }
  const best = bestOf(considered);
  // A plain request for harm is declined, unless danger is plain, too. That reply also shows the lines to call.
  if (best?.id === 'wrongdoing' && certainty >= HARM_IS_PLAIN) return PLAIN;
  if (best === undefined || REFUSALS.has(best.id) || alone < ANSWER_THRESHOLD || isOfOneself(considered)) return 0;
  const isStory = findings.reading.words.length >= STORY;
  const isFaq = voice.isFaq(best.id);
  if (isFaq && alone >= CERTAIN && isStory) return PLAIN;
  if (isFaq && isQuestion) return LIKELY_THOUGH_ANSWERED;
  if (alone >= BEYOND_DOUBT) return CLEAR;
  return isFaq ? LIKELY : 0;
}

/**
 * Whether what sounds like danger is the background of a question: a single sentence of it does, and not plainly, while an FAQ entry
 * answers the whole. "Who holds the key, the phone, the cash? Putting together a slide for deputies." Where minutes count, nothing is
 * background.
 */
function isBackground(considered: Considered, { aside, contacts: [first = ''] }: Escalation): boolean {
  if (aside === null || aside >= PLAIN || first === URGENT || first === LAST_RESORT) return false;
  return considered.voice.isFaq(bestOf(considered)?.id ?? '') && certaintyOf(considered.alone) >= ANSWER_THRESHOLD;
}

/**
 * The fixed reply for an utterance without an answer: it cannot be read, it is about another topic, or too little was
 * found.
 */
function unanswered({ findings }: Considered): BuiltInId {
  const { reading, evidence } = findings;
  if (reading.words.every((word) => !/\p{L}{2}/u.test(word))) return 'nonsense';
  if (evidence.familiar === 0) return 'nonsense';
  return evidence.coverage < OFF_TOPIC ? 'other-topic' : 'fallback';
}

/** People first: the fixed first line, the contacts in order of need, and beneath them the entry that also fits. */
function escalate(considered: Considered, escalation: Escalation): Reply {
  const { voice, findings, places } = considered;
  const { replyId, contacts } = asSaid(considered, escalation);
  const own = voice.ownWords(replyId);
  const chosen = voice.entry(replyId)?.related ?? [];
  const entry = fitsDanger(considered, escalation, chosen);
  const near = likely(voice, findings).filter((id) => chosen.includes(id) || speaksTo(voice.entry(id), escalation));
  const related = [...(entry?.related ?? []), ...chosen];
  // Where the question is understood, the nearest entries come before the editor's choice. The entry shown may be among
  // them, and is left out below.
  const next = isUnderstood(considered) ? [...near.slice(0, QUESTIONS), ...related] : [...related, ...near];
  return {
    kind: 'escalation',
    locale: voice.locale,
    ...(own ? { text: own, textId: replyId } : { text: voice.words('escalation'), textId: 'escalation' }),
    ...(entry && shown(considered, entry)),
    questions: voice.questions(
      next.filter((id) => id !== entry?.id && !voice.entry(id)?.calmOnly),
      QUESTIONS,
    ),
    contacts: voice.contacts(withNear(contacts, places)),
  };
}

/**
 * Adds the contacts near the place that is named. They come right after the first two if the visitor asks for help
 * there, and last if the place is only mentioned.
 */
function withNear(contacts: readonly string[], { near, asksNear }: PlaceReading): string[] {
  const before = asksNear ? NEEDED_FIRST : contacts.length;
  return [...contacts.slice(0, before), ...near, ...contacts.slice(before)];
}

/**
 * The words for a danger, and whom to show. Whoever told of somebody else's goes on telling of theirs, unless a phrase says that it is
 * their own: "they keep the papers". Words that order somebody to act at once are said only where danger is likely ("im at my cousins"),
 * or was raised before. Of 497 blind lines of danger, one was doubted.
 */
function asSaid({ raised }: Considered, escalation: Escalation): Pick<Escalation, 'replyId' | 'contacts'> {
  const { replyId, whose, likelihood, contacts } = escalation;
  if (raised?.id === OF_OTHERS && whose !== 'other' && likelihood < 1) return { replyId: OF_OTHERS, contacts };
  if (raised !== undefined || !ORDERS.has(replyId) || likelihood >= DOUBTED) return escalation;
  const [first = '', second = '', ...others] = contacts;
  return { replyId: OF_ANYBODY, contacts: first === URGENT ? [second, first, ...others] : contacts };
}

/**
 * The best hit, if it is sure enough to stand beneath the contacts of an escalation, and speaks to whoever asks: less sure, if the editor
 * of these words would show it (`chosen`, ids). A wrong entry there would hurt.
 */
function fitsDanger(considered: Considered, escalation: Escalation, chosen: readonly string[]): FaqEntry | undefined {
  const { voice, certainty } = considered;
  const best = bestOf(considered);
  if (best === undefined) return undefined;
  if (!voice.isFaq(best.id)) return TRUST.has(best.id) && certainty >= ANSWER_THRESHOLD ? best : undefined;
  const least = best.calmOnly ? BEYOND_DOUBT : chosen.includes(best.id) ? CHOSEN_FITS_DANGER : FITS_DANGER;
  return certainty >= least && (chosen.includes(best.id) || speaksTo(best, escalation)) ? best : undefined;
}

/** Whether an entry speaks to whoever is in danger, or sees it. One for those who ask to learn does where the danger is doubtful. */
function speaksTo(entry: FaqEntry | undefined, { whose, likelihood, contacts: [first] }: Escalation): boolean {
  const to = entry?.speaksTo ?? 'both';
  if (to === 'none') return likelihood < PLAIN && first !== LAST_RESORT;
  return to === 'both' || to === whose || whose === 'unsure';
}

/**
 * Whether the best hit is an FAQ entry that is sure enough to be offered as a question in an escalation, if not to be
 * shown.
 */
function isUnderstood(considered: Considered): boolean {
  return considered.certainty >= OFFERED_IN_DANGER && considered.voice.isFaq(bestOf(considered)?.id ?? '');
}

/** "I am worthless" has the words of an insult, but is said of oneself. */
function isOfOneself(considered: Considered): boolean {
  return bestOf(considered)?.id === 'insult' && considered.findings.reading.words.some((word) => OF_SELF.has(word));
}

/** The entry or fixed reply of the best hit. */
function bestOf({ voice, findings }: Considered): FaqEntry | undefined {
  return voice.entry(findings.hits[0]?.id ?? '');
}

/**
 * Whether the entry shown last is found again only because it was shown, and none of its passages by the utterance's own words: the
 * visitor is told that nothing else was found.
 */
function isOnlyAgain(considered: Considered): boolean {
  const { voice, last, alone, isShown } = considered;
  if (last === undefined || !isShown || !voice.isFaq(last.id) || bestOf(considered) !== last) return false;
  if (alone.hits[0]?.id === last.id && certaintyOf(alone) >= CLARIFICATION_THRESHOLD) return false;
  return voice.search.passage(last, alone.reading) === undefined;
}

/**
 * A reply that shows an entry or small talk. What to ask next: entries that other sentences of the utterance ask for,
 * entries that may have been meant, then those that the editor relates to it.
 */
function show(considered: Considered, entry: FaqEntry, textId?: BuiltInId): Reply {
  const { voice } = considered;
  // The entry shown before was found by its own question, and so were the runners-up: those of the visitor's words come first.
  const isLast = entry === considered.last;
  const own = isLast ? likely(voice, considered.alone) : [];
  // What only goes on from a danger was found by no words of the visitor.
  const isFound = voice.isFaq(entry.id) && (considered.isShown || !isLast);
  const near = isFound ? [...own, ...likely(voice, considered.findings)] : [];
  const next = [...considered.asked, ...near, ...entry.related];
  return {
    kind: 'answer',
    locale: voice.locale,
    ...(textId && { text: voice.words(textId), textId }),
    ...shown(considered, entry),
    questions: voice.questions(
      next.filter((id) => id !== entry.id),
      QUESTIONS,
    ),
    contacts: contactsFor(considered, entry),
  };
}

/** An entry as it is shown, and which passage of it fits. "Tell me more" and "in Spanish, please" ask for none of them. */
function shown({ voice, alone, lean, switched }: Considered, entry: FaqEntry): Pick<Reply, 'entry' | 'passage'> {
  const asksForOne = voice.isFaq(entry.id) && lean !== 'bare' && !switched;
  const passage = asksForOne ? voice.search.passage(entry, alone.reading) : undefined;
  return { entry: voice.show(entry), ...(passage !== undefined && { passage }) };
}

/**
 * A reply in the engine's own words, given by their id, without an entry. `next` are the ids of the questions to offer.
 * Without `next`, the likely entries are offered, and those that the editor relates to these words.
 */
function fixed(considered: Considered, id: BuiltInId, next?: readonly string[]): Reply {
  const { voice, findings, certainty } = considered;
  const reply = voice.entry(id);
  const related = reply?.related ?? [];
  const near = likely(voice, findings);
  const offered = next ?? (certainty >= WORTH_OFFERING ? [...near, ...related] : [...related, ...near]);
  const kind = KINDS[id] ?? 'fallback';
  return {
    kind,
    locale: voice.locale,
    text: voice.words(id),
    textId: id,
    questions: kind === 'clarification' ? voice.choices(offered, QUESTIONS) : voice.questions(offered, QUESTIONS),
    contacts: contactsFor(considered, reply),
  };
}

function contactsFor(considered: Considered, entry: FaqEntry | undefined): Contact[] {
  const { voice, signals, places, raised } = considered;
  // The danger of the reply before is not over because of a calm line: whom it needs first stays first.
  const still = raised?.contacts.slice(0, 1) ?? [];
  // A visitor who may look for somebody to harm must not learn which shelter is near.
  const mayHarm = (signals.wrongdoing || bestOf(considered)?.id === 'wrongdoing') && !places.asksShelter;
  const near = mayHarm || entry?.id === 'wrongdoing' ? [] : [...signals.audienceContacts, ...places.near];
  return voice.contacts([...still, ...near, ...(entry?.contacts ?? [])]);
}

/**
 * Ids of the FAQ entries that may have been meant, best first. Entries that speak to people who do harm (`calmOnly`)
 * come last.
 */
function likely(voice: Voice, findings: Findings): string[] {
  const [top] = findings.hits;
  const near = findings.hits
    .filter(({ id, score }) => voice.isFaq(id) && score >= (top?.score ?? 0) * RUNNER_UP)
    .map(({ id }) => id);
  const isHarsh = (id: string): boolean => voice.entry(id)?.calmOnly === true;
  return [...near.filter((id) => !isHarsh(id)), ...near.filter(isHarsh)];
}

/** The kinds of reply in the engine's own words; those that are not listed are fallbacks. */
const KINDS: Partial<Record<BuiltInId, ReplyKind>> = {
  clarification: 'clarification',
  'near-me': 'answer',
  'not-what-i-meant': 'clarification',
};

/** If this is the first contact of an escalation, minutes count. */
const URGENT = 'emergency-911';
/** The words for a danger that is somebody else's, and for one that may be anybody's. */
const OF_OTHERS = 'escalation-third-person';
const OF_ANYBODY = 'escalation-either';
/** Words that order somebody to act at once, and the least likelihood of danger to say them where no phrase says it. */
const ORDERS: ReadonlySet<string> = new Set(['escalation-immediate-danger', 'escalation-harm-to-others']);
const DOUBTED = 0.85;
/** If this is, somebody may want to die: no question about an entry sounds like it. */
const LAST_RESORT = 'suicide-and-crisis-lifeline-988';

/**
 * Least certainty for a reply that turns the visitor away. Of the questions that `wrongdoing` would turn away below its own, half ask
 * how to help somebody. Below that of `other-topic` came 27 of 450 blind questions about the topic, and 3 of 90 about others: the
 * likeliest questions are offered instead.
 */
const TURNING_AWAY: Record<string, number> = { wrongdoing: 0.4, 'other-topic': ANSWER_THRESHOLD };

/** From this certainty on, it is plain that harm is meant, though no phrase says so. */
const HARM_IS_PLAIN = 0.6;

/** From this many words on, it is plain who is asking. */
const SAID_FULLY = 5;
const OF_ONESELF = new Set(['i', 'we', 'yo', 'quiero', 'ya']);

/** Words of whoever speaks of themself: "I am", "soy", "no sirvo". */
const OF_SELF = new Set(['am', 'im', 'myself', 'feel', 'soy', 'estoy', 'siento', 'sirvo', 'valgo', 'merezco']);

/** From this certainty on, an answer or small talk is what was meant, unless danger is clear (`CLEAR`). */
const BEYOND_DOUBT = 0.8;
/**
 * From this certainty on, an FAQ question of at least `STORY` words is answered, unless danger is plain (`PLAIN`). No
 * blind line of danger was lost by this; shorter pleas would be.
 */
const CERTAIN = 0.97;
const STORY = 9;
/** Least likelihood of danger to escalate although an FAQ entry was found; and if the utterance is a question, which that entry answers. */
const LIKELY = 0.45;
const LIKELY_THOUGH_ANSWERED = 0.8;
/**
 * The same if that entry is certain (`CERTAIN`), or if the visitor goes on asking about the entry shown: one in ten of
 * those questions sounds like danger, and hardly any is. `CLEAR` lies between `LIKELY` and `PLAIN`.
 */
const PLAIN = 0.9;

/**
 * The same if the visitor goes on asking about the entry shown, in words that find no answer by themselves; and if minutes count
 * (`URGENT`).
 */
const PLAIN_UNANSWERED = 0.85;
const PLAIN_AND_URGENT = 0.8;

/** How many contacts of an escalation come before those near the place that is named. */
const NEEDED_FIRST = 2;

/**
 * Least certainty to show an entry beneath the contacts of an escalation, the same for one that is chosen for its words, and least
 * certainty to offer its question there.
 */
const FITS_DANGER = 0.5;
const CHOSEN_FITS_DANGER = 0.25;
const OFFERED_IN_DANGER = 0.2;

/** From this certainty on, the nearest entries are offered before the questions that the editor chose for a fixed reply. */
const WORTH_OFFERING = 0.06;

/** If the content knows less than this share of the topic, the utterance is about something else. */
const OFF_TOPIC = 0.35;

/** A runner-up is worth offering from this share of the best score on. */
const RUNNER_UP = 0.4;
