/** What cairn.js hands to the panel, and what the panel hands back. Types only. */
import type { BakedLanguage, Stamp } from './baked.ts';
import type { Language, Messages } from './words.ts';

export interface PanelHost {
  /** Everything visible: a region of the page while the panel is open, or a dialog where it fills the screen. */
  dock: HTMLElement;
  /** Where the panel draws, inside `dock`. */
  place: HTMLElement;
  /** The live region, in the light DOM: what is written there is said once. */
  status: HTMLElement;
  inline: boolean;
  locale: Language;
  /** Where answers come from, and the address that answers `POST`ed questions. */
  answers: 'server' | 'device';
  ask: string;
  /** Fetches a module; rejects where that fails, or takes longer than `longest` milliseconds: else ten seconds. */
  load: (name: `${'panel' | 'device'}-${string}`, stamp: Stamp, longest?: number) => Promise<unknown>;
  /** The stamp of the panel in each language. The words of another language come from its panel. */
  panels: Record<string, Stamp>;
  /** Adds a style sheet to the shadow root. */
  style: (css: string) => void;
  /** The address of the first cover, and the function that leaves for it. */
  exit: { href: string; leave: (event: Event) => void };
  close: () => void;
  /** The panel changed its language: the words around it follow. */
  setLocale: (locale: Language) => void;
}

export interface PanelHandle {
  /** The panel was opened: it gets its role and takes the focus, unless that is elsewhere (`isAway`) and can be seen there. */
  show: (isAway?: boolean) => void;
  /** The panel was closed: nothing of that is left on `dock`. */
  hide: () => void;
  destroy: () => void;
}

/** What the panel says in one language. */
export interface Speech extends Pick<BakedLanguage, 'greeting' | 'starters' | 'contacts'> {
  words: Messages;
}

/** What `mount.ts` exports. */
export interface PanelModule {
  speech: Speech;
  mount: (host: PanelHost) => PanelHandle;
}
