import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import type { Messages } from '../conversation.ts';

interface Props {
  words: Messages;
  ask: (utterance: string) => void;
}

/**
 * The field where the visitor types. The field alone holds the text, so drawing it again changes nothing. There is no form: a
 * sandboxed frame may be forbidden to submit one.
 */
export const Composer = ({ words, ask }: Props) => (
  <div class="composer">
    <textarea
      id="composer"
      rows={1}
      aria-label={words.ask}
      placeholder={words.ask}
      autocomplete="off"
      spellcheck={false}
      enterkeyhint="send"
      onKeyDown={(event) => sendOnEnter(event, ask)}
      onInput={grow}
      ref={correctNothing}
      {...QUIET}
    />
    <button
      type="button"
      class="send"
      onClick={({ currentTarget }) => send(currentTarget.previousElementSibling as HTMLTextAreaElement, ask)}
    >
      {words.send}
    </button>
  </div>
);

const send = (field: HTMLTextAreaElement, ask: Props['ask']): void => {
  const utterance = field.value.trim();
  if (utterance) {
    ask(utterance);
    field.value = field.style.height = '';
  } else field.focus();
};

const sendOnEnter = (event: TargetedKeyboardEvent<HTMLTextAreaElement>, ask: Props['ask']): void => {
  // The page gets Esc too, and the panel gets Tab.
  if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
  if (/^Page/.test(event.key))
    event.currentTarget
      .closest('.panel')
      ?.querySelector('#scroller')
      ?.scrollBy(0, event.key === 'PageUp' ? -PAGE : PAGE);
  // In Safari the Enter that takes a proposed word comes after the composition has ended, with the key code 229.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  send(event.currentTarget, ask);
};

/** How far a page key scrolls the transcript, in px: the field keeps the focus after a question. */
const PAGE = 300;

const grow = (event: TargetedEvent<HTMLTextAreaElement>): void => {
  event.stopPropagation();
  const field = event.currentTarget;
  field.style.height = '';
  field.style.height = `${field.scrollHeight + 2}px`;
};

/** Turns autocorrection off, by the attribute: the property of that name is a boolean in some browsers, and missing in others. */
const correctNothing = (field: HTMLTextAreaElement | null): void => field?.setAttribute('autocorrect', 'off');

const keep = (event: Event): void => event.stopPropagation();

/**
 * Every other event that tells what is typed stops here: no listener of the host page gets it on its way up; one that catches it on
 * its way down does. Services of the browser that finish sentences are turned off.
 */
const QUIET: Record<string, unknown> = {
  onKeyUp: keep,
  onKeyPress: keep,
  onBeforeInput: keep,
  // An older event, whose name has a capital letter: Chromium and WebKit still send it, with what was typed.
  ontextInput: keep,
  onPaste: keep,
  onCut: keep,
  onCopy: keep,
  onDrop: keep,
  onDragStart: keep,
  onCompositionStart: keep,
  onCompositionUpdate: keep,
  onCompositionEnd: keep,
  writingsuggestions: 'false',
};
