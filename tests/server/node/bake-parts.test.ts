import { describe, expect, it } from 'vitest';
import type { Content, FaqEntry, LocaleContent } from '../../../server/content/content.ts';
import type { Need } from '../../../server/content/signals.ts';
import {
  assemble,
  makePart,
  type Parts,
  partsMissing,
  partsWanted,
  withPart,
} from '../../../server/node/bake-parts.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { contentWithSignals } from '../content-with-signals.ts';

const made = (content: Content, before: Parts = new Map()): Parts =>
  partsMissing(partsWanted(content), before).reduce((parts, each) => withPart(parts, makePart(content, each)), before);

const missing = (content: Content, parts: Parts): string[] =>
  partsMissing(partsWanted(content), parts).map(({ kind, locale }) => `${kind} ${locale}`);

const assembled = (content: Content, parts: Parts) => assemble(content, partsWanted(content), parts);

/** The content with one thing changed in its first language. */
const edited = (change: (locale: LocaleContent, content: Content) => void): Content => {
  const content = contentWithSignals();
  change(content.locales[0] as LocaleContent, content);
  return content;
};

const entry = ({ faq }: LocaleContent) => faq.find(({ id }) => id === 'signs') as FaqEntry;
const need = ({ signals }: LocaleContent) => signals?.needs[0] as Need;
const before = made(contentWithSignals());

const EDITS: [string, (locale: LocaleContent, content: Content) => void, string[]][] = [
  ['nothing', () => {}, []],
  ['a name of a contact', ({ contacts }) => contacts.map((contact) => Object.assign(contact, { name: 'Other' })), []],
  ['a number behind a link', (own) => entry(own).answer.push({ p: [{ a: 'Call', href: 'tel:+1' }] }), ['search en']],
  ['a source', (own) => entry(own).sources.pop(), []],
  ['the contacts of an entry', (own) => entry(own).contacts.reverse(), []],
  ['the contacts of a need', (own) => need(own).contacts.reverse(), []],
  ['the reply to a need', (own) => Object.assign(need(own), { reply: 'other' }), []],
  ['the answers of fixed replies', ({ replies }) => replies.map((reply) => Object.assign(reply, { answer: [] })), []],
  ['places', (_, content) => Object.assign(content, { places: null }), []],
  ['an answer', (own) => entry(own).answer.push({ p: ['Look for debts.'] }), ['search en']],
  ['synonyms', ({ synonyms }) => synonyms.push(['law', 'statute']), ['search en']],
  ['an utterance', (own) => entry(own).utterances.push('anything odd'), ['search en', 'signals en']],
  [
    'a question',
    (own) => Object.assign(entry(own), { question: 'Which signs?' }),
    ['search en', 'signals en', 'signals es'],
  ],
  ['an entry removed', ({ faq }) => faq.pop(), ['search en', 'signals en', 'signals es']],
  ['a phrase', (own) => need(own).phrases.push('has a gun'), ['signals en']],
  ['an example', (own) => need(own).examples.push('he pointed a gun at me'), ['signals en']],
  ['no signals', (own) => Object.assign(own, { signals: null }), ['signals en']],
  ['a language removed', (_, { locales }) => locales.pop(), ['signals en']],
];

describe('what an edit makes anew', () => {
  it.each(EDITS)('%s', (_, change, expected) => {
    expect(missing(edited(change), before)).toEqual(expected);
  });

  it('is nothing where only the number behind a link in an answer changes', () => {
    const linked = (number: string) =>
      edited((own) => entry(own).answer.push({ p: [{ a: 'Call', href: `tel:${number}` }] }));
    expect(missing(linked('+15550100'), made(linked('+15550111')))).toEqual([]);
  });

  it.each(EDITS)('gives the same as making everything anew, with %s', (_, change) => {
    const content = edited(change);
    expect(assembled(content, made(content, before))).toEqual(assembled(content, made(content)));
  });
});

describe('new content with parts made of earlier texts', () => {
  const reply = (content: Content, utterance: string) => {
    const served = assembled(content, before);
    return createEngine(served.content, served.model).reply({ utterance, locale: 'en' });
  };

  it('answers with the new texts', () => {
    const content = edited((own) => entry(own).answer.push({ p: ['Look for debts.'] }));
    expect(JSON.stringify(reply(content, 'what are the warning signs').entry?.answer)).toContain('debts');
  });

  it('shows no entry that was removed', () => {
    const content = edited((own) => own.faq.splice(own.faq.indexOf(entry(own)), 1));
    expect(JSON.stringify(reply(content, 'what are the warning signs'))).not.toContain('"signs"');
  });

  it('still hears the earlier phrases, and shows no contact that was removed', () => {
    const content = edited((own) => {
      need(own).phrases = ['has a gun'];
      own.contacts = own.contacts.filter(({ id }) => id !== 'emergency-911');
    });
    const { kind, contacts } = reply(content, 'he will kill me');
    expect(kind).toBe('escalation');
    expect(contacts.map(({ id }) => id)).toEqual(['first-line']);
  });

  it('shows at once the contacts that signals show in the new content', () => {
    const content = edited((own) => Object.assign(need(own), { contacts: ['second-line'] }));
    expect(reply(content, 'he will kill me').contacts.map(({ id }) => id)).toEqual(['second-line']);
  });

  it('leaves out a language of which nothing was made', () => {
    const content = edited((own, { locales }) => locales.push({ ...own, locale: 'fr' }));
    expect(assembled(content, before).content.locales.map(({ locale }) => locale)).toEqual(['en', 'es']);
  });
});
