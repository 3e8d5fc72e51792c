/** One conversation on screen: holds its state, draws it, and moves focus and view to where the visitor is. */
import { render } from 'preact';
import type { Locale } from '../server/contract.ts';
import { createAnnouncer } from './announcer.ts';
import type { AskCairn } from './client.ts';
import { Panel, type PanelActs } from './components/Panel.tsx';
import {
  contextOf,
  emptyConversation,
  type Happening,
  isWaiting,
  type Language,
  passageOf,
  reduce,
  type Said,
  type Turn,
} from './conversation.ts';
import { createDialog } from './dialog.ts';
import { watchExit } from './exit-in-sight.ts';
import type { PanelHandle, PanelHost, Speech } from './host.ts';
import { createScroller } from './scroller.ts';
import { spoken } from './spoken.ts';

/** What the widget needs, beside the host that holds it. */
export interface WidgetParts {
  ask: AskCairn;
  /** What the panel says in the language it starts in. */
  speech: Speech;
  /** Loads what the panel says in another language. Rejects where it cannot be had. */
  loadSpeech: (locale: Locale) => Promise<Speech>;
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
  /** The language of `speech`: that of the conversation, once its words are here. */
  let locale = host.locale;
  let conversation = emptyConversation(host.locale);
  let alive = true;
  let shown = false;
  let notice = '';
  let answered: Promise<unknown> = Promise.resolve();
  let missed: (() => void) | undefined;

  const find = (id: string): HTMLElement | null => place.querySelector(`#${id}`);
  const { bringUp, toTop, low } = createScroller(host, find, () => conversation);
  const hasFocus = (): boolean => place.contains((place.getRootNode() as ShadowRoot).activeElement);
  /** Focuses an element without scrolling: where to scroll is decided apart. */
  const focus = (id: string): void => find(id)?.focus({ preventScroll: true });
  /** Whether the visitor uses a finger, not a mouse: a focused field would bring up the keyboard, over the text to read. */
  const isTouch = matchMedia('(pointer: coarse)').matches;

  /** Announces a text, in its own language. Says nothing while the panel is closed: somebody may have come in. */
  const say = (text: string, lang: Locale = locale): void => {
    if (!shown) return;
    host.status.lang = lang;
    announce(text);
  };

  /** Shows and announces what came. While the panel is closed nobody may see or hear it, so it waits until that is opened again. */
  const tell = (telling: () => void): void => {
    if (shown) telling();
    else missed = telling;
  };

  /** Takes in what happened. Returns whether it changed anything. */
  const happen = (happening: Happening): boolean => {
    const before = conversation;
    const hadFocus = hasFocus();
    notice = '';
    conversation = reduce(conversation, happening);
    if (alive) draw();
    // What had the focus is gone: it goes on with the question that was answered.
    const isGone = hadFocus && !hasFocus();
    if (isGone && 'turn' in happening && conversation.view === 'transcript') focus(`turn-${happening.turn - 1}`);
    return conversation !== before;
  };

  const draw = (): void => {
    const next = speeches[conversation.locale];
    if (next && next !== speech) {
      speech = next;
      locale = conversation.locale;
      // The launcher speaks it, too.
      host.setLocale(locale);
    }
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

  /** Looks for the answers one after another. So each knows what was said before it, and its reply is heard by itself. */
  const lookFor = (turn: number): void => {
    const first = conversation.turns.findIndex(isWaiting);
    say(speech.words.looking);
    answered = answered.finally(() => answer(turn, first));
  };

  /** `first` is the line that waited for longest when this question was asked. */
  const answer = async (turn: number, first: number): Promise<void> => {
    if (!alive) return;
    const { locale: asked, turns } = conversation;
    const { utterance } = turns[turn] as Turn;
    const before = speech;
    /**
     * Brings the question up. Where danger was seen meanwhile in a question before it, and not in it, the view stays there: at whom to
     * call.
     */
    const show = (): void => {
      const urgent = conversation.turns.slice(first, turn + 1).filter(({ said }) => said?.kind === 'escalation');
      if ((urgent.pop()?.id ?? turn) === turn) bringUp(turn - 1);
    };
    // On one bar of signal an answer may take many seconds. The lines to call are on the device already.
    const drags = setTimeout(() => {
      if (!happen({ type: 'dragged', turn }) || !alive) return;
      say(speech.words.meanwhile);
      show();
    }, SLOW);
    // Whoever writes Spanish is answered in Spanish at once. The panel follows as soon as it has the Spanish words.
    const follow = async (): Promise<void> => {
      if (speeches[conversation.locale] === before || !(await learn(conversation.locale))) return;
      draw();
      show();
    };
    const of = (reply: Said) => ({
      turn,
      reply,
      locale: Object.keys(host.panels).includes(reply.locale) ? (reply.locale as Language) : asked,
    });
    const heard = (said: ReturnType<typeof of>): string => spoken(said.reply, (speeches[said.locale] ?? speech).words);
    const ask = { utterance, locale: asked, context: contextOf(conversation), passage: passageOf(conversation) };
    const reply = await askCairn(ask, (late) => {
      const { view } = conversation;
      const arrived = of(late);
      if (!happen({ type: 'arrived', ...arrived }) || !alive) return;
      tell(() => {
        say(heard(arrived), late.locale);
        // It stands beneath the lines to call, which are not moved while somebody may be about to tap one.
        if (view === 'limits') bringUp(turn);
      });
      follow();
    });
    clearTimeout(drags);
    if (!alive) return;
    const wasIn = find(`turn-${turn}`)?.matches(':focus-within');
    const failure: Said = { kind: 'failure', locale, questions: [], contacts: speech.contacts };
    const replied = of(reply ?? failure);
    if (happen({ type: 'replied', ...replied })) {
      tell(() => {
        say((reply ? '' : `${speech.words.failure}\n`) + heard(replied), reply?.locale);
        show();
      });
      // Tab then goes to the first person to call. A text that was begun meanwhile is not torn off.
      if (wasIn || (reply?.kind === 'escalation' && find('composer')?.matches(':focus:placeholder-shown')))
        focus(`turn-${turn - 1}`);
    }
    follow();
    // The next reply must not take the place of this one before it is heard.
    await new Promise((resolve) => {
      setTimeout(resolve, APART);
    });
  };

  const ask = (utterance: string): void => {
    const turn = conversation.turns.length + 1;
    const typed = find('composer')?.matches(':focus');
    happen({ type: 'asked', utterance });
    bringUp(turn - 1);
    // Focus the question: a button that was tapped is gone, and an on-screen keyboard hides the reply. Only who types on a real
    // keyboard keeps the focus in the field.
    if (!typed || isTouch) focus(`turn-${turn - 1}`);
    lookFor(turn);
  };

  const retry = (turn: number): void => {
    happen({ type: 'retried', turn });
    // Focus the line of the question. Its answer is announced.
    focus(`turn-${turn - 1}`);
    lookFor(turn);
  };

  const disagree = (turn: number): void => {
    happen({ type: 'disagreed', turn });
    const last = conversation.turns.length - 1;
    bringUp(last);
    // The focus makes a screen reader read the line aloud.
    focus(`turn-${last}`);
  };

  const look = (): void => {
    happen({ type: 'looked' });
    focus('limits');
    toTop();
    // On the way back: to what led there, which is in the greeting, above all that was said.
    find('about-exit')?.focus();
  };

  const switchLanguage = async (): Promise<void> => {
    const other = speech.words.other.code as Language;
    const isLearnt = await learn(other);
    if (isLearnt) happen({ type: 'chose-language', locale: other });
    if (!alive || (isLearnt && conversation.turns.length === 0)) return;
    // What stands above was said in the other language, and its words in this one are not known here.
    notice = isLearnt ? speech.words.switched : speech.words.other.failed;
    draw();
    say(notice, other);
  };

  /** Loads the words of a language. Returns whether they are here. */
  const learn = async (wanted: Language): Promise<boolean> => {
    try {
      speeches[wanted] ??= await loadSpeech(wanted);
    } catch {
      // The panel stays in the language it has.
    }
    return alive && !!speeches[wanted];
  };

  /**
   * A letter that is typed while a line or the panel itself has the focus goes into the field, and as all that is typed there not to
   * the page.
   */
  place.onkeydown = (event) => {
    const { key, ctrlKey, metaKey } = event;
    if (!/^\S$/.test(key) || ctrlKey || metaKey || !(event.target as Element).matches('li,.panel')) return;
    event.stopPropagation();
    focus('composer');
  };

  /** Letters that are typed in the field are no shortcuts of the page, also where it hears keys on their way down to the field. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key?.length === 1 && event.composedPath()[0] === find('composer')) event.stopImmediatePropagation();
  };
  addEventListener('keydown', onKey, true);

  const acts: PanelActs = { ask, retry, disagree, look, switchLanguage, close: inline ? undefined : host.close };
  // The lines that stood in for the panel go. The focus may have been in them.
  const wasIn = place.matches(':focus-within');
  announce('');
  place.replaceChildren();
  draw();
  const stopWatching = inline ? watchExit(find('exit') as HTMLElement, dock) : undefined;
  return {
    show: (isAway) => {
      dialog.show();
      shown = true;
      const takesFocus = inline ? wasIn : !isAway || dock.hasAttribute('aria-modal');
      // In a low window the field is far below, out of sight.
      if (takesFocus) (isTouch || low.matches ? place : find('composer'))?.focus({ preventScroll: true });
      missed?.();
      missed = undefined;
    },
    hide: () => {
      shown = false;
      dialog.hide();
      announce('');
    },
    destroy: () => {
      alive = false;
      stopWatching?.();
      low.onchange = null;
      removeEventListener('keydown', onKey, true);
      dialog.destroy();
      announce('');
      render(null, place);
    },
  };
};

/** When an answer takes so long that the lines to call are shown meanwhile, in milliseconds. */
const SLOW = 2000;
/** The time between a reply and the next question, in milliseconds: longer than the announcer waits before it speaks. */
const APART = 200;
