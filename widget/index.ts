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
  /** Closes the panel; not one that is in the page. */
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
  // `start` reads only the src, the nonce and the attributes of a script tag. A <source> has them too, and Trusted Types let its
  // src be set.
  const tag = element('source', { src: new URL('cairn.js', server.replace(/\/*$/, '/')).href });
  if (nonce) tag.nonce = nonce;
  for (const [name, value] of Object.entries(options))
    if (!NAMES.includes(name as OptionName)) warn(name);
    else if (value !== undefined) tag.setAttribute(`data-${name.replace(/[A-Z]/, (letter) => `-${letter}`)}`, value);
  /** Puts this Cairn onto the page, in the place of the one that is there. */
  const begin: Begin = () => {
    destroy(shown ?? window.Cairn);
    shown = start(
      baked,
      tag as HTMLElement as HTMLScriptElement,
      // These comments tell bundlers to leave the import alone: its address is known only when it runs.
      (address) => import(/* webpackIgnore: true */ /* @vite-ignore */ address),
      // The app that swaps the page's own <cairn-chat> gets another Cairn in its place.
      begin,
    );
  };
  begin();
  mounted.unshift(begin);
  const isShown = (): boolean => mounted[0] === begin;
  return {
    open: () => isShown() && shown?.open(),
    close: () => isShown() && shown?.close(),
    destroy: () => {
      const wasShown = isShown();
      mounted = mounted.filter((one) => one !== begin);
      // What a later call put there is not ours to remove.
      if (!wasShown) return;
      const [earlier] = mounted;
      // The component of one page ends, that of the layout goes on: without this, no exit would be left.
      if (earlier) earlier();
      else {
        shown?.destroy();
        shown = undefined;
      }
    },
  };
}

type OptionName = Exclude<keyof CairnOptions, 'server' | 'nonce'>;

/** Every option but `server` and `nonce`. A record, so that the compiler says which one is missing. */
const NAMES = Object.keys({
  locale: 0,
  position: 0,
  accent: 0,
  label: 0,
  theme: 0,
  openOn: 0,
  exit: 0,
  exitUrl: 0,
  back: 0,
  answers: 0,
} satisfies Record<OptionName, 0>) as OptionName[];

/** Says in the console that there is no such option, and which ones begin alike; all of them if none does. */
const warn = (name: string): void => {
  const alike = NAMES.filter((right) => right.slice(0, 3) === name.slice(0, 3).toLowerCase());
  console.warn(`Cairn: ${name} is no option. Write ${(alike[0] ? alike : NAMES).join(' or ')}.`);
};

type Begin = () => void;

/** What the app mounted and did not destroy, the latest first. Only that one is on the page: the others are kept as options alone. */
let mounted: Begin[] = [];
/** The Cairn on the page, if it is one of these. It holds what was said, so none is kept that was taken off. */
let shown: Cairn | undefined;
