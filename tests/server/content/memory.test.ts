import { describe, expect, it } from 'vitest';
import type { Memory } from '../../../server/content/memory.ts';
import { parseContent, readContent } from '../../../server/content/parse.ts';
import fc from '../../property.ts';
import { contactFile, entryFile } from './sample-content.ts';

describe('a folder read again and again', () => {
  it('gives what a first reading would, whatever was changed in between', () => {
    const texts: Record<string, (string | null)[]> = {
      'contacts/one.md': [contactFile(), contactFile({ name: 'Other' }), contactFile({ checked: 'yesterday' }), null],
      'contacts/two.md': [contactFile({ phone: "{ number: '988', shown: '988' }" }), contactFile(), null],
      'en/faq/a.md': [
        entryFile({ contacts: '[one]' }, 'Call [it](contact:one).\n'),
        entryFile({ related: '[b]', utterances: '[hello]' }, 'Dial 988.\n'),
        'nothing',
        null,
      ],
      'en/faq/b.md': [entryFile(), entryFile({ utterances: '[hello]' }), entryFile({ updated: 'today' })],
      'es/faq/a.md': [entryFile({}, 'Llame a [uno](contact:one).\n'), null],
      'en/synonyms.yaml': ['- [a, b]\n', '- alone\n', null],
      'places.yaml': [
        'source: { title: A, url: https://example.org, date: 2020 }\nwhoKnows: [two]\nplaces: []\n',
        'places: none\n',
        null,
      ],
    };
    const change = fc
      .constantFrom(...Object.keys(texts))
      .chain((file) => fc.constantFrom(...(texts[file] ?? [])).map((text) => [file, text] as const));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const memory: Memory = new Map();
        const files = new Map<string, string>();
        for (const [file, text] of changes) {
          if (text === null) files.delete(file);
          else files.set(file, text);
          const again = readContent(files, memory);
          const first = readContent(files);
          expect([again.content, again.problems]).toEqual([first.content, first.problems]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('parses again only what was changed', () => {
    const files = new Map([
      ['en/faq/a.md', entryFile()],
      ['en/faq/b.md', entryFile({ question: 'What else?' })],
    ]);
    const memory: Memory = new Map();
    const before = parseContent(files, memory).locales[0]?.faq ?? [];
    files.set('en/faq/a.md', entryFile({}, 'Another answer.\n'));
    const after = parseContent(files, memory).locales[0]?.faq ?? [];
    expect(after[0]).not.toEqual(before[0]);
    expect(after[1]).toBe(before[1]);
  });

  it('parses an entry again when a number that it links to changes, but not for other changes of a contact', () => {
    const files = new Map([
      ['contacts/one.md', contactFile()],
      ['en/faq/a.md', entryFile({ contacts: '[one]' }, 'Call [it](contact:one).\n')],
      ['en/faq/b.md', entryFile({ contacts: '[one]', question: 'What else?' })],
    ]);
    const memory: Memory = new Map();
    const entries = () => parseContent(files, memory).locales[0]?.faq ?? [];
    const [linking, other] = entries();
    files.set('contacts/one.md', contactFile({ name: 'Other' }));
    expect(entries()[0]).toBe(linking);
    files.set('contacts/one.md', contactFile({ phone: "{ number: '+14065550199', shown: '406-555-0199' }" }));
    expect(JSON.stringify(entries()[0])).toContain('tel:+14065550199');
    expect(entries()[1]).toBe(other);
  });
});
