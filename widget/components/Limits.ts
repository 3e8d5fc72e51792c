import type { Messages } from '../conversation.ts';
import { element } from './element.ts';

/** What quick exit does and cannot do, in plain words. `href` is the first cover, or that of a blank page. */
export const Limits = (words: Messages, href: string, back: () => void): HTMLDivElement =>
  element(
    'div',
    { class: 'limits', id: 'limits', tabindex: '-1' },
    element('h3', {}, words.limitsTitle),
    element('ul', { class: 'list' }, ...words.limits.map((limit) => element('li', {}, limit))),
    element(
      'p',
      {},
      words.leaving,
      // Where Shift can be pressed.
      matchMedia('(any-pointer: fine)').matches && words.leavingKeys,
      ' ',
      href[0] === 'h' ? words.cover(new URL(href).hostname) : words.blank,
    ),
    element('button', { type: 'button', class: 'quiet', onclick: back }, words.back),
  );
