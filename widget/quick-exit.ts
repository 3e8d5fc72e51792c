/**
 * Leave the page at once: blank it, then replace it with a site nobody asks about. Imports nothing, waits for nothing, and
 * every step may fail on a hostile page without stopping the next. The order of the steps is measured: `docs/quick-exit.md`
 * says what each other order lost.
 */

/** What an armed exit gives. A tuple and positions instead of names, since names weigh in what every page loads. */
export type QuickExit = [
  /** The first cover, for the plain link that the control is where scripts fail. */
  href: string,
  /** Leave now. Give it the click: a link's own default is stopped only once leaving has begun, so a failure still leaves. */
  exit: (event?: Event) => void,
  /** Listens at the window, before the page does, until `disarm`. */
  listenFor: (type: string, listener: (event: never) => void) => void,
  /** Remove every listener. Does nothing to an exit under way. */
  disarm: () => void,
  /** It is leaving already, because the page was come back to after an exit: nothing may be shown. */
  isLeaving: boolean,
];

/** The one `sessionStorage` key, written by an exit alone; its value is the cover. Neutral, because others may read it. */
export const BACK_KEY = '_r';

const BLANK = 'about:blank';
/** The neutral word for the tab and for screen readers while the cover loads. */
const LOADING = 'Loading';
/** How long each cover has to answer: a slow line is given its time, a dead one is not waited for. */
const PATIENCE_MS = 3000;
/** Three Esc within this long leave. */
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
 * `covers`: where to go, in turn, as `checkedCovers` returns them; a blank page comes last by itself. Empty: a blank page at once.
 * `guards`: after an exit in this tab, Back and Forward to this origin's pages bounce to the cover. Without, nothing is written.
 * `nonce`: of the page's policy, where it has one: for a script that is the last way out.
 * `onShortcut` is told how many taps of the shortcut are left (2, then 1; 0 once it was broken off), to announce it without
 * naming the topic. `onEscape`: one Esc asks this to close the panel.
 */
export function armQuickExit(
  covers: readonly string[],
  guards: boolean,
  nonce?: string,
  onShortcut?: (left: number) => void,
  onEscape?: () => void,
): QuickExit {
  // Taken now: a host page may replace them later, as it cannot `document` and `location`.
  const { setTimeout, clearTimeout, navigation } = window;
  /** Ourselves, where no page holds ours in a frame. */
  const outer = top as Window;
  const href = covers[0] ?? BLANK;
  let exiting = false;
  let vetoed = false;
  let channel: BroadcastChannel | undefined;

  /** When Esc was pressed, the last first. */
  let escapes: number[] = [];
  /**
   * Clean taps of Shift: each press, either key, one over the other, with nothing else pressed meanwhile. They count when the
   * key comes up, so that the capital that a third press begins is a capital.
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
    if (key !== 'Shift') breakOff();
    else if (!repeat && matchMedia('(any-pointer:fine)').matches) onShift(event, true);
    if (key !== 'Escape') {
      escapes = [];
    } else if (exiting) {
      // The browser's own Esc stops loading, and with it the exit.
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (!repeat) {
      // What is no number yet is not within any time.
      if (escapes.unshift(timeStamp) && timeStamp - (escapes[TAPS - 1] as number) <= ESCAPE_MS) exit(event);
      // An Esc that drops a word the keyboard proposes is for that word.
      else if (!isComposing) attempt(() => onEscape?.());
    }
  };
  const onKeyup = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === 'Shift') onShift(event, false);
  };
  // Nobody after us gets to ask, or to cancel.
  const onLeaving = (event: Event): void => {
    // What failed until now was the navigation before, which this one takes the place of.
    vetoed = false;
    if (exiting) event.stopImmediatePropagation();
  };
  const onNavigateerror = (): void => {
    vetoed = true;
  };
  const onPageshow = (event: PageTransitionEvent): void => {
    if (!event.persisted) return;
    if (exiting) leaveFor(0);
    else if (isFlagged()) leave();
  };
  // An app took the cover's link and the person came back here.
  const onVisibilitychange = (): void => {
    if (exiting && document.visibilityState === 'visible') leaveFor(covers.length);
  };

  /** How to stop hearing each thing that is listened for. */
  const deaf: (() => void)[] = [];
  // A page may have something else by the name of `navigation`.
  const listenAt = (target: EventTarget | undefined, type: string, listener: (event: never) => void): unknown =>
    attempt(() => {
      target?.addEventListener(type, listener as EventListener, true);
      deaf.push(() => target?.removeEventListener(type, listener as EventListener, true));
    });
  const listenFor: QuickExit[2] = (type, listener) => void listenAt(window, type, listener);

  function listen(): void {
    listenFor('keydown', onKeydown);
    listenFor('keyup', onKeyup);
    listenFor('pointerdown', breakOff);
    // With Shift held it scrolls sideways.
    listenFor('wheel', breakOff);
    listenFor('compositionstart', breakOff);
    listenFor('pageshow', onPageshow);
    listenFor('visibilitychange', onVisibilitychange);
    listenAt(navigation, 'navigate', onLeaving);
    listenAt(navigation, 'navigateerror', onNavigateerror);
    // Only now: Firefox keeps a page that listens for it out of its cache.
    if (exiting) listenFor('beforeunload', onLeaving);
  }

  const isFlagged = (): unknown => guards && attempt(() => sessionStorage.getItem(BACK_KEY));

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
    // The first and the last of them: the loops a page starts with, and those it is in.
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
    if (covers[stop]) setTimeout(leaveFor, PATIENCE_MS, stop + 1);
    if (outer !== window) attempt(() => outer.location.replace(url));
    location.replace(url);
    if (vetoed) attempt(() => leaveByFrame(url, nonce));
  }

  listen();
  // All tabs leave together. And a page kept for Back, which would be painted before any script runs, is dropped by the
  // browser when a message reaches it there: Back then loads it anew, and the guard below comes first.
  attempt(() => {
    channel = new BroadcastChannel(BACK_KEY);
    channel.onmessage = leave;
  });
  if (isFlagged()) {
    const isBack = attempt(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      // Safari before 15 has no entry, and the number of old.
      return entry ? entry.type === 'back_forward' : performance.navigation.type === 2;
    });
    // Where it cannot be told, the flag was written by an exit all the same.
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

/** Whoever sets it afterwards sets nothing. */
function pin(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value });
}

/** Properties of an element. What has more parts is set as text, and the browser hands it on: a `style` to its `cssText`. */
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

/** Leave a page with no body (Chromium then asks no `beforeunload`), one opaque sheet over it, a neutral title and no referrer. */
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
  // Timers, frames and observers of the host page go on: their title loses. So often in a moment and no more, or two
  // observers would fight for ever.
  let moment = 0;
  let left = 0;
  new MutationObserver(() => {
    // Each only where it is wrong: an element that is moved leaves the tab without a title for a moment.
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
  // What the page adds from now on is not shown; but by old browsers.
  attempt(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(BLANK_CSS);
    document.adoptedStyleSheets = [sheet];
  });
  attempt(() => pin(document, 'title', LOADING));
  attempt(() => pin(title, 'textContent', LOADING));
}

/** Host listeners on `navigation` outlive `document.open`: let what they call do nothing. */
function disarmVetoes(): void {
  pin(NavigateEvent.prototype, 'preventDefault', () => {});
}

/** The way out when a `navigate` listener cancelled ours: it does not see what a frame of another origin does. */
function leaveByFrame(url: string, nonce: string | undefined): void {
  const frame = element('iframe', {
    sandbox: 'allow-scripts allow-top-navigation',
    srcdoc: `<script nonce="${nonce}">top.location.replace(${JSON.stringify(url)})</script>`,
  });
  document.documentElement.append(frame);
}
