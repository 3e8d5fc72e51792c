/**
 * Contrast of what our element shows, worked out from the computed colors. In the browser's top layer axe cannot see what lies behind
 * a text: there it calls every contrast undecided, and finds nothing wrong whatever the colors are.
 */
import type { Locator } from 'playwright-core';

/** Returns the texts that stand out from their background by less than 4.5 to 1, and how many were looked at. */
export const contrastOf = (cairn: Locator): Promise<{ seen: number; pale: string[] }> =>
  cairn.evaluate((host) => {
    const partsOf = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const lightOf = (parts: number[]): number => {
      const [red = 0, green = 0, blue = 0] = parts.slice(0, 3).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const groundOf = (element: Element | null): number[] => {
      if (element === null) return [255, 255, 255];
      const parts = partsOf(getComputedStyle(element).backgroundColor);
      return parts[3] === 0 ? groundOf(element.parentElement) : parts;
    };
    const shown: [string, string, Element][] = [];
    const walker = document.createTreeWalker(host.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [text, element] = [walker.currentNode.textContent?.trim(), walker.currentNode.parentElement];
      if (text && element && element.getClientRects().length > 0)
        shown.push([text, getComputedStyle(element).color, element]);
    }
    for (const field of (host.shadowRoot as ShadowRoot).querySelectorAll('textarea'))
      shown.push([field.placeholder, getComputedStyle(field, '::placeholder').color, field]);
    return {
      seen: shown.length,
      pale: shown.flatMap(([text, color, element]) => {
        const [one, other] = [lightOf(partsOf(color)), lightOf(groundOf(element))];
        const contrast = Math.max(one / other, other / one);
        return contrast < 4.5 ? [`${contrast.toFixed(2)} ${text}`] : [];
      }),
    };
  });
