import { describe, expect, it } from 'vitest';
import { entryFile } from '../sample-content.ts';
import { review, warningsOf } from './review.ts';

describe('a review of the figures', () => {
  it('warns of a figure that no fact holds, or that comes from another fact than its neighbour', () => {
    const facts = [
      "- { says: '64 cases in 2025, 1,200 calls', source: 'https://example.org', confidence: V }",
      "- { says: '30 arrests in 2023 (46-18-608)', source: 'https://example.org', confidence: V2 }",
    ].join('\n');
    const answer = [
      'In 2025 there were 64 cases and 1200 calls. Call 911 or 988.',
      '1. In 2023, 30 arrests; see 46-18-608.',
      'In 2025 there were 30 arrests. In 2023 there were 31.',
    ].join('\n\n');
    const files = { 'en/faq/a.md': entryFile({}, answer), 'facts.yaml': facts };
    expect(warningsOf(files, ['figure'])).toEqual([
      'en/faq/a.md:14 figure 2025, 30 in "In 2025 there were 30 arrests." are not in facts.yaml',
      'en/faq/a.md:14 figure 2023, 31 in "In 2023 there were 31." are not in facts.yaml',
    ]);
    expect(warningsOf({ 'en/faq/a.md': entryFile({}, answer) }, ['figure'])).toEqual([]);
  });

  it('tells a share, money and a section of law from a number', () => {
    const facts = [
      "- { says: '31 cases, $40,000', source: 'https://example.org', confidence: V }",
      "- { says: 'sections 40-15-115, 117 and 120; 7 percent; 5 million dollars', source: 'https://example.org', confidence: V }",
    ].join('\n');
    const answer = [
      'It is 31 cases, and 40,000 dollars.',
      'See 40-15-117 and 40-15-120. It was 7%. It was $5 million.',
      'It was 31%. It was 40,000 people. It was 115 people. It was 5.',
      'Fue el 7 por ciento. Fueron 5 millones de dólares.',
    ].join('\n\n');
    const files = { 'en/faq/a.md': entryFile({}, answer), 'facts.yaml': facts };
    expect(warningsOf(files, ['figure'])).toEqual([
      'en/faq/a.md:14 figure 31% in "It was 31%." is not in facts.yaml',
      'en/faq/a.md:14 figure 40000 in "It was 40,000 people." is not in facts.yaml',
      'en/faq/a.md:14 figure 115 in "It was 115 people." is not in facts.yaml',
      'en/faq/a.md:14 figure 5 in "It was 5." is not in facts.yaml',
    ]);
  });

  it('counts a fact that cannot be read as an error', () => {
    const emptied = review({ 'facts.yaml': '# none\n', 'en/faq/a.md': entryFile() }).problems;
    expect(emptied).toMatchObject([
      {
        problem: '`the file` must be a list, one value a line after a dash, not empty',
        remedy: expect.stringContaining('like this: - { says:'),
      },
    ]);
    const { problems } = review({ 'facts.yaml': '- { says: x }', 'en/faq/a.md': entryFile() });
    expect(problems.map(({ file, problem }) => `${file} ${problem}`)).toEqual([
      'facts.yaml the field `source` is missing',
      'facts.yaml the field `confidence` is missing',
    ]);
  });
});
