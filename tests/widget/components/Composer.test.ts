// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { words } from '../../../widget/words.ts';
import { eventually } from '../../eventually.ts';
import { aLateReply, lastTurn, openPanel, tap, texts } from '../open-panel.ts';
import { aReply } from '../replies.ts';

describe('the composer', () => {
  it('sends nothing when nothing is typed', () => {
    const { panel, asked } = openPanel(() => aReply('answer'));
    (panel.querySelector('textarea') as HTMLTextAreaElement).value = '   ';
    tap(panel, 'Send');
    expect(asked).toEqual([]);
  });

  it('keeps what is typed from the host page: no key, no input leaves it but Esc and Tab', () => {
    const { panel } = openPanel(() => aReply('answer'));
    const KEYS = ['keydown', 'keypress', 'keyup'];
    const COMPOSING = ['compositionstart', 'compositionupdate', 'compositionend'];
    const TYPES = [...KEYS, ...COMPOSING, 'beforeinput', 'input', 'paste', 'cut', 'copy', 'drop'];
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`.trim());
    for (const type of TYPES) document.addEventListener(type, hear);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    for (const type of KEYS) field.dispatchEvent(new KeyboardEvent(type, { key: 's', bubbles: true, composed: true }));
    for (const type of TYPES.slice(KEYS.length))
      field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    for (const key of ['Escape', 'Tab'])
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    for (const type of TYPES) document.removeEventListener(type, hear);
    expect(heard).toEqual(['keydown Escape', 'keydown Tab']);
  });

  it('has the browser ask no service about the words', () => {
    const { panel } = openPanel(() => undefined);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    const attributes = ['autocomplete', 'writingsuggestions'];
    expect(attributes.map((name) => field.getAttribute(name))).toEqual(['off', 'false']);
  });

  it('asks all that was typed, and shows it, however long it is', async () => {
    const { panel, asked } = openPanel(() => aReply('answer'));
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    // Nothing that is pasted is dropped before it is sent.
    expect(field.hasAttribute('maxlength')).toBe(false);
    const typed = `begin ${'long '.repeat(5000)}end`;
    field.value = `\n${typed} `;
    tap(panel, 'Send');
    await eventually(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    expect(asked.map(({ utterance }) => utterance)).toEqual([typed]);
    expect(panel.textContent).toContain(typed);
  });

  it('takes what is typed while an answer is looked for, shows it at once, and asks it next', async () => {
    const late = aLateReply();
    const { panel, asked } = openPanel(({ utterance }) =>
      utterance === 'he has a knife' ? aReply('escalation') : late.reply,
    );
    tap(panel, 'Where to start in en?');
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    for (const utterance of ['please', 'he has a knife']) {
      field.value = utterance;
      tap(panel, 'Send');
      expect(field.value).toBe('');
      expect(texts(panel, '.visitor').at(-1)).toContain(utterance);
      expect(lastTurn(panel).textContent).toBe(words.en.looking);
    }
    await eventually(() => expect(asked).toHaveLength(1));
    late.arrive(aReply('answer'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('The words of a escalation.'));
    // Each knows what was said before it.
    expect(asked.map(({ utterance, context }) => [utterance, context])).toEqual([
      ['Where to start in en?', []],
      ['please', ['one-entry']],
      ['he has a knife', ['one-entry']],
    ]);
  });

  it('takes it also when the answer before it does not come', async () => {
    const late = aLateReply();
    const { panel, said } = openPanel(({ utterance }) =>
      utterance === 'he has a knife' ? aReply('escalation') : late.reply,
    );
    tap(panel, 'Where to start in en?');
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'he has a knife';
    tap(panel, 'Send');
    late.fail();
    await eventually(() => expect(lastTurn(panel).textContent).toContain('The words of a escalation.'));
    const heard = await said();
    // Both are heard, each once, although the second comes right after the first.
    expect(heard).toEqual([
      `${words.en.failure}\nFirst Line: 1-555-555-0100`,
      expect.stringContaining('The words of a escalation.'),
    ]);
  });
});
