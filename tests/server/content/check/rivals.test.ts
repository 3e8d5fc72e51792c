import { describe, expect, it } from 'vitest';
import type { ReviewOptions } from '../../../../server/content/check/review-content.ts';
import { entryFile } from '../sample-content.ts';
import { review, warningsOf } from './review.ts';

describe('a review with an engine', () => {
  it('warns of an utterance that finds another entry, and maps which entries get confused when it is left out', () => {
    const files = {
      'en/faq/a.md': entryFile({ utterances: '\n  - right\n  - wrong' }),
      'en/faq/b.md': entryFile({ utterances: '[silent]' }),
    };
    const seen: string[][] = [];
    const createFinder: NonNullable<ReviewOptions['createFinder']> = ({ locales }) => {
      seen.push(locales.flatMap(({ faq }) => faq.flatMap(({ utterances }) => utterances)));
      return (utterance) => (utterance === 'right' ? 'a' : utterance === 'wrong' ? 'b' : null);
    };
    expect(warningsOf(files, ['rival'], { createFinder, unseen: true })).toEqual([
      'en/faq/a.md:5 rival "wrong" finds b',
    ]);
    // The first engine knows everything. Each of the others has not learned the utterances that it is asked.
    expect(seen).toEqual([
      ['right', 'wrong', 'silent'],
      ['wrong'],
      ['right', 'silent'],
      ['right', 'wrong', 'silent'],
      ['right', 'wrong', 'silent'],
      ['right', 'wrong', 'silent'],
    ]);
    const { rivals } = review(files, { createFinder, unseen: true });
    expect(review(files, { createFinder }).rivals?.unseen).toBeNull();
    expect(rivals?.unseen).toEqual({
      asked: 3,
      own: 1,
      rivals: [{ locale: 'en', id: 'a', index: 1, utterance: 'wrong', winner: 'b' }],
    });
  });

  it('asks an utterance that was just added of an engine that has not seen it', () => {
    const file = (...utterances: string[]) => entryFile({ utterances: ['', ...utterances].join('\n  - ') });
    const files = { 'en/faq/a.md': file('old', 'a dog', 'new'), 'en/faq/b.md': file('dogs') };
    // Like the engine that visitors get: an utterance that stands in an entry finds it, another goes by its words.
    const createFinder: NonNullable<ReviewOptions['createFinder']> =
      ({ locales }) =>
      (words) =>
        locales[0]?.faq.find(({ utterances }) => utterances.includes(words))?.id ?? (words === 'a dog' ? 'b' : null);
    const before = new Map([['en/faq/a.md', file('old')]]);
    expect(warningsOf(files, ['rival'], { createFinder, before })).toEqual([
      'en/faq/a.md:5 rival "a dog" is new here, and would find b by its words',
    ]);
    expect(warningsOf(files, ['rival'], { createFinder })).toEqual([]);
  });

  it('asks no engine about content that has errors', () => {
    const createFinder = () => {
      throw new Error('must not be asked');
    };
    expect(review({ 'en/faq/a.md': entryFile({ contacts: '[x]' }) }, { createFinder }).rivals).toBeNull();
  });
});
