import type { Conversation, Speech, Turn } from '../conversation.ts';
import { createComposer } from './Composer.ts';
import { element } from './element.ts';
import { Limits } from './Limits.ts';
import type { Acts } from './Reply.ts';
import { createTranscript } from './Transcript.ts';
import { Welcome } from './Welcome.ts';

export interface PanelActs extends Acts {
  ask: (utterance: string) => boolean;
  /** Absent in inline mode: there is nothing to close. */
  close: (() => void) | undefined;
  look: (view: Conversation['view']) => void;
  switchLanguage: () => void;
}

/** Where the exit leads, and leaving. */
interface Exit {
  href: string;
  leave: (event: Event) => void;
}

/** Shows the conversation; `speechOf` has the words of a line's own language. */
export type DrawPanel = (conversation: Conversation, speech: Speech, speechOf: (turn: Turn) => Speech) => void;

/**
 * Everything in the panel. What stands around the transcript is made once and named again in another language, so that the focus
 * and what is typed stay. The exit comes first for the keyboard, and last in the row for the eye.
 */
export const createPanel = (place: HTMLElement, { href, leave }: Exit, acts: PanelActs): DrawPanel => {
  const { ask, close, look } = acts;
  // A real link, so that it still leaves where the script fails.
  const exit = element('a', { class: 'exit', id: 'exit', href, rel: 'noreferrer', onclick: leave });
  const title = element('span', {});
  const other = element('button', { type: 'button', class: 'icon', onclick: acts.switchLanguage });
  const shut = close && element('button', { type: 'button', class: 'icon shut', onclick: close }, '×');
  const danger = element('b', {});
  const call = element('a', { href: 'tel:911' });
  const about = element('button', { type: 'button', class: 'link', onclick: () => look('limits') });
  const { log, draw } = createTranscript(acts);
  const composer = createComposer(ask);
  /** What stands above the transcript, or in its place. */
  let top = element('div', {});
  let shown: [Conversation['view'], Speech, boolean] | undefined;

  place.replaceChildren(
    element('header', {}, exit, element('h2', {}, element('i', { class: 'mark' }), title), other, shut),
    element('div', { class: 'strip' }, danger, call, about),
    element('div', { class: 'scroller', id: 'scroller', tabindex: '-1' }, top, log),
    composer.box,
  );

  const name = ({ words }: Speech): void => {
    exit.textContent = words.exit;
    title.textContent = words.title;
    other.lang = words.other.code;
    other.textContent = words.other.short;
    other.setAttribute('aria-label', `${words.other.short}: ${words.other.name}`);
    shut?.setAttribute('aria-label', words.close);
    danger.textContent = words.danger;
    call.textContent = words.call911;
    about.textContent = words.aboutExit;
    log.setAttribute('aria-label', words.transcript);
    composer.name(words);
  };

  return ({ view, turns }, speech, speechOf) => {
    const shows: typeof shown = [view, speech, turns.length === 0];
    if (shows.some((part, at) => part !== shown?.[at])) {
      const isLimits = view === 'limits';
      const next = isLimits
        ? Limits(speech.words, href, () => look('transcript'))
        : Welcome(speech, shows[2] && ask, () => look('limits'));
      name(speech);
      about.setAttribute('aria-expanded', `${isLimits}`);
      log.hidden = isLimits;
      top.replaceWith(next);
      top = next;
      shown = shows;
    }
    draw(turns, speechOf);
  };
};
