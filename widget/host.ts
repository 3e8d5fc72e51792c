/** What cairn.js hands to the panel, and gets back from it. Types only. */
import type { DeviceModule } from './baked.ts';
import type { Language } from './words.ts';

export interface PanelHost {
  /** Where the panel draws: empty, inside the shadow root. */
  place: HTMLElement;
  /** What is a dialog while open: holds `place`. In inline mode a region of the page. */
  dialog: HTMLElement;
  inline: boolean;
  locale: Language;
  /** Adds rules to the one sheet. */
  style: (css: string) => void;
  /** Address that answers `POST`ed questions. */
  ask: string;
  answers: 'server' | 'device';
  /** Loads the answers in one language onto this device; absent where the build holds none in it. */
  loadDevice: (locale: Language) => Promise<DeviceModule> | undefined;
  /** The first cover, and leaving for it. */
  exit: { href: string; leave: (event: Event) => void };
  /** Says it once to a screen reader. */
  announce: (text: string) => void;
  close: () => void;
  /** The visitor chose another language: the words around the panel follow. */
  setLocale: (locale: Language) => void;
  /** Whether the panel fills the screen now. */
  isFullScreen: () => boolean;
}

export interface PanelHandle {
  /** Moves focus into the panel. */
  focus: () => void;
  destroy: () => void;
}

/** What `mount.tsx` exports. */
export interface PanelModule {
  mount: (host: PanelHost) => PanelHandle;
}
