/** The partner's own exit is never under ours. Wherever it stands in the way, ours moves. */

/** The marks of the published exits, and one for partners whose own is none of them. */
const MARKED = '[data-partner-exit],[class*=exit-this-page],[class*=quick-exit],[class*=quickexit],[id*=safety-exit]';
const NAMED = /^\W*((quick|safety) exit|(exit|leave|hide) (this )?(site|page))/i;
/** Room between theirs and ours, in px. */
const GAP = 8;

/** Keep `float`, which holds the launcher and `panel`, off the partner's exit, now and when either moves, until `signal`. */
export const keepOff = (float: HTMLElement, panel: HTMLElement, signal: AbortSignal): void => {
  const move = (): void => {
    const { style } = float;
    style.top = style.bottom = panel.style.maxHeight = '';
    let top = 0;
    let bottom = 0;
    for (const theirs of document.querySelectorAll(`a,button,${MARKED}`)) {
      if (!theirs.matches(MARKED) && !NAMED.test(theirs.textContent ?? '')) continue;
      // Only now: on a page without one nothing is measured.
      const ours = float.getBoundingClientRect();
      const box = theirs.getBoundingClientRect();
      const apart = Math.max(
        box.left - ours.right,
        ours.left - box.right,
        box.top - ours.bottom,
        ours.top - box.bottom,
      );
      if (box.width === 0 || apart >= GAP) continue;
      if (box.top + box.bottom > innerHeight) bottom = Math.max(bottom, innerHeight - box.top + GAP);
      else top = Math.max(top, box.bottom + GAP);
    }
    if (bottom) style.bottom = `${bottom}px`;
    // The closed launcher hangs from the bottom: only the panel reaches this high.
    if (top && !panel.hidden) style.top = `${top}px`;
    if (top || bottom) panel.style.maxHeight = `calc(100vh - ${top + bottom + 32}px)`;
  };
  // It is shown, hidden and resized with the panel and the window; theirs may come with the rest of the page.
  // Once the panel is gone nothing resizes it: the observer goes with it.
  new ResizeObserver(move).observe(panel);
  addEventListener('resize', move, { signal });
  addEventListener('load', move, { signal });
};
