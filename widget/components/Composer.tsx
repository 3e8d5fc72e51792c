import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import type { Messages } from '../conversation.ts';

interface Props {
  words: Messages;
  /** Says whether it was taken: one question at a time. */
  ask: (utterance: string) => boolean;
}

/** What the server takes at most, in characters. */
const LONGEST = 500;

/** Where one types. Keys stay in here: no shortcut, recorder or analytics of the host page gets them. */
export const Composer = ({ words, ask }: Props) => (
  <form class="composer" autocomplete="off" onSubmit={submit(ask)} onInput={keep} onKeyUp={keep} onKeyPress={keep}>
    <textarea
      id="composer"
      rows={1}
      maxLength={LONGEST}
      aria-label={words.ask}
      placeholder={words.ask}
      autocomplete="off"
      autocorrect="off"
      spellcheck={false}
      enterkeyhint="send"
      // Browsers that finish sentences send them to a service.
      {...{ writingsuggestions: 'false' }}
      onKeyDown={sendOnEnter}
      onInput={grow}
    />
    <button type="submit" class="send">
      {words.send}
    </button>
  </form>
);

const submit = (ask: Props['ask']) => (event: TargetedEvent<HTMLFormElement>) => {
  event.preventDefault();
  const field = event.currentTarget.elements[0] as HTMLTextAreaElement;
  const utterance = field.value.trim();
  if (!utterance) return field.focus();
  if (!ask(utterance)) return;
  field.value = '';
  field.style.height = '';
};

const sendOnEnter = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
  // Esc belongs to the page as well, Tab to the panel.
  if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
};

const grow = ({ currentTarget: field }: TargetedEvent<HTMLTextAreaElement>) => {
  field.style.height = '';
  field.style.height = `${field.scrollHeight + 2}px`;
};

const keep = (event: Event) => event.stopPropagation();
