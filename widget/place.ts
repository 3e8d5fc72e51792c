/** The one element on the page: its shadow root, its sheet, its live region, and how all of it goes away. */
import { element } from './element.ts';

export interface Place {
  /** Everything visible. Inherited styles are set here, where no rule of the host page reaches. */
  dock: HTMLElement;
  /** The live region. In the light DOM: VoiceOver on iOS does not hear those inside a shadow root. */
  status: HTMLElement;
  /** Whether the page itself says where the panel goes. */
  inline: boolean;
  /** Adds rules to the one sheet. */
  style: (css: string) => void;
  destroy: () => void;
}

/** Puts the element beside `<body>`, where frameworks that swap the body leave it; or uses the page's own. */
export const createPlace = (): Place => {
  const found = document.querySelector<HTMLElement>('cairn-chat');
  const host = found ?? document.createElement('cairn-chat');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const dock = element('div', { class: 'dock', dir: 'ltr' }, element('slot', { name: 's' }));
  const status = element('span', { role: 'status', slot: 's' });
  let all = '';
  let style: (css: string) => void;
  try {
    // No style-src of the host page refuses a constructed sheet.
    const sheet = new CSSStyleSheet();
    root.adoptedStyleSheets = [sheet];
    style = (css) => {
      all += css;
      sheet.replaceSync(all);
    };
  } catch {
    // A browser of 2021.
    const tag = element('style', {});
    root.append(tag);
    style = (css) => tag.append(css);
  }
  root.append(dock);
  host.append(status);
  if (!found) document.documentElement.append(host);
  return {
    dock,
    status,
    inline: !!found,
    style,
    destroy: () => {
      root.replaceChildren();
      status.remove();
      if (!found) host.remove();
    },
  };
};
