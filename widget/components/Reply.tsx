import type { Said, Speech } from '../conversation.ts';
import { Answer } from './Answer.tsx';
import { Contacts } from './Contacts.tsx';
import { Prose } from './Prose.tsx';
import { Questions } from './Questions.tsx';

interface Props {
  said: Said;
  speech: Speech;
  ask: (utterance: string) => void;
  retry: () => void;
  disagree: () => void;
}

/** How many contacts stand open, by kind: people first where there may be danger, answers first where there is one. */
const OPEN = { answer: 2, clarification: 0, fallback: 3, escalation: 3, failure: 9, again: 0 };

/** What Cairn says. `kind` alone decides what is seen, and in which order. */
export const Reply = ({ said, speech: { words, starters }, ask, retry, disagree }: Props) => {
  const { kind, text, entry, questions, contacts, locale } = said;
  const escalates = kind === 'escalation';
  // Without an entry the people are the answer.
  const peopleFirst = escalates || (!entry && kind !== 'clarification');
  const lines = contacts.length > 0 && (
    <Contacts
      contacts={contacts}
      words={words}
      open={entry || kind !== 'answer' ? OPEN[kind] : OPEN.fallback}
      urgent={escalates}
    />
  );
  const offered = kind === 'again' && questions.length === 0 ? starters : questions;
  return (
    <>
      {text && <Prose blocks={text} lead />}
      {kind === 'failure' && <p class="lead">{words.failure}</p>}
      {kind === 'failure' && <Button text={words.retry} act={retry} />}
      {kind === 'again' && <p class="lead">{words.again}</p>}
      {peopleFirst && lines}
      {entry && <Answer entry={entry} words={words} locale={locale} />}
      {offered.length > 0 && <Questions questions={offered} label={words.next} ask={ask} />}
      {!peopleFirst && lines}
      {escalates && <Button text={words.notMeant} act={disagree} />}
    </>
  );
};

const Button = ({ text, act }: { text: string; act: () => void }) => (
  <button type="button" class="quiet" onClick={act}>
    {text}
  </button>
);
