import { REFUSALS } from '../built-in-words.ts';
import { ANSWER_THRESHOLD, certaintyOf } from '../decide.ts';
import type { Escalation } from '../escalate.ts';
import { CLEAR, LEARNED } from '../signals/found.ts';
import { asks } from '../text/asking.ts';
import { bestOf, isForJob, isOfOneself } from './best.ts';
import type { Considered } from './consider.ts';
import { OF_MISSING } from './escalation-words.ts';
import { isUrgent, URGENT } from './urgency.ts';

/** The danger that comes before the entry found, or null. */
export function dangerIn(considered: Considered): Escalation | null {
  const { escalation } = considered.signals;
  if (escalation === null || escalation.likelihood < leastDanger(considered)) return null;
  // "The third one" says nothing else.
  if (considered.picked !== undefined && escalation.fired.every((phrase) => phrase === LEARNED)) return null;
  const isDetail = isBack(considered, escalation) || isSince(considered, escalation) || isOver(considered, escalation);
  return isDetail || isBackground(considered, escalation) ? null : escalation;
}

/**
 * Least likelihood of danger, 0 to 1, to escalate instead of showing the entry found. The surer that entry is, the
 * higher it is.
 */
function leastDanger(considered: Considered): number {
  const { voice, certainty, goesOn, findings, signals, isQuestion, last, isShown, lean } = considered;
  // Whoever says that they are fine and asks something, asks out of interest. Whoever goes on telling may tell of danger all the same.
  if (considered.denied && asksSomething(considered) && signals.escalation !== null && !isOfSuicide(signals.escalation))
    return PLAIN;
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

/** Whether any of the sentences asks. */
const asksSomething = ({ text }: Considered): boolean => text.split(/[.!\n]+/).some((sentence) => asks(sentence));

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

/**
 * Whether it tells of what is over, and of nobody who goes on with it: "im out 8 months and i still cant sleep". An entry has to answer it,
 * and no phrase may say that there is danger.
 */
function isOver(considered: Considered, { fired, needs, contacts }: Escalation): boolean {
  if (fired.some((phrase) => phrase !== LEARNED) || isUrgent(contacts)) return false;
  if (needs.length > 1 || !OF_WHAT_LASTED.has(needs[0] ?? '')) return false;
  const said = ` ${considered.alone.reading.words.join(' ')} `;
  if (!OVER.test(said) || GOES_ON.test(said)) return false;
  return considered.voice.isFaq(bestOf(considered)?.id ?? '') && certaintyOf(considered.alone) >= ANSWER_THRESHOLD;
}

/** Needs that may be told of long after: nobody hurts or holds whoever tells of them. */
const OF_WHAT_LASTED: ReadonlySet<string> = new Set(['being-controlled', 'minor', 'plea']);
const SOME = '(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|few|some|many|couple of)';
const ALGUNOS = '(?:\\d+|un|unos|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|varios|varias|muchos|pocos)';
/** How it is said that something is over. */
const OVER = new RegExp(
  [
    ` out (?:for )?(?:about |almost |over |like |a )?${SOME} (?:days?|weeks?|months?|mos?|years?|yrs?) `,
    ` (?:since|after) i (?:got out|left|told|escaped|was free|got away|got free) `,
    ` ${SOME} (?:years?|yrs?|decades?) ago | in the (?:19)?[5-9]0s | back then | when i was (?:a kid|a child|little|young) `,
    ` desde que (?:sali|me sali|me fui|me escape|conte|lo conte) | hace ${ALGUNOS} (?:meses|anos) | en los (?:80|90|ochenta|noventa) `,
    ` cuando era (?:nin[ao]|chic[ao]) | ya (?:me )?sali (?:de eso|hace) `,
  ].join('|'),
);
/** Who may go on with it, what still is so, and harm for which there are lines of its own, however long ago. */
const GOES_ON =
  / (?:he|hes|she|shes|they|theyre|him|her|his|them|who|still owe|guys?|man|men|dude|boss|boyfriend|bf|husband|ex|pimp|again|now|today|tonight|last (?:night|week)|el|ella|ellos|novio|marido|esposo|patron|jefe|hombres?|me (?:sigue|busca|cobra|llama|mand\w+|encontr\w+|amenaz\w+)|otra vez|ahora|hoy|anoche|rap(?:ed|ist|e)|assault\w*|molest\w*|viol\w+) /;

/** Whether somebody may want to die. */
const isOfSuicide = ({ needs }: Escalation): boolean => needs.some((need) => need.startsWith(SUICIDE));

/** The need that "he is back" tells of, and how it is said of somebody who was missed. */
const IMMEDIATE = 'immediate-danger';
const BACK = /^(?:\w+ ){1,3}(?:back|home)(?: \w+){0,3}$|^(?:ya )?(?:volvi|regres|lleg|aparec)\w*(?: \w+){0,3}$/;
/** How the ids of the needs of those begin who may want to die. */
const SUICIDE = 'suicide';
/** Words of a time that is past, and what one of them has to be. */
const SINCE =
  /^(?:(?:it|its|is|has|been|was|that|this|about|like|around|almost|only|just|maybe|for|since|ago|already|over|a|an|few|couple|of|the|last|minutes?|hours?|hrs?|days?|weeks?|months?|years?|yesterday|night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ya|van|hace|fue|como|casi|desde|el|la|mas|de|unos|unas|pasado|pasada|dias?|semanas?|mes|meses|anos?|horas?|minutos?|ayer|anoche|lunes|martes|miercoles|jueves|viernes|sabado|domingo|[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)(?: |$))+$/;
const AGO = /(?:^| )(?:been|was|since|ago|yesterday|last|van|hace|fue|desde|ayer|anoche|pasado|pasada)(?: |$)/;

/** From this certainty on, it is plain that harm is meant, though no phrase says so. */
export const HARM_IS_PLAIN = 0.6;

/** From this certainty on, an answer or small talk is what was meant, unless danger is clear (`CLEAR`). */
export const BEYOND_DOUBT = 0.8;
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
export const PLAIN = 0.9;

/**
 * The same if the visitor goes on asking about the entry shown, in words that find no answer by themselves; and if minutes count
 * (`URGENT`).
 */
const PLAIN_UNANSWERED = 0.85;
const PLAIN_AND_URGENT = 0.8;
