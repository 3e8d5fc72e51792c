import type { FaqEntry } from '../../content/content.ts';
import { type Lean, reachesForThem } from '../context.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD, certaintyOf } from '../decide.ts';
import type { Heard } from '../normalize.ts';
import type { Findings } from '../search.ts';
import { isForJob } from './best.ts';
import type { Voice } from './voice.ts';

/** Score that the entry shown last, and entries related to it, gain when the utterance leans on what was shown. */
const CONTEXT_GAIN = { last: 0.35, related: 0.1 };
/** What the entry shown gains where it is for a job: whoever said what they do goes on asking as that. */
const JOB_GAIN = 0.6;

/**
 * Log-odds added to the certainty of a hit that is the entry shown last or related to it (`CONTEXT_SUPPORT`), and to
 * a hit to which the utterance turns, as "what about kids?" does (`TURN_SUPPORT`).
 */
const CONTEXT_SUPPORT = 1.5;
const TURN_SUPPORT = 0.9;
/** The same as `CONTEXT_SUPPORT` for a whole sentence, which may as well begin something new. */
const WHOLE_SUPPORT = 1.2;

/** From this certainty on, an utterance that is cut short says enough by itself. */
const SURE_THOUGH_CUT_SHORT = 0.7;

/**
 * An utterance that leans on the entry shown turns to another one all the same where that one is at least this certain, and this much
 * of score ahead of the entry shown: "and how do they find girls?" after the entry on pictures.
 */
const TURNS = { certainty: 0.35, ahead: 0.6 };
/** The same right after a danger was told: "it was an hour ago" is about that, and not about abuse of years ago. */
const TURNS_FROM_DANGER = ANSWER_THRESHOLD;

/**
 * An utterance that is at least so like what people ask that a passage of the entry shown answers (`LIKE_ASKED`) asks for that, unless it
 * finds another one with more certainty than `BEYOND_ASKED`; and the score that entry then gains.
 */
export const LIKE_ASKED = 0.6;
/** The same where it turns to something else, and, after a danger, for an entry that has nothing to do with the one shown. */
const AS_ASKED = 0.9;
const BEYOND_ASKED = 0.9;
const ASKED_GAIN = 2;

/** From this certainty on, a whole sentence that finds no sure answer may go on from the entry shown. */
const MAY_GO_ON = 0.2;

/**
 * Least certainty of small talk ("thanks", "is there anyone here not cops") after an entry was shown; and of replies that turn the visitor
 * away. "How long does it take", after visas, is like questions about other topics, too.
 */
const TALKED = 0.3;
const LEAST_OF_TALK: Record<string, number> = {
  wrongdoing: 0.25,
  'other-place': 0.25,
  'other-topic': ANSWER_THRESHOLD,
};

/** What an utterance found. */
interface Found {
  heard: Heard;
  /** What it finds by itself. */
  alone: Findings;
  /** What the surest of its sentences finds, where it finds nothing sure itself. */
  part: Findings;
  lean: Lean;
  /** The entries shown before the last one, the latest first. */
  earlier: readonly FaqEntry[];
  /** The words of the escalation that was the reply before. */
  raised: FaqEntry | undefined;
  /** The questions offered in the reply before. */
  offered: readonly FaqEntry[];
  /** Place of the passage of the entry shown last that is in view. */
  inView: number | undefined;
}

/**
 * Searches an utterance that may lean on the entry shown last. Cut short, it means "this, about what was shown". If it
 * says enough by itself, what was shown only gains some score. If not, it is searched together with the question shown,
 * unless it is about something else altogether. Returns what is found, and what the context adds to its certainty, in log-odds.
 */
export function findInContext(
  { search, isFaq, entry, locale }: Voice,
  { heard, alone, part, lean, earlier, raised, offered, inView }: Found,
  last: FaqEntry,
): { findings: Findings; support: number } {
  const supported = (findings: Findings, gained = CONTEXT_SUPPORT) => ({
    findings,
    support: isFavoured(findings.hits[0]?.id, last) ? gained : 0,
  });
  const favour = (gained?: number) => supported(search.find(heard, favoured(last)), gained);
  const [best] = alone.hits;
  const sure = certaintyOf(alone);
  const isSure = sure >= (lean === 'elliptical' ? SURE_THOUGH_CUT_SHORT : ANSWER_THRESHOLD);
  if (lean === 'whole') {
    const mayGoOn = sure >= MAY_GO_ON && certaintyOf(part) < ANSWER_THRESHOLD;
    return mayGoOn ? favour(WHOLE_SUPPORT) : { findings: part, support: 0 };
  }
  if (lean === 'rejects') return { findings: alone, support: 0 };
  // What was only offered may not be what was meant.
  if (offered.includes(last) && sure >= ANSWER_THRESHOLD) return { findings: alone, support: 0 };
  // A line that people ask of one paragraph asks for that, of the entry shown or of one before it: "do I pay", of the pictures. So it is,
  // after a danger, with the entries that its words lead to: "it was an hour ago"; and then with any other, where it is nearly word for
  // word what they ask: "I love him".
  // What finds the entry shown by itself asks of no other one.
  const others = best?.id === last.id ? [] : [...(raised?.related ?? []).flatMap((id) => entry(id) ?? []), ...earlier];
  const near = [last, ...others];
  const mayAsk = sure < BEYOND_ASKED;
  // What people ask rather of the entry that it finds by itself is meant of that: "how do I leave without him knowing".
  const own = best !== undefined && best.id !== last.id && isFaq(best.id) ? entry(best.id) : undefined;
  const likeOwn = own === undefined ? 0 : search.likeAsked(own, alone.reading);
  const asksOf = (least: number) => (each: FaqEntry) => {
    const like = search.likeAsked(each, alone.reading);
    return like >= least && (each === last || each === own ? like >= likeOwn : like > likeOwn);
  };
  const found = alone.hits.flatMap(({ id }) => (isFaq(id) && entry(id)) || []);
  const ofLast = lean === 'turns' ? [last].find(asksOf(AS_ASKED)) : near.find(asksOf(LIKE_ASKED));
  // What has no word but those of the passage in view asks of that: "and my name?" after what a hotline does with it.
  const isOfPassage = (): boolean => !isSure && inView !== undefined && search.tells(last, inView, alone.reading);
  const asked = mayAsk && (ofLast ?? (raised && found.find(asksOf(AS_ASKED))) ?? (isOfPassage() ? last : undefined));
  if (asked) return { findings: search.find(heard, new Map([[asked.id, ASKED_GAIN]])), support: CONTEXT_SUPPORT };
  const standsAlone = lean === 'bare' || (lean === 'short' && isSure) || isTalk(alone, isFaq);
  if (standsAlone) return { findings: alone, support: 0 };
  // The hits are the best few: an entry that is not among them is far behind.
  const shown = alone.hits.find(({ id }) => id === last.id);
  const isAhead = (best?.score ?? 0) - (shown?.score ?? 0) >= TURNS.ahead;
  const turns = isAhead && sure >= (raised ? TURNS_FROM_DANGER : TURNS.certainty) && isFaq(best?.id ?? '');
  // "How do I call them" asks of those that were shown.
  if (turns && !reachesForThem(heard, locale)) return { findings: alone, support: TURN_SUPPORT };
  if (isSure && lean !== 'turns') return favour();
  const isNext = last.related.includes(best?.id ?? '') && sure >= CLARIFICATION_THRESHOLD;
  if (lean === 'turns' || isNext) {
    const next = lean === 'turns' ? { findings: alone, support: TURN_SUPPORT } : favour();
    if (certaintyOf(next.findings, next.support) >= ANSWER_THRESHOLD) return next;
  }
  // A word that the content does not have, even one that looks like a misspelling of its words, is a sign that the
  // utterance is not about the entry shown.
  const isStrange = search.familiar(heard) < 1;
  if (isStrange && !isFavoured(best?.id, last)) return { findings: alone, support: 0 };
  // The questions of two jobs are alike: "I work at … What should I do?"
  return supported(search.find(`${heard.text} ${last.question}`, isForJob(last) ? favoured(last) : undefined));
}

/** Whether small talk is meant, whatever was shown: it is sure enough, or no entry is near, as where "thanks, bye" is two of a kind. */
function isTalk(alone: Findings, isFaq: Voice['isFaq']): boolean {
  const [best] = alone.hits;
  if (best === undefined || isFaq(best.id)) return false;
  const least = LEAST_OF_TALK[best.id];
  const nearest = alone.hits.find(({ id }) => isFaq(id))?.score ?? 0;
  return certaintyOf(alone) >= (least ?? TALKED) || (least === undefined && best.score - nearest >= TURNS.ahead);
}

function favoured(last: FaqEntry): ReadonlyMap<string, number> {
  const gain = isForJob(last) ? JOB_GAIN : CONTEXT_GAIN.last;
  return new Map([...last.related.map((id) => [id, CONTEXT_GAIN.related] as const), [last.id, gain]]);
}

function isFavoured(id: string | undefined, last: FaqEntry): boolean {
  return id !== undefined && (id === last.id || last.related.includes(id));
}
