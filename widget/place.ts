/** The one element on the page: its shadow root, its sheet, its live region, and how all of it goes away. */
import { element } from './element.ts';

export interface Place {
  host: HTMLElement;
  root: ShadowRoot;
  /** Everything visible. Inherited styles are set here, where no rule of the host page reaches. */
  dock: HTMLElement;
  /** Whether the page itself says where the panel goes. */
  inline: boolean;
  style: (css: string) => void;
  announce: (text: string) => void;
  destroy: () => void;
}

/** What the common session-replay tools take as "do not record this". */
const MASKS: Record<string, string> = {
  'data-private': '',
  'data-hj-suppress': '',
  'data-dd-privacy': 'hidden',
  'data-clarity-mask': 'true',
  'data-recording-disable': '',
  'data-sl': 'exclude',
};
const MASK_CLASSES = ['fs-exclude', 'ph-no-capture', 'sentry-block', 'rr-block', 'lr-hide'];

/** Long enough for a screen reader to notice that the region was emptied first. */
const SPEAK_AFTER = 60;
/** By then it was read; a second copy of a reply is not left lying in the page. */
const FORGET_AFTER = 10_000;

const HIDDEN: Record<string, string> = {
  all: 'initial',
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  'clip-path': 'inset(50%)',
  'white-space': 'nowrap',
};

/** Puts the element beside `<body>`, where frameworks that swap the body leave it; or uses the page's own. */
export const createPlace = (css: string): Place => {
  const found = document.querySelector<HTMLElement>('cairn-chat');
  const host = found ?? document.createElement('cairn-chat');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const dock = element('div', { class: 'dock', part: 'dock', dir: 'ltr', ...MASKS });
  // Light DOM: VoiceOver on iOS does not hear live regions inside a shadow root.
  const status = element('span', { role: 'status', slot: 'status' });
  for (const name in HIDDEN) status.style.setProperty(name, HIDDEN[name] ?? '', 'important');
  for (const name in MASKS) host.setAttribute(name, MASKS[name] ?? '');
  host.classList.add(...MASK_CLASSES);
  dock.classList.add(...MASK_CLASSES);
  dock.append(element('slot', { name: 'status' }));
  root.append(dock);
  host.append(status);
  const style = createSheet(root);
  style(css);
  let speaking = 0;
  if (!found) document.documentElement.append(host);
  return {
    host,
    root,
    dock,
    inline: found !== null,
    style,
    announce: (text) => {
      clearTimeout(speaking);
      status.textContent = '';
      speaking = window.setTimeout(() => {
        status.textContent = text;
        speaking = window.setTimeout(() => {
          status.textContent = '';
        }, FORGET_AFTER);
      }, SPEAK_AFTER);
    },
    destroy: () => {
      clearTimeout(speaking);
      dock.remove();
      status.remove();
      style();
      for (const name in MASKS) host.removeAttribute(name);
      host.classList.remove(...MASK_CLASSES);
      if (!host.className) host.removeAttribute('class');
      if (!found) host.remove();
    },
  };
};

/** One constructed sheet, which no `style-src` refuses; a `<style>` in browsers that have none. Called empty, it is cleared. */
const createSheet = (root: ShadowRoot): ((css?: string) => void) => {
  let all = '';
  let write: (text: string) => void;
  try {
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [sheet];
    write = (text) => sheet.replaceSync(text);
  } catch {
    const style = element('style');
    root.append(style);
    write = (text) => {
      style.textContent = text;
    };
  }
  return (css) => {
    all = css === undefined ? '' : all + css;
    write(all);
  };
};
