/** Functions that run in the measured page. Each is sent there by itself, so none may use another. */

interface LayoutShift extends PerformanceEntry {
  value: number;
  /** Whether a click came just before: what a click moves is meant to move. */
  hadRecentInput: boolean;
}

/** What these functions leave on `window`. */
export interface Watched {
  shift: number;
  fieldAfter: number;
}

/** In the page: adds up layout shifts from the start. */
export function watch(): void {
  const watched = window as unknown as Watched;
  watched.shift = 0;
  watched.fieldAfter = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) if (!entry.hadRecentInput) watched.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** In the page: measures from the next click until a field can be seen, in shadow roots too. */
export function awaitField(selector: string): void {
  const last = selector.split(',').map((part) => part.trim().split(' ').at(-1));
  const isThere = (root: ParentNode): boolean =>
    [...root.querySelectorAll('*')].some(
      (element) =>
        (element.matches(last.join()) && element.checkVisibility() && element.getBoundingClientRect().width > 20) ||
        (element.shadowRoot !== null && isThere(element.shadowRoot)),
    );
  addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      const look = (): void => {
        if (isThere(document)) (window as unknown as Watched).fieldAfter = performance.now() - timeStamp;
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    { capture: true, once: true },
  );
}

/** In the page: returns how much moved, and what was stored. */
export async function traces(): Promise<{ shift: number; stored: string[] }> {
  const databases = (await indexedDB.databases()).map(({ name }) => `database ${name}`);
  const kept = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  return { shift: (window as unknown as Watched).shift, stored: [...kept, ...databases] };
}
