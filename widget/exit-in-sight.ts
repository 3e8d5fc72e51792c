/** How much of the exit has to be in sight: half of one is hard to hit. */
const SEEN = 0.9;

/**
 * In inline mode, the exit that is fixed to the window stands in only while the panel's `own` is out of sight, also beside the screen of a
 * phone whose page is wider: `dock` has the class `seen` while it is in sight. Returns what ends that.
 */
export const watchExit = (own: HTMLElement, dock: HTMLElement): (() => void) => {
  const view = window.visualViewport;
  let ratio = 0;
  const see = (): void => {
    const { left, right } = own.getBoundingClientRect();
    const isBeside = view && (left < view.offsetLeft || right > view.offsetLeft + view.width + 1);
    dock.classList.toggle('seen', ratio >= SEEN && !isBeside);
  };
  const sight = new IntersectionObserver(
    ([entry]) => {
      ratio = entry?.intersectionRatio ?? 0;
      see();
    },
    { threshold: SEEN },
  );
  sight.observe(own);
  const each = (act: 'addEventListener' | 'removeEventListener'): void => {
    for (const type of ['resize', 'scroll']) view?.[act](type, see);
  };
  each('addEventListener');
  return () => {
    sight.disconnect();
    each('removeEventListener');
  };
};
