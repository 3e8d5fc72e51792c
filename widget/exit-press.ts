/** Hears every press on an exit of ours, also where the browser names something else as pressed. */
import { isPress } from './quick-exit.ts';

/**
 * Returns a listener for presses and clicks anywhere on the page, to be called before the page hears of them: code that keeps the focus
 * in a dialog of the page's own also swallows clicks and taps outside of it. `dock` holds our exits; `raised` is what of ours is in the
 * top layer, and `below` holds the dialogs and popovers of the page that it was raised above.
 */
export const createExitPress = (
  dock: Element,
  raised: Element,
  below: WeakSet<EventTarget>,
  leave: (event: Event) => void,
): ((event: PointerEvent) => void) => {
  /** Whether the press that may become a click began on our exit: text may be selected from elsewhere down to it. */
  let began = false;
  return (event) => {
    const { type, clientX, clientY } = event;
    const pressed = event.composedPath()[0] as Element;
    // Beside a modal dialog or an element in full screen, and during a view transition, the browser names that dialog, that element or
    // the root as what was pressed, also where our exit is what is seen. Then the place of the press decides. Where that is in the
    // dialog, too, the press is on our exit only if ours was raised above the dialog.
    const isAt = (one: Element): boolean => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return left < clientX && clientX < right && top < clientY && clientY < bottom;
    };
    // Safari before 16.4 does not know `:fullscreen`: within `:is()` that does no harm, elsewhere it is an error.
    const isExact = !pressed.matches?.(':is(html,dialog,:fullscreen)');
    const isOurs = isExact
      ? dock.contains(pressed.closest?.('.exit'))
      : [...dock.querySelectorAll('.exit')].some(
          (one) =>
            isAt(one) && (pressed.matches('html') || !isAt(pressed) || (below.has(pressed) && raised.contains(one))),
        );
    if (type === 'pointerdown') began = isOurs;
    else if (isOurs && (isExact || began) && isPress(event)) leave(event);
  };
};
