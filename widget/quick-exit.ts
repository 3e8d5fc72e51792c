/** Leave the page. Imports nothing. (Interface; the body follows.) */
export interface QuickExitOptions {
  /** Where to go, first that answers wins; already checked. Empty: a blank page at once. */
  covers: string[];
  /** `guard`: Back and Forward to this origin's pages bounce to the cover after an exit in this tab. `plain`: nothing is written. */
  back: 'guard' | 'plain';
  /** Told how many taps of the shortcut are left (2, 1, 0 when it was reset), to announce it without naming the topic. */
  onShortcut?: (left: number) => void;
  /** One Esc asks this to close the panel; returns whether anything was closed. */
  onEscape?: () => boolean;
}
export interface QuickExit {
  /** The first cover, for the plain link that the control is when scripts fail. */
  href: string;
  /** Leave now. Never returns normally to a visible page. */
  exit: () => void;
  /** Remove every listener. */
  destroy: () => void;
}
