import type { Speech, Turn } from '../conversation.ts';
import { Reply } from './Reply.tsx';

interface Props {
  turns: Turn[];
  /** The words of a turn's own language: an answer keeps it when the panel changes. */
  speechOf: (turn: Turn) => Speech;
  label: string;
  ask: (utterance: string) => void;
  retry: (turn: number) => void;
  disagree: (turn: number) => void;
}

/** The log. Not live: each reply is announced once, outside of the shadow root. */
export const Transcript = ({ turns, speechOf, label, ask, retry, disagree }: Props) => (
  <div role="log" aria-live="off" aria-label={label}>
    <ol class="turns">
      {turns.map((turn) => {
        const { id, from, locale, utterance, said } = turn;
        const speech = speechOf(turn);
        const { words } = speech;
        return (
          <li key={id} id={`turn-${id}`} class={from} lang={locale} tabIndex={-1}>
            {from === 'visitor' ? (
              <p>
                <span class="unseen">{words.you}: </span>
                {utterance}
              </p>
            ) : said ? (
              <Reply said={said} speech={speech} ask={ask} retry={() => retry(id)} disagree={() => disagree(id)} />
            ) : (
              <p class="meta">{words.looking}</p>
            )}
          </li>
        );
      })}
    </ol>
  </div>
);
