import type { Reply as Replied } from '../../server/contract.ts';
import type { Messages } from '../conversation.ts';
import { Answer } from './Answer.tsx';
import { Contacts } from './Contacts.tsx';
import { Prose } from './Prose.tsx';
import { Questions } from './Questions.tsx';

interface Props {
  reply: Replied;
  words: Messages;
  ask: (utterance: string) => void;
  disagree: () => void;
}

/** How many contacts stand open, by kind: people first where there may be danger, answers first where there is one. */
const OPEN = { answer: 2, clarification: 0, fallback: 3, escalation: 3 };

/** What Cairn says back. `kind` alone decides what is seen, and in which order. */
export const Reply = ({ reply, words, ask, disagree }: Props) => {
  const { kind, text, entry, questions, contacts, locale } = reply;
  const escalates = kind === 'escalation';
  const lines = <Contacts contacts={contacts} words={words} open={OPEN[kind]} urgent={escalates} />;
  return (
    <>
      {text && <Prose blocks={text} lead />}
      {escalates && lines}
      {entry && <Answer entry={entry} words={words} locale={locale} />}
      <Questions questions={questions} label={words.next} ask={ask} />
      {!escalates && lines}
      {escalates && (
        <button type="button" class="quiet" onClick={disagree}>
          {words.notMeant}
        </button>
      )}
    </>
  );
};
