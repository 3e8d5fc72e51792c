import { Component } from 'preact';
import type { Speech, Turn } from '../conversation.ts';
import { type Acts, Reply } from './Reply.tsx';

interface Props {
  turns: Turn[];
  /** The words of a line's own language: an answer keeps it when the panel changes. */
  speechOf: (turn: Turn) => Speech;
  label: string;
  /** Out of sight it stays as it is, with what was unfolded. */
  hidden: boolean;
  acts: Acts;
}

/** The log. Not live: each reply is announced once, outside of the shadow root. */
export const Transcript = ({ turns, speechOf, label, hidden, acts }: Props) => (
  <div role="log" aria-live="off" aria-label={label} hidden={hidden}>
    <ol class="turns">
      {turns.map((turn) => (
        <Line key={turn.id} turn={turn} speech={speechOf(turn)} acts={acts} />
      ))}
    </ol>
  </div>
);

interface LineProps {
  turn: Turn;
  speech: Speech;
  acts: Acts;
}

/** A class, for that it can say when nothing changed: an old phone does not go through a long conversation at every step. */
class Line extends Component<LineProps> {
  override shouldComponentUpdate({ turn, speech }: LineProps): boolean {
    return turn !== this.props.turn || speech !== this.props.speech;
  }

  render({ turn: { id, from, locale, utterance, said }, speech, acts }: LineProps) {
    const { words } = speech;
    return (
      <li id={`turn-${id}`} class={from} lang={locale} tabIndex={-1}>
        {from === 'visitor' ? (
          <p>
            <span class="unseen">{words.you}: </span>
            {utterance}
          </p>
        ) : said ? (
          <Reply said={said} speech={speech} turn={id} acts={acts} />
        ) : (
          <p class="meta">{words.looking}</p>
        )}
      </li>
    );
  }
}
