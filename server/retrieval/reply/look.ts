import { goesOn, leanOf } from '../context.ts';
import { ANSWER_THRESHOLD, certaintyOf } from '../decide.ts';
import type { SignalReading } from '../escalate.ts';
import type { Heard } from '../normalize.ts';
import type { Findings } from '../search.ts';
import { asks } from '../text/asking.ts';
import type { Job } from '../text/jobs.ts';
import { pickOf } from '../text/offered.ts';
import { tellingAndAsking } from '../text/sentences.ts';
import { isForJob } from './best.ts';
import { findInContext } from './in-context.ts';
import { type Before, lastShown } from './last-shown.ts';
import type { Voice } from './voice.ts';

/** What an utterance finds in one language. */
export type Find = (voice: Voice) => Findings;

/**
 * Creates a search for one utterance that keeps its findings for each voice, since they are asked for more than once.
 * `statewide` is the utterance with the state in place of the town it names. It is searched, too, if the utterance
 * itself finds no sure answer.
 */
export function finder(heard: Heard, statewide = ''): Find {
  const found = new Map<Voice, Findings>();
  const look = ({ search }: Voice): Findings => {
    const here = search.find(heard);
    return !statewide || certaintyOf(here) >= ANSWER_THRESHOLD ? here : surest([here, search.find(statewide)]);
  };
  return (voice) => {
    const findings = found.get(voice) ?? look(voice);
    found.set(voice, findings);
    return findings;
  };
}

/** Searches an utterance in one language, with what was shown before in mind. */
export function* look(heard: Heard, voice: Voice, find: Find, before: Before, { escalation }: SignalReading) {
  const shown = lastShown(voice, before);
  const { last, isShown } = shown;
  const alone = find(voice);
  yield;
  const lean = leanOf(heard, alone.reading, voice.locale);
  const sentences = tellingAndAsking(heard.text);
  // "Can they charge me? I had no choice": what is asked is meant, and not what is told beside it.
  const asked = sentences.filter((sentence) => asks(sentence) || MAY.test(sentence));
  const apart = (asked.length > 0 ? asked : sentences).map((sentence) => voice.search.find(sentence));
  yield;
  const sure = apart.filter((each) => voice.isFaq(each.hits[0]?.id ?? '') && certaintyOf(each) >= ANSWER_THRESHOLD);
  const mayNameJob = last === undefined || (lean === 'whole' && !isForJob(last));
  const said = mayNameJob && !isPlainlyOfSelf(escalation) ? voice.jobIn(heard) : undefined;
  const rest = said && escalation === null ? ofMore(said, voice) : undefined;
  const job = rest === undefined ? said?.id : undefined;
  const own = rest ?? (job === undefined ? alone : voice.search.find(heard, new Map([[job, JOB_SAID]])));
  const part = surest([own, ...(certaintyOf(own) < ANSWER_THRESHOLD ? sure : [])]);
  const { findings, support } = last
    ? findInContext(voice, { heard, alone, part, lean, ...shown }, last)
    : { findings: part, support: 0 };
  return {
    ...shown,
    text: heard.text,
    picked: shown.offered[pickOf(heard, voice.locale, shown.offered.length) ?? -1],
    asked: [...new Set(sure.map(({ hits }) => hits[0]?.id ?? ''))],
    lean,
    job,
    // After an FAQ entry only: small talk shows nothing that an alarming question could be about.
    goesOn: isShown && voice.isFaq(last?.id ?? '') && goesOn(heard, lean, voice.locale),
    findings,
    certainty: certaintyOf(findings, support + (job !== undefined && findings.hits[0]?.id === job ? JOB_SUPPORT : 0)),
    alone,
  };
}

/** Score that the entry for the work one says one does gains, and what this adds to its certainty, in log-odds. */
const JOB_SAID = 0.6;
const JOB_SUPPORT = 1.2;

/**
 * Whoever says what their work is asks as that, unless the rest of their words finds an answer that is for more than those who see
 * something: "I'm a teacher, what is the penalty for that". Returns what is then found.
 */
function ofMore({ id, rest }: Job, { search, entry, isFaq }: Voice): Findings | undefined {
  const found = search.find(rest);
  const best = entry(found.hits[0]?.id ?? '');
  const isOfMore = best !== undefined && isFaq(best.id) && best.id !== id && best.speaksTo !== 'other';
  return isOfMore && certaintyOf(found) >= ANSWER_THRESHOLD ? found : undefined;
}

/** Whether it is plain that the visitor is in danger, whatever their work: "I clean rooms and my boss keeps my passport". */
function isPlainlyOfSelf(escalation: SignalReading['escalation']): boolean {
  return escalation?.whose === 'self' && escalation.likelihood >= PLAINLY_OF_SELF;
}
const PLAINLY_OF_SELF = 0.85;

/** How a question begins that might as well be a plea. */
const MAY = /^(?:(?:and|so|y) )*(?:can|could|will|would|may|puedo|puede|pueden)\b/i;

/** The findings with the highest certainty; of equals the first. */
function surest(found: readonly Findings[]): Findings {
  return found.reduce((best, each) => (certaintyOf(each) > certaintyOf(best) ? each : best));
}
