import { describe, expect, it } from 'vitest';
import { contactFile, entryFile } from '../sample-content.ts';
import { ENOUGH, review, warningsOf } from './review.ts';

describe('a review of an entry', () => {
  it('warns of an answer that is hard to read, in each language by its own measure', () => {
    const hard =
      'Individuals experiencing exploitation frequently encounter considerable difficulties identifying appropriate professional organizations.';
    const difficult =
      'Las organizaciones especializadas proporcionan frecuentemente asesoramiento individualizado considerablemente multidisciplinario especializado.';
    const files = {
      'en/faq/easy.md': entryFile({}, 'You can call now. They will help you.'),
      'en/faq/hard.md': entryFile({}, hard),
      'es/faq/easy.md': entryFile({}, 'Usted puede llamar. Le van a ayudar.'),
      'es/faq/hard.md': entryFile({}, difficult),
      'xx/faq/hard.md': entryFile({}, hard),
    };
    const found = warningsOf(files, ['grade']);
    expect(found.map((line) => line.split(' ')[0])).toEqual(['en/faq/hard.md:10', 'es/faq/hard.md:10']);
    expect(found[0]).toMatch(/reads at grade \d+\.\d, above 8/);
  });

  it('warns of a long first line, and not of a long second one', () => {
    const long = `${'word '.repeat(40)}end.`;
    const files = { 'en/faq/a.md': entryFile({}, long), 'en/faq/b.md': entryFile({}, `Short.\n\n${long}`) };
    expect(warningsOf(files, ['first-line'])).toEqual([
      'en/faq/a.md:10 first-line the first line has 204 characters, more than 160',
    ]);
  });

  it('warns of a number, date or law without a source; 911 and a list need none', () => {
    const source = '[{ title: A page, url: https://example.org, date: 2026 }]';
    const files = {
      'en/faq/claims.md': entryFile({}, 'In 2023 it was 31%. HB 112 made it a felony.'),
      'en/faq/none.md': entryFile({}, 'Call 911 or 988, day or night.\n\n1. First\n2. Second\n'),
      'en/faq/sourced.md': entryFile({ sources: source }, 'In 2023 it was 31%.'),
    };
    expect(warningsOf(files, ['claim'])).toEqual([
      'en/faq/claims.md:10 claim has no source for 2023, 31%, HB, 112, felony',
    ]);
  });

  it('leaves a phone number to the error about it, and wants neither a fact nor a source for it', () => {
    const files = {
      'en/faq/a.md': entryFile({}, 'Call 406-555-0100 now. Or call (406) 555-0101 on 12 days.'),
      'facts.yaml': '[]',
    };
    expect(review(files).problems.map(({ problem }) => problem)).toEqual([
      'a phone number is typed in the text: 406-555-0100',
      'a phone number is typed in the text: (406) 555-0101',
    ]);
    expect(warningsOf(files, ['figure', 'claim'])).toEqual([
      expect.stringMatching(/claim has no source for 12$/),
      expect.stringMatching(/figure 12 in "/),
    ]);
  });

  it('warns of a kind of person that nobody knows: people in danger would not be shown the entry', () => {
    const files = {
      'en/faq/a.md': entryFile({ for: '[friend, survivors, martian]' }),
      'en/faq/b.md': entryFile({ for: '[survivor, student, partner-of-buyer]' }),
    };
    const found = review(files).warnings.filter(({ kind }) => kind === 'audience');
    expect(found).toMatchObject([
      {
        line: 9,
        found: expect.stringMatching(/^`for` names "survivors"/),
        remedy: expect.stringMatching(/^Did you mean survivor\? The kinds are: .*worker/),
      },
      {
        line: 9,
        found: expect.stringMatching(/^`for` names "martian"/),
        remedy: expect.stringMatching(/^The kinds are/),
      },
    ]);
  });

  it('warns of HTML in an answer', () => {
    const files = { 'en/faq/a.md': entryFile({}, 'One.\n\nTwo <b>three</b>. <!-- a note -->\n') };
    expect(warningsOf(files, ['html'])).toEqual(['en/faq/a.md:12 html has HTML in it, which is left out: <b>']);
  });

  it('warns of what is old: sources after three years, reviews after one year, contacts after 90 days', () => {
    const files = {
      'contacts/emergency.md': contactFile({ phone: "{ number: '911', shown: '911' }" }),
      'contacts/emergency-old.md': contactFile({ phone: "{ number: '911', shown: '911' }", confirmed: '2026-08-25' }),
      'contacts/never.md': contactFile({ phone: null }),
      'contacts/old.md': contactFile({ checked: '2026-08-01', confirmed: '2026-08-25' }),
      'contacts/right.md': contactFile({ phone: null, checked: '2026-08-26', confirmed: '2026-08-26' }),
      'en/faq/a.md': entryFile({
        utterances: ENOUGH,
        reviewed: '2025-11-20',
        updated: '2025-11-20',
        sources:
          '\n  - { title: Old, url: https://example.org, date: 2023-11-20 }\n  - { title: New, url: https://example.org, date: 2023-12 }\n  - { title: Year, url: https://example.org, date: 2023 }',
      }),
      'en/faq/b.md': entryFile({ utterances: '[one]', reviewed: '2026-11-01', updated: '2026-11-02' }),
      'en/faq/c.md': entryFile({ utterances: '[two]', reviewed: '2025-11-25', updated: '2025-11-25' }),
    };
    expect(warningsOf(files, ['source', 'contact', 'review'])).toEqual([
      'contacts/emergency-old.md:11 contact was last confirmed by a dispatch center 91 days ago',
      'contacts/emergency.md:11 contact was never confirmed by a dispatch center',
      'contacts/never.md:10 contact was never dialled or opened by a person',
      'contacts/old.md:10 contact was last checked 115 days ago',
      'contacts/old.md:11 contact was last dialled 91 days ago',
      'en/faq/a.md:22 source "Old" is of 2023-11-20',
      'en/faq/a.md:25 review is due again: last reviewed on 2025-11-20',
    ]);
  });

  it('warns of a sentence without end', () => {
    const words = (many: number) => `${'word '.repeat(many - 1)}end.`;
    const body = `Call.\n\n${words(40)} ${words(41)}\n\nThey ask: "${words(30)}" Or: "${words(30)}"`;
    expect(warningsOf({ 'en/faq/a.md': entryFile({}, body) }, ['grade'])).toEqual([
      'en/faq/a.md:12 grade a sentence has 41 words, more than 40: "word word word word word…"',
    ]);
  });

  it.each([
    ['Call now!!', '!!'],
    ['¡¡Llame ya!', '¡¡'],
    ['Really?!', '?!'],
    ['Call \u{1f4de} now.', '\u{1f4de}'],
    ['A heart \u2764\ufe0f for you.', '\u2764\ufe0f'],
    ['TODO: ask the county.', 'TODO'],
  ])('warns of what no answer should have: %s', (body, sign) => {
    expect(warningsOf({ 'en/faq/a.md': entryFile({}, body) }, ['wording'])).toEqual([
      `en/faq/a.md:10 wording says "${sign}"`,
    ]);
  });

  it('lets one mark, and every sign that is no picture, stand', () => {
    const body = 'Call now! ¿Qué hago? ¡Llame! ¡Ahora! Todo © 24/7.';
    expect(warningsOf({ 'en/faq/a.md': entryFile({}, body) }, ['wording'])).toEqual([]);
  });

  it('warns of a source of the future', () => {
    const dated = (date: string) => `[{ title: A page, url: 'https://example.org', date: ${date} }]`;
    const files = {
      'contacts/one.md': contactFile({ sources: dated('2062-07') }),
      'en/faq/a.md': entryFile({ sources: dated('2027') }),
      'en/faq/b.md': entryFile({ sources: dated('2026-11-25') }),
      'en/faq/c.md': entryFile({ sources: dated('2026') }),
    };
    expect(warningsOf(files, ['future'])).toEqual([
      'contacts/one.md:9 future the date of "A page" lies in the future: 2062-07',
      'en/faq/a.md:6 future the date of "A page" lies in the future: 2027',
    ]);
  });

  it('calls a source old in every language, whether its date is a year or a day', () => {
    const old = (date: string) => entryFile({ sources: `[{ title: Old, url: 'https://example.org', date: ${date} }]` });
    const files = { 'en/faq/a.md': old('2015'), 'es/faq/a.md': old('2015'), 'es/faq/b.md': old('2015-04-17') };
    expect(warningsOf(files, ['source'])).toEqual([
      'en/faq/a.md:6 source "Old" is of 2015',
      'es/faq/a.md:6 source "Old" is of 2015',
      'es/faq/b.md:6 source "Old" is of 2015-04-17',
    ]);
  });
});
