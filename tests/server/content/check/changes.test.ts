import { describe, expect, it } from 'vitest';
import { contactFile, entryFile } from '../sample-content.ts';
import { TODAY, warningsOf } from './review.ts';

/** Returns the warnings about what changed between two versions of some files. */
function warningsBetween(before: Record<string, string>, after: Record<string, string>): string[] {
  return warningsOf({ ...before, ...after }, ['changed'], { before: new Map(Object.entries(before)) });
}

describe('a review of what changed', () => {
  const old = entryFile({ updated: '2026-11-20' }, 'One.');

  it('warns of an entry that says something else, though its day did not move', () => {
    const files = { 'en/faq/a.md': old, 'en/faq/b.md': old, 'en/replies/c.md': old };
    const after = {
      'en/faq/a.md': entryFile({ updated: '2026-11-20' }, 'Two.'),
      'en/replies/c.md': entryFile({ updated: '2026-11-20', question: 'Who is it?' }, 'One.'),
    };
    expect(warningsBetween(files, after)).toEqual([
      'en/faq/a.md:8 changed the words changed, and `updated` is still 2026-11-20',
      'en/replies/c.md:8 changed the words changed, and `updated` is still 2026-11-20',
    ]);
    expect(warningsOf({ ...files, ...after }, ['changed'])).toEqual([]);
  });

  it.each([
    ['the day moved, too', entryFile({ updated: TODAY }, 'Two.')],
    [
      'only its utterances, fields and form changed',
      entryFile({ updated: '2026-11-20', utterances: '[a]' }, '**One**.'),
    ],
  ])('is content if %s', (_, after) => {
    expect(warningsBetween({ 'en/faq/a.md': old }, { 'en/faq/a.md': after })).toEqual([]);
  });

  describe('in two languages', () => {
    const files = {
      'en/faq/a.md': entryFile({ updated: TODAY }, 'One.'),
      'es/faq/a.md': entryFile({ updated: TODAY, question: '¿Qué es?' }, 'Uno.'),
    };
    const english = (body: string) => ({ 'en/faq/a.md': entryFile({ updated: TODAY }, body) });

    it('warns of one that says what it said while the other changed, even on one day', () => {
      const found = 'the words changed, and es/faq/a.md says what it said before';
      expect(warningsBetween(files, english('Two.'))).toEqual([`en/faq/a.md:8 changed ${found}`]);
      // Another utterance is no translation.
      const spanish = { 'es/faq/a.md': entryFile({ updated: TODAY, question: '¿Qué es?', utterances: '[a]' }, 'Uno.') };
      expect(warningsBetween(files, { ...english('Two.'), ...spanish })).toEqual([`en/faq/a.md:8 changed ${found}`]);
    });

    it.each([
      ['changed', files['es/faq/a.md']],
      ['is new', ''],
    ])('is content if the other %s, too', (_, before) => {
      const after = { ...english('Two.'), 'es/faq/a.md': entryFile({ updated: TODAY }, 'Dos.') };
      expect(warningsBetween({ ...files, 'es/faq/a.md': before }, after)).toEqual([]);
    });

    it('believes a line that says that the meaning is the same, for the change that it came with', () => {
      const withNote = (body: string) => ({
        'en/faq/a.md': entryFile({ updated: '2026-11-20' }, body).replace(
          'updated',
          `# same meaning ${TODAY}\nupdated`,
        ),
      });
      const old = { ...files, 'en/faq/a.md': entryFile({ updated: '2026-11-20' }, 'On.') };
      expect(warningsBetween(old, withNote('One.'))).toEqual([]);
      expect(warningsBetween({ ...files, ...withNote('One.') }, withNote('Two.'))).toHaveLength(1);
    });

    it('believes the same line once more, where a second slip is mended on one day', () => {
      const withNotes = (body: string, count: number) => ({
        'en/faq/a.md': entryFile({ updated: '2026-11-20' }, body).replace(
          'updated',
          `${`# same meaning ${TODAY}\n`.repeat(count)}updated`,
        ),
      });
      expect(warningsBetween({ ...files, ...withNotes('One.', 1) }, withNotes('Two.', 2))).toEqual([]);
    });
  });

  it('warns of a day that went back', () => {
    expect(
      warningsBetween({ 'en/faq/a.md': old }, { 'en/faq/a.md': entryFile({ updated: '2026-11-02' }, 'One.') }),
    ).toEqual(['en/faq/a.md:8 changed `updated` went back from 2026-11-20 to 2026-11-02']);
  });

  it('lets a day go back that had not come yet', () => {
    const before = { 'en/faq/a.md': entryFile({ updated: '2062-11-20' }, 'One.') };
    expect(warningsBetween(before, { 'en/faq/a.md': entryFile({ updated: TODAY }, 'Two.') })).toEqual([]);
  });

  it('lets an entry change twice on one day', () => {
    const changed = (body: string) => ({ 'en/faq/a.md': entryFile({ updated: TODAY }, body) });
    expect(warningsBetween(changed('One.'), changed('Two.'))).toEqual([]);
  });

  describe('of a number', () => {
    const days = { checked: '2026-07-01', confirmed: '2026-07-02' };
    const old = { 'contacts/one.md': contactFile(days), 'en/faq/a.md': entryFile() };
    const phone = "{ number: '+14065550101', shown: 406-555-0101 }";
    const changed = (fields: Record<string, string | null>) =>
      warningsBetween(old, { 'contacts/one.md': contactFile({ ...days, ...fields }) });

    it.each([
      [
        'the days of the old one',
        { phone },
        'changed the number of `phone` changed, and `checked` and `confirmed` did not',
      ],
      [
        'an old confirmation',
        { phone, checked: TODAY },
        'changed the number of `phone` changed, and `confirmed` did not',
      ],
      [
        'an earlier one',
        { phone, checked: TODAY, confirmed: '2026-07-01' },
        'changed the number of `phone` changed, and `confirmed` did not',
      ],
      ['an old check', { phone, confirmed: 'null' }, 'changed the number of `phone` changed, and `checked` did not'],
      [
        'the days of a contact without it',
        { text: phone },
        'changed the number of `text` changed, and `checked` and `confirmed` did not',
      ],
    ])('warns if it has %s', (_, fields, found) => {
      expect(changed(fields)).toEqual([expect.stringMatching(`^contacts/one.md:\\d+ ${found}$`)]);
    });

    it.each([
      ['nobody has dialled it', { phone, checked: TODAY, confirmed: 'null' }],
      ['it was dialled anew', { phone, checked: TODAY, confirmed: TODAY }],
      ['it is gone', { phone: null, web: 'https://example.org' }],
      ['it is written in another way', { phone: "{ number: '+14065550100', shown: (406) 555-0100 }" }],
    ])('is content if %s', (_, fields) => {
      expect(changed(fields)).toEqual([]);
    });

    it('is content if the contact is new, or was checked on this day already', () => {
      expect(warningsBetween({ ...old, 'contacts/one.md': '' }, { 'contacts/one.md': contactFile(days) })).toEqual([]);
      const before = { ...old, 'contacts/one.md': contactFile({ checked: TODAY }) };
      expect(warningsBetween(before, { 'contacts/one.md': contactFile({ checked: TODAY, phone }) })).toEqual([]);
    });
  });

  it('warns of a contact that changed in one language only', () => {
    const contact = (en: string, es: string) => ({
      'contacts/one.md': contactFile({ note: `\n  en: ${en}\n  es: ${es}` }),
      'en/faq/a.md': entryFile(),
      'es/faq/a.md': entryFile(),
    });
    const found = (after: Record<string, string>) => {
      const before = new Map(Object.entries(contact('Ask first.', 'Pregunte antes.')));
      return warningsOf(after, ['contact'], { before }).filter((line) => line.includes('note'));
    };
    expect(found(contact('Ask twice.', 'Pregunte antes.'))).toEqual([
      'contacts/one.md:15 contact note changed, and not in es',
    ]);
    expect(found(contact('Ask twice.', 'Pregunte dos veces.'))).toEqual([]);
    expect(found(contact('Ask first.', 'Pregunte antes.'))).toEqual([]);
  });
});
