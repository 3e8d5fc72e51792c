import { Component } from 'preact';
import type { Speech, Turn } from '../conversation.ts';
import { Contacts } from './Contacts.tsx';
import { type Acts, Reply } from './Reply.tsx';

interface Props {
  turns: Turn[];
  /** The words of a line's own language. An answer keeps its language when the panel changes to another. */
  speechOf: (turn: Turn) => Speech;
  label: string;
  /** When it is hidden, it stays as it is, with everything that was unfolded. */
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

/**
 * A class, since only a class can say that nothing changed: an old phone then does not draw a long conversation again at every
 * step.
 */
class Line extends Component<LineProps> {
  override shouldComponentUpdate({ turn, speech }: LineProps): boolean {
    return turn !== this.props.turn || speech !== this.props.speech;
  }

  render({ turn: { id, from, locale, utterance, said, isSlow }, speech, acts }: LineProps) {
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
          <>
            <p class={isSlow ? 'meta lead' : 'meta'}>{isSlow ? words.meanwhile : words.looking}</p>
            {isSlow && <Contacts contacts={speech.contacts} words={words} open={3} urgent={false} />}
          </>
        )}
      </li>
    );
  }
}
