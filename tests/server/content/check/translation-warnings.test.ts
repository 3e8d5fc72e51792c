import { describe, expect, it } from 'vitest';
import { contactFile, entryFile, IN_TWO_LANGUAGES } from '../sample-content.ts';
import { review, warningsOf } from './review.ts';

describe('a review of the languages', () => {
  it('warns where a language lags behind: missing, older, or with a line left as it was', () => {
    const left = 'This line was never translated at all.';
    const files = {
      'contacts/one.md': contactFile({ ...IN_TWO_LANGUAGES, name: '{ en: A line }' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-24' }, `One.\n\n${left}`),
      'en/faq/b.md': entryFile({ question: 'b?' }, 'Two.'),
      'en/replies/hello.md': entryFile({}, 'Hello.'),
      'es/faq/a.md': entryFile({ question: '¿Qué es?', updated: '2026-11-23' }, `Uno.\n\n${left}`),
      'es/faq/c.md': entryFile({}, 'Tres.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:2 translation has no name in es',
      'en/faq/b.md:1 translation is missing in es',
      'en/replies/hello.md:1 translation is missing in es',
      'es/faq/a.md:8 translation is of 2026-11-23; en/faq/a.md changed on 2026-11-24',
      'es/faq/a.md:12 translation still says "This line was never translated at all." as in en/faq/a.md',
      'es/faq/c.md:1 translation is missing in en',
    ]);
  });

  it('says both ways to mend an entry that stands in one language alone', () => {
    const files = { 'en/faq/a.md': entryFile(), 'es/faq/a.md': entryFile(), 'es/faq/gone.md': entryFile() };
    expect(review(files).warnings.find(({ file }) => file === 'es/faq/gone.md')).toMatchObject({
      found: 'is missing in en',
      remedy: 'Add en/faq/gone.md. Only if it was taken out in en on purpose, delete this file, too.',
    });
  });

  it('does not tell twice of an id that no file has', () => {
    const files = {
      'en/faq/a.md': entryFile({ contacts: '[nobody]', related: '[nothing]' }),
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([]);
  });

  it('does not call an entry missing that exists but cannot be read', () => {
    const files = {
      'en/faq/a.md': entryFile({ updated: 'yesterday' }),
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([]);
  });

  it('warns of words of another language, even where no line is the same', () => {
    const files = {
      'contacts/one.md': contactFile({
        ...IN_TWO_LANGUAGES,
        purpose: "{ en: 'They listen to you when you call.', es: 'They listen to you when you call.' }",
      }),
      'en/faq/a.md': entryFile(
        { question: 'What can you do when they hurt you?' },
        'You can call when they hurt you. They listen to you.\n\nYou can leave when you want to.\n',
      ),
      'es/faq/a.md': entryFile(
        { question: '¿Qué puede hacer si le hacen daño?' },
        'Usted puede llamar si le hacen daño. Le van a escuchar en YWCA Great Falls.\n\nYou can call when you want to.\n',
      ),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:3 translation says mostly in en what es should say: "They listen to you when you call."',
      'es/faq/a.md:12 translation says mostly in en: "You can call when you want to."',
    ]);
  });

  it('warns of sources that differ between the languages of one entry', () => {
    const source = (url: string, date: string) =>
      `[{ title: A page, url: 'https://example.org/${url}', date: ${date} }]`;
    const files = {
      'en/faq/a.md': entryFile({ sources: source('a', '2015') }),
      'en/faq/b.md': entryFile({ sources: source('b', '2026') }),
      'es/faq/a.md': entryFile({ question: '¿Qué es?', sources: source('a', '2026') }, 'Es esto.'),
      'es/faq/b.md': entryFile({ question: '¿Qué es?', sources: source('c', '2026') }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'es/faq/a.md:6 translation dates a source 2026; en/faq/a.md dates it 2015',
      'es/faq/b.md:6 translation names a source that en/faq/b.md does not: https://example.org/c',
      'es/faq/b.md:6 translation lacks a source that en/faq/b.md names: https://example.org/b',
    ]);
  });

  it('warns of links and statements that one language of an entry has and the other has not', () => {
    const files = {
      'contacts/one.md': contactFile({ ...IN_TWO_LANGUAGES, name: '{ en: A line, es: Una línea }' }),
      'en/faq/a.md': entryFile(
        { contacts: '[one]', related: '[b]', calmOnly: 'true' },
        'It was 64.\n\n- It was 1,200.',
      ),
      'en/faq/b.md': entryFile({ question: 'b?' }, 'It was 64 in 2025, of 1,200.\n\nIt was 68 for those under 18.'),
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Fueron 68, y 1.200.'),
      'es/faq/b.md': entryFile({ question: '¿b?' }, 'En 2025 fueron 68, de 1.200.\n\nFueron 68 menores.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'es/faq/a.md:1 translation lacks the calmOnly of en/faq/a.md',
      'es/faq/a.md:4 translation has other contacts than en/faq/a.md: one',
      'es/faq/a.md:5 translation has other related than en/faq/a.md: b',
      'es/faq/a.md:10 translation has 1 paragraphs and lines of lists; en/faq/a.md has 2',
      'es/faq/b.md:10 translation does not say the figures of en/faq/b.md: 64, 68 in "En 2025 fueron 68, de 1.200."',
    ]);
  });
});
