import type { Conversation } from './conversation.ts';
import type { PanelHost } from './host.ts';
import { zoomOf } from './zoom.ts';

/** Brings what matters into view. */
export interface Scroller {
  /** Scrolls a question to the top of the view; if it is long only its end, so that the beginning of its reply is in view. */
  bringUp(turn: number): void;
  toTop(): void;
  /** Whether the window is so low that the whole panel scrolls. Whoever removes the panel takes its listener away. */
  low: MediaQueryList;
}

/** Creates the scroller of a panel. `find` returns an element of it by its id. */
export const createScroller = (
  { place, inline }: PanelHost,
  find: (id: string) => HTMLElement | null,
  current: () => Conversation,
): Scroller => {
  const low = matchMedia(LOW);
  /** The element that scrolls. In a low window that is the whole panel, beneath the row with the exit. */
  const scrolling = (): HTMLElement | null => (low.matches && !inline ? place : find('scroller'));
  const bringUp = (turn: number): void => {
    const box = scrolling();
    const line = find(`turn-${turn}`);
    const next = find(`turn-${turn + 1}`);
    const { view, turns } = current();
    if (!line || !box || view !== 'transcript') return;
    const top = box === place ? (place.firstElementChild as HTMLElement).offsetHeight : 0;
    const escalates = turns[turn + 1]?.said?.kind === 'escalation';
    const peek = !escalates ? PEEK : box.clientHeight < SHORT ? PEEK_IN_SHORT : PEEK_IN_DANGER;
    const start = topOf(line);
    const cut = topOf(next ?? line) - peek - start;
    const goal = start + (cut > EDGE ? cut : Math.max(-GAP, Math.min(cut, 0)));
    box.scrollTop += goal - topOf(box) - top;
    if (inline && topOf(box) < 0) box.scrollIntoView();
  };
  /** Brings the last reply up again when the other element scrolls, unless the field scrolls with it and is typed in. */
  low.onchange = () => {
    if (!low.matches || !find('composer')?.matches(':focus')) bringUp(current().turns.length - 2);
  };
  return { bringUp, toTop: () => scrolling()?.scrollTo(0, 0), low };
};

/** In px of the page, as styles and the place of the scroller are. */
const topOf = (element: HTMLElement): number => element.getBoundingClientRect().top / zoomOf(element);

/** A window so low that all of the panel scrolls: a phone on its side, or above its keyboard. styles.css has the same query. */
const LOW = '(max-height: 419px)';
/** Room above a question that was brought up, in px. */
const GAP = 12;
/** Room above the reply to it: for the gap between them, and the last three lines of the question. */
const PEEK = 102;
/** In danger only two lines of it: the first line to call has to be on the smallest screen, too. */
const PEEK_IN_DANGER = 78;
/** Above its first line a question has this edge, in px: where all of its lines are in view, that is, too. */
const EDGE = 11;
/** The same where the transcript has less height than this: there the question can wait. */
const PEEK_IN_SHORT = 20;
const SHORT = 350;
