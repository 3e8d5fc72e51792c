/**
 * Keeps what is fixed to the window in view where a phone shows only a part of it. An on-screen keyboard covers the window without
 * shrinking it. And if something on the page is wider than the screen, phones make the window as wide and as much higher: what is fixed
 * to its right or its bottom, the exit too, would be outside the screen.
 */

/** When less than this is out of view, in px, it is covered by a toolbar of the browser, not by a keyboard. */
const LEAST_KEYBOARD = 80;
/** No scroll bar of a browser is wider, in px. */
const SCROLL_BAR = 20;

/**
 * Tells the style sheets which part of the window is in view, unless the visitor enlarges it: `--view-t`, `-l`, `-w` and `-h` are its top,
 * left, width and height, `-r` and `-b` how far the launcher has to move from the right and the bottom. Returns what looks, to be called
 * first when the page has been laid out: before that, the browser would lay it out at once, and again later; and what ends it.
 */
export const followView = ({ style }: HTMLElement): [follow: () => void, end: () => void] => {
  const view = window.visualViewport;
  const follow = (): void => {
    if (!view) return;
    const { width, height, offsetTop, offsetLeft, scale } = view;
    const [besides, below] = [innerWidth - width, innerHeight - height];
    const isWide = besides > SCROLL_BAR;
    // The launcher stays beneath a keyboard: above it, it would cover the field of the page.
    [offsetTop, offsetLeft, width, height, isWide ? besides - offsetLeft : 0, isWide ? below - offsetTop : 0].forEach(
      (px, at) => {
        const isPart = scale < 1.05 && (isWide || below > LEAST_KEYBOARD);
        style.setProperty(`--view-${'tlwhrb'[at]}`, isPart ? `${px}px` : '');
      },
    );
  };
  const each = (act: 'addEventListener' | 'removeEventListener'): void => {
    for (const type of ['resize', 'scroll']) view?.[act](type, follow);
  };
  each('addEventListener');
  return [follow, () => each('removeEventListener')];
};
