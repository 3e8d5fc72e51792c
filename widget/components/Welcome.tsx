import type { Speech } from '../conversation.ts';
import { Questions } from './Questions.tsx';

interface Props {
  speech: Speech;
  /** Questions are offered until one was asked. */
  isFirst: boolean;
  ask: (utterance: string) => void;
  showLimits: () => void;
}

/** The first view: what Cairn is, what quick exit cannot do, what to ask, what is kept. */
export const Welcome = ({ speech: { greeting, starters, words }, isFirst, ask, showLimits }: Props) => (
  <>
    <div id="welcome">
      <p class="lead">{greeting ?? words.ask}</p>
      <p>{words.program}</p>
      <p>
        <b>{words.exit}</b>
        {words.exitLimit}{' '}
        <button type="button" class="link" id="about-exit" onClick={showLimits}>
          {words.limitsTitle}
        </button>
      </p>
    </div>
    {isFirst && <Questions questions={starters} label={words.next} ask={ask} />}
    <p class="meta" id="kept">
      {words.kept}
    </p>
  </>
);
