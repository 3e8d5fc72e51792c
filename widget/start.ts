/** The guest: quick exit first, then the launcher, and on the first open the panel, or what stands in for it. */
import type { Baked, Chunk, DangerLine, DeviceModule } from './baked.ts';
import { element, mark } from './element.ts';
import type { PanelHandle, PanelModule } from './host.ts';
import css from './launcher.css?inline';
import { launcherWords } from './messages/launcher.ts';
import { readOptions } from './options.ts';
import { createPlace } from './place.ts';
import { armQuickExit, checkedCovers, type QuickExit } from './quick-exit.ts';

/** The one global, `window.Cairn`. */
export interface Cairn {
  open: () => void;
  close: () => void;
  /** Takes everything off the page again. */
  destroy: () => void;
}

/** What `start` needs of the page and of the build. */
export interface Start {
  baked: Baked;
  /** Our own tag; null where it cannot be found, and then every option has its default. */
  script: HTMLScriptElement | null;
  /** Fetches a module: `import()`, handed in by the entry. */
  load: (address: string) => Promise<unknown>;
}

/** The panel fills the screen of a phone, and of a window as low as a keyboard or 400 % zoom leaves it. As in launcher.css. */
const FULL_SCREEN = '(max-width:639px),(max-height:519px)';
/** A panel that takes longer than this, in milliseconds, has the lines to call shown in its place meanwhile. */
const PATIENCE = 400;

/** Puts Cairn on the page. */
export const start = ({ baked, script, load }: Start): Cairn => {
  const data = script?.dataset ?? {};
  const address = new URL(script?.src || '.', document.baseURI);
  const base = new URL('.', address).href.replace(`v/${baked.version}/`, '');
  const covers = data.exit === 'blank' ? [] : checkedCovers(data.exitUrl, [location.hostname, address.hostname]);
  const quickExit: QuickExit = armQuickExit({
    covers,
    back: data.back === 'plain' ? 'plain' : 'guard',
    onShortcut: (left) => place.announce(left ? launcherWords[locale].more(left) : ''),
    onEscape: () => isOpen && !place.inline && hasFocus() && close(),
  });

  const options = readOptions(
    { data, complain: (message) => console.warn(`Cairn: ${message}`) },
    document.documentElement.lang,
    covers,
    baked.answers,
  );
  let { locale } = options;
  const place = createPlace(css);
  const { host, dock, inline } = place;

  const launcher = element('button', { type: 'button', class: 'pill', part: 'launcher', 'aria-haspopup': 'dialog' });
  const exit = element('a', { class: 'exit', part: 'exit', href: quickExit.href, rel: 'noreferrer' });
  exit.onclick = quickExit.exit;
  const bar = element('div', { class: 'bar' }, exit);
  const panel = element('div', { class: 'panel', part: 'panel', tabindex: '-1', hidden: '' });
  const float = inline ? bar : dock;
  let isOpen = false;
  let handle: PanelHandle | undefined;
  let opener: Element | null = null;
  let attempts = 0;

  const isFullScreen = (): boolean => !inline && matchMedia(FULL_SCREEN).matches;
  const hasFocus = (): boolean => [host, document.body, null].includes(document.activeElement as HTMLElement | null);

  const setLocale = (next: typeof locale): void => {
    locale = next;
    const words = launcherWords[locale];
    dock.lang = locale;
    exit.textContent = words.exit;
    launcher.replaceChildren(mark(), options.label ?? words.questions);
    if (isOpen) dock.setAttribute('aria-label', words.title);
  };

  const fetchChunk = async ({ file, integrity }: Chunk): Promise<unknown> => {
    // A failed module stays failed under its address; a fragment makes it another one.
    const href = base + file + (attempts++ ? `#${attempts}` : '');
    const link = element('link', { rel: 'modulepreload', href, integrity, crossorigin: '' });
    link.nonce = script?.nonce ?? '';
    document.head.append(link);
    try {
      return await load(href);
    } finally {
      link.remove();
    }
  };

  /** 911 and the trafficking lines, from what cairn.js carries itself. */
  const showLines = (failed: boolean): void => {
    const words = launcherWords[locale];
    const lines = baked.danger[locale] ?? Object.values(baked.danger)[0] ?? [];
    const leave = exit.cloneNode(true) as HTMLAnchorElement;
    leave.onclick = quickExit.exit;
    const shut = element('button', { type: 'button', class: 'pill' }, words.close);
    shut.onclick = close;
    const retry = element('button', { type: 'button', class: 'pill', hidden: failed ? false : '' }, words.retry);
    retry.onclick = showPanel;
    const text = failed ? words.failure : words.loading;
    panel.replaceChildren(
      element('div', { class: 'first' }, leave, ' ', inline ? '' : shut, element('p', {}, text), list(lines), retry),
    );
    place.announce(text);
  };

  const showPanel = async (): Promise<void> => {
    const late = setTimeout(showLines, PATIENCE, false);
    try {
      const { mount } = (await fetchChunk(baked.panel)) as PanelModule;
      panel.replaceChildren();
      handle ??= mount({
        place: panel,
        dialog: dock,
        inline,
        locale,
        style: place.style,
        ask: `${base}v1/ask`,
        answers: options.answers,
        loadDevice: (language) => {
          const chunk = baked.device[language];
          return chunk && (fetchChunk(chunk) as Promise<DeviceModule>);
        },
        exit: { href: quickExit.href, leave: quickExit.exit },
        announce: place.announce,
        close,
        setLocale,
        isFullScreen,
      });
      if (isOpen && !inline) handle.focus();
    } catch {
      showLines(true);
    } finally {
      clearTimeout(late);
    }
  };

  const open = (): void => {
    if (!isOpen) {
      opener = document.activeElement;
      isOpen = true;
      panel.hidden = false;
      launcher.hidden = true;
      bar.hidden = !inline;
      dock.classList.add('open');
      dock.setAttribute('role', inline ? 'region' : 'dialog');
      dock.setAttribute('aria-label', launcherWords[locale].title);
      if (isFullScreen()) dock.setAttribute('aria-modal', 'true');
      onTop();
      if (!handle) showPanel();
    }
    if (!inline) (handle ?? panel).focus();
    else if (handle) handle.focus();
  };

  function close(): void {
    if (!isOpen || inline) return;
    isOpen = false;
    panel.hidden = true;
    bar.hidden = launcher.hidden = false;
    dock.classList.remove('open');
    for (const name of ['role', 'aria-label', 'aria-modal', 'aria-describedby']) dock.removeAttribute(name);
    const back = opener instanceof HTMLElement && opener.isConnected && !hasFocusLost(opener) ? opener : launcher;
    back.focus();
  }

  /** The top layer is above any cookie banner's z-index; showing again goes above what came since. */
  const onTop = (): void => {
    try {
      if (float.matches(':popover-open')) float.hidePopover();
      float.showPopover();
    } catch {
      // A browser without popovers: z-index has to do.
    }
  };

  const onClick = (event: MouseEvent): void => {
    if (!options.openOn || !(event.target instanceof Element) || !event.target.closest(options.openOn)) return;
    event.preventDefault();
    open();
  };

  /** Tab stays inside while the panel fills the screen: what is behind it cannot be seen. */
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || !isOpen || !isFullScreen()) return;
    const stops = [...panel.querySelectorAll<HTMLElement>('a,button,textarea,summary')].filter(
      (stop) => stop.getClientRects().length > 0,
    );
    const at = place.root.activeElement;
    const [first, last] = [stops[0], stops[stops.length - 1]];
    const next = event.shiftKey ? (at === first || at === panel) && last : at === last && first;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  dock.classList.add(options.theme, options.position, inline ? 'inline' : 'dock-only');
  float.classList.add('float', options.position);
  float.setAttribute('popover', 'manual');
  if (options.accent) {
    dock.style.setProperty('--accent-light', options.accent.light);
    dock.style.setProperty('--accent-dark', options.accent.dark);
  }
  if (inline) {
    place.style(':host{position:relative!important}');
  } else {
    bar.append(launcher);
  }
  setLocale(locale);
  launcher.onclick = open;
  dock.addEventListener('keydown', onKeydown);
  document.addEventListener('click', onClick);
  dock.append(bar, panel);
  if (inline) open();
  else onTop();

  return {
    open,
    close,
    destroy: () => {
      isOpen = false;
      document.removeEventListener('click', onClick);
      quickExit.destroy();
      handle?.destroy();
      place.destroy();
    },
  };
};

const hasFocusLost = (opener: HTMLElement): boolean => opener === document.body;

const list = (lines: DangerLine[]): HTMLElement =>
  element(
    'ul',
    {},
    ...lines.map(({ name, links }) =>
      element(
        'li',
        {},
        element('b', {}, name),
        element('br'),
        ...links.map(({ href, label }) => element('a', { href, target: '_top' }, label)),
      ),
    ),
  );
