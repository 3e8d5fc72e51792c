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

  it('refuses work of days that have not come yet, and a review of words that were written later: people read it', () => {
    const files = {
      'contacts/one.md': contactFile({ checked: '2062-11-24', confirmed: '2026-12-01' }),
      'contacts/two.md': contactFile({ phone: null, checked: '2026-11-25', confirmed: '2026-11-25' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-25', reviewed: '2062-11-24' }),
      'en/faq/b.md': entryFile({ updated: '2026-11-02', reviewed: '2026-11-01' }),
      'en/faq/c.md': entryFile({ updated: '2026-11-25', reviewed: '2026-11-25' }),
    };
    expect(review(files).problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`)).toEqual([
      'en/faq/a.md:7 reviewed lies in the future: 2062-11-24',
      'en/faq/b.md:7 the words changed on 2026-11-02, after the review of 2026-11-01',
      'contacts/one.md:10 checked lies in the future: 2062-11-24',
      'contacts/one.md:11 confirmed lies in the future: 2026-12-01',
    ]);
    expect(warningsOf(files, ['future', 'review'])).toEqual([
      'en/faq/a.md:8 future updated lies in the future: 2026-11-25',
      'en/faq/c.md:8 future updated lies in the future: 2026-11-25',
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
