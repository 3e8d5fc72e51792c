/** What an open panel is: its role and name, Tab, and the marks against recording. */
import type { PanelHost } from './host.ts';

export interface Dialog {
  show: () => void;
  hide: () => void;
  /** Sets the name that screen readers say, in the visitor's language. */
  name: (title: string) => void;
  destroy: () => void;
}

/**
 * The panel fills the screen of a phone, and of a window that is as low as an on-screen keyboard or 400 % zoom makes it.
 * styles.css has the same query.
 */
const FULL_SCREEN = '(max-width: 639px), (max-height: 519px)';

/** What Cairn is and what exit cannot do, then what is kept: the ids of both. */
const GREETING = 'welcome kept';

/** The attributes and classes that tell common session-replay tools not to record an element. */
const MASKS = [
  // Datadog's: it takes the value `hidden` instead of `true`.
  'data-dd-privacy',
  'data-private',
  'data-hj-suppress',
  'data-recording-disable',
  'data-clarity-mask',
  'data-openreplay-obscured',
];
const MASK_CLASSES = ['fs-exclude', 'ph-no-capture', 'sentry-block', 'rr-block', 'highlight-block'];

/** Makes a region of `place`, and on a phone a dialog of what `dock` holds. Until `show`, they are neither. */
export const createDialog = ({ dock, place, inline }: PanelHost): Dialog => {
  const { host } = dock.getRootNode() as ShadowRoot;
  const full = matchMedia(FULL_SCREEN);
  const isFullScreen = (): boolean => !inline && full.matches;
  let title = '';
  /**
   * A dialog, and a modal one, while the panel covers the page: what cannot be seen cannot be reached either. Else a region of the
   * page: into a dialog that is left and entered again, Orca reads all of its text, with every line that was said, each time. The
   * dialog holds the live region, which would be out of reach beside it. The region does not hold the launcher: in Chromium, Orca
   * says no name of what held the focus before, too. In the dialog it names what takes the focus on a phone, else all of it is read.
   */
  const mark = (): void => {
    const isOpen = dock.classList.contains('open');
    const isFull = isOpen && isFullScreen();
    set(dock, 'role', isFull && 'dialog');
    set(dock, 'aria-modal', isFull && 'true');
    set(dock, 'aria-label', isFull && title);
    set(place, 'role', isOpen && 'region');
    set(place, 'aria-label', isOpen && title);
    // The greeting. Descriptions of regions are not read: there it is the field's, until something was asked.
    set(dock, 'aria-describedby', isFull && GREETING);
    set(place, 'aria-describedby', isFull && GREETING);
    const isGreeting = isOpen && !isFull && !place.querySelector('#turn-0');
    set(place.querySelector('#composer'), 'aria-describedby', isGreeting && GREETING);
  };

  /** Keeps Tab inside the panel while nothing else can be seen. */
  dock.onkeydown = (event) => {
    // By its code: WebKitGTK has no name for Tab while Shift is down.
    if (event.keyCode !== 9 || !isFullScreen()) return;
    const [first, last] = place.querySelectorAll<HTMLElement>('#exit, .send');
    const goal = event.shiftKey
      ? (first?.matches(':focus') || place.matches(':focus')) && last
      : last?.matches(':focus') && first;
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  };

  // Those that the page's own `<cairn-chat>` lacks: the others are the page's, and stay.
  const masks = MASKS.filter((name) => !host.hasAttribute(name));
  const classes = MASK_CLASSES.filter((name) => !host.classList.contains(name));
  for (const target of [host, dock]) {
    target.classList.add(...MASK_CLASSES);
    for (const name of MASKS) target.setAttribute(name, name === MASKS[0] ? 'hidden' : 'true');
  }
  full.onchange = mark;

  const hide = (): void => {
    dock.classList.remove('open');
    mark();
  };
  return {
    show: () => {
      dock.classList.add('open');
      mark();
    },
    hide,
    name: (next) => {
      title = next;
      mark();
    },
    destroy: () => {
      hide();
      full.onchange = null;
      host.classList.remove(...classes);
      for (const name of masks) host.removeAttribute(name);
      if (!host.className) host.removeAttribute('class');
    },
  };
};

/** Sets an attribute, or takes it away. */
const set = (element: Element | null, name: string, value: string | false): void => {
  if (value) element?.setAttribute(name, value);
  else element?.removeAttribute(name);
};
