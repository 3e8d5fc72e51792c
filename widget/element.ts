/** Building elements without markup, so that no policy of the host page has anything to refuse. */

import { STONES } from './components/stones.ts';

type Attributes = Record<string, string | false>;

/** An element with attributes (`false` leaves one out) and children. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

/** The mark, in the current colour, hidden from screen readers. */
export const mark = (): SVGElement => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['aria-hidden', 'true'],
    ['class', 'mark'],
  ] as const)
    svg.setAttribute(name, value);
  path.setAttribute('d', STONES);
  svg.append(path);
  return svg;
};
