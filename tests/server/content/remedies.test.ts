import { describe, expect, it } from 'vitest';
import { readContent } from '../../../server/content/parse.ts';
import { contactFile, entryFile } from './sample-content.ts';

/** Returns what whoever made the one mistake in some files is told to write. */
function remedyOf(files: Record<string, string>, today?: string): string[] {
  const all = { 'en/faq/other.md': entryFile({ question: 'Another?' }), ...files };
  return readContent(new Map(Object.entries(all)), new Map(), new Map(), today).problems.map(({ remedy }) => remedy);
}
const ofEntry = (fields: Record<string, string | null>, today?: string) =>
  remedyOf({ 'en/faq/a.md': entryFile(fields) }, today);
const ofContact = (fields: Record<string, string | null>) => remedyOf({ 'contacts/one.md': contactFile(fields) });

/** What is shown is copied. */
describe('what is to be written makes no false statement', () => {
  it.each([
    [null, 'Add it: reviewed: null'],
    [
      '12/1/26',
      'Write it like this: reviewed: 2026-12-01   if a person has read the whole entry that day; else reviewed: null',
    ],
    [
      'soon',
      'Write it like this: reviewed: null   or, once a person has read the whole entry, with the day, such as 2026-11-24',
    ],
  ])('of a review: %s', (reviewed, remedy) => {
    expect(ofEntry({ reviewed })).toEqual([remedy]);
  });

  it.each([
    ['12/1/26', /confirmed: 2026-12-01 {3}if somebody has dialled or opened it that day; else confirmed: null$/],
    ['24.11.2026', /confirmed: 2026-11-24 {3}if/],
    ['2/30/26', /confirmed: null {3}or, once/],
    [null, /^Add it: confirmed: null$/],
  ])('of a confirmation: %s', (confirmed, remedy) => {
    expect(ofContact({ confirmed })).toEqual([expect.stringMatching(remedy)]);
  });

  it('of the day of the words, which is today if nothing else is known', () => {
    expect(ofEntry({ updated: null }, '2027-02-03')).toEqual(['Add it: updated: 2027-02-03']);
    expect(ofEntry({ updated: '2/1/27' }, '2027-02-03')).toEqual([
      'Write it like this: updated: 2027-02-01   if that day is meant',
    ]);
    expect(ofContact({ checked: null })).toEqual([expect.stringMatching(/with the day on which you compared/)]);
  });

  it.each([
    ['http://www.a.org/b?c', 'https://www.a.org/b?c   if the page opens there'],
    ['“https://a.org”', 'https://a.org   if the page opens there'],
    ['www.a.org', 'https://www.a.org   if the page opens there'],
    ['ask Ann', 'https://…   with the whole address of the page'],
  ])('of an address: %s', (url, remedy) => {
    expect(ofEntry({ sources: `[{ title: A, url: '${url}', date: 2026 }]` })).toEqual([
      `Write it like this: url: ${remedy}`,
    ]);
    expect(ofContact({ web: url })).toEqual([`Write it like this: web: ${remedy}`]);
  });

  it('of a link', () => {
    expect(remedyOf({ 'en/faq/a.md': entryFile({}, 'See [this](http://a.org/b).') })).toEqual([
      expect.stringMatching(/^Write https:\/\/a\.org\/b if the page opens there\. Use an address/),
    ]);
  });
});

describe('what is to be done is what helps', () => {
  it('where a comma is missing between two names', () => {
    const files = { 'contacts/one.md': contactFile(), 'contacts/two.md': contactFile({ phone: null }) };
    const entry = entryFile({ contacts: '[one two]', related: '[other third]' });
    expect(remedyOf({ ...files, 'en/faq/a.md': entry })).toEqual([
      'Write a comma between them: one, two',
      'Write a comma between them: other, third',
    ]);
  });

  it('where an utterance is too long', () => {
    expect(ofEntry({ utterances: `[short, ${'long '.repeat(120)}]` })).toEqual([
      'Shorten this line: at most 500 characters.',
    ]);
  });

  it('where a number stands beside the name of its field', () => {
    expect(ofContact({ phone: '406-555-0111' })).toEqual([
      "Write it like this: phone: and below it, two spaces further in,   number: '+14065550111'   and   shown: '406-555-0111'",
    ]);
  });

  it.each([
    ['https://a.org/b?c', 'https://a.org/b?c'],
    ['http://a.org', 'https://a.org'],
  ])('where an address has no words to tap: %s', (address, written) => {
    expect(remedyOf({ 'en/faq/a.md': entryFile({}, `One.\n\nSee ${address}. Then call.`) })).toEqual([
      `Write what the page is, and the address behind it without a space: [words](${written})`,
    ]);
  });

  it.each(['<b>Cost.</b> It is free.', '*Cost.* It is free.', 'Cost. It is free.'])(
    'where a paragraph that is asked for begins in no bold: %s',
    (paragraph) => {
      const entry = entryFile({ asked: '{ Cost: [do i have to pay] }' }, `One.\n\n${paragraph}\n\n**Costly.** Two.`);
      expect(remedyOf({ 'en/faq/a.md': entry })).toEqual([
        'Write these words with two stars on each side, and no other sign: **Cost.**',
      ]);
    },
  );
});
