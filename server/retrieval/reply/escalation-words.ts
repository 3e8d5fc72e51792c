import type { Escalation } from '../escalate.ts';
import { LEARNED } from '../signals/found.ts';
import { saysAgeOfChild } from '../text/ages.ts';
import { jobShown, speaksOfSelf } from './best.ts';
import type { Considered } from './consider.ts';
import { losingAChild } from './losing-a-child.ts';
import { isUrgent, URGENT } from './urgency.ts';

/**
 * The words for a danger, and whom to show. Whoever told of somebody else's goes on telling of theirs ("he is back"), unless a phrase says
 * that it is their own and they speak of themself. Whoever asked what a bystander asks may speak of either: "it's the motel I work at".
 * Words that order somebody to act at once are said only where danger is likely ("im at my cousins"),
 * or was raised before. Of 497 blind lines of danger, one was doubted.
 */
export function asSaid(considered: Considered, escalation: Escalation): Pick<Escalation, 'replyId' | 'contacts'> {
  const { raised, last, isShown, job } = considered;
  const { replyId, whose, likelihood, fired, contacts } = escalation;
  if (raised !== undefined && tellsMore(considered, escalation))
    return { replyId: raised.id, contacts: raised.contacts };
  // Whoever is 41 is no runaway: "somewhere nobody lectures me".
  if (replyId === OF_RUNAWAY && considered.isGrown)
    return { replyId: OF_NO_BED, contacts: contacts.filter((id) => !FOR_YOUTH.has(id)) };
  const said = considered.alone.reading.words.join(' ');
  const isParent = LOSING_A_CHILD.test(said);
  if (isParent ? OF_A_PARENT.has(escalation.need) : escalation.need === MINOR && wasAChild(said)) {
    const forChildren = (id: string): boolean => FOR_CHILDREN.has(id);
    return {
      replyId: [OF_MINOR, OF_RUNAWAY, OF_OTHERS, OF_ANYBODY].includes(replyId) ? OF_CONTROL : replyId,
      contacts: [...contacts.filter((id) => !forChildren(id)), ...contacts.filter(forChildren)],
    };
  }
  const isDoubted = raised === undefined && ORDERS.has(replyId) && likelihood < DOUBTED;
  // "hes my BOYFRIEND. im 15 hes 19", after words for a friend, tells of oneself.
  if (!isDoubted && whose !== 'other' && saysAgeOfChild(said)) return escalation;
  const isSaid = fired.some((phrase) => phrase !== LEARNED);
  const isNotSaid = !isSaid || !speaksOfSelf(considered);
  if (raised !== undefined && TOLD_OF_OTHERS.has(raised.id) && whose !== 'other' && isNotSaid && replyId !== OF_IMAGES)
    return { replyId: OF_OTHERS, contacts };
  const isOfOthers = raised === undefined && isShown && last?.speaksTo === 'other';
  // Whoever was told what those of their job are told goes on telling of what they see: "called, do I stay here or roll".
  if ((isOfOthers || jobShown(considered) !== undefined) && whose === 'self' && !isSaid)
    return { replyId: OF_ANYBODY, contacts };
  // Whoever says what their work is more likely saw it there: "night security, my manager told me to keep my mouth shut". Where danger is
  // plainly their own, no job is read.
  if (raised === undefined && job !== undefined && whose === 'self' && !isUrgent(contacts))
    return { replyId: OF_ANYBODY, contacts };
  if (!isDoubted) return escalation;
  const [first = '', second = '', ...others] = contacts;
  return { replyId: OF_ANYBODY, contacts: first === URGENT ? [second, first, ...others] : contacts };
}

/** Id of the words for a danger that was answered with others (`before`), once it is said whose it is. */
export function wordsFor(whose: 'self' | 'other', before: string): string {
  if (whose === 'self') return OF_CONTROL;
  return before.startsWith(OF_SUICIDE) ? OF_SUICIDE_OF_OTHERS : before === OF_MISSING ? before : OF_OTHERS;
}

/**
 * Whether it only adds to the danger told before. Whoever wants to die and asks for help, or says that they are alone, is told what they were
 * told; so is whoever says what only a guess takes for another danger. "She's 17 and tribal police said wait" tells more of whoever is missing.
 */
function tellsMore(considered: Considered, { need, whose, fired, likelihood }: Escalation): boolean {
  const { raised } = considered;
  if (raised?.id.startsWith(OF_SUICIDE) && !need.startsWith('suicide')) {
    // "I put them back in the drawer" sounds like another danger only to who did not hear what was said before.
    const isGuessed = likelihood < DOUBTED && fired.every((phrase) => phrase === LEARNED);
    if (need === PLEA || (isGuessed && !AT_ONCE.has(need))) return true;
  }
  const isOfMissing = raised?.id === OF_MISSING && (need === MINOR || need === PLEA);
  return isOfMissing && (whose !== 'self' || !speaksOfSelf(considered));
}

/** Whether who speaks is no child any more: "I was 15 when he started selling me, I am 24 now". */
function wasAChild(said: string): boolean {
  return THEN_A_CHILD.test(said) && NOW_GROWN.test(said);
}

/** The words for a danger that is somebody else's, and for one that may be anybody's. */
const OF_OTHERS = 'escalation-third-person';
export const OF_MISSING = 'escalation-missing-person';
export const OF_SUICIDE = 'escalation-suicide';
/** What not to do with the pictures is the same for everybody. */
const OF_IMAGES = 'escalation-child-images';
const OF_SUICIDE_OF_OTHERS = 'escalation-suicide-someone';
export const TOLD_OF_OTHERS: ReadonlySet<string> = new Set([OF_OTHERS, OF_MISSING, OF_SUICIDE_OF_OTHERS]);
const OF_ANYBODY = 'escalation-either';
/** The need of whoever asks for help and does not say with what. */
const PLEA = 'plea';
/** Needs that nothing told before may put off. */
const AT_ONCE: ReadonlySet<string> = new Set(['immediate-danger', 'medical', 'harm-to-others']);
/** The need of a child and its words, the words for whoever was a child then, and who is there for children alone. */
const MINOR = 'minor';
const OF_MINOR = 'escalation-minor';
const OF_CONTROL = 'escalation-being-controlled';
const FOR_CHILDREN: ReadonlySet<string> = new Set(['montana-child-abuse-hotline', 'ncmec-cybertipline', 'childhelp']);
const OF_RUNAWAY = 'escalation-runaway';
const OF_NO_BED = 'escalation-no-safe-place';
const FOR_YOUTH: ReadonlySet<string> = new Set(['national-runaway-safeline', 'montana-child-abuse-hotline']);
/** What is no danger of a child where a parent fears to lose theirs. */
const OF_A_PARENT: ReadonlySet<string> = new Set([MINOR, 'runaway', PLEA, 'being-controlled', 'partner-violence']);
const LOSING_A_CHILD = new RegExp(losingAChild);
const THEN_A_CHILD = /\b(?:was|since|at|from|age|tenia|desde|cumpli)(?: \w+){0,2} (?:[5-9]|1[0-7])\b/;
const NOW_GROWN =
  /\b(?:am|now|tengo|cumplo|ahora)(?: \w+)? (?:1[89]|[2-9]\d)\b|\b(?:1[89]|[2-9]\d)(?: years old)? (?:now|ahora)\b/;
/** Words that order somebody to act at once, and the least likelihood of danger to say them where no phrase says it. */
const ORDERS: ReadonlySet<string> = new Set(['escalation-immediate-danger', 'escalation-harm-to-others']);
const DOUBTED = 0.85;
