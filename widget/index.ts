/** `cairn/widget`: the same embed for single-page apps, started with options instead of a script tag. */
import baked from 'virtual:cairn-baked';
import { element } from './quick-exit.ts';
import { type Cairn, destroy, start } from './start.ts';

/** The same options as the `data-*` attributes of the script tag, which docs/embedding.md explains. Only `server` is required. */
export interface CairnOptions {
  /** Address of the Cairn server that answers, such as `https://cairn.example.org`. It serves the panel too, in this same version. */
  server: string;
  /** Nonce of the page's Content Security Policy, where it has one. */
  nonce?: string | undefined;
  /** Such as `es`. The default is the page's `lang`. */
  locale?: string | undefined;
  position?: 'right' | 'left' | undefined;
  /** `#rrggbb` */
  accent?: string | undefined;
  /** Text of the launcher, 1 to 24 characters. */
  label?: string | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Selector of a button of yours that opens the panel. */
  openOn?: string | undefined;
  exit?: 'cover' | 'blank' | undefined;
  /** `https://` address of another site. */
  exitUrl?: string | undefined;
  back?: 'guard' | 'plain' | undefined;
  answers?: 'server' | 'device' | undefined;
}

/** Controls the Cairn that is on the page. */
export interface MountedCairn {
  open: () => void;
  close: () => void;
  /** Takes everything off the page again. */
  destroy: () => void;
}

/**
 * Puts Cairn on the page. Call it in the browser, once the page is there. A page has one Cairn: a second call takes the place of
 * the first one, which comes back when the second is destroyed. Throws where `server` is no http or https address.
 */
export function mount({ server, nonce, ...options }: CairnOptions): MountedCairn {
  if (!/^https?:\/\//.test(server))
    throw new Error(`Cairn: server is "${server}". Write its whole address, as https://cairn.example.org`);
  destroy(mounted[0]?.cairn ?? window.Cairn);
  // `start` reads only the src, the nonce and the attributes of a script tag. A <source> has them too, and Trusted Types let its
  // src be set.
  const tag = element('source', { src: new URL('cairn.js', server.replace(/\/*$/, '/')).href });
  if (nonce) tag.nonce = nonce;
  for (const [name, value] of Object.entries(options))
    if (value !== undefined) tag.setAttribute(`data-${name.replace(/[A-Z]/, (letter) => `-${letter}`)}`, value);
  const begin = (): Cairn =>
    start(
      baked,
      tag as HTMLElement as HTMLScriptElement,
      // These comments tell bundlers to leave the import alone: its address is known only when it runs.
      (address) => import(/* webpackIgnore: true */ /* @vite-ignore */ address),
      () => {
        mine.cairn.destroy();
        mine.cairn = begin();
      },
    );
  const mine: Mounted = { cairn: begin(), begin };
  mounted = [mine, ...mounted];
  return {
    // The app that swaps the page's own <cairn-chat> gets another Cairn in its place.
    open: () => mine.cairn.open(),
    close: () => mine.cairn.close(),
    destroy: () => {
      const [latest] = mounted;
      mounted = mounted.filter((one) => one !== mine);
      // Only while it is the one on the page: what a later call put there is not ours to remove.
      if (latest !== mine) return;
      mine.cairn.destroy();
      // The component of one page ends, that of the layout goes on: without this, no exit would be left.
      const [earlier] = mounted;
      if (earlier) earlier.cairn = earlier.begin();
    },
  };
}

interface Mounted {
  cairn: Cairn;
  begin: () => Cairn;
}

/** What the app mounted and did not destroy, the latest first. Only that one is on the page. */
let mounted: Mounted[] = [];
