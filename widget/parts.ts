/** Fetches the files that `cairn.js` names, each by its stamp. */
import type { Stamp } from './baked.ts';
import type { PanelHost } from './host.ts';
import { element } from './quick-exit.ts';

/** When a file that stalls is given up, so that it can be tried again, in milliseconds. */
const FILE_WAIT = 10_000;

/**
 * Returns what fetches files from below `base`. `load` imports a module. While `dock` is on the page, what failed is asked for once
 * more.
 */
export const createFetch = (
  base: string,
  nonce: string,
  load: (address: string) => Promise<unknown>,
  dock: Element,
): PanelHost['load'] => {
  let attempts = '';
  const fetchPart = (name: string, stamp: Stamp, longest = FILE_WAIT, again = true): Promise<unknown> => {
    const href = `${base}${name}-${stamp.slice(0, 8)}.js${attempts}`;
    const link = element('link', {
      rel: 'modulepreload',
      href,
      integrity: `sha256-${stamp}`,
      crossOrigin: '',
      nonce,
    });
    document.head.append(link);
    return Promise.race([
      load(href),
      new Promise((_, reject) => {
        setTimeout(reject, longest);
      }),
    ])
      .catch((error) => {
        // A module that failed stays failed under its address, and whoever asks again for one that stalls waits along with it. A
        // longer query makes it another address.
        attempts += '?';
        // Once more at once, unless it stalled: WebKit also refuses, unasked, what failed on the page before.
        if (dock.isConnected && again && error) return fetchPart(name, stamp, longest, false);
        throw error;
      })
      .finally(() => link.remove());
  };
  return fetchPart;
};
