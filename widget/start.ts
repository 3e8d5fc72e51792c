/** The guest: quick exit first, then the launcher, and on the first open the panel, or what stands in for it. */
import { parseAccent } from './accent.ts';
import type { Baked, Chunk } from './baked.ts';
import { element } from './element.ts';
import type { PanelHandle, PanelModule } from './host.ts';
import css from './launcher.css?inline';
import { createReader, parseAnswers, parseLabel, parseLanguage, parseSelector } from './options.ts';
import { keepOff } from './partner-exit.ts';
import { createPlace } from './place.ts';
import { armQuickExit, checkedCovers } from './quick-exit.ts';
import { launcherWords } from './words.ts';

/** The one global, `window.Cairn`. */
export interface Cairn {
  open: () => void;
  close: () => void;
  /** Takes everything off the page again. */
  destroy: () => void;
}

/** A panel that takes longer than this, in milliseconds, has the lines to call shown in its place meanwhile. */
const PATIENCE = 400;

/**
 * Puts Cairn on the page. `script` is our own tag, null where it cannot be found: then every option has its default.
 * `load` fetches a module: `import()`, handed in by the entry.
 */
export const start = (
  baked: Baked,
  script: HTMLScriptElement | null,
  load: (address: string) => Promise<unknown>,
): Cairn => {
  const { read, choose } = createReader(script);
  const address = new URL(script?.src || '.', document.baseURI);
  const isBlank = choose('exit', 'cover', 'blank') === 'blank';
  const ourCovers = (wanted?: string) => checkedCovers(wanted, [location.hostname, address.hostname]);
  const covers =
    read('exit-url', 'a whole https:// address of another site', (wanted) => {
      const asked = ourCovers(wanted);
      return asked[0] === ourCovers()[0] ? undefined : asked;
    }) ?? ourCovers();
  const {
    href,
    exit: leave,
    destroy: disarm,
  } = armQuickExit({
    covers: isBlank ? [] : covers,
    back: choose('back', 'guard', 'plain'),
    onShortcut: (left) => {
      status.textContent = left ? `${left} ${launcherWords[locale].more}` : '';
    },
    // Focus in a dialog of the page's own: the Esc is meant for that.
    onEscape: () => (dock.matches(':focus-within') || document.activeElement === document.body) && close(),
  });

  let locale =
    read('locale', Object.keys(launcherWords).join(' or '), parseLanguage) ??
    parseLanguage(document.documentElement.lang) ??
    'en';
  const label = read('label', '1 to 24 characters', parseLabel);
  const openOn = read('open-on', 'a CSS selector like #ask', parseSelector);
  const accent = read('accent', 'a colour like #1b5e6b', parseAccent);
  const { dock, status, inline, style, destroy } = createPlace();
  const exit = element('a', { class: 'exit', part: 'exit', href, rel: 'noreferrer' });
  const launcher = element('button', { class: 'pill', part: 'launcher' });
  const bar = element('div', { class: 'bar' }, exit);
  const panel = element('div', { class: 'panel', part: 'panel', tabindex: '-1', hidden: '' });
  const float = inline ? bar : dock;
  let isOpen = false;
  let handle: PanelHandle | undefined;
  let opener: HTMLElement | null = null;
  let attempts = '';

  const setLocale = (next: typeof locale): void => {
    locale = next;
    dock.lang = locale;
    exit.textContent = launcherWords[locale].exit;
    launcher.replaceChildren(element('i', { class: 'mark' }), label ?? launcherWords[locale].questions);
  };

  const base = new URL('.', address).href.replace(`v/${baked.version}/`, '');
  const fetchChunk = async ({ file, integrity }: Chunk): Promise<unknown> => {
    const href = base + file + attempts;
    // What failed to load stays failed under its address; a longer fragment makes it another one.
    attempts += '#';
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
  const showLines = (text: string, ...more: Node[]): void => {
    panel.replaceChildren(text);
    for (const { name, links } of baked.danger[locale] ?? []) {
      const line = element('p', {}, element('b', {}, name), element('br', {}));
      for (const { href, label } of links)
        line.append(element('a', { href }, `${launcherWords[locale][href[0] === 's' ? 'text' : 'call']} ${label}`));
      panel.append(line);
    }
    panel.append(...more);
    status.textContent = text;
  };

  const showPanel = async (): Promise<void> => {
    const words = launcherWords[locale];
    const late = setTimeout(showLines, PATIENCE, words.loading);
    try {
      const { mount } = (await fetchChunk(baked.panels[locale] as Chunk)) as PanelModule;
      panel.replaceChildren();
      handle ??= mount({
        dock,
        place: panel,
        status,
        inline,
        locale,
        answers: read('answers', 'server or device', parseAnswers) ?? baked.answers,
        ask: `${base}v1/ask`,
        load: fetchChunk,
        panels: baked.panels,
        style,
        exit: { href, leave },
        close,
        setLocale,
      });
      if (isOpen) handle.show();
    } catch {
      const retry = element('button', { class: 'pill' }, words.retry);
      retry.onclick = showPanel;
      showLines(words.failure, retry);
    }
    clearTimeout(late);
  };

  const open = (): void => {
    if (isOpen) return;
    isOpen = true;
    opener = document.activeElement as HTMLElement | null;
    panel.hidden = false;
    onTop();
    if (handle) handle.show();
    else showPanel();
  };

  const close = (): void => {
    if (!isOpen || inline) return;
    isOpen = false;
    panel.hidden = true;
    handle?.hide();
    launcher.focus();
    // Where another button opened it, the focus goes back there.
    if (opener !== document.body) opener?.focus();
  };

  /** The top layer is above any z-index; showing again goes above what came since. */
  const onTop = (): void => {
    try {
      if (float.matches(':popover-open')) float.hidePopover();
      float.showPopover();
    } catch {
      // A browser without popovers: z-index has to do.
    }
  };

  const onClick = (event: Event): void => {
    if (!openOn || !(event.target as Element).closest?.(openOn)) return;
    event.preventDefault();
    open();
  };

  style(css + (inline ? ':host{position:relative!important;display:block!important}' : ''));
  setLocale(locale);
  exit.onclick = leave;
  launcher.onclick = () => (isOpen ? close() : open());
  document.addEventListener('click', onClick);
  dock.classList.add(choose('theme', 'auto', 'light', 'dark'), choose('position', 'right', 'left'));
  float.classList.add('float');
  float.setAttribute('popover', 'manual');
  if (accent) {
    dock.style.setProperty('--cairn-light', accent.light);
    dock.style.setProperty('--cairn-dark', accent.dark);
  }
  dock.append(panel, bar);
  onTop();
  if (inline) {
    dock.classList.add('inline');
    open();
  } else {
    bar.append(launcher);
  }
  const letGo = keepOff(float, panel);

  return {
    open,
    close,
    destroy: () => {
      document.removeEventListener('click', onClick);
      disarm();
      letGo();
      handle?.destroy();
      destroy();
    },
  };
};
