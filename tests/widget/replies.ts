/** Replies for tests: every kind, with every part that a kind may have. Not content. */
import type { Contact, Entry, Reply, ReplyKind } from '../../server/contract.ts';

export const someContacts: Contact[] = [
  {
    id: 'first-line',
    name: 'First Line',
    purpose: 'Help by voice and text.',
    call: { href: 'tel:+15555550100', label: '1-555-555-0100' },
    text: { href: 'sms:55555?&body=HELP', label: '55555', keyword: 'HELP' },
    tty: { href: 'tel:711', label: '711' },
    chat: { href: 'https://first.example/chat', label: 'first.example' },
    hours: 'any hour',
    languages: 'English, Spanish',
    area: 'everywhere',
    note: 'They may have to tell someone.',
    sourceYear: 2022,
    confirmed: null,
  },
  {
    id: 'second-line',
    name: 'Second Line',
    purpose: 'Help by voice.',
    call: { href: 'tel:+15555550101', label: '1-555-555-0101' },
    videophone: { href: 'tel:+15555550102', label: '1-555-555-0102' },
    web: { href: 'https://second.example/', label: 'second.example' },
    hours: 'office hours',
    languages: 'English',
    area: 'one county',
    sourceYear: 2022,
    confirmed: '2026-11-20',
  },
  {
    id: 'third-line',
    name: 'Third Line',
    purpose: 'Not one of ours.',
    call: { href: 'javascript:alert(1)', label: '1-555-555-0103' },
    hours: 'any hour',
    languages: 'English',
    area: 'nowhere',
    confirmed: null,
  },
];

export const anEntry = (overrides: Partial<Entry> = {}): Entry => ({
  id: 'one-entry',
  question: 'Is it so?',
  answer: [
    { p: ['Yes, it is.'] },
    { p: ['Here is ', { b: 'why' }, ', in ', { a: 'a page', href: 'https://a.example/' }, '.'] },
  ],
  sources: [{ title: 'A court', url: 'https://court.example/', date: '2023-04-26' }],
  updated: '2026-11-24',
  reviewed: null,
  ...overrides,
});

export const aReply = (kind: ReplyKind, overrides: Partial<Reply> = {}): Reply => ({
  kind,
  locale: 'en',
  ...(kind !== 'answer' && { text: [{ p: [`The words of a ${kind}.`] }] }),
  ...((kind === 'answer' || kind === 'escalation') && { entry: anEntry() }),
  questions: [
    { id: 'next-one', question: 'What comes next?' },
    { id: 'next-two', question: 'And after that?' },
  ],
  contacts: someContacts,
  ...overrides,
});
