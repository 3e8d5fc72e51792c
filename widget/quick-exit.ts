/**
 * Leave the page at once: blank it, then replace it with a site nobody asks about. Imports nothing, waits for nothing, and
 * every step may fail on a hostile page without stopping the next. The order of the steps is measured: `docs/quick-exit.md`
 * says what each other order lost.
 */

/** What an armed exit returns. It is a tuple, since names of properties would add weight to what every page loads. */
export type QuickExit = [
  /** The address of the first cover. Where scripts fail, the exit control is a plain link to it. */
  href: string,
  /**
   * Leave now. Pass the click event: the link's default action is stopped only once leaving has begun, so the link still leaves
   * if leaving fails.
   */
  exit: (event?: Event) => void,
  /** Listens at the window, before the page does, until `disarm`. */
  listenFor: (type: string, listener: (event: never) => void) => void,
  /** Remove every listener. Does nothing to an exit under way. */
  disarm: () => void,
  /**
   * Whether the page is leaving already, because somebody came back to it after an exit, or code of the page started us after one: nothing
   * may be shown.
   */
  isLeaving: boolean,
  /** Listens for the shortcuts again, where the page took all listeners away (`document.open`). Returns whether it was our exit that did. */
  listen: () => boolean,
];

/**
 * Whether an event on the exit control means to leave: a click, a finger that comes up, or the middle button, which would open the
 * cover beside the page.
 */
export const isPress = ({ type, button, pointerType }: PointerEvent): boolean =>
  type === 'click' || button === 1 || pointerType === 'touch';

/** The one `sessionStorage` key, which only an exit writes; its value is the cover. The name is neutral, because others may read it. */
export const BACK_KEY = '_r';

const BLANK = 'about:blank';
/** The neutral word for the tab and for screen readers while the cover loads. */
const LOADING = 'Loading';
/** How long each cover has to answer: long enough for a slow line, and not for ever for a dead one. */
const PATIENCE_MS = 3000;
/** Three presses of Esc within this time leave. */
const ESCAPE_MS = 2000;
/** The longest that a tap of Shift, or the pause before it, may take, for hands that are slow. */
const TAP_MS = 5000;
const TAPS = 3;
const TIMERS = 10_000;
const SHADE_CSS =
  'display:block!important;position:fixed;inset:0;color-scheme:light dark;background:Canvas;color:Canvas';
const BLANK_CSS = ':root>:not(#_#_){display:none!important}@media print{:root{display:none!important}}';

/**
 * Arm the shortcuts and the Back guard. Call it in the first lines of the first script, before anything is shown.
 *
 * `covers`: where to go, in turn, as `checkedCovers` returns them. A blank page always comes last. If the list is empty, it
 * comes at once.
 * `guards`: after an exit in this tab, Back and Forward to this origin's pages lead to the cover. Without it, nothing is
 * written.
 * `nonce`: the nonce of the page's policy, where it has one. The script of the last way out needs it.
 * `onShortcut` is told how many taps of the shortcut are left (2, then 1; 0 when the shortcut is broken off), to announce it
 * without naming the topic.
 * `onEscape` is called at a single Esc, to close the panel.
 */
export function armQuickExit(
  covers: readonly string[],
  guards: boolean,
  nonce?: string,
  onShortcut?: (left: number) => void,
  onEscape?: () => void,
): QuickExit {
  // Taken now, because a host page may replace them later. It cannot replace `document` and `location`.
  const { setTimeout, clearTimeout, navigation } = window;
  /** The outermost window. It is our own where no page holds ours in a frame. */
  const outer = top as Window;
  const href = covers[0] ?? BLANK;
  // The page is blank already where code of it that still runs starts us once more: nothing may be shown, and the flag stays.
  let exiting = document.querySelector(':root>[role=alert]')?.textContent === LOADING;
  let vetoed = false;
  /** Where our own navigation leads. */
  let goal = '';
  const { preventDefault } = Event.prototype;
  let channel: BroadcastChannel | undefined;

  /** The times at which Esc was pressed, the last first. */
  let escapes: number[] = [];
  /**
   * How often Shift was pressed in a row: either key, one key while the other is down too, and nothing else pressed meanwhile.
   * The third press leaves only when the key comes up, so that whoever holds it to write a capital gets the capital.
   */
  let presses = 0;
  let tapped = 0;
  let told = 0;

  const tell = (left: number): void => {
    told = left;
    attempt(() => onShortcut?.(left));
  };
  const breakOff = (): void => {
    presses = 0;
    if (told) tell(0);
  };
  const onShift = ({ timeStamp }: Event, isDown: boolean): void => {
    if (timeStamp - tapped > TAP_MS) breakOff();
    tapped = timeStamp;
    if (isDown) presses++;
    else if (presses >= TAPS) exit();
    else if (presses) tell(TAPS - presses);
  };

  const onKeydown = (event: KeyboardEvent): void => {
    const { key, timeStamp, repeat, isTrusted, isComposing } = event;
    if (!isTrusted) return;
    // With Alt or Ctrl, Shift changes the keyboard's language.
    if (key !== 'Shift' || event.altKey || event.ctrlKey || event.metaKey) breakOff();
    else if (!repeat && matchMedia('(any-pointer:fine)').matches) onShift(event, true);
    if (key !== 'Escape') {
      escapes = [];
    } else if (exiting) {
      // In the browser, Esc stops loading, and with it the exit.
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!repeat) {
      // Before the third press the time is no number, and the comparison is false.
      if (escapes.unshift(timeStamp) && timeStamp - (escapes[TAPS - 1] as number) <= ESCAPE_MS) exit(event);
      // While a word is composed, Esc drops the word that the keyboard proposes, and does nothing else.
      else if (!isComposing) attempt(() => onEscape?.());
    }
  };
  const onKeyup = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === 'Shift') onShift(event, false);
  };
  // No listener after ours gets to ask "leave site?", or to cancel.
  const onLeaving = (event: Event): void => {
    // A failure until now was one of the navigation before, which this one replaces.
    vetoed = false;
    if (!exiting) return;
    event.stopImmediatePropagation();
    // Code of the page that still runs must not lead the person back: only our own navigations go on.
    const { destination } = event as NavigateEvent;
    if (destination && destination.url !== goal) preventDefault.call(event);
  };
  const onNavigateerror = (): void => {
    vetoed = true;
  };
  const onPageshow = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    if (exiting) leaveFor(0);
    else if (isFlagged()) leave();
  };
  // The cover's link opened an app, and the person came back here.
  const onVisibilitychange = (): void => {
    if (exiting && document.visibilityState === 'visible') leaveFor(covers.length);
  };

  /** For each listener, the function that removes it. */
  const deaf: (() => void)[] = [];
  // A page may have defined something else by the name of `navigation`.
  const listenAt = (target: EventTarget | undefined, type: string, listener: (event: never) => void): unknown =>
    attempt(() => {
      target?.addEventListener(type, listener as EventListener, true);
      deaf.push(() => target?.removeEventListener(type, listener as EventListener, true));
    });
  const listenFor: QuickExit[2] = (type, listener) => void listenAt(window, type, listener);

  function listen(): boolean {
    listenFor('keydown', onKeydown);
    listenFor('keyup', onKeyup);
    listenFor('pointerdown', breakOff);
    // Shift may be held to scroll sideways.
    listenFor('wheel', breakOff);
    listenFor('compositionstart', breakOff);
    listenFor('pageshow', onPageshow);
    listenFor('visibilitychange', onVisibilitychange);
    listenAt(navigation, 'navigate', onLeaving);
    listenAt(navigation, 'navigateerror', onNavigateerror);
    // Only once it is leaving: Firefox keeps no page for Back that listens for `beforeunload`.
    if (exiting) listenFor('beforeunload', onLeaving);
    return exiting;
  }

  // The page may have something of its own under that name.
  const isFlagged = (): unknown =>
    guards && attempt(() => /^(https|about):/.test(sessionStorage.getItem(BACK_KEY) as string));

  function exit(event?: Event): void {
    leave();
    attempt(() => channel?.postMessage(0));
    event?.preventDefault();
  }

  function leave(): void {
    if (exiting) return;
    exiting = true;
    attempt(() => hide(document));
    attempt(() => hide(outer.document));
    // Clear the first timer ids and the last ones: the loops that a page starts with, and those that run now.
    attempt(() => {
      for (let last = setTimeout(() => {}), step = 0; step < TIMERS; step++) {
        clearTimeout(step);
        clearTimeout(last - step);
      }
    });
    attempt(() => speechSynthesis.cancel());
    // Drops the page, its frames and its listeners. After `location.replace` it would cancel the exit.
    attempt(() => {
      document.open();
      document.close();
    });
    attempt(blank);
    attempt(disarmVetoes);
    attempt(listen);
    if (guards) attempt(() => sessionStorage.setItem(BACK_KEY, href));
    leaveFor(0);
  }

  function leaveFor(stop: number): void {
    const url = (navigator.onLine && covers[stop]) || BLANK;
    goal = url;
    // A page that changes its address all the time makes Chromium drop what comes after, for ten seconds: so it never gives up.
    setTimeout(leaveFor, PATIENCE_MS, (stop + 1) % (covers.length + 1));
    if (outer !== window) attempt(() => outer.location.replace(url));
    // What is dropped is not even told to listeners.
    else vetoed = !!navigation;
    location.replace(url);
    if (vetoed) attempt(() => leaveByFrame(url, nonce));
  }

  listen();
  // All tabs leave together. There is a second reason for the channel: a page kept for Back would be painted before any script
  // runs. The browser drops it when a message reaches it there: Back then loads it anew, and the guard below comes first.
  attempt(() => {
    channel = new BroadcastChannel(BACK_KEY);
    channel.onmessage = ({ data }) => data === 0 && leave();
  });
  if (!exiting && isFlagged()) {
    const isBack = attempt(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      // Safari before 15 has no entry, only the number of the older interface.
      return entry ? entry.type !== 'navigate' : performance.navigation.type > 0;
    });
    // Where the kind of navigation cannot be told, leave: an exit did write the flag.
    if (isBack ?? true) leave();
    else sessionStorage.removeItem(BACK_KEY);
  }

  return [
    href,
    exit,
    listenFor,
    () => {
      if (exiting) return;
      for (const stop of deaf) stop();
      channel?.close();
    },
    exiting,
    listen,
  ];
}

function hide({ documentElement }: Document): void {
  documentElement.style.cssText = 'display:none!important';
}

function attempt<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch {
    // The next step still runs: a leaving person is not shown an error.
    return undefined;
  }
}

/** Fixes a property at a value: setting it afterwards has no effect. */
function pin(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value });
}

/**
 * Properties of an element. `style`, `sandbox` and `part` are objects in the DOM. They are set as text, which the browser hands
 * on, as it does a `style` to its `cssText`.
 */
export type Properties<K extends keyof HTMLElementTagNameMap> = Omit<
  Partial<HTMLElementTagNameMap[K]>,
  'style' | 'sandbox' | 'part'
> & { style?: string; sandbox?: string; part?: string };

/** Builds an element without markup, so that no policy of the host page has anything to refuse. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties?: Properties<K>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/**
 * Replaces the document by a page with no body (Chromium then does not ask at `beforeunload`), one opaque sheet over it, a
 * neutral title and no referrer.
 */
function blank(): void {
  const title = element('title', { text: LOADING });
  const head = element(
    'head',
    {},
    title,
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('link', { rel: 'icon', href: 'data:,' }),
  );
  const shade = element('div', { style: SHADE_CSS }, LOADING);
  shade.setAttribute('role', 'alert');
  const root = element('html', {}, head, shade);
  // A document has one root: the old one goes first.
  document.replaceChildren();
  document.append(root);
  // Timers, frames and observers of the host page go on, and may set a title: ours is put back. That is done 99 times at most in
  // each 64 milliseconds, or two observers would fight for ever.
  let moment = 0;
  let left = 0;
  new MutationObserver(() => {
    // Mend only what is wrong: moving an element leaves the tab without a title for a moment.
    const isMoved = document.querySelector('title') !== title || !shade.isConnected;
    if (!isMoved && title.text === LOADING) return;
    const now = Date.now() >> 6;
    if (now !== moment) left = 99;
    moment = now;
    if (left-- < 1) return;
    title.text = LOADING;
    if (!isMoved) return;
    head.prepend(title);
    (document.documentElement ?? document.appendChild(root)).prepend(head, shade);
  }).observe(document, { childList: true, subtree: true, characterData: true });
  // Hide what the page adds from now on. Old browsers cannot.
  attempt(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(BLANK_CSS);
    document.adoptedStyleSheets = [sheet];
  });
  attempt(() => pin(document, 'title', LOADING));
  attempt(() => pin(title, 'textContent', LOADING));
}

/**
 * Code of the host page that still waits for a reply can go on after `document.open`, and its listeners on `navigation` do: what would lead
 * back, stop the exit or ask something is made to do nothing.
 */
function disarmVetoes(): void {
  const nothing = (): void => {};
  for (const target of [window, history, window.navigation])
    for (const name of 'alert confirm prompt print stop back forward go traverseTo'.split(' '))
      attempt(() => pin(target, name, nothing));
  pin(NavigateEvent.prototype, 'preventDefault', nothing);
}

/**
 * Leaves by way of a frame, when a `navigate` listener canceled our navigation: it does not see what a frame of another origin
 * does.
 */
function leaveByFrame(url: string, nonce: string | undefined): void {
  const frame = element('iframe', {
    sandbox: 'allow-scripts allow-top-navigation',
    srcdoc: `<script nonce="${nonce}">top.location.replace(${JSON.stringify(url)})</script>`,
  });
  document.documentElement.append(frame);
}
