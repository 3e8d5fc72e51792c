import { describe, expect, it } from 'vitest';
import { contactFile, entryFile, problemsBeside } from './sample-content.ts';

/** Mistakes of a person without a terminal, and what they are told. One mistake, one line. */
describe('a slip with a file or a folder', () => {
  const good = entryFile({ utterances: '\n  - help me' });
  const slips: [what: string, files: Record<string, string>, told: string[]][] = [
    [
      'a file that was read in another encoding',
      { 'en/faq/a.md': good.replace('What', 'ComisiÃ³n, what') },
      ['en/faq/a.md:2 "Ã³" stands where a letter or a mark should be: the text was opened in another encoding'],
    ],
    [
      'a curly quote that was read in another encoding',
      { 'en/faq/a.md': good.replace('A short answer', 'You canâ€™t') },
      ['en/faq/a.md:11 "â€™" stands where a letter or a mark should be: the text was opened in another encoding'],
    ],
    [
      'a megabyte',
      { 'en/faq/a.md': `${good}\n\n${'word '.repeat(200_000)}` },
      ['en/faq/a.md:1 the file has 1000 kB, more than 200'],
    ],
    [
      'another encoding',
      { 'es/faq/a.md': good.replace('A short', 'Una corta\uFFFD') },
      ['es/faq/a.md:11 a letter cannot be read: the file was saved in another encoding'],
    ],
    [
      'a number in an answer that only its unseen signs keep from being found',
      { 'en/faq/a.md': `${good}Call 406\u200b-555\u200b-0100.\n` },
      ['en/faq/a.md:12 a sign that nobody sees stands in or beside "406-555\u200b-0100."'],
    ],
    [
      'a number that people would read backwards',
      {
        'contacts/one.md': contactFile({ phone: "{ number: '+14065550100', shown: \u202e406-555-0100 }" }),
        'en/faq/a.md': good,
      },
      ['contacts/one.md:4 a sign that nobody sees stands in or beside "406-555-0100"'],
    ],
    [
      'two versions at once',
      { 'en/faq/a.md': `${good}<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> other\n` },
      ['en/faq/a.md:12 two versions of the file were not brought together'],
    ],
    ['a file in no folder', { 'a.md': good }, ['a.md:1 nothing reads this file']],
    ['a list with another ending', { 'en/synonyms.yml': '- [a, b]\n' }, ['en/synonyms.yml:1 nothing reads this file']],
    [
      'a folder by another name',
      { 'es/faqs/a.md': good, 'es/faqs/b.md': good },
      ['es/faqs/a.md:1 nothing reads the 2 files in es/faqs/'],
    ],
    [
      'a folder of a language that has no entries',
      { 'fr/replies/privacy.md': good },
      ['fr/replies/privacy.md:1 nothing reads this file'],
    ],
    [
      'a language in capitals',
      { 'ES/examples/plea.txt': 'ayuda\n' },
      ['ES/examples/plea.txt:1 nothing reads this file'],
    ],
    [
      'entries in a language in capitals',
      { 'ES/faq/a.md': good },
      ['ES/faq/a.md:1 the folder "ES" is not named after a language'],
    ],
    [
      'a folder that is no language',
      { 'español/faq/a.md': good },
      ['español/faq/a.md:1 the folder "español" is not named after a language'],
    ],
  ];
  it.each(slips)('%s is reported, and every other entry is read', (_, files, told) => {
    expect(problemsBeside(files)).toEqual(told);
  });
});
