import type { Messages } from '../conversation.ts';

interface Props {
  words: Messages;
  /** The first cover, or a blank page. */
  href: string;
  back: () => void;
}

/** What quick exit does and cannot do, in plain words. */
export const Limits = ({ words, href, back }: Props) => {
  // Whether the shortcut can be used: it needs a mouse or the like, since phones press Shift by themselves.
  const hasKeys = matchMedia('(any-pointer: fine)').matches;
  return (
    <div id="limits" tabIndex={-1}>
      <h3>{words.limitsTitle}</h3>
      <p>
        {words.leaving}
        {hasKeys && words.leavingKeys} {words.cover(href[0] === 'h' ? new URL(href).hostname : words.blank)}
      </p>
      <ul class="list">
        {words.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={back}>
        {words.back}
      </button>
    </div>
  );
};
