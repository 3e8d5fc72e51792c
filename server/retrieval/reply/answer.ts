import type { FaqEntry } from '../../content/content.ts';
import type { Reply } from '../../contract.ts';
import { type BuiltInId, REFUSALS } from '../built-in-words.ts';
import { asksForContact, asksForMore } from '../context.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD, certaintyOf, decide } from '../decide.ts';
import { bestOf, isOfOneself, likely } from './best.ts';
import { fixed, show } from './compose.ts';
import type { Considered } from './consider.ts';
import { dangerIn, HARM_IS_PLAIN } from './danger.ts';
import { escalate, escalateAnew } from './escalation-reply.ts';
import { LIKE_ASKED } from './in-context.ts';

/**
 * Chooses the reply to an utterance from everything that was read in it. An escalation comes first, unless danger is
 * doubtful while the entry found is sure, or while the visitor goes on asking about the entry shown. Then comes
 * wrongdoing, then the entry that was found.
 */
export function answer(considered: Considered): Reply {
  const { signals, voice, switched, last, offered, picked, lean, findings, certainty, alone, places } = considered;
  const best = isOfOneself(considered) ? voice.entry('feeling-bad') : bestOf(considered);
  const isSmallTalk = best !== undefined && !voice.isFaq(best.id);
  if (considered.denied === 'all') return noDanger(considered);
  const danger = dangerIn(considered);
  const { corrected, raised } = considered;
  if (corrected !== undefined && raised !== undefined) return escalateAnew(considered, raised, corrected, danger);
  if (danger !== null) return escalate(considered, danger);
  if (signals.wrongdoing) return fixed(considered, 'wrongdoing');
  if (switched) {
    const entry = last ?? voice.entry('language');
    if (entry !== undefined) return show(considered, entry);
  }
  if (picked !== undefined) return show(considered, picked);
  if (lean === 'rejects') {
    const others = last?.related.filter((id) => !offered.some((each) => each.id === id));
    return fixed(considered, 'not-what-i-meant', others);
  }

  const spoken = findings.reading.words;
  // `wrongdoing` turns the visitor away, who may be the person that was hurt, and `other-topic` tells one who asks about the topic that
  // it is another. So they need more certainty than other small talk, unless the words are foreign: then nobody is turned away.
  const isDoubtful = !considered.isForeign && certainty < (TURNING_AWAY[best?.id ?? ''] ?? 0);
  // An utterance without a word of two letters, such as "..." or "hhhh" (read as "h"), finds nothing.
  const found = spoken.some((word) => word.length > 1) ? decide(certainty, isSmallTalk && !isDoubtful) : 'fallback';
  // "I want to quit" may be said by somebody who is being sold, not only by a buyer: then ask what was meant.
  const isVague = best?.calmOnly === true && spoken.length < SAID_FULLY && OF_ONESELF.has(spoken[0] ?? '');
  // In a talk of the topic, what is told with words of others belongs to it: "no shots, not fixed" of the cat that comes along. And
  // "even the first time?" greets nobody.
  const isOutside =
    isTopicInView(considered) && (best?.id === 'other-topic' || (best?.id === 'greeting' && considered.isQuestion));
  const isOfTalk = isOutside && certainty < PLAINLY_OUTSIDE;
  const isUnsure = isVague || (best?.id === 'other-topic' && isContested(considered));
  const decision = found !== 'answer' ? found : isOfTalk ? 'fallback' : isUnsure ? 'clarification' : found;
  const chitchat = isSmallTalk && certainty >= ANSWER_THRESHOLD;
  const refused = best !== undefined && REFUSALS.has(best.id) && !isOfTalk;
  if (lean === 'bare' && last !== undefined && !chitchat) return again(considered, last);
  // After an entry, where somebody else is belongs to the same talk: "he moved to Wyoming".
  if (places.elsewhere && places.ofSomebody && last !== undefined && lean !== 'whole' && (!chitchat || refused))
    return again(considered, last);
  if (places.elsewhere && !chitchat) return fixed(considered, 'other-place');
  const ofTown = places.namesOnly && lean !== 'whole' ? ofOneTown(considered) : undefined;
  if (ofTown !== undefined) return ofTown;
  // "How many cases near Billings" asks to learn, and for nobody who is near.
  const isLearnt =
    bestOf({ voice, findings: alone })?.speaksTo === 'none' && certaintyOf(alone) >= CLARIFICATION_THRESHOLD;
  const isSought = places.asksNear && (places.namesOnly || !isLearnt);
  if (places.named && isSought) return nearby(considered);
  // "Tell me more" alone names no topic, so it is not refused only because its words are like those of a refusal.
  const unclear = lean === 'bare' && spoken.length > 0 && (refused || decision === 'fallback');
  if (unclear) return fixed(considered, 'not-what-i-meant');
  // The best hit is `wrongdoing`, but no phrase says that harm is meant: "the address of the women's shelter in Bozeman". Where that
  // hit is beyond doubt, a shelter's name would help the person to find whom they hurt.
  if (best?.id === 'wrongdoing' && certainty < HARM_IS_PLAIN && places.near.length > 0 && places.asksShelter)
    return fixed(considered, 'near-me');
  if (decision === 'answer' && best !== undefined) {
    if (refused) return otherTongue(considered) ?? fixed(considered, best.id as BuiltInId);
    const reply = isOnlyShown(considered, best) ? again(considered, best) : show(considered, best);
    // "Anything in Glendive": the town is named, so the answer that asks for its name says nothing.
    const isOfPlace = places.named && best.id === voice.entry('near-me')?.related[0] && reply.passage === undefined;
    return isOfPlace ? nearby(considered) : reply;
  }
  const leans = lean === 'elliptical' || lean === 'short';
  if (last !== undefined && leans && asksForContact(spoken.join(' '), voice.locale)) return show(considered, last);
  if (decision === 'clarification' && likely(voice, findings).length > 0)
    return fixed(considered, 'clarification', likely(voice, findings));
  if (last !== undefined && isOfTalk && lean === 'elliptical') return again(considered, last);
  // "What do I do first?", after danger: what its editor would show next, since it is not on the screen.
  if (last !== undefined && !considered.isShown && lean !== 'whole') return show(considered, last);
  return (
    otherTongue(considered) ??
    (isOfTalk ? undefined : toldByLast(considered)) ??
    fixed(considered, unanswered(considered))
  );
}

/** Who helps near the place that is named, or that nobody is known there. */
function nearby(considered: Considered): Reply {
  return fixed(considered, considered.places.near.length > 0 ? 'near-me' : 'near-me-none');
}

/** What is said to whoever only says that nobody is in danger: what goes on from the entry shown is offered first. */
function noDanger(considered: Considered): Reply {
  const { voice, last } = considered;
  const ofTopic = voice.isFaq(last?.id ?? '') ? (last?.related ?? []) : [];
  return fixed(considered, 'no-danger', [...ofTopic, ...(voice.entry('no-danger')?.related ?? [])]);
}

/** Whether an FAQ entry is hardly behind the best hit: "my boss takes the rent out of my pay, is that legal" is turned away by a hair. */
function isContested({ voice, findings: { hits } }: Considered): boolean {
  const next = hits.find(({ id }) => voice.isFaq(id));
  return next !== undefined && (hits[0]?.score ?? 0) - next.score < BY_A_HAIR;
}

/** The entry shown last, where one of its passages fits an utterance that finds nothing else. */
function toldByLast(considered: Considered): Reply | undefined {
  const { voice, last, isShown } = considered;
  if (last === undefined || !isShown || !voice.isFaq(last.id)) return undefined;
  const found = show(considered, last);
  return found.passage === undefined ? undefined : found;
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
 * The fixed reply for an utterance without an answer: it cannot be read, it is about another topic, or too little was
 * found.
 */
function unanswered(considered: Considered): BuiltInId {
  const { reading, evidence } = considered.findings;
  if (reading.words.every((word) => !/\p{L}{2}/u.test(word))) return 'nonsense';
  if (evidence.familiar === 0 && !reading.words.some((word) => SPEAKABLE.test(word))) return 'nonsense';
  return evidence.coverage < OFF_TOPIC && !isTopicInView(considered) ? 'other-topic' : 'fallback';
}

/** Whether what was shown last is an answer about the topic, or what people in danger are told. */
function isTopicInView({ voice, last, raised }: Considered): boolean {
  return raised !== undefined || voice.isFaq(last?.id ?? '');
}

/** The entry shown last, where one of its passages tells of single towns: after how much there is of it, "and in Great Falls?" */
function ofOneTown(considered: Considered): Reply | undefined {
  const { voice, last, isShown } = considered;
  if (last === undefined || !isShown) return undefined;
  const alone = voice.search.find(IN_MY_TOWN[voice.locale] ?? '');
  return voice.search.likeAsked(last, alone.reading) >= LIKE_ASKED ? show({ ...considered, alone }, last) : undefined;
}

const IN_MY_TOWN: Record<string, string> = { en: 'in my town', es: 'en mi pueblo' };

/** Whether the entry shown last is found again only because it was shown, and not by the utterance's own words. */
function isOnlyShown({ voice, last, alone }: Considered, best: FaqEntry): boolean {
  if (best !== last || !voice.isFaq(best.id)) return false;
  return alone.hits[0]?.id !== best.id || certaintyOf(alone) < CLARIFICATION_THRESHOLD;
}

/**
 * The entry shown last, once more. Where it is on the screen and no other passage of it fits, the one in view stays, "tell me more" gets all
 * of it, and whoever said something else ("he won't", "who is that") learns that nothing else was found.
 */
function again(considered: Considered, last: FaqEntry): Reply {
  const { voice, isShown, inView, lean } = considered;
  const found = show(considered, last);
  if (!isShown || found.passage !== undefined) return found;
  const reply = { ...found, ...(inView !== undefined && { passage: inView }) };
  if (lean === 'bare' && asksForMore(considered.text, voice.locale))
    return { ...reply, text: voice.words('follow-up-more'), textId: 'follow-up-more', whole: true };
  return { ...reply, text: voice.words('follow-up-none'), textId: 'follow-up-none' };
}

/**
 * Least certainty for a reply that turns the visitor away. Of the questions that `wrongdoing` would turn away below its own, half ask
 * how to help somebody. Below that of `other-topic` came 27 of 450 blind questions about the topic, and 3 of 90 about others: the
 * likeliest questions are offered instead.
 */
const TURNING_AWAY: Record<string, number> = { wrongdoing: 0.4, 'other-topic': ANSWER_THRESHOLD };
/** Least certainty of replies that leave the topic, where it is in view. Of 14 questions about other topics asked there, 13 reach it. */
const PLAINLY_OUTSIDE = 0.8;

/**
 * If an FAQ entry is less than this much of score behind `other-topic`, its question is offered, and nobody turned away: of 183 blind
 * questions about other topics 4 are then asked back.
 */
const BY_A_HAIR = 0.15;

/** From this many words on, it is plain who is asking. */
const SAID_FULLY = 5;
const OF_ONESELF = new Set(['i', 'we', 'yo', 'quiero', 'ya']);

/** A word that the content does not have may be one all the same, such as "adrenochrome", where a hand on the keys does not type so. */
const SPEAKABLE = /^(?=.*[aeiou])(?!.*[^aeiou]{4})\p{L}{7,}$/u;

/** If the content knows less than this share of the topic, the utterance is about something else. */
const OFF_TOPIC = 0.35;
