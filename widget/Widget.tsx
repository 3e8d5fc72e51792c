/** One conversation on screen: holds its state, draws it, and moves focus and view to where the visitor is. */
import { render } from 'preact';
import type { Contact, Locale, Reply } from '../server/contract.ts';
import { createAnnouncer } from './announcer.ts';
import type { AskCairn } from './client.ts';
import { Panel, type PanelActs } from './components/Panel.tsx';
import { plainText } from './components/Prose.tsx';
import { contextOf, emptyConversation, type Happening, isPending, type Language, reduce } from './conversation.ts';
import { createDialog } from './dialog.ts';
import type { PanelHandle, PanelHost, Speech } from './host.ts';

/** What the widget needs, beside the host that holds it. */
export interface WidgetParts {
  ask: AskCairn;
  /** What the panel says in the language it starts in. */
  speech: Speech;
  /** Loads what the panel says in another language; undefined where there is none. */
  loadSpeech: (locale: Locale) => Promise<Speech | undefined>;
}

/** Draws the panel into the host and keeps it drawn. */
export const createWidget = (
  host: PanelHost,
  { ask: askCairn, speech: first, loadSpeech }: WidgetParts,
): PanelHandle => {
  const { dock, place, exit, inline } = host;
  const dialog = createDialog(host);
  const announce = createAnnouncer(host.status);
  const speeches: Record<string, Speech | undefined> = { [host.locale]: first };
  let speech = first;
  let conversation = emptyConversation(host.locale);
  let alive = true;
  let shown = false;
  let notice = '';

  const find = (id: string): HTMLElement | null => place.querySelector(`#${id}`);
  /** Whether the visitor uses a finger, not a mouse: a focused field would bring up the keyboard, over the text to read. */
  const isTouch = matchMedia('(pointer: coarse)').matches;

  /** Announces a text, in its own language. Says nothing while the panel is closed: somebody may have come in. */
  const say = (text: string, locale: Locale = conversation.locale): void => {
    if (!shown) return;
    host.status.lang = locale;
    announce(text);
  };

  const happen = (happening: Happening): void => {
    notice = '';
    conversation = reduce(conversation, happening);
    if (alive) draw();
  };

  const draw = (): void => {
    speech = speeches[conversation.locale] ?? speech;
    dialog.name(speech.words.title);
    render(
      <Panel
        conversation={conversation}
        speech={speech}
        speechOf={(turn) => speeches[turn.locale] ?? speech}
        exit={exit}
        notice={notice}
        acts={acts}
      />,
      place,
    );
  };

  const answer = async (turn: number, utterance: string): Promise<void> => {
    const { locale } = conversation;
    say(speech.words.looking);
    // Whoever writes Spanish is answered in Spanish at once. The panel follows as soon as it has the Spanish words.
    const follow = async (): Promise<void> => {
      if (conversation.locale === locale || !(await learn(conversation.locale))) return;
      draw();
      bringUp(turn - 1);
    };
    const of = (reply: Reply) => ({
      turn,
      reply,
      locale: Object.keys(host.panels).includes(reply.locale) ? (reply.locale as Language) : locale,
    });
    const reply = await askCairn({ utterance, locale, context: contextOf(conversation) }, (late) => {
      const before = conversation;
      happen({ type: 'arrived', ...of(late) });
      if (!alive || conversation === before) return;
      say(spoken(late), late.locale);
      follow();
    });
    if (!alive) return;
    happen(reply ? { type: 'replied', ...of(reply) } : { type: 'failed', turn, contacts: speech.contacts });
    if (reply) say(spoken(reply), reply.locale);
    else say(speech.words.failure);
    bringUp(turn - 1);
    await follow();
  };

  const ask = (utterance: string): boolean => {
    if (isPending(conversation)) return false;
    const turn = conversation.turns.length + 1;
    const typed = find('composer')?.matches(':focus');
    happen({ type: 'asked', utterance });
    bringUp(turn - 1);
    // Focus the question: a button that was tapped is gone, and an on-screen keyboard hides the reply. Only who types on a real
    // keyboard keeps the focus in the field.
    if (!typed || isTouch) find(`turn-${turn - 1}`)?.focus({ preventScroll: true });
    answer(turn, utterance);
    return true;
  };

  const retry = (turn: number): void => {
    happen({ type: 'retried', turn });
    // Focus the line of the question. Its answer is announced.
    find(`turn-${turn - 1}`)?.focus({ preventScroll: true });
    answer(turn, conversation.turns[turn]?.utterance ?? '');
  };

  const disagree = (turn: number): void => {
    happen({ type: 'disagreed', turn });
    const last = conversation.turns.length - 1;
    bringUp(last);
    // The focus makes a screen reader read the line aloud.
    find(`turn-${last}`)?.focus({ preventScroll: true });
  };

  const look = (view: 'transcript' | 'limits'): void => {
    const next = conversation.view === view ? 'transcript' : view;
    const wasIn = find('limits')?.matches(':focus-within');
    happen({ type: 'looked', view: next });
    if (next === 'limits') {
      find('limits')?.focus({ preventScroll: true });
      scrolling()?.scrollTo(0, 0);
    } else {
      if (wasIn) find('about-exit')?.focus({ preventScroll: true });
      bringUp(conversation.turns.length - 2);
    }
  };

  const switchLanguage = async (): Promise<void> => {
    const locale = speech.words.other.code as Language;
    if (await learn(locale)) happen({ type: 'chose-language', locale });
    else if (alive) {
      notice = speech.words.other.failed;
      draw();
      say(notice, locale);
    }
  };

  /** Loads the words of a language, and makes the launcher speak it too. Returns whether both could be done. */
  const learn = async (locale: Language): Promise<boolean> => {
    try {
      speeches[locale] ??= await loadSpeech(locale);
    } catch {
      // The panel stays in the language it has.
    }
    const isLearnt = alive && !!speeches[locale];
    if (isLearnt) host.setLocale(locale);
    return isLearnt;
  };

  /** Scrolls the question to the top of the view; if it is long only its end, so that the beginning of its reply is in view. */
  const bringUp = (turn: number): void => {
    const box = scrolling();
    if (!box || conversation.view !== 'transcript') return;
    const top = box === place ? (place.firstElementChild as HTMLElement).offsetHeight : 0;
    const over = (line: HTMLElement | null, room: number): number =>
      line ? line.getBoundingClientRect().top - box.getBoundingClientRect().top - top - room : -1e9;
    box.scrollTop += Math.max(over(find(`turn-${turn}`), GAP), over(find(`turn-${turn + 1}`), PEEK));
  };

  /** The element that scrolls. In a low window that is the whole panel, beneath the row with the exit. */
  const scrolling = (): HTMLElement | null => {
    const scroller = find('scroller');
    return scroller && getComputedStyle(scroller).overflowY === 'visible' ? place : scroller;
  };

  const acts: PanelActs = { ask, retry, disagree, look, switchLanguage, close: inline ? undefined : host.close };
  // The lines that stood in for the panel go. The focus may have been in them.
  const wasIn = place.matches(':focus-within');
  announce('');
  place.replaceChildren();
  draw();
  const own = find('exit');
  // In inline mode, the exit that is fixed to the window stands in only while the panel's own is out of sight.
  const sight =
    inline && own
      ? new IntersectionObserver(([entry]) => {
          dock.classList.toggle('seen', entry?.isIntersecting);
        })
      : undefined;
  if (own) sight?.observe(own);
  return {
    show: () => {
      dialog.show();
      shown = true;
      if (!inline || wasIn) (isTouch ? place : find('composer'))?.focus({ preventScroll: true });
    },
    hide: () => {
      shown = false;
      dialog.hide();
      announce('');
    },
    destroy: () => {
      alive = false;
      sight?.disconnect();
      dialog.destroy();
      announce('');
      render(null, place);
    },
  };
};

/** Room above a question that was brought up, in px. */
const GAP = 12;
/** Room above the reply to it: for the gap between them, and a line or two of the question. */
const PEEK = 84;

/** The whole reply in words. The first person to call comes last, but in danger right after the first line, as on the screen. */
const spoken = ({ kind, text = [], entry, contacts: [first] }: Reply): string => {
  const parts = [...text.map((block) => plainText([block])), entry ? plainText(entry.answer) : ''];
  parts.splice(kind === 'escalation' ? 1 : parts.length, 0, first ? firstLine(first) : '');
  return parts.filter(Boolean).join('\n');
};

const firstLine = ({ name, call, text }: Contact): string => `${name}: ${(call ?? text)?.label ?? ''}`;
