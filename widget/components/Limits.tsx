import type { Messages } from '../conversation.ts';

interface Props {
  words: Messages;
  /** Host name of the cover, or empty for a blank page. */
  cover: string;
  /** Whether the Shift shortcut can be pressed here. */
  hasKeys: boolean;
  back: () => void;
}

/** What quick exit does and cannot do, in plain words. */
export const Limits = ({ words, cover, hasKeys, back }: Props) => (
  <div class="limits" id="limits" tabIndex={-1}>
    <h3>{words.limitsTitle}</h3>
    <ul class="list">
      {words.limits.map((limit) => (
        <li key={limit}>{limit}</li>
      ))}
    </ul>
    <p>
      {words.leaving}
      {hasKeys && words.leavingKeys} {cover ? words.cover(cover) : words.blank}
    </p>
    <button type="button" class="quiet" onClick={back}>
      {words.back}
    </button>
  </div>
);
