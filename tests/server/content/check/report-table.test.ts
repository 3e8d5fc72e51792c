import { describe, expect, it } from 'vitest';
import { reportTable } from '../../../../server/content/check/report-table.ts';
import { entryFile } from '../sample-content.ts';
import { review, TODAY } from './review.ts';

describe('the table', () => {
  it('puts errors last, where a terminal shows them, and sums up', () => {
    const table = reportTable(review({ 'en/faq/a.md': entryFile({ contacts: '[nobody]', reviewed: TODAY }) }));
    const lines = table.split('\n');
    expect(lines[0]).toMatch(/^utterances +en\/faq\/a\.md:3 +has 0 utterances, fewer than 15 → /);
    expect(lines[1]).toMatch(/^ERROR +en\/faq\/a\.md:4 +unknown contact "nobody" → /);
    expect(table).toContain('1 error, 1 warning in 1 entry and 0 contacts.\nWarnings: 1 utterances.\n');
  });

  it('puts above them what many errors have in common, and lists each place', () => {
    const many = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [`en/faq/entry-${index}.md`, entryFile({ contacts: '[gone]' })]),
    );
    const rows = reportTable(review(many)).split('\n');
    expect(rows.find((row) => !/^(?:utterances|review)/.test(row))).toMatch(
      /^ONE CAUSE +6 places +unknown contact "gone"; each is listed below$/,
    );
    expect(rows.filter((row) => row.startsWith('ERROR'))).toHaveLength(6);
  });

  it('puts what stops, and utterances that find another entry, behind the warnings that come with time', () => {
    const files = {
      'en/faq/a.md': entryFile({ utterances: '[one]' }),
      'en/faq/b.md': entryFile({ question: 'b?', utterances: '[two]', reviewed: TODAY }),
    };
    const createFinder = () => (utterance: string) => (utterance === 'two' ? 'a' : null);
    const kinds = reportTable(review(files, { createFinder }))
      .split('\n')
      .map((row) => row.split('  ')[0]);
    expect(kinds.slice(0, 4)).toEqual(['review', 'finds another entry', 'utterances', 'utterances']);
  });

  it('gives one row to a finding that many files share', () => {
    const many = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`en/faq/entry-${index}.md`, entryFile({ utterances: `[u${index}]` })]),
    );
    const rows = reportTable(review(many)).split('\n');
    expect(rows.filter((row) => row.startsWith('review'))).toEqual([
      expect.stringMatching(/^review +8 files +was never reviewed by a person \(en\/faq\/entry-0\.md …\)$/),
    ]);
  });
});
