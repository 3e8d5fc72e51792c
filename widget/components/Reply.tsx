import type { Prose as Blocks } from '../../server/contract.ts';
import type { Messages, Said, Speech } from '../conversation.ts';
import { Answer } from './Answer.tsx';
import { Contacts } from './Contacts.tsx';
import { Prose } from './Prose.tsx';
import { Questions } from './Questions.tsx';

/** What a visitor can do about a line of the transcript. */
export interface Acts {
  ask: (utterance: string) => void;
  retry: (turn: number) => void;
  disagree: (turn: number) => void;
}

interface Props {
  said: Said;
  speech: Speech;
  turn: number;
  acts: Acts;
}

/** The bot's own words of a reply, with those on a text that was read only in part: `words` are of the reply's language. */
export const ownText = ({ text = [], readInPart }: Said, words: Messages): Blocks =>
  readInPart ? [...text, { p: [words.readInPart] }] : text;

/** How many contacts stand open, by kind: people first where there may be danger, answers first where there is one. */
const OPEN = { answer: 2, clarification: 0, fallback: 3, escalation: 4, failure: 9, again: 0 };

/** What Cairn says in one line. `kind` alone decides what is seen, and in which order. */
export const Reply = ({ said, speech: { words, starters }, turn, acts }: Props) => {
  const { kind, entry, passage, whole, questions, contacts } = said;
  const text = ownText(said, words);
  const escalates = kind === 'escalation';
  // Of these two kinds alone the words are Cairn's own.
  const own = kind === 'failure' || kind === 'again' ? words[kind] : undefined;
  // Without an entry, the contacts are the answer.
  const peopleFirst = escalates || (!entry && kind !== 'clarification');
  // What is said to "thank you" has no source, and tells of the lines below: nothing stands between.
  const isTalk = entry?.sources.length === 0;
  // In danger only the first line stands before the first person to call.
  const cut = escalates && contacts.length > 0 ? 1 : text.length;
  const lines = contacts.length > 0 && (
    <Contacts
      contacts={contacts}
      words={words}
      open={OPEN[entry || kind !== 'answer' ? kind : 'fallback']}
      urgent={escalates}
    >
      {cut < text.length && <Prose blocks={text.slice(cut)} />}
    </Contacts>
  );
  // Those that were offered with the escalation stand right above.
  const offered = kind === 'again' ? starters : questions;
  const next = offered.length > 0 && <Questions questions={offered} label={words.next} ask={acts.ask} />;
  return (
    <>
      <Prose blocks={text.slice(0, cut)} lead={escalates || !entry} />
      {own && <p class="lead">{own}</p>}
      {kind === 'failure' && <Quiet text={words.retry} act={() => acts.retry(turn)} />}
      {peopleFirst && lines}
      {escalates && entry && <h3 class="meta also">{words.also}</h3>}
      {entry && <Answer entry={entry} passage={passage} whole={whole} words={words} />}
      {isTalk || next}
      {peopleFirst || lines}
      {isTalk && next}
      {escalates && <Quiet text={words.notMeant} act={() => acts.disagree(turn)} />}
    </>
  );
};

const Quiet = ({ text, act }: { text: string; act: () => void }) => (
  <button type="button" class="quiet" onClick={act}>
    {text}
  </button>
);
