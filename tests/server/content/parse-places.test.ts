import { describe, expect, it } from 'vitest';
import { parseContent, readContent } from '../../../server/content/parse.ts';
import { contactFile, entryFile } from './sample-content.ts';

describe('places.yaml', () => {
  it('joins places with the contacts that serve their areas, and guesses none', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'here: [Montana, MT]',
        'within: [mt, us]',
        'places:',
        "  - { names: [Bozeman, '59715'], areas: [county:gallatin] }",
        '  - { names: [Montana], areas: [mt] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: '[county:gallatin]', phone: null, order: '2' }),
      'contacts/state.md': contactFile({ serves: '[mt]', phone: null, order: '1' }),
      'contacts/also.md': contactFile({ serves: '[county:gallatin, mt]', phone: null, order: '3' }),
      'en/faq/a.md': entryFile(),
    };
    expect(parseContent(new Map(Object.entries(files))).places).toEqual({
      here: ['Montana', 'MT'],
      places: [
        { names: ['Bozeman', '59715'], areas: ['county:gallatin', 'mt', 'us'] },
        { names: ['Montana'], areas: ['mt', 'us'] },
      ],
      contacts: { 'county:gallatin': ['near', 'also'], mt: ['state', 'also'] },
    });
  });

  it('shows, for a service without a number here, who knows its number, and shows nobody twice', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'within: [mt, us]',
        'whoKnows: [ask]',
        'places:',
        '  - { names: [Bozeman], areas: [county:gallatin] }',
        '  - { names: [Livingston], areas: [county:park] }',
        '',
      ].join('\n'),
      'contacts/ask.md': contactFile({ serves: '[mt]', phone: null, text: "{ number: '211', shown: '211' }" }),
      'contacts/near.md': contactFile({ serves: '[county:gallatin, mt]', phone: null }),
      'contacts/form.md': contactFile({ serves: '[us]', phone: null }),
      'contacts/other.md': contactFile({ serves: '[county:park]' }),
      'en/faq/a.md': entryFile(),
    };
    expect(parseContent(new Map(Object.entries(files))).places?.contacts).toEqual({
      mt: ['ask', 'near'],
      us: ['form'],
      'county:gallatin': ['near', 'ask'],
      'county:park': ['other'],
    });
  });

  it('says which contact it does not know', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'whoKnows: [montana-112]',
        'places: []',
        '',
      ].join('\n'),
      'contacts/montana-211.md': contactFile(),
      'en/faq/a.md': entryFile(),
    };
    expect(readContent(new Map(Object.entries(files))).problems).toEqual([
      expect.objectContaining({
        file: 'places.yaml',
        line: 2,
        problem: 'unknown contact "montana-112"',
        remedy: expect.stringMatching(/^Did you mean montana-211\?/),
      }),
    ]);
  });

  it('names an area that holds no place: nobody would be shown its service', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'within: [mt]',
        'places:',
        '  - { names: [Bozeman], areas: [county:gallatin] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: '[county:galatin, mt]' }),
      'en/faq/a.md': entryFile(),
    };
    expect(readContent(new Map(Object.entries(files))).problems).toEqual([
      {
        file: 'contacts/near.md',
        line: 8,
        problem: 'unknown area "county:galatin"',
        remedy: 'Did you mean county:gallatin?',
      },
    ]);
    const without = { ...files, 'places.yaml': files['places.yaml'].replace(/places:[\s\S]*/, 'places: []\n') };
    expect(readContent(new Map(Object.entries(without))).problems).toEqual([]);
  });

  it.each(['gallatin', 'Gallatin', 'bozeman'])('knows which area is meant by %j in a contact', (area) => {
    const files = {
      'places.yaml': [
        'source: { title: Census, url: https://www.census.gov, date: 2020 }',
        'within: [mt]',
        'places:',
        '  - { names: [Bozeman], areas: [county:gallatin] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: `[${area}]` }),
      'en/faq/a.md': entryFile(),
    };
    const { problems } = readContent(new Map(Object.entries(files)));
    expect(problems.map(({ remedy }) => remedy)).toEqual(['Did you mean county:gallatin?']);
  });

  it('takes no name of the language that it is written in for an area', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'places:',
        '  - { names: [Bozeman], areas: [county:gallatin] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: '[constructor, __proto__]' }),
      'en/faq/a.md': entryFile(),
    };
    const { problems } = readContent(new Map(Object.entries(files)));
    expect(problems.map(({ problem }) => problem)).toEqual(['unknown area "constructor"', 'unknown area "__proto__"']);
  });

  it.each([
    ['gallatin', 'Write county:gallatin or mt.'],
    ['conty:gallatin', 'Write county:gallatin or mt.'],
    ['belgrade', 'Write county:belgrade or reservation:belgrade or mt.'],
  ])('refuses the area %j, which does not say what it is', (area, remedy) => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'within: [mt]',
        'places:',
        '  - { names: [Bozeman], areas: [county:gallatin, mt] }',
        `  - { names: [Belgrade], areas: ['${area}'] }`,
        '  - { names: [Bern], areas: [canton:bern] }',
        '  - { names: [Basel], areas: [canton:basel] }',
        '',
      ].join('\n'),
      'contacts/near.md': contactFile({ serves: `['county:gallatin', '${area}']` }),
      'en/faq/a.md': entryFile(),
    };
    const { problems } = readContent(new Map(Object.entries(files)));
    expect(problems).toEqual([
      {
        file: 'places.yaml',
        line: 5,
        problem: `the area "${area}" does not say what it is: nobody there would be shown the services of that area`,
        remedy,
      },
    ]);
  });

  describe('a name of digits', () => {
    const problemsOf = (names: string) => {
      const table = [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'places:',
        `  - { names: [Bozeman, 4 Corners], areas: [county:gallatin] }`,
        `  - { names: [${names}], areas: [county:gallatin] }`,
        '',
      ].join('\n');
      return readContent(
        new Map([
          ['places.yaml', table],
          ['en/faq/a.md', entryFile()],
        ]),
      ).problems;
    };

    it('has five digits, or an x in place of some', () => {
      expect(problemsOf("'59715', '597xx', '5971', '597155', '597x'")).toMatchObject(
        ['5971', '597155', '597x'].map((name) => ({
          line: 4,
          problem: `"${name}" is no ZIP code: nobody who types the right one would be shown this place`,
        })),
      );
    });

    it('may be shorter in a table of another country', () => {
      expect(problemsOf("'4000', '4001'")).toEqual([]);
    });
  });

  it('names a name that leads to two places, and an area that is most likely a misspelling of another', () => {
    const files = {
      'places.yaml': [
        'source: { title: A table, url: https://example.org, date: 2020 }',
        'places:',
        '  - { names: [Butte], areas: [county:silver-bow] }',
        '  - { names: [Silver Bow], areas: [county:silver-bow] }',
        "  - { names: ['59701'], areas: [county:silverbow] }",
        '  - { names: [butte], areas: [county:silver-bow] }',
        '',
      ].join('\n'),
      'en/faq/a.md': entryFile(),
    };
    const { problems } = readContent(new Map(Object.entries(files)));
    expect(problems.map(({ line, problem, remedy }) => `${line} ${problem} → ${remedy}`)).toEqual([
      expect.stringMatching(/^5 no other place .*"county:silverbow" → Did you mean county:silver-bow\?/),
      expect.stringMatching(/^6 "butte" is also a name of the place in line 3 /),
    ]);
  });
});
