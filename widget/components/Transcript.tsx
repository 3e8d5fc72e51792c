import type { Messages, Turn } from '../conversation.ts';
import { Contacts } from './Contacts.tsx';
import { Questions } from './Questions.tsx';
import { Reply } from './Reply.tsx';

interface Props {
  turns: Turn[];
  /** The words of a turn's own language: an answer keeps it when the panel changes. */
  wordsOf: (turn: Turn) => Messages;
  label: string;
  ask: (utterance: string) => void;
  retry: (turn: number) => void;
  disagree: (turn: number) => void;
}

/** The log. Not live: each reply is announced once, outside of the shadow root. */
export const Transcript = ({ turns, wordsOf, label, ...acts }: Props) => (
  <div role="log" aria-live="off" aria-label={label}>
    <ol class="turns">
      {turns.map((turn) => (
        <li key={turn.id} id={`turn-${turn.id}`} class={turn.from} lang={turn.locale} tabIndex={-1}>
          <Line turn={turn} words={wordsOf(turn)} {...acts} />
        </li>
      ))}
    </ol>
  </div>
);

interface LineProps extends Pick<Props, 'ask' | 'retry' | 'disagree'> {
  turn: Turn;
  words: Messages;
}

const Line = ({ turn, words, ask, retry, disagree }: LineProps) => {
  if (turn.from === 'visitor')
    return (
      <p>
        <span class="unseen">{words.you}: </span>
        {turn.utterance}
      </p>
    );
  switch (turn.state) {
    case 'pending':
      return <p class="meta">{words.looking}</p>;
    case 'replied':
      return <Reply reply={turn.reply} words={words} ask={ask} disagree={() => disagree(turn.id)} />;
    case 'failed':
      return (
        <>
          <p class="lead">{words.failure}</p>
          <button type="button" class="quiet" onClick={() => retry(turn.id)}>
            {words.retry}
          </button>
          <Contacts contacts={turn.contacts} words={words} open={turn.contacts.length} />
        </>
      );
    case 'asked-again':
      return (
        <>
          <p class="lead">{words.again}</p>
          <Questions
            questions={turn.questions.length > 0 ? turn.questions : words.starters}
            label={words.next}
            ask={ask}
          />
        </>
      );
  }
};
