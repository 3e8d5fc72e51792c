import type { QuickExit } from './quick-exit.ts';

/**
 * Keeps what happens in `dock` from the page's code. Some keeps the focus in a dialog of its own: it would pull it out of our field, and
 * make our links dead. Some scrolls for itself at each turn of the wheel or stroke of a finger, refuses presses so that nothing is
 * copied, or adds the page's address to what is: ours are not for it. Of clicks the buttons have to hear.
 */
export const keepOwnEvents = (dock: Element, listenFor: QuickExit[2]): void => {
  for (const type of ['click', 'focusin', 'wheel', 'touchmove', 'touchstart', 'mousedown', 'copy'])
    listenFor(type, (event: Event) => {
      const path = event.composedPath() as Element[];
      if (path.includes(dock) && (event.type !== 'click' || path[0]?.closest('a'))) event.stopImmediatePropagation();
    });
};
