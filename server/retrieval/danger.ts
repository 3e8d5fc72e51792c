import type { FaqEntry } from '../content/content.ts';
import type { Reply } from '../contract.ts';
import { bestOf, isForJob, isOfOneself, likely, speaksOfSelf } from './best.ts';
import { REFUSALS, TRUST } from './built-in-words.ts';
import { QUESTIONS, shown } from './compose.ts';
import type { Considered } from './consider.ts';
import { ANSWER_THRESHOLD, certaintyOf } from './decide.ts';
import type { Escalation } from './escalate.ts';
import type { PlaceReading } from './places.ts';
import { CLEAR } from './signals-found.ts';

/** The danger that comes before the entry found, or null. */
export function dangerIn(considered: Considered): Escalation | null {
  const { escalation } = considered.signals;
  if (escalation === null || escalation.likelihood < leastDanger(considered)) return null;
  const isDetail = isBack(considered, escalation) || isSince(considered, escalation);
  return isDetail || isBackground(considered, escalation) ? null : escalation;
}

/**
 * Least likelihood of danger, 0 to 1, to escalate instead of showing the entry found. The surer that entry is, the
 * higher it is.
 */
function leastDanger(considered: Considered): number {
  const { voice, certainty, goesOn, findings, signals, isQuestion, last, isShown, lean } = considered;
  // It leaves the context out: that an entry was just shown is no sign that nobody is in danger.
  const alone = certaintyOf(considered.alone);
  const first = signals.escalation?.contacts[0] ?? '';
  if (goesOn || isBrief(considered)) {
    if (signals.escalation !== null && isOfSuicide(signals.escalation)) return 0;
    if (first === URGENT) return PLAIN_AND_URGENT;
    return goesOn && alone >= ANSWER_THRESHOLD ? PLAIN : PLAIN_UNANSWERED;
  }
  const best = bestOf(considered);
  // Whoever reads what those of a job are told, and goes on from it: "she made me promise not to tell".
  if (best === last && isShown && isForJob(last) && lean !== 'whole' && certainty >= CERTAIN)
    return isUrgent(signals.escalation?.contacts ?? []) ? 0 : LIKELY_THOUGH_ANSWERED;
  // A plain request for harm is declined, unless danger is plain, too. That reply also shows the lines to call.
  if (best?.id === 'wrongdoing' && certainty >= HARM_IS_PLAIN) return PLAIN;
  if (best?.id === 'other-place' && alone >= ANSWER_THRESHOLD) return LIKELY;
  if (best === undefined || REFUSALS.has(best.id) || alone < ANSWER_THRESHOLD || isOfOneself(considered)) return 0;
  const isStory = findings.reading.words.length >= STORY;
  const isFaq = voice.isFaq(best.id);
  if (isFaq && alone >= CERTAIN && isStory) return PLAIN;
  if (isFaq && isQuestion) return LIKELY_THOUGH_ANSWERED;
  if (alone >= BEYOND_DOUBT) return CLEAR;
  return isFaq ? LIKELY : 0;
}

/**
 * Whether a few words come after a calm answer or offer: an age, a number of days or a name then belongs to what was asked. Of 22 short
 * blind lines of danger, each after three entries, none would be missed for it.
 */
function isBrief({ voice, last, raised, lean }: Considered): boolean {
  return lean !== 'whole' && raised === undefined && voice.isFaq(last?.id ?? '');
}

/**
 * Whether what sounds like danger is the background of a question: a single sentence of it does, and not plainly, while an FAQ entry
 * answers the whole. "Who holds the key, the phone, the cash? Putting together a slide for deputies." Where minutes count, nothing is
 * background.
 */
function isBackground(considered: Considered, { aside, contacts }: Escalation): boolean {
  if (aside === null || aside >= PLAIN || isUrgent(contacts)) return false;
  return considered.voice.isFaq(bestOf(considered)?.id ?? '') && certaintyOf(considered.alone) >= ANSWER_THRESHOLD;
}

/** Whether somebody who was missed is there again, and nothing else is told: "he is back" is a danger only in other talk. */
function isBack({ raised, alone }: Considered, { needs: [first, ...others] }: Escalation): boolean {
  if (raised?.id !== OF_MISSING || first !== IMMEDIATE || others.length > 0) return false;
  return BACK.test(alone.reading.words.join(' '));
}

/**
 * Whether it only says how long what was told is ago: "it's been 4 days", after a rape, tells of nobody who is missing. "This is the last
 * night" may say that somebody wants to die.
 */
function isSince({ raised, last, isShown, alone }: Considered, escalation: Escalation): boolean {
  if (isOfSuicide(escalation)) return false;
  const said = alone.reading.words.join(' ');
  return (raised !== undefined || (last !== undefined && isShown)) && SINCE.test(said) && AGO.test(said);
}

/** Whether somebody may want to die. */
const isOfSuicide = ({ needs }: Escalation): boolean => needs.some((need) => need.startsWith(SUICIDE));

/** People first: the fixed first line, the contacts in order of need, and beneath them the entry that also fits. */
export function escalate(considered: Considered, escalation: Escalation): Reply {
  const { voice, findings, places, raised } = considered;
  const { replyId, contacts } = asSaid(considered, escalation);
  const own = voice.ownWords(replyId);
  const chosen = voice.entry(replyId)?.related ?? [];
  const entry = fitsDanger(considered, escalation, chosen);
  const near = likely(voice, findings).filter((id) => chosen.includes(id) || speaksTo(voice.entry(id), escalation));
  const related = [...(entry?.related ?? []), ...chosen];
  // Where the question is understood, the nearest entries come before the editor's choice; else the visitor's own words have the last
  // place. The entry shown may be among them, and is left out below.
  const next = isUnderstood(considered)
    ? [...near.slice(0, QUESTIONS), ...related]
    : [...related.slice(0, QUESTIONS - 1), ...near, ...related];
  return {
    kind: 'escalation',
    locale: voice.locale,
    ...(own ? { text: own, textId: replyId } : { text: voice.words('escalation'), textId: 'escalation' }),
    ...(entry && shown(considered, entry, isUrgent(contacts))),
    questions: voice.questions(
      next.filter((id) => id !== entry?.id && !voice.entry(id)?.calmOnly),
      QUESTIONS,
    ),
    contacts: voice.contacts(withNear(withFirstOf(raised, contacts), places)),
  };
}

/** Whom to call first for the danger told before comes second at the latest: whoever wanted to die still does. */
function withFirstOf(raised: FaqEntry | undefined, contacts: readonly string[]): readonly string[] {
  const [before] = raised?.contacts ?? [];
  const [first = '', ...others] = contacts;
  if (before === undefined || before === first) return contacts;
  return [first, before, ...others.filter((id) => id !== before)];
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
 * The words for a danger, and whom to show. Whoever told of somebody else's goes on telling of theirs ("he is back"), unless a phrase says
 * that it is their own and they speak of themself. Whoever asked what a bystander asks may speak of either: "it's the motel I work at".
 * Words that order somebody to act at once are said only where danger is likely ("im at my cousins"),
 * or was raised before. Of 497 blind lines of danger, one was doubted.
 */
function asSaid(considered: Considered, escalation: Escalation): Pick<Escalation, 'replyId' | 'contacts'> {
  const { raised, last, isShown, job } = considered;
  const { replyId, whose, likelihood, contacts } = escalation;
  if (raised !== undefined && tellsMore(considered, escalation))
    return { replyId: raised.id, contacts: raised.contacts };
  if (escalation.need === MINOR && isGrown(considered)) {
    const forChildren = (id: string): boolean => FOR_CHILDREN.has(id);
    return {
      replyId: replyId === OF_MINOR ? OF_CONTROL : replyId,
      contacts: [...contacts.filter((id) => !forChildren(id)), ...contacts.filter(forChildren)],
    };
  }
  const isNotSaid = likelihood < 1 || !speaksOfSelf(considered);
  if (raised !== undefined && TOLD_OF_OTHERS.has(raised.id) && whose !== 'other' && isNotSaid)
    return { replyId: OF_OTHERS, contacts };
  if (raised === undefined && isShown && last?.speaksTo === 'other' && whose === 'self' && likelihood < 1)
    return { replyId: OF_ANYBODY, contacts };
  // Whoever says what their work is more likely saw it there: "night security, my manager told me to keep my mouth shut". Where danger is
  // plainly their own, no job is read.
  if (raised === undefined && job !== undefined && whose === 'self' && !isUrgent(contacts))
    return { replyId: OF_ANYBODY, contacts };
  if (raised !== undefined || !ORDERS.has(replyId) || likelihood >= DOUBTED) return escalation;
  const [first = '', second = '', ...others] = contacts;
  return { replyId: OF_ANYBODY, contacts: first === URGENT ? [second, first, ...others] : contacts };
}

/**
 * Whether it only adds to the danger told before. Whoever wants to die and asks for help, or says that they are alone, is told what they were
 * told. "She's 17 and tribal police said wait" tells more of whoever is missing.
 */
function tellsMore(considered: Considered, { need, whose }: Escalation): boolean {
  const { raised } = considered;
  if (need === PLEA && raised?.id.startsWith(OF_SUICIDE)) return true;
  const isOfMissing = raised?.id === OF_MISSING && (need === MINOR || need === PLEA);
  return isOfMissing && (whose !== 'self' || !speaksOfSelf(considered));
}

/**
 * Whether who speaks is no child: "I was 15 when he started selling me, I am 24 now", or a parent who may lose one: "do I lose my baby if I
 * tell the nurse what I do".
 */
function isGrown({ alone }: Considered): boolean {
  const said = alone.reading.words.join(' ');
  return LOSING_A_CHILD.test(said) || (THEN_A_CHILD.test(said) && NOW_GROWN.test(said));
}

/**
 * The entry to stand beneath the contacts of an escalation: the best hit, or one hardly behind it, if it is sure enough and speaks to
 * whoever asks: less sure, if the editor of these words would show it (`chosen`, ids). A wrong entry there would hurt.
 */
function fitsDanger(considered: Considered, escalation: Escalation, chosen: readonly string[]): FaqEntry | undefined {
  const { voice, certainty, findings, job } = considered;
  const [top] = findings.hits;
  const fits = (entry: FaqEntry): boolean => {
    if (!voice.isFaq(entry.id)) return TRUST.has(entry.id) && certainty >= ANSWER_THRESHOLD;
    const isChosen = chosen.includes(entry.id);
    const least = entry.calmOnly ? BEYOND_DOUBT : isChosen ? CHOSEN_FITS_DANGER : FITS_DANGER;
    return certainty >= least && (isChosen || entry.id === job || speaksTo(entry, escalation));
  };
  const reach = voice.isFaq(top?.id ?? '') ? HARDLY_BEHIND : 1;
  const near = findings.hits.filter(({ score }) => score >= (top?.score ?? 0) * reach);
  return near.flatMap(({ id }) => voice.entry(id) ?? []).find(fits);
}

/** Whether minutes count: then the entry beneath is shown from its first line, which says what to do at once. */
function isUrgent([first = '']: readonly string[]): boolean {
  return first === URGENT || first === LAST_RESORT;
}

/** Whether an entry speaks to whoever is in danger, or sees it. One for those who ask to learn does where the danger is doubtful. */
function speaksTo(entry: FaqEntry | undefined, escalation: Escalation): boolean {
  const {
    replyId,
    likelihood,
    contacts: [first],
  } = escalation;
  const whose = TOLD_OF_OTHERS.has(replyId) ? 'other' : escalation.whose;
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

/** If this is the first contact of an escalation, minutes count. */
const URGENT = 'emergency-911';
/** If this is, somebody may want to die: no question about an entry sounds like it. */
const LAST_RESORT = 'suicide-and-crisis-lifeline-988';
/** The words for a danger that is somebody else's, and for one that may be anybody's. */
const OF_OTHERS = 'escalation-third-person';
const OF_MISSING = 'escalation-missing-person';
const OF_SUICIDE = 'escalation-suicide';
const TOLD_OF_OTHERS: ReadonlySet<string> = new Set([OF_OTHERS, OF_MISSING, 'escalation-suicide-someone']);
/** The need of a child and its words, the words for whoever was a child then, and who is there for children alone. */
const MINOR = 'minor';
const OF_MINOR = 'escalation-minor';
const OF_CONTROL = 'escalation-being-controlled';
const FOR_CHILDREN: ReadonlySet<string> = new Set(['montana-child-abuse-hotline', 'ncmec-cybertipline', 'childhelp']);
const LOSING_A_CHILD =
  /\b(?:will|would|can|could|gonna|do|if|to)(?: \w+){0,3} (?:take|lose)(?: away)? (?:my|our|the) (?:kids?|baby|babies|child|children|son|daughter|newborn)\b|\b(?:me|nos) (?:pueden |van a |puede |va a )?quit\w+ (?:a )?(?:mi|mis|el|la|los|las) (?:bebe|hij|nin)/;
const THEN_A_CHILD = /\b(?:was|since|at|from|age|tenia|desde|cumpli)(?: \w+){0,2} (?:[5-9]|1[0-7])\b/;
const NOW_GROWN =
  /\b(?:am|now|tengo|cumplo|ahora)(?: \w+)? (?:1[89]|[2-9]\d)\b|\b(?:1[89]|[2-9]\d)(?: years old)? (?:now|ahora)\b/;
/** The need that "he is back" tells of, and how it is said of somebody who was missed. */
const IMMEDIATE = 'immediate-danger';
const BACK = /^(?:\w+ ){1,3}(?:back|home)(?: \w+){0,3}$|^(?:ya )?(?:volvi|regres|lleg|aparec)\w*(?: \w+){0,3}$/;
/** The need of whoever asks for help and does not say with what. */
const PLEA = 'plea';
/** How the ids of the needs of those begin who may want to die. */
const SUICIDE = 'suicide';
/** Words of a time that is past, and what one of them has to be. */
const SINCE =
  /^(?:(?:it|its|is|has|been|was|that|this|about|like|around|almost|only|just|maybe|for|since|ago|already|over|a|an|few|couple|of|the|last|minutes?|hours?|hrs?|days?|weeks?|months?|years?|yesterday|night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ya|van|hace|fue|como|casi|desde|el|la|mas|de|unos|unas|pasado|pasada|dias?|semanas?|mes|meses|anos?|horas?|minutos?|ayer|anoche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)(?: |$))+$/;
const AGO = /(?:^| )(?:been|was|since|ago|yesterday|last|van|hace|fue|desde|ayer|anoche|pasado|pasada)(?: |$)/;
const OF_ANYBODY = 'escalation-either';
/** Words that order somebody to act at once, and the least likelihood of danger to say them where no phrase says it. */
const ORDERS: ReadonlySet<string> = new Set(['escalation-immediate-danger', 'escalation-harm-to-others']);
const DOUBTED = 0.85;

/** From this certainty on, it is plain that harm is meant, though no phrase says so. */
export const HARM_IS_PLAIN = 0.6;

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
/** Share of the best score from which on another hit is hardly behind. */
const HARDLY_BEHIND = 0.9;
