/** One conversation on screen: holds its state, draws it, and moves focus and view to where the visitor is. */
import { render } from 'preact';
import type { Contact, Reply } from '../server/contract.ts';
import { createAnnouncer } from './announcer.ts';
import type { AskCairn } from './client.ts';
import { Panel } from './components/Panel.tsx';
import { plainText } from './components/Prose.tsx';
import { contextOf, emptyConversation, type Happening, isPending, type Language, reduce } from './conversation.ts';
import { createDialog } from './dialog.ts';
import type { PanelHandle, PanelHost } from './host.ts';
import { words } from './words.ts';

/** What the widget is made with, beside the host that holds it. */
export interface WidgetParts {
  ask: AskCairn;
  /** By locale: shown when no answer can be had. */
  contacts: Record<string, Contact[]>;
}

/** Draws the panel into the host and keeps it drawn. */
export const createWidget = (host: PanelHost, { ask: askCairn, contacts }: WidgetParts): PanelHandle => {
  const { place, exit, inline } = host;
  const dialog = createDialog(host);
  const announce = createAnnouncer(host.status);
  let conversation = emptyConversation(host.locale);
  let alive = true;

  const find = (id: string): HTMLElement | null => place.querySelector(`#${id}`);
  /** A finger, not a mouse: a focused field would bring up the keyboard, over what there is to read. */
  const isTouch = matchMedia('(pointer: coarse)').matches;

  const happen = (happening: Happening): void => {
    conversation = reduce(conversation, happening);
    if (alive) draw();
  };

  const draw = (): void => {
    const { locale } = conversation;
    dialog.name(words[locale].title);
    render(
      <Panel
        conversation={conversation}
        words={words[locale]}
        wordsOf={(turn) => words[turn.locale]}
        exit={exit}
        cover={exit.href.startsWith('https:') ? new URL(exit.href).hostname : ''}
        hasKeys={matchMedia('(any-pointer: fine)').matches}
        close={inline ? undefined : host.close}
        ask={ask}
        retry={retry}
        disagree={disagree}
        look={look}
        switchLanguage={switchLanguage}
      />,
      place,
    );
  };

  const answer = async (turn: number, utterance: string): Promise<void> => {
    const { locale } = conversation;
    announce(words[locale].looking);
    const reply = await askCairn({ utterance, locale, context: contextOf(conversation) });
    if (!alive) return;
    happen(
      reply
        ? { type: 'replied', turn, reply }
        : { type: 'failed', turn, contacts: contacts[locale] ?? Object.values(contacts)[0] ?? [] },
    );
    if (conversation.locale !== locale) host.setLocale(conversation.locale);
    announce(reply ? spoken(reply) : words[locale].failure);
    bringUp(turn - 1);
  };

  const ask = (utterance: string): boolean => {
    if (isPending(conversation)) return false;
    const turn = conversation.turns.length + 1;
    const typed = find('composer')?.matches(':focus');
    happen({ type: 'asked', utterance });
    bringUp(turn - 1);
    // What was tapped is gone, and a keyboard hides the reply; who types on keys goes on typing.
    if (!typed || isTouch) find(`turn-${turn - 1}`)?.focus({ preventScroll: true });
    answer(turn, utterance);
    return true;
  };

  const retry = (turn: number): void => {
    happen({ type: 'retried', turn });
    find(`turn-${turn}`)?.focus({ preventScroll: true });
    answer(turn, conversation.turns[turn]?.utterance ?? '');
  };

  const disagree = (turn: number): void => {
    happen({ type: 'disagreed', turn });
    const last = conversation.turns.length - 1;
    bringUp(last);
    find(`turn-${last}`)?.focus({ preventScroll: true });
    announce(words[conversation.locale].again);
  };

  const look = (view: 'transcript' | 'limits'): void => {
    const next = conversation.view === view ? 'transcript' : view;
    happen({ type: 'looked', view: next });
    const goal = find(next === 'limits' ? 'limits' : 'scroller');
    goal?.focus({ preventScroll: true });
    if (next === 'limits') find('scroller')?.scrollTo(0, 0);
    else bringUp(conversation.turns.length - 2);
  };

  const switchLanguage = (): void => {
    const locale = words[conversation.locale].other.code as Language;
    happen({ type: 'chose-language', locale });
    host.setLocale(locale);
  };

  /** Puts the question to the top of the view, so that its reply is read from its beginning. */
  const bringUp = (turn: number): void => {
    const scroller = find('scroller');
    const line = find(`turn-${turn}`);
    if (scroller && line) scroller.scrollTop = line.offsetTop - GAP;
  };

  draw();
  return {
    show: () => {
      dialog.show();
      if (!inline) (isTouch ? place : find('composer'))?.focus({ preventScroll: true });
    },
    hide: dialog.hide,
    destroy: () => {
      alive = false;
      dialog.destroy();
      announce('');
      render(null, place);
    },
  };
};

/** Room above a question that was brought up, in px. */
const GAP = 12;

const spoken = ({ text = [], entry, contacts }: Reply): string =>
  [plainText(text), entry ? plainText(entry.answer) : '', contacts[0] ? firstLine(contacts[0]) : '']
    .filter(Boolean)
    .join('\n');

const firstLine = ({ name, call, text }: Contact): string => `${name}: ${(call ?? text)?.label ?? ''}`;
