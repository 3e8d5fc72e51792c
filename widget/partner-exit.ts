/** The partner's own exit is never under ours. Wherever it stands in the way, ours moves. */

/** The marks of the published exits, and one for partners whose own is none of them. */
const MARKED = '[data-partner-exit],[class*=exit-this-page],[class*=quick-exit],[class*=quickexit],[id*=safety-exit]';
const NAMED =
  /(quick|safety) exit|(exit|leave|hide) (this )?(site|page)|salida r.pida|sal(ir|ga) de(l| est[ae]) (sitio|p.gina)/i;
/** Room between theirs and ours, in px. */
const GAP = 8;
/** How often a page is looked at for an exit that came later, in milliseconds. */
const EVERY = 1000;

/**
 * Keep `float`, which holds the launcher and `panel`, off the partner's exit, from the first frame on, when either moves, and within
 * a second when theirs comes later.
 * `raise` is called with the first frame: asked for a place in the top layer any earlier, a browser would make all styles and boxes
 * of the page once more. `isLost` is asked once `float` is off the page, and says whether to give up.
 */
export const keepOff = (
  float: HTMLElement,
  panel: HTMLElement,
  listenFor: (type: string, listener: () => void) => void,
  raise: () => void,
  isLost: () => boolean,
): void => {
  let theirs: Element[] = [];
  let size = 0;
  /** A page that has not grown or shrunk is not gone through again. */
  const find = (): boolean => {
    const { length } = document.getElementsByTagName('*');
    if (length === size) return false;
    size = length;
    theirs = [...document.querySelectorAll(`a,button,input,[role=button],${MARKED}`)].filter(
      (one) =>
        one.matches(MARKED) ||
        NAMED.test(`${one.textContent} ${one.getAttribute('aria-label')} ${(one as HTMLInputElement).value}`),
    );
    return true;
  };
  const move = (): void => {
    find();
    const { style } = float;
    style.top = style.bottom = panel.style.maxHeight = '';
    let top = 0;
    let bottom = 0;
    for (const one of theirs) {
      // Only now: on a page without one nothing is measured.
      const ours = float.getBoundingClientRect();
      const box = one.getBoundingClientRect();
      const isNear =
        box.left < ours.right + GAP &&
        ours.left < box.right + GAP &&
        box.top < ours.bottom + GAP &&
        ours.top < box.bottom + GAP;
      // What covers half the window is a wrapper or a shade, and no exit.
      if (!isNear || !box.width || box.height * 2 > innerHeight) continue;
      if (box.top + box.bottom > innerHeight) bottom = Math.max(bottom, innerHeight - box.top + GAP);
      else top = Math.max(top, box.bottom + GAP);
    }
    if (bottom) style.bottom = `${bottom}px`;
    // The closed launcher hangs from the bottom: only the panel reaches this high.
    if (top && !panel.hidden) style.top = `${top}px`;
    if ((top || bottom) && float.contains(panel))
      panel.style.maxHeight = `calc(100vh - ${top + bottom + 16}px - var(--cairn-y, 16px))`;
  };
  // It is shown, hidden and resized with the panel and the window; theirs may come with the rest of the page.
  // Once they are gone nothing resizes them: the observer goes with them.
  const observer = new ResizeObserver(() => {
    raise();
    // An observer that resizes what it observes is an error in the page's log.
    if (panel.hidden) move();
    else requestAnimationFrame(move);
  });
  for (const part of float.children) observer.observe(part);
  listenFor('resize', move);
  listenFor('load', move);
  // Theirs may stand in the page and pass beneath ours.
  listenFor('scroll', move);
  const looking = setInterval(() => {
    if (!float.isConnected && isLost()) clearInterval(looking);
    // One that was there all along may have been shown only now.
    else if (find() || theirs[0]) move();
  }, EVERY);
};
