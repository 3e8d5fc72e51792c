import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../server/content/parse.ts';
import { contactFile, entryFile } from './sample-content.ts';

describe('places.yaml', () => {
  it('joins places with the contacts that serve their areas, and guesses none', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'within: [mt, us]',
        'places:',
        "  - { names: [Bozeman, '59715'], areas: [county:gallatin] }",
        '  - { names: [Montana], areas: [mt] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: '[county:gallatin]', phone: null, order: '2' }),
      'contacts/state.md': contactFile({ serves: '[mt]', phone: null, order: '1' }),
      'contacts/also.md': contactFile({ serves: '[county:gallatin, mt]', phone: null, order: '3' }),
      'en/faq/a.md': entryFile(),
    };
    expect(parseContent(new Map(Object.entries(files))).places).toEqual({
      source: { title: 'A table', url: 'https://example.org', date: '2020' },
      places: [
        { names: ['Bozeman', '59715'], areas: ['county:gallatin', 'mt', 'us'] },
        { names: ['Montana'], areas: ['mt', 'us'] },
      ],
      contacts: { 'county:gallatin': ['near', 'also'], mt: ['state', 'also'] },
    });
  });
});
