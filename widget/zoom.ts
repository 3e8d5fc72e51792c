/**
 * How many px of the window, in which browsers measure boxes, one px of the page is, in which styles are written; 1 of what is not on
 * the screen. It is measured, because WebKit has no `currentCSSZoom`.
 */
export const zoomOf = (element: HTMLElement): number =>
  element.getBoundingClientRect().width / element.offsetWidth || 1;
