import type { FaqEntry } from '../../content/content.ts';
import type { Reply } from '../../contract.ts';
import { TRUST } from '../built-in-words.ts';
import { ANSWER_THRESHOLD } from '../decide.ts';
import type { Escalation } from '../escalate.ts';
import { bestOf, jobShown, likely } from './best.ts';
import { QUESTIONS, shown, withRemembered } from './compose.ts';
import type { Considered } from './consider.ts';
import { BEYOND_DOUBT, PLAIN } from './danger.ts';
import { asSaid, TOLD_OF_OTHERS, wordsFor } from './escalation-words.ts';
import { isUrgent, LAST_RESORT } from './urgency.ts';

/** People first: the fixed first line, the contacts in order of need, and beneath them the entry that also fits. */
export function escalate(considered: Considered, escalation: Escalation): Reply {
  const { voice, findings, raised } = considered;
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
    contacts: voice.contacts(withNear(withFirstOf(raised, contacts), considered)),
  };
}

/**
 * The danger told before, once more, with the words for whom it is: "no, I mean my sister", "it's me". If the correction tells of a danger
 * of that person, that one.
 */
export function escalateAnew(
  considered: Considered,
  raised: FaqEntry,
  whose: 'self' | 'other',
  danger: Escalation | null,
): Reply {
  const { voice, alone, lean } = considered;
  const anew = { ...considered, raised: undefined };
  if (danger?.whose === whose) return escalate(anew, danger);
  const words = voice.entry(wordsFor(whose, raised.id)) ?? raised;
  const isFitting = ({ id, speaksTo }: FaqEntry): boolean => words.related.includes(id) && speaksTo === whose;
  const found = lean === 'bare' ? undefined : alone.hits.flatMap(({ id }) => voice.entry(id) ?? []).find(isFitting);
  const entry = found ?? voice.entry(words.related[0] ?? '');
  return {
    kind: 'escalation',
    locale: voice.locale,
    text: words.answer,
    textId: words.id,
    ...(entry && shown(anew, entry)),
    questions: voice.questions(
      words.related.filter((id) => id !== entry?.id),
      QUESTIONS,
    ),
    contacts: voice.contacts(withNear(withFirstOf(raised, words.contacts), considered)),
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
 * Adds the contacts near the place that is named. They come right after the first two if the visitor asks for help there, and last if the
 * place is only mentioned. Those for who the visitor said to be before come after the first two.
 */
function withNear(contacts: readonly string[], considered: Considered): string[] {
  const { near, asksNear } = considered.places;
  const before = asksNear ? NEEDED_FIRST : contacts.length;
  return withRemembered([...contacts.slice(0, before), ...near, ...contacts.slice(before)], considered, NEEDED_FIRST);
}

/**
 * The entry to stand beneath the contacts of an escalation: the best hit, or one hardly behind it, if it is sure enough and speaks to
 * whoever asks: less sure, if the editor of these words would show it (`chosen`, ids). A wrong entry there would hurt. If there is none,
 * that for the visitor's job, if it was shown.
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
  return near.flatMap(({ id }) => voice.entry(id) ?? []).find(fits) ?? jobShown(considered);
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

/** How many contacts of an escalation come before those for a place, and for who the visitor said to be. */
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
