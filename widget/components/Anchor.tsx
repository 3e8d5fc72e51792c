import type { ComponentChildren } from 'preact';

interface Props {
  href: string;
  /** The text that is shown. */
  text: ComponentChildren;
  /** The text for screen readers, where it has to say more. */
  label?: string;
}

/**
 * A link that opens a page in a new tab, a call or a text message. With any other address it is plain text. Its `tabIndex` lets Tab
 * reach it also in Safari on a Mac, which passes over links.
 */
export const Anchor = ({ href, text, label }: Props) =>
  /^(https|tel|sms):/.test(href) ? (
    <a href={href} tabIndex={0} aria-label={label} {...(href[0] === 'h' && { target: '_blank', rel: 'noreferrer' })}>
      {text}
    </a>
  ) : (
    text
  );
