import type { QuickExit } from './quick-exit.ts';

/** Calls `open` with what was clicked where the host page's own button is, which `selector` finds. `dock` holds what is ours. */
export const openOnClick = (
  selector: string,
  dock: Element,
  listenFor: QuickExit[2],
  open: (by: Element) => void,
): void =>
  listenFor('click', (event: Event) => {
    // The button may be a component, with another button inside.
    const path = event.composedPath() as Element[];
    const by = path.find((one) => one.matches?.(selector));
    // It may be as broad as `button`: ours have their own work.
    if (!by || path.includes(dock)) return;
    event.preventDefault();
    // Beside a modal dialog everything else of the page is dead, ours too. Safari before 15.4 and Firefox before 98 have no dialogs.
    for (const one of path) if (one.localName === 'dialog') (one as HTMLDialogElement).close?.();
    open(by);
  });
