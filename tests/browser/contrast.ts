/**
 * Contrast, worked out from colors (WCAG 2, relative luminance and contrast ratio). In the browser's top layer axe cannot see what lies
 * behind a text: there it calls every contrast undecided, and finds nothing wrong whatever the colors are.
 */
import type { Locator } from 'playwright-core';

/** Red, green and blue, each 0 to 255. What follows, such as how opaque the color is, is not looked at. */
type Color = readonly number[];

/** Reads a computed color, such as `rgb(255, 255, 255)`. */
export const colorOf = (computed: string): Color => (computed.match(/[\d.]+/g) ?? []).map(Number);

/** How much two colors stand out from each other: 1 if not at all, 21 for black and white. */
export const contrast = (one: Color, other: Color): number => {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a / b, b / a);
};

const luminance = (color: Color): number => {
  const [red = 0, green = 0, blue = 0] = color.slice(0, 3).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** Returns the texts that our element shows and that stand out from their background by less than 4.5 to 1, and how many were looked at. */
export const contrastOf = async (cairn: Locator): Promise<{ seen: number; pale: string[] }> => {
  const shown = await cairn.evaluate((host) => {
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return Number(backgroundColor.match(/[\d.]+/g)?.[3]) === 0 ? groundOf(element.parentElement) : backgroundColor;
    };
    const found: [text: string, color: string, ground: string][] = [];
    const walker = document.createTreeWalker(host.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [text, element] = [walker.currentNode.textContent?.trim(), walker.currentNode.parentElement];
      if (text && element && element.getClientRects().length > 0)
        found.push([text, getComputedStyle(element).color, groundOf(element)]);
    }
    for (const field of (host.shadowRoot as ShadowRoot).querySelectorAll('textarea'))
      found.push([field.placeholder, getComputedStyle(field, '::placeholder').color, groundOf(field)]);
    return found;
  });
  return {
    seen: shown.length,
    pale: shown.flatMap(([text, color, ground]) => {
      const found = contrast(colorOf(color), colorOf(ground));
      return found < 4.5 ? [`${found.toFixed(2)} ${text}`] : [];
    }),
  };
};
