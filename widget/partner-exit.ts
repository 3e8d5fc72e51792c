/** Moves our launcher and panel out of the way of the partner's own exit, which must never be under ours. */
import type { QuickExit } from './quick-exit.ts';
import { zoomOf } from './zoom.ts';

/** Selectors of the published exits, and an attribute for partners who have another one. */
const MARKED = '[data-partner-exit],[class*=exit-this-page],[class*=quick-exit],[class*=quickexit],[id*=safety-exit]';
/**
 * What other exits are called, without spaces, signs and accented letters: these differ. A short word alone has to be all that is
 * written: there are exits of highways, too.
 */
const NAMED =
  /^(exit|escape)$|(quick|safe|safety|emergency|panic|clickto)(exit|escape|button)|(exit|leave|hide|salir|salga|cerrar|abandonar)(now|ahora|.{0,7}(site|page|sitio|pa?gina))|^getmeout|(salida|salir|escape)(ra?pid|segur|deem)/i;
/** Room between theirs and ours, in px. */
const GAP = 8;
/** The least height of a panel that has room for a reply, in px. */
const ROOM = 400;
/** What is no further than this from the top or the bottom is in a corner, in px. */
const EDGE = 64;
/** How often a page is looked at for an exit that came later, in milliseconds. */
const EVERY = 1000;
/** Every how many of these times also a page that has no more and no fewer elements than before. */
const FEW = 5;

/**
 * Keeps `float`, which holds the launcher and `panel`, off the partner's exit: from the first frame on, when either moves, and
 * within a second when the partner's exit is added later, or within five when something else becomes one.
 * `onSize` is called with the first frame, and when either has another size. If a browser is asked for a place in the top layer, or for
 * the size of the page, before the first frame, it computes all styles and boxes of the page once more. `isOver` is called every
 * second, and says whether to give up.
 * `close` is called when the partner's exit is pressed: it may blank the page, and what is in the top layer stays above that.
 */
export const keepOff = (
  float: HTMLElement,
  panel: HTMLElement,
  listenFor: QuickExit[2],
  onSize: () => void,
  isOver: () => boolean,
  close: () => void,
): void => {
  let theirs: Element[] = [];
  let size = 0;
  let looks = 0;
  /**
   * Looks for the partner's exits, but only if the number of elements on the page has changed, or `anew`: one may have taken the place
   * of something else. Returns whether it looked.
   */
  const find = (anew?: boolean): boolean => {
    const { length } = document.getElementsByTagName('*');
    if (length === size && !anew) return false;
    size = length;
    theirs = [
      ...document.querySelectorAll(`a,button,input[type=button],input[type=submit],[role=button],${MARKED}`),
    ].filter(
      (one) =>
        one.matches(MARKED) ||
        [one.textContent, one.getAttribute('aria-label'), (one as HTMLInputElement).value].some((text) =>
          NAMED.test(`${text}`.replace(/\W/g, '')),
        ),
    );
    return true;
  };
  const move = (): void => {
    find();
    const { style } = float;
    style.top = style.bottom = style.left = style.right = style.maxHeight = '';
    const hasPanel = !panel.hidden && float.contains(panel);
    const isLeft = float.matches('.left');
    let top = 0;
    let bottom = 0;
    let side = 0;
    for (const one of theirs) {
      // Measured only here: on a page without an exit of its own nothing is measured.
      const ours = float.getBoundingClientRect();
      const box = one.getBoundingClientRect();
      const isNear =
        box.left < ours.right + GAP &&
        ours.left < box.right + GAP &&
        box.top < ours.bottom + GAP &&
        ours.top < box.bottom + GAP;
      // What is higher than half the window is a wrapper or a shade, and no exit.
      if (!isNear || !box.width || box.height * 2 > innerHeight) continue;
      const below = innerHeight - box.bottom;
      if (hasPanel && Math.max(box.top, below) < ROOM && Math.min(box.top, below) > EDGE) {
        // It is in the middle, and neither above nor below it is room for a panel. Where there is none beside it, the panel's own
        // exit has to do.
        const away = GAP + (isLeft ? box.right : innerWidth - box.left);
        if (away + ours.width + GAP < innerWidth) side = Math.max(side, away);
      } else if (below < box.top) bottom = Math.max(bottom, innerHeight - box.top + GAP);
      else top = Math.max(top, box.bottom + GAP);
    }
    const px = (length: number): string => `${length / zoomOf(float)}px`;
    if (bottom) style.bottom = px(bottom);
    // The closed launcher hangs from the bottom: only the panel reaches this high, and the exit of one in the page.
    if (top) style.top = px(top);
    if (side) style[isLeft ? 'left' : 'right'] = px(side);
    if ((top || bottom) && hasPanel) style.maxHeight = `calc(100% - ${px(top + bottom + 16)} - var(--cairn-y, 16px))`;
  };
  // The observer is told when our parts are shown, hidden or resized, with the panel and with the window. Once they are removed
  // nothing resizes them, and the observer goes with them.
  const observer = new ResizeObserver(() => {
    onSize();
    // If an observer resizes what it observes, browsers write an error to the page's log: wait for the next frame.
    if (panel.hidden) move();
    else requestAnimationFrame(move);
  });
  for (const part of float.children) observer.observe(part);
  // The partner's exit may come with the rest of the page, or scroll with it and pass beneath ours.
  for (const type of ['resize', 'load', 'scroll']) listenFor(type, move);
  listenFor('click', (event: Event) => {
    const path = event.composedPath();
    // A wrapper is no exit here either.
    for (const one of theirs) if (path.includes(one) && one.clientHeight * 2 < innerHeight) close();
  });
  const looking = setInterval(() => {
    if (isOver()) clearInterval(looking);
    // An exit that was there all along may have become visible only now.
    else if (find(++looks % FEW === 0) || theirs[0]) move();
  }, EVERY);
};
