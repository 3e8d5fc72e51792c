import type { Said, Speech } from '../conversation.ts';
import { Answer } from './Answer.ts';
import { Contacts } from './Contacts.ts';
import { type Child, element, isThere } from './element.ts';
import { Prose } from './Prose.ts';
import { Questions } from './Questions.ts';

/** What a visitor can do about a line of the transcript. */
export interface Acts {
  ask: (utterance: string) => void;
  retry: (turn: number) => void;
  disagree: (turn: number) => void;
}

/** How many contacts stand open, by kind: people first where there may be danger, answers first where there is one. */
const OPEN = { answer: 2, clarification: 0, fallback: 3, escalation: 3, failure: 9, again: 0 };

/** What Cairn says in one line. `kind` alone decides what is seen, and in which order. */
export const Reply = (said: Said, { words, starters }: Speech, turn: number, acts: Acts): (Node | string)[] => {
  const { kind, text, entry, questions, contacts, locale } = said;
  const escalates = kind === 'escalation';
  // Without an entry the people are the answer.
  const peopleFirst = escalates || (!entry && kind !== 'clarification');
  const lines =
    contacts.length > 0 && Contacts(contacts, words, OPEN[entry || kind !== 'answer' ? kind : 'fallback'], escalates);
  const offered = kind === 'again' && questions.length === 0 ? starters : questions;
  const parts: Child[] = [
    ...Prose(text ?? [], 'lead'),
    (kind === 'failure' || kind === 'again') && element('p', { class: 'lead' }, words[kind]),
    kind === 'failure' && quiet(words.retry, () => acts.retry(turn)),
    peopleFirst && lines,
    ...(entry ? Answer(entry, words, locale) : []),
    offered.length > 0 && Questions(offered, words.next, acts.ask),
    !peopleFirst && lines,
    escalates && quiet(words.notMeant, () => acts.disagree(turn)),
  ];
  return parts.filter(isThere);
};

const quiet = (text: string, onclick: () => void): Node =>
  element('button', { type: 'button', class: 'quiet', onclick }, text);
