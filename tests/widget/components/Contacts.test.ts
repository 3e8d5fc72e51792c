// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../server/contract.ts';
import { words } from '../../../widget/words.ts';
import { openPanel, texts } from '../open-panel.ts';
import { aReply, someContacts } from '../replies.ts';

describe('a contact', () => {
  const cards = async (): Promise<HTMLElement[]> => {
    const turn = await openPanel(() => aReply('fallback')).ask('one');
    return [...turn.querySelectorAll<HTMLElement>('.card')];
  };

  it('has its buttons in order, each named with whom it reaches', async () => {
    const [first, second] = await cards();
    const acts = [...(first?.querySelectorAll<HTMLAnchorElement>('.acts a') ?? [])];
    expect(acts.map((act) => [act.textContent, act.getAttribute('href')])).toEqual([
      ['Call', 'tel:+15555550100'],
      ['Text', 'sms:55555?&body=HELP'],
      ['Chat', 'https://first.example/chat'],
    ]);
    expect(acts.map((act) => act.getAttribute('aria-label'))[1]).toBe('Text: First Line, 55555');
    expect(texts(second as HTMLElement, '.acts a')).toEqual(['Call', 'Website']);
  });

  it('has its number and buttons right beneath its name', async () => {
    const [first] = await cards();
    const [name, number, acts] = first?.children ?? [];
    expect([name?.textContent, number?.textContent]).toEqual(['First Line', '1-555-555-0100']);
    expect(acts?.className).toBe('acts');
  });

  it('shows its number, keyword, relay, hours and what to know before', async () => {
    const [first, second] = await cards();
    for (const text of [
      'any hour · English, Spanish · everywhere',
      'Text HELP to 55555',
      'TTY or relay: 711',
      'They may have to tell',
    ])
      expect(first?.textContent).toContain(text);
    expect(second?.textContent).toContain('Videophone: 1-555-555-0102');
  });

  it('says a number once: not where the name holds it, nor where calls and texts go to the same', async () => {
    const [first] = someContacts as [Contact];
    const line = { href: 'tel:+18334067867', label: '1-833-406-STOP (7867)' };
    const text = { href: 'sms:+18334067867', label: '1-833-406-7867' };
    const contacts = [
      {
        ...first,
        name: '988 Lifeline',
        call: { href: 'tel:988', label: '988' },
        text: { href: 'sms:988', label: '988' },
      },
      { ...first, call: line, text },
      { ...first, call: line, text: { ...text, keyword: 'HELP' } },
    ];
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    const [lifeline, same, keyword] = [...turn.querySelectorAll('.card')];
    expect(lifeline?.querySelector('.number')).toBeNull();
    expect(lifeline?.textContent).not.toContain('Text 988');
    expect(texts(same as HTMLElement, '.number')).toEqual([line.label]);
    expect(same?.textContent).not.toContain(text.label);
    expect(keyword?.textContent).toContain('Text HELP to 1-833-406-7867');
  });

  it('says doubt once', async () => {
    const [first] = someContacts as [Contact];
    const contacts = [
      { ...first, hours: words.en.noHours },
      { ...first, languages: 'Spanish. Not confirmed since 2022.' },
      { ...first, hours: words.en.noHours, confirmed: '2026-11-20' },
    ];
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    const small = [...turn.querySelectorAll('.card')].map((card) => card.querySelector('.meta')?.textContent);
    expect(small).toEqual([
      `English, Spanish · everywhere · ${words.en.unconfirmed(2022)}`,
      'any hour · Spanish. Not confirmed since 2022. · everywhere',
      'Hours not confirmed · English, Spanish · everywhere',
    ]);
  });

  it('folds what follows the first sentence of a long note, but on the first card', async () => {
    const advice = 'You can ask how private the call is.';
    const rest = 'They may have to tell someone. '.repeat(8).trim();
    const [first] = someContacts as [Contact];
    const contacts = [first, first].map((contact) => ({ ...contact, note: `${advice} ${rest}` }));
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    const [open, folding] = [...turn.querySelectorAll('.card')];
    expect(open?.querySelector('details')).toBeNull();
    expect(open?.textContent).toContain(rest);
    expect(texts(folding as HTMLElement, 'details > summary')).toEqual([advice]);
    expect(texts(folding as HTMLElement, 'details')).toEqual([advice + rest]);
  });

  it('without anything to tap leaves no gap for it', async () => {
    const [, , third] = someContacts as [Contact, Contact, Contact];
    const { call: _, ...contact } = third;
    const turn = await openPanel(() => aReply('fallback', { contacts: [contact] })).ask('one');
    expect(turn.querySelector('.acts')?.childNodes).toHaveLength(0);
  });

  it('offers no relay to 911, which can be reached by text and by TTY itself', async () => {
    const contacts = someContacts.map((contact) => ({ ...contact, call: { href: 'tel:911', label: '911' } }));
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    expect(turn.textContent).not.toContain('711');
  });

  it('says when nobody of us has confirmed it, and only then', async () => {
    const [first, second, third] = await cards();
    expect(first?.textContent).toContain('From a 2022 source. Not yet confirmed by us.');
    expect(second?.textContent).not.toContain('confirmed');
    expect(third?.textContent).not.toContain('confirmed');
  });

  it('leaves out that its languages are not known', async () => {
    const { unsaid } = words.en;
    const contacts = someContacts.map((contact) => ({ ...contact, languages: unsaid }));
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    expect(turn.textContent).toContain('any hour · everywhere');
    expect(turn.textContent).not.toContain(unsaid);
  });

  it('with an address that is no call, text or page has no link', async () => {
    const [, , third] = await cards();
    expect(third?.querySelector('a')).toBeNull();
  });

  it('comes with the note that calls and texts leave traces', async () => {
    const turn = await openPanel(() => aReply('fallback')).ask('one');
    expect(turn.textContent).toContain(words.en.traces);
  });
});
