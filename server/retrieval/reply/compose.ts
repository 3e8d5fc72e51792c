import type { FaqEntry } from '../../content/content.ts';
import type { Contact, Reply, ReplyKind } from '../../contract.ts';
import type { BuiltInId } from '../built-in-words.ts';
import { CLARIFICATION_THRESHOLD, certaintyOf } from '../decide.ts';
import { fold } from '../normalize.ts';
import { inOneLine } from '../text/in-one-line.ts';
import { bestOf, likely, speaksOfSelf } from './best.ts';
import type { Considered } from './consider.ts';
import { LAST_RESORT } from './urgency.ts';

/** Most questions offered at once. */
export const QUESTIONS = 3;

/**
 * A reply that shows an entry or small talk. What to ask next: entries that other sentences of the utterance ask for,
 * entries that may have been meant, then those that the editor relates to it. Whoever taps the entry's own question, as it is offered,
 * meant nothing else: then the editor's come first.
 */
export function show(considered: Considered, entry: FaqEntry): Reply {
  const { voice } = considered;
  // The entry shown before was found by its own question, and so were the runners-up: those of the visitor's words come first.
  const isLast = entry === considered.last;
  const own = isLast ? likely(voice, considered.alone) : [];
  // What only goes on from a danger was found by no words of the visitor.
  const isFound = voice.isFaq(entry.id) && (considered.isShown || !isLast);
  // Whoever tells of themself and is answered so is not sent on to what is written for those who ask to learn.
  const isPersonal = speaksOfSelf(considered) && (entry.speaksTo === 'self' || entry.speaksTo === 'both');
  const found = isFound ? [...own, ...likely(voice, considered.findings)] : [];
  const near = isPersonal ? found.filter((id) => voice.entry(id)?.speaksTo !== 'none') : found;
  // A short line that finds nothing by itself says no more than that it goes on: the entries near it are chance.
  const isVague = isLast && certaintyOf(considered.alone) < CLARIFICATION_THRESHOLD;
  const next = [
    ...(isTapped(considered, entry) || isVague ? entry.related : considered.asked),
    ...near,
    ...entry.related,
  ];
  return {
    kind: 'answer',
    locale: voice.locale,
    ...shown(considered, entry),
    questions: voice.questions(
      next.filter((id) => id !== entry.id),
      QUESTIONS,
    ),
    contacts: contactsFor(considered, entry),
  };
}

/** Whether an utterance is the entry's own question, as it is offered. */
const isTapped = ({ text }: Considered, { question }: FaqEntry): boolean => fold(text) === fold(question);

/**
 * An entry as it is shown, and which passage of it fits. "In Spanish, please" asks for the one in view, "the second one" for none, nor does
 * whoever taps its question. Where
 * minutes count (`isUrgent`), only a passage that names 911 is brought forward: what to do in time to come can wait.
 */
export function shown(considered: Considered, entry: FaqEntry, isUrgent = false): Pick<Reply, 'entry' | 'passage'> {
  const { voice, last, inView, alone, lean, switched, picked } = considered;
  const asksForOne = voice.isFaq(entry.id) && !switched && picked === undefined && !isTapped(considered, entry);
  const asked = asksForOne ? voice.search.passage(entry, alone.reading, lean === 'bare') : undefined;
  const passage = switched && entry === last ? inView : asked;
  const isFitting =
    passage !== undefined && !(isUrgent && !inOneLine(entry.answer.slice(passage, passage + 1)).includes('911'));
  return { entry: voice.show(entry), ...(isFitting && { passage }) };
}

/**
 * A reply in the engine's own words, given by their id, without an entry. `next` are the ids of the questions to offer.
 * Without `next`, the likely entries are offered, and those that the editor relates to these words.
 */
export function fixed(considered: Considered, id: BuiltInId, next?: readonly string[]): Reply {
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
  const still = raised?.contacts.slice(0, raised.contacts[1] === LAST_RESORT ? 2 : 1) ?? [];
  // A visitor who may look for somebody to harm must not learn which shelter is near.
  const mayHarm = (signals.wrongdoing || bestOf(considered)?.id === 'wrongdoing') && !places.asksShelter;
  const harms = mayHarm || entry?.id === 'wrongdoing';
  const near = harms ? [] : [...signals.audienceContacts, ...places.near];
  const chosen = entry?.contacts ?? [];
  // Whoever asks of something else, such as a good pizza in Bozeman, needs no shelter there.
  const own = [...still, ...(entry?.id === OF_OTHER_TOPIC ? [...chosen, ...near] : [...near, ...chosen])];
  return voice.contacts(harms ? own : withRemembered(own, considered, still.length + 1));
}

const OF_OTHER_TOPIC = 'other-topic' satisfies BuiltInId;

/** Adds whom to show for who the visitor said to be before, after so many others. Where the editor named them, they keep their place. */
export function withRemembered(contacts: readonly string[], { remembered }: Considered, after: number): string[] {
  const added = contacts.length > 0 ? remembered.filter((id) => !contacts.includes(id)) : [];
  return [...contacts.slice(0, after), ...added, ...contacts.slice(after)];
}

/** The kinds of reply in the engine's own words; those that are not listed are fallbacks. */
const KINDS: Partial<Record<BuiltInId, ReplyKind>> = {
  clarification: 'clarification',
  'near-me': 'answer',
  'no-danger': 'answer',
  'not-what-i-meant': 'clarification',
};

/** From this certainty on, the nearest entries are offered before the questions that the editor chose for a fixed reply. */
const WORTH_OFFERING = 0.05;
