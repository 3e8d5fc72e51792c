import type { Conversation, Speech, Turn } from '../conversation.ts';
import { Composer } from './Composer.tsx';
import { Limits } from './Limits.tsx';
import type { Acts } from './Reply.tsx';
import { Transcript } from './Transcript.tsx';
import { Welcome } from './Welcome.tsx';

export interface PanelActs extends Acts {
  /** Absent in inline mode: there is nothing to close. */
  close: (() => void) | undefined;
  /** Shows what quick exit cannot do, and then the transcript again. */
  look: () => void;
  switchLanguage: () => void;
}

/** The address that the exit leads to, and the function that leaves. */
interface Exit {
  href: string;
  leave: (event: Event) => void;
}

interface Props {
  conversation: Conversation;
  speech: Speech;
  /** The words of a line's own language. */
  speechOf: (turn: Turn) => Speech;
  exit: Exit;
  /** What is to be said of a change of language, in the language that was chosen; empty if there is nothing to say. */
  notice: string;
  acts: PanelActs;
}

/** Everything in the panel. For the keyboard the exit comes first, and on the screen it is the last in its row. */
export const Panel = ({
  conversation: { view, turns },
  speech,
  speechOf,
  exit: { href, leave },
  notice,
  acts,
}: Props) => {
  const { words } = speech;
  const { ask, close, look } = acts;
  const isLimits = view === 'limits';
  return (
    <>
      {/* No `<header>`, which would be a second banner beside the page's own. */}
      <div class="head">
        {/* A real link, so that it still leaves where the script fails. */}
        <a class="exit" id="exit" href={href} rel="noreferrer" draggable={false} tabIndex={0} onClick={leave}>
          {words.exit}
        </a>
        <h2>
          <i class="mark" />
          {words.title}
        </h2>
        <button
          type="button"
          class="icon"
          lang={words.other.code}
          aria-label={words.other.name}
          onClick={acts.switchLanguage}
        >
          {/* Only its beginning where the row is narrow. */}
          {words.other.name.slice(0, 2)}
          <span>{words.other.name.slice(2)}</span>
        </button>
        {close && (
          <button type="button" class="icon shut" aria-label={words.close} onClick={close}>
            ×
          </button>
        )}
      </div>
      <a class="strip" href="tel:911" tabIndex={0}>
        {words.danger} <u>{words.call911}</u>
      </a>
      <div class="scroller" id="scroller" tabIndex={-1}>
        {isLimits ? (
          <Limits words={words} href={href} back={look} />
        ) : (
          <Welcome speech={speech} isFirst={turns.length === 0} ask={ask} showLimits={look} />
        )}
        <Transcript turns={turns} speechOf={speechOf} label={words.transcript} hidden={isLimits} acts={acts} />
      </div>
      {notice && (
        <p class="notice" lang={notice === words.switched ? undefined : words.other.code}>
          {notice}
        </p>
      )}
      <Composer words={words} ask={ask} />
    </>
  );
};
