import type { Messages } from '../conversation.ts';
import { element } from './element.ts';

export interface Composer {
  box: HTMLElement;
  /** Its words. Made once: what is typed, and the keyboard of a phone, stay. */
  name: (words: Messages) => void;
}

/** What the server takes at most, in characters. */
const LONGEST = '500';
/** Events that tell what is typed. They stay in here: no shortcut, recorder or analytics of the host page gets them. */
const KEPT = ['keyup', 'keypress', 'beforeinput', 'input', 'paste', 'compositionupdate'];

/**
 * Where one types. `ask` says whether it was taken: one question at a time. No form: a sandboxed frame may be forbidden to
 * submit one.
 */
export const createComposer = (ask: (utterance: string) => boolean): Composer => {
  const field = element('textarea', {
    id: 'composer',
    rows: '1',
    maxlength: LONGEST,
    autocomplete: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
    // Browsers that finish sentences send them to a service.
    writingsuggestions: 'false',
    onkeydown: (event: KeyboardEvent) => {
      // Esc belongs to the page as well, Tab to the panel.
      if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation();
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    },
    oninput: () => {
      field.style.height = '';
      field.style.height = `${field.scrollHeight + 2}px`;
    },
  });
  const send = (): void => {
    const utterance = field.value.trim();
    if (!utterance) field.focus();
    else if (ask(utterance)) field.value = field.style.height = '';
  };
  for (const type of KEPT) field.addEventListener(type, (event) => event.stopPropagation());
  const button = element('button', { type: 'button', class: 'send', onclick: send });
  return {
    box: element('div', { class: 'composer' }, field, button),
    name: (words) => {
      field.placeholder = words.ask;
      field.setAttribute('aria-label', words.ask);
      button.textContent = words.send;
    },
  };
};
