import { describe, expect, it } from 'vitest';
import { contactFile, entryFile } from '../sample-content.ts';
import { ENOUGH, review, TODAY, warningsOf } from './review.ts';

describe('a review', () => {
  it('finds nothing in an entry and a contact that are as they should be', () => {
    const files = {
      'contacts/one.md': contactFile({ confirmed: TODAY }),
      'en/faq/a.md': entryFile({ utterances: ENOUGH, reviewed: TODAY }, 'You can call today.\n\nThey will listen.\n'),
    };
    expect(review(files)).toMatchObject({ problems: [], warnings: [], rivals: null });
  });

  it('tells errors apart from warnings', () => {
    const { problems, warnings } = review({ 'en/faq/a.md': entryFile({ contacts: '[nobody]' }) });
    expect(problems.map(({ problem }) => problem)).toEqual(['unknown contact "nobody"']);
    expect(warnings.map(({ kind }) => kind)).toEqual(['utterances', 'review']);
  });

  it('warns of days that have not come yet: the work would count as done for years', () => {
    const files = {
      'contacts/one.md': contactFile({ checked: '2062-11-24', confirmed: '2026-12-01' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-25', reviewed: '2062-11-24' }),
    };
    expect(warningsOf(files, ['future'])).toEqual([
      'contacts/one.md:10 future checked lies in the future: 2062-11-24',
      'contacts/one.md:11 future confirmed lies in the future: 2026-12-01',
      'en/faq/a.md:7 future reviewed lies in the future: 2062-11-24',
      'en/faq/a.md:8 future updated lies in the future: 2026-11-25',
    ]);
  });

  it('warns of a language that hears no danger', () => {
    const files = {
      'en/faq/a.md': entryFile(),
      'en/signals.yaml': 'needs: []\n',
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Uno.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'es/signals.yaml:1 translation is missing: danger is not heard in es',
    ]);
  });
});
