interface Props {
  href: string;
  /** What is seen. */
  text: string;
  /** What is heard, where that has to say more. */
  label?: string;
}

/** A link that opens a page beside this one, a call or a text message. Any other address is text alone. */
export const Anchor = ({ href, text, label }: Props) =>
  /^(https|tel|sms):/.test(href) ? (
    <a href={href} aria-label={label} {...(href[0] === 'h' && { target: '_blank', rel: 'noreferrer' })}>
      {text}
    </a>
  ) : (
    text
  );
