import { describe, expect, it } from 'vitest';
import type { Content, LocaleContent } from '../../server/content/content.ts';
import type { Contact } from '../../server/contract.ts';
import { dangerLines, widgetContent } from '../../server/widget-content.ts';
import { bareEntry, bareLocale } from './bare-content.ts';

const contact = (id: string): Contact => ({
  id,
  name: `Line ${id}`,
  purpose: 'Help.',
  call: { href: 'tel:+15555550100', label: '1-555-555-0100' },
  text: { href: 'sms:55555?&body=HELP', label: '55555', keyword: 'HELP' },
  hours: 'any hour',
  languages: 'English',
  area: 'everywhere',
  confirmed: null,
});

const content = (parts: Partial<LocaleContent> = {}): Content => ({ locales: [bareLocale(parts)], places: null });

describe('content that lacks something', () => {
  it('has no greeting, no questions and no lines where there are none', () => {
    expect(widgetContent(content(), 'en')).toEqual({ starters: [], contacts: [] });
    expect(dangerLines(content(), 'en', String)).toEqual([]);
  });

  it('uses its first language in place of one that it does not have', () => {
    expect(widgetContent(content({ faq: [bareEntry('one')] }), 'es').starters).toEqual([
      { id: 'one', question: 'What of one?' },
    ]);
  });

  it('of another subject offers four questions: those that its greeting leads to, then its first ones', () => {
    const faq = ['a', 'b', 'c', 'd', 'e'].map((id) => bareEntry(id));
    const greeting = bareEntry('greeting', { answer: [{ ul: [['one']] }], related: ['d', 'gone', 'a'] });
    const { starters, ...rest } = widgetContent(content({ faq, replies: [greeting] }), 'en');
    expect(starters.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
    expect(rest.greeting).toBeUndefined();
  });

  it('shows its first three default contacts where it has none of the lines for danger', () => {
    const contacts = ['a', 'b', 'c', 'd'].map(contact);
    const write = (number: string, keyword = ''): string => `Send ${keyword} to ${number}`;
    const lines = dangerLines(content({ contacts, defaultContacts: ['d', 'c', 'b', 'a'] }), 'en', write);
    expect(lines.map(({ name }) => name)).toEqual(['Line d', 'Line c', 'Line b']);
    expect(lines[0]?.links).toEqual([
      { href: 'tel:+15555550100', label: '1-555-555-0100' },
      { href: 'sms:55555?&body=HELP', label: 'Send HELP to 55555' },
    ]);
  });
});

it('greets with the first paragraph of the greeting, in words alone', () => {
  const greeting = bareEntry('greeting', { answer: [{ p: ['Ask about ', { b: 'it' }, ' here.'] }, { p: ['More.'] }] });
  expect(widgetContent(content({ replies: [greeting] }), 'en').greeting).toBe('Ask about it here.');
});
