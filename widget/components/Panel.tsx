import type { Conversation, Speech, Turn } from '../conversation.ts';
import { Composer } from './Composer.tsx';
import { Limits } from './Limits.tsx';
import { type Exit, QuickExit } from './QuickExit.tsx';
import { Transcript } from './Transcript.tsx';
import { Welcome } from './Welcome.tsx';

export interface PanelProps {
  conversation: Conversation;
  speech: Speech;
  speechOf: (turn: Turn) => Speech;
  exit: Exit;
  /** Host name of the cover, or empty for a blank page. */
  cover: string;
  hasKeys: boolean;
  /** Absent in inline mode: there is nothing to close. */
  close?: (() => void) | undefined;
  ask: (utterance: string) => boolean;
  retry: (turn: number) => void;
  disagree: (turn: number) => void;
  look: (view: Conversation['view']) => void;
  switchLanguage: () => void;
}

/** Everything in the panel. The exit comes first for the keyboard, and last in the row for the eye. */
export const Panel = (props: PanelProps) => {
  const { conversation, speech, speechOf, exit, close, ask, retry, disagree, look } = props;
  const { turns, view } = conversation;
  const { words } = speech;
  return (
    <>
      <header>
        <QuickExit exit={exit} label={words.exit} />
        <h2>
          <i class="mark" />
          {words.title}
        </h2>
        <button
          type="button"
          class="icon"
          lang={words.other.code}
          aria-label={`${words.other.short}: ${words.other.name}`}
          onClick={props.switchLanguage}
        >
          {words.other.short}
        </button>
        {close && (
          <button type="button" class="icon shut" aria-label={words.close} onClick={close}>
            <i class="cross" />
          </button>
        )}
      </header>
      <div class="strip">
        <b>{words.danger}</b>
        <a href="tel:911">{words.call911}</a>
        <button type="button" class="link" aria-expanded={view === 'limits'} onClick={() => look('limits')}>
          {words.aboutExit}
        </button>
      </div>
      <div class="scroller" id="scroller" tabIndex={-1}>
        {view === 'limits' ? (
          <Limits words={words} cover={props.cover} hasKeys={props.hasKeys} back={() => look('transcript')} />
        ) : (
          <>
            <Welcome speech={speech} isFirst={turns.length === 0} ask={ask} showLimits={() => look('limits')} />
            <Transcript
              turns={turns}
              speechOf={speechOf}
              label={words.transcript}
              ask={ask}
              retry={retry}
              disagree={disagree}
            />
          </>
        )}
      </div>
      <Composer words={words} ask={ask} />
    </>
  );
};
