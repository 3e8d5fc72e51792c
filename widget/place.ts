/** The one element on the page: its shadow root, its sheets, its live region, and how all of it goes away. */
import { element } from './quick-exit.ts';

export type Place = [
  /** Everything visible. Inherited styles are set here, where no rule of the host page reaches. */
  dock: HTMLElement,
  /** The live region. In the light DOM: VoiceOver on iOS does not hear those inside a shadow root. */
  status: HTMLElement,
  /** Whether the page has a `<cairn-chat>` of its own, and so says where the panel goes. */
  inline: boolean,
  /** Adds a sheet. */
  style: (css: string) => void,
  destroy: () => void,
  /** Makes the element the last one on the page, also when something took it off. What has the focus is not moved: it would lose it. */
  attach: () => void,
];

/**
 * Puts the element beside `<body>`, where frameworks that swap the body leave it; or uses the page's own. `nonce` is that of the
 * page's policy, where it has one.
 */
export const createPlace = (nonce: string): Place => {
  const found = document.querySelector<HTMLElement>('cairn-chat');
  const host = found ?? document.createElement('cairn-chat');
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const dock = element('div', { className: 'dock', dir: 'ltr' }, element('slot', { name: 's' }));
  const status = element('span', { slot: 's' });
  // Not `role="status"`: Orca throws away what is written into one right after the transcript, and reads an empty one as a line.
  status.setAttribute('aria-live', 'polite');
  root.replaceChildren(dock);
  // A copy of the page that a framework kept may still hold an earlier live region.
  host.querySelector('[slot=s]')?.remove();
  host.append(status);
  const attach = (): void => {
    const { documentElement } = document;
    if (documentElement.lastChild !== host && !host.matches(':focus-within')) documentElement.append(host);
  };
  if (!found) attach();
  return [
    dock,
    status,
    !!found,
    (css) => {
      try {
        // A constructed sheet is refused by no style-src of the host page.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      } catch {
        // A browser of 2021 may not have constructed sheets.
        dock.append(element('style', { nonce }, css));
      }
    },
    () => {
      status.remove();
      if (!found) host.remove();
      // A shadow root cannot be removed: let it show what the page has put into its element.
      root.replaceChildren(element('slot'));
      root.adoptedStyleSheets = [];
    },
    attach,
  ];
};
