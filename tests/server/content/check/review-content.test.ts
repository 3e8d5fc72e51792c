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
      'contacts/three.md': contactFile({ phone: null, sourceYear: '2032' }),
      'contacts/four.md': contactFile({ phone: null, sourceYear: '2026' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-25', reviewed: '2062-11-24' }),
      'en/faq/b.md': entryFile({ updated: '2026-11-02', reviewed: '2026-11-01' }),
      'en/faq/c.md': entryFile({ updated: '2026-11-25', reviewed: '2026-11-25' }),
    };
    expect(review(files).problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`)).toEqual([
      'en/faq/a.md:7 reviewed lies in the future: 2062-11-24',
      'en/faq/b.md:7 the words changed on 2026-11-02, after the review of 2026-11-01',
      'contacts/one.md:10 checked lies in the future: 2062-11-24',
      'contacts/one.md:11 confirmed lies in the future: 2026-12-01',
      'contacts/three.md:12 sourceYear lies in the future: 2032',
    ]);
    expect(warningsOf(files, ['future', 'review'])).toEqual([
      'en/faq/a.md:8 future updated lies in the future: 2026-11-25',
      'en/faq/c.md:8 future updated lies in the future: 2026-11-25',
    ]);
  });

  it('refuses words of a day that has not come yet: every later one would seem to go back', () => {
    const files = {
      'en/faq/a.md': entryFile({ updated: '2062-11-24', reviewed: TODAY }),
      'en/faq/b.md': entryFile({ updated: '2026-11-26' }),
      'en/faq/c.md': entryFile({ updated: '2026-11-25' }),
    };
    expect(review(files).problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`)).toEqual([
      'en/faq/a.md:8 updated lies in the future: 2062-11-24',
      'en/faq/b.md:8 updated lies in the future: 2026-11-26',
    ]);
    expect(warningsOf(files, ['future'])).toEqual(['en/faq/c.md:8 future updated lies in the future: 2026-11-25']);
  });

  it('refuses what is still the example of the guide, in a folder that people are to read', () => {
    const files = {
      'contacts/one.md': contactFile({
        web: 'https://example.org',
        text: "{ number: '+14065550199', shown: 406-555-0199 }",
      }),
      'contacts/two.md': contactFile({
        phone: null,
        chat: '{ en: https://www.example.com/chat, es: https://chat.test }',
        sources: '[{ title: A page, url: https://example.org/contact, date: 2026 }]',
      }),
      'contacts/three.md': contactFile({
        phone: "{ number: '+14065550200', shown: 406-555-0200 }",
        web: 'https://an-example.org/example.org',
      }),
      'en/faq/a.md': entryFile(),
    };
    const problemsOf = (real: boolean) =>
      review(files, { real }).problems.map(({ file, problem }) => `${file} ${problem}`);
    expect(problemsOf(true)).toEqual([
      'contacts/one.md the number of `phone` is still the example: 406-555-0100',
      'contacts/one.md the number of `text` is still the example: 406-555-0199',
      'contacts/one.md the address is still the example: https://example.org',
      'contacts/two.md the address is still the example: https://www.example.com/chat',
      'contacts/two.md the address is still the example: https://example.org/contact',
    ]);
    expect(problemsOf(false)).toEqual([]);
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

  it('warns of a contact that nobody would be shown, unless all are shown because none is a default', () => {
    const told = (fields: Record<string, string>) =>
      warningsOf(
        {
          'contacts/one.md': contactFile(fields),
          'contacts/two.md': contactFile({ phone: null }),
          'contacts/three.md': contactFile({ phone: null }),
          'en/faq/a.md': entryFile({ contacts: '[three]' }),
        },
        ['unnamed'],
      );
    expect(told({ default: '1' })).toEqual(['contacts/two.md:1 unnamed is shown to nobody: nothing names it']);
    expect(told({})).toEqual([]);
  });

  it('warns of a need whose examples were deleted', () => {
    const need = (id: string) => `  - { id: ${id}, contacts: [one], phrases: [${id}] }\n`;
    const folders = ['examples', 'examples-of-others', 'counter-examples'];
    const files = {
      'contacts/one.md': contactFile(),
      'en/faq/a.md': entryFile({ utterances: ENOUGH }),
      'en/signals.yaml': `needs:\n${need('plea')}${need('medical')}`,
      ...Object.fromEntries(folders.map((folder) => [`en/${folder}/plea.txt`, `some ${folder}\n`])),
    };
    expect(warningsOf(files, ['utterances'])).toEqual([
      'en/counter-examples/medical.txt:1 utterances is missing: what only sounds like it raises the alarm',
      'en/examples-of-others/medical.txt:1 utterances is missing: whose danger it is cannot be told',
      'en/examples/medical.txt:1 utterances is missing: this danger is hardly heard',
    ]);
    const inSpanish = {
      'es/faq/a.md': entryFile({ utterances: ENOUGH, question: '¿Qué es?' }),
      'es/signals.yaml': `needs:\n${need('plea')}`,
    };
    expect(warningsOf({ ...files, ...inSpanish }, ['utterances'])).toContain(
      'es/examples/plea.txt:1 utterances is missing: this danger is hardly heard',
    );
  });
});
