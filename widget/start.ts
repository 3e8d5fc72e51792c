/**
 * Starts Cairn on a host page: quick exit first, then the launcher, and on the first open the panel, or the lines to call in its
 * place.
 */
import { parseAccent } from './accent.ts';
import type { Baked, Stamp } from './baked.ts';
import { checkedCovers } from './covers.ts';
import { dangerLines } from './danger-lines.ts';
import { createExitPress } from './exit-press.ts';
import type { PanelHandle, PanelModule } from './host.ts';
import css from './launcher.css?inline';
import { openOnClick } from './open-on.ts';
import { createReader, parseLabel, parseLanguage, parseSelector } from './options.ts';
import { keepOwnEvents } from './own-events.ts';
import { keepOff } from './partner-exit.ts';
import { createFetch } from './parts.ts';
import { createPlace } from './place.ts';
import { armQuickExit, element } from './quick-exit.ts';
import { followView } from './view.ts';
import { launcherWords } from './words.ts';

/** The one global, `window.Cairn`. */
export interface Cairn {
  open: () => void;
  close: () => void;
  /** Takes everything off the page again. */
  destroy: () => void;
}

declare global {
  interface Window {
    Cairn?: Cairn;
  }
}

/** Takes an earlier Cairn off the page. Whatever else has the name, such as an element with this id, stays. */
export const destroy = (cairn: Cairn | undefined): void => {
  try {
    cairn?.destroy();
  } catch {
    // It is not ours.
  }
};

/** If the panel takes longer than this, in milliseconds, the lines to call are shown in its place meanwhile. */
const PATIENCE = 400;

/** Added where the page has a `<cairn-chat>` of its own. */
const INLINE =
  ':host{position:relative!important;z-index:auto!important;display:block!important}.panel{height:var(--cairn-height,680px);max-height:calc(100vh - 32px)}';

/**
 * Puts Cairn on the page. `script` is our own tag, null where it cannot be found: then every option has its default. `load`
 * fetches a module: `import()`, handed in by the entry. `restart` is called where the page's own `<cairn-chat>` was taken away.
 */
export const start = (
  baked: Baked,
  script: HTMLScriptElement | null,
  load: (address: string) => Promise<unknown>,
  restart?: () => void,
): Cairn => {
  const [read, choose] = createReader(script);
  const { href: folder, hostname } = new URL('.', script?.src || document.baseURI);
  const nonce = script?.nonce ?? '';
  const coversFor = (wanted?: string): string[] => checkedCovers(wanted, [location.hostname, hostname]);
  const covers =
    read('exit-url', 'https:// and another site', (wanted) => {
      const theirs = coversFor(wanted);
      // Our own may be named, too.
      return theirs[0] === new URL(wanted).href && theirs;
    }) ?? coversFor();
  const [href, leave, listenFor, disarm, isLeaving, listen] = armQuickExit(
    choose('exit', 'cover', 'blank') === 'blank' ? [] : covers,
    choose('back', 'guard', 'plain') === 'guard',
    nonce,
    (left) => {
      status.textContent = left ? `${left} ${words.more}` : '';
    },
    // If the focus is in a dialog of the page's own, the Esc is meant for that.
    () => hasFocus() && close(),
  );
  const hasFocus = (): boolean => dock.matches(':focus-within') || document.activeElement === document.body;
  /** Whether the visitor went on in the page while the panel was fetched, and types there. */
  const isAway = (): boolean => !hasFocus() && document.activeElement !== opener;

  if (isLeaving) {
    const nothing = (): void => {};
    return { open: nothing, close: nothing, destroy: nothing };
  }

  const chosen = read('locale', Object.keys(launcherWords).join(' or '), parseLanguage);
  const wanted = () => chosen ?? parseLanguage(document.documentElement.lang) ?? 'en';
  let locale = wanted();
  let words = launcherWords[locale];
  const label = read('label', '1 to 24 characters', parseLabel);
  const openOn = read('open-on', 'a CSS selector', parseSelector);
  const accent = read('accent', '#rrggbb', parseAccent);
  const answers = choose('answers', ...baked.answers);
  // What people write who know HTML.
  choose('lang', 'data-locale');
  const [dock, status, inline, style, remove, attach] = createPlace(nonce);
  // The page may take away what we listen with (`document.open`): so it leaves by itself, too.
  const exit = element('a', {
    className: 'exit',
    part: 'exit',
    href,
    rel: 'noreferrer',
    draggable: false,
    // With a number of its own, Tab reaches it also in Safari on a Mac, which passes over links.
    tabIndex: 0,
    onclick: leave,
  });
  const launcher = element('button', {
    className: 'pill',
    part: 'launcher',
    // A finger that comes down is about to open the panel: fetch it before the finger is up.
    onpointerdown: () => fetchPanel(),
    // The second click of a double click is ignored.
    onclick: ({ detail }) => detail < 2 && (panel.hidden ? open() : close()),
  });
  const bar = element('div', { className: 'bar' }, exit, inline ? '' : launcher);
  const panel = element('div', { className: 'panel', part: 'panel', tabIndex: -1, hidden: true });
  const float = inline ? bar : dock;
  let handle: PanelHandle | undefined;
  /** The dialogs, popovers and elements in full screen above which ours was raised. */
  const below = new WeakSet<EventTarget>();
  let gone = false;
  let opener: HTMLElement | null = null;
  let fetched: Promise<PanelModule | undefined> | undefined;

  const setLocale = (next: typeof locale): void => {
    locale = next;
    words = launcherWords[locale];
    dock.lang = status.lang = locale;
    exit.textContent = words.exit;
    launcher.replaceChildren(element('i', { className: 'mark' }), label ?? words.questions);
  };

  // A pinned `v/<version>/cairn.js` takes its parts and its answers from the same address as the rolling `cairn.js`.
  const base = folder.replace(/\/v\/[\d.]+-\w+\/$/, '/');
  const fetchPart = createFetch(base, nonce, load, dock);

  /** Fetches the panel once. If that fails it resolves to undefined, and the next call tries again. */
  const fetchPanel = (): Promise<PanelModule | undefined> => {
    fetched ??= (fetchPart(`panel-${locale}`, baked.panels[locale] as Stamp) as Promise<PanelModule>).catch(() => {
      fetched = undefined;
      return undefined;
    });
    return fetched;
  };

  /** Shows 911 and the trafficking lines, which cairn.js carries itself. */
  const showLines = (text: string, ...more: Node[]): void => {
    if (panel.hidden) return;
    const isAsked = !inline || panel.matches(':focus-within');
    panel.replaceChildren(text, ...dangerLines(baked.danger[locale], words.call), ...more);
    // Screen readers are told what the panel is. Once the panel is loaded, it tells them itself.
    if (!inline) {
      dock.setAttribute('role', 'dialog');
      dock.setAttribute('aria-label', words.questions);
    }
    if (!isAsked) return;
    if (!isAway()) panel.focus();
    status.textContent = text;
  };

  const showPanel = async (): Promise<void> => {
    const late = setTimeout(showLines, PATIENCE, words.loading);
    try {
      const { mount } = (await fetchPanel()) as PanelModule;
      if (gone) return;
      handle ??= mount({
        dock,
        place: panel,
        status,
        inline,
        locale,
        answers,
        ask: `${base}v1/ask`,
        load: fetchPart,
        panels: baked.panels,
        style,
        exit: { href, leave },
        close,
        setLocale,
      });
      if (!panel.hidden) handle.show(isAway());
    } catch {
      showLines(words.failure, element('button', { className: 'pill', onclick: showPanel }, words.retry));
    } finally {
      clearTimeout(late);
    }
  };

  const setHidden = (isHidden: boolean): void => {
    panel.hidden = isHidden;
    launcher.setAttribute('aria-expanded', `${!isHidden}`);
  };

  const open = (by = document.activeElement): void => {
    if (gone) return;
    if (!panel.hidden) {
      // It may be far away on the page, or beneath what came since.
      raise(true);
      panel.scrollIntoView({ block: 'nearest' });
      panel.focus({ preventScroll: true });
      return;
    }
    // Beside an element in full screen, browsers make everything else of the page dead.
    if (document.fullscreenElement) document.exitFullscreen();
    opener = by as HTMLElement | null;
    setHidden(false);
    if (!handle) showPanel();
    raise(true);
    handle?.show();
  };

  const close = (): void => {
    if (panel.hidden || inline) return;
    const hadFocus = hasFocus();
    setHidden(true);
    if (handle) handle.hide();
    else {
      dock.removeAttribute('role');
      dock.removeAttribute('aria-label');
      // What was announced of the lines stays readable on the page, where the panel is not.
      status.textContent = '';
    }
    // If the focus was elsewhere on the page, it stays there.
    if (!hadFocus) return;
    launcher.focus();
    // If another button opened the panel, the focus goes back to it. If that cannot take the focus, the launcher keeps it.
    opener?.focus();
  };

  /**
   * Puts our element into the top layer, which is above any z-index. With `anew` it is shown anew, above what entered the layer
   * since.
   */
  const raise = (anew?: boolean): void => {
    try {
      if (anew) float.togglePopover(false);
      float.togglePopover(true);
      if (anew) below.add(document.fullscreenElement ?? float);
    } catch {
      // The browser has no popovers, and z-index has to do: of two that have the highest, the later one is above. An open panel stays
      // where it is: moved, it would be scrolled back to its top. Or our element is gone from the page: then `isOver` puts it back.
      if (!inline && float.isConnected && (anew || panel.hidden)) attach();
    }
  };

  // In the page, the panel has its place before it is there, so that nothing below it moves.
  style(css + (inline ? INLINE : ''));
  setLocale(locale);
  if (accent) dock.style.cssText = `--cairn-light:${accent.light};--cairn-dark:${accent.dark}`;
  dock.className += ` ${choose('theme', 'auto', 'light', 'dark')} ${choose('position', 'right', 'left')}`;
  setHidden(true);
  float.setAttribute('popover', 'manual');
  dock.append(panel, bar);
  if (inline) {
    dock.className += ' inline';
    open();
  }
  const isOver = (): boolean => {
    // What translates whole pages names the language later. A panel that is on its way or here keeps its own.
    if (!fetched && locale !== wanted()) setLocale(wanted());
    if (float.isConnected) return false;
    // After an exit nothing comes back: it clears the first timers and the last ones, and this one may be neither.
    if (gone || listen()) return true;
    if (inline) restart?.();
    else {
      attach();
      raise();
    }
    return inline;
  };
  const [follow, endView] = followView(dock);
  const onSize = (): void => {
    follow();
    raise();
  };
  keepOff(float, panel, listenFor, onSize, isOver, close);
  const onExit = createExitPress(dock, float, below, leave);
  for (const type of ['pointerdown', 'click', 'pointerup', 'auxclick']) listenFor(type, onExit);
  // The host page's own popovers and dialogs come above ours when they are shown.
  listenFor('toggle', ({ target }: Event) => {
    if (!(target as Element).matches?.('dialog,[popover]')) return;
    raise(true);
    below.add(target as Element);
  });
  keepOwnEvents(dock, listenFor);
  if (openOn) openOnClick(openOn, dock, listenFor, open);

  const cairn = {
    open: () => open(),
    close,
    destroy: () => {
      if (gone) return;
      gone = true;
      disarm();
      endView();
      handle?.destroy();
      remove();
      if (window.Cairn === cairn) delete window.Cairn;
    },
  };
  return cairn;
};
