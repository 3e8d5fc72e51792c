import type { Messages } from '../conversation.ts';
import { Questions } from './Questions.tsx';

interface Props {
  words: Messages;
  /** Questions are offered until one was asked. */
  isFirst: boolean;
  ask: (utterance: string) => void;
  showLimits: () => void;
}

/** The first view: what Cairn is, what is kept, what quick exit cannot do. */
export const Welcome = ({ words, isFirst, ask, showLimits }: Props) => (
  <div class="welcome">
    <div id="welcome">
      <p class="lead">{words.welcome}</p>
      <p>{words.program}</p>
      <p class="card">
        {words.kept} <b>{words.exit}</b>
        {words.exitLimit}{' '}
        <button type="button" class="link" onClick={showLimits}>
          {words.whatItCannot}
        </button>
      </p>
    </div>
    {isFirst && <Questions questions={words.starters} label={words.next} ask={ask} />}
  </div>
);
