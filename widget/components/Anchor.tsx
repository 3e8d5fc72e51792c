import type { ComponentChildren } from 'preact';

interface Props {
  href: string;
  /** The text that is shown. */
  text: ComponentChildren;
  /** The text for screen readers, where it has to say more. */
  label?: string;
}

/** A link that opens a page in a new tab, a call or a text message. With any other address it is plain text. */
export const Anchor = ({ href, text, label }: Props) =>
  /^(https|tel|sms):/.test(href) ? (
    <a href={href} aria-label={label} {...(href[0] === 'h' && { target: '_blank', rel: 'noreferrer' })}>
      {text}
    </a>
  ) : (
    text
  );
