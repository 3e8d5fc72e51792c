import { element } from './element.ts';

/**
 * A link that opens a page beside this one, a call or a text message. Any other address is text alone. `label` is what is heard,
 * where that has to say more than what is seen.
 */
export const Anchor = (href: string, text: string, label?: string): Node | string =>
  /^(https|tel|sms):/.test(href)
    ? element('a', { href, 'aria-label': label, ...(href[0] === 'h' && { target: '_blank', rel: 'noreferrer' }) }, text)
    : text;
