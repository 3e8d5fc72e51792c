import { describe, expect, it } from 'vitest';
import { loadContent } from '../../../server/content/load.ts';
import { parseContent, readContent } from '../../../server/content/parse.ts';
import { entryFile, parseFiles, problemsOf } from './sample-content.ts';

const entries = {
  'en/faq/a.md': entryFile(),
  'en/faq/b.md': entryFile({ question: 'Another?' }),
  'es/faq/a.md': entryFile({ question: '¿Qué es?' }),
};
const groups = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('groups.yaml', () => {
  it('gives each language its headings, and of each group the entries that the language has', () => {
    const yaml = groups(
      "- { name: { en: 'First', es: 'Primero' }, entries: [b] }",
      "- { name: { en: 'Then', es: 'Luego' }, entries: [a] }",
    );
    expect(parseFiles({ ...entries, 'groups.yaml': yaml }).locales.map(({ groups }) => groups)).toEqual([
      [
        { name: 'First', entries: ['b'] },
        { name: 'Then', entries: ['a'] },
      ],
      [{ name: 'Luego', entries: ['a'] }],
    ]);
  });

  it('may be missing', () => {
    expect(parseFiles(entries).locales.map(({ groups }) => groups)).toEqual([[], []]);
  });

  it.each([
    ['an entry in no group', '- { name: Questions, entries: [a] }', '1 no group holds the entry of en/faq/b.md'],
    ['an unknown entry', '- { name: Questions, entries: [a, b, c] }', '1 unknown entry "c"'],
    [
      'an entry in two groups',
      '- { name: Questions, entries: [a, b] }\n- { name: More, entries: [a] }',
      '2 the entry "a" also stands in line 1',
    ],
    [
      'a heading in one language',
      '- { name: { en: Questions }, entries: [a, b] }',
      '1 the `name` lacks the language "es"',
    ],
    ['an unknown field', '- { name: Questions, ids: [a, b] }', '1 the field `entries` is missing'],
  ])('names %s, and says what to do', (_, yaml, problem) => {
    expect(problemsOf({ ...entries, 'groups.yaml': groups(yaml) })[0]).toBe(`groups.yaml:${problem}`);
  });

  it('is read again when an entry comes or goes', () => {
    const memory = new Map();
    const files = new Map(Object.entries({ ...entries, 'groups.yaml': groups('- { name: All, entries: [a, b] }') }));
    expect(parseContent(files, memory).locales[0]?.groups).toEqual([{ name: 'All', entries: ['a', 'b'] }]);
    files.set('en/faq/c.md', entryFile({ question: 'A third?' }));
    expect(readContent(files, memory).problems.map(({ problem }) => problem)).toEqual([
      'no group holds the entry of en/faq/c.md',
    ]);
  });

  it('puts those who do harm after everybody else, under no heading of their own', () => {
    for (const { faq, groups } of loadContent('content').locales) {
      const order = groups.flatMap(({ entries }) => entries);
      const harmful = faq.filter(({ calmOnly }) => calmOnly).map(({ id }) => id);
      expect(harmful.length).toBeGreaterThan(0);
      expect(new Set(order.slice(-harmful.length))).toEqual(new Set(harmful));
      for (const { entries } of groups) expect(entries.every((id) => harmful.includes(id))).toBe(false);
    }
  });
});
