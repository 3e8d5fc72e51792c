import { describe, expect, it } from 'vitest';
import type { ContentError } from '../../../server/content/content.ts';
import { readContent } from '../../../server/content/parse.ts';
import { UTTERANCE_LIMIT } from '../../../server/retrieval/text/parts.ts';
import fc from '../../property.ts';
import { contactFile, entryFile, parseFiles, problemsBeside, problemsOf } from './sample-content.ts';

describe('a broken folder', () => {
  it('has all its problems reported at once, each with its file and line', () => {
    const files = {
      'contacts/one.md': contactFile(),
      'contacts/two.md': contactFile({ name: 'Another line' }),
      'contacts/three.md': contactFile({ phone: "{ number: 'call us', shown: call us }" }),
      'contacts/four.md': contactFile({ phone: "{ number: '+14065550199', shown: 406-555-0198 }" }),
      'en/faq/missing-field.md': entryFile({ sources: null }),
      'en/faq/unknown-field.md': entryFile({ utterence: '[hello]' }),
      'en/faq/mistyped.md': entryFile({ contacts: 'one' }),
      'en/faq/unknown-ids.md': entryFile({ contacts: '[on]', related: '[nowhere]' }),
      'en/faq/itself.md': entryFile({ related: '[itself]' }),
      'en/faq/empty.md': entryFile({}, '\n\n'),
      'en/faq/first.md': entryFile({ utterances: '\n  - help me\n  - How are You ' }),
      'en/faq/second.md': entryFile({ utterances: '\n  - something else\n  - how are you' }),
      'en/faq/bad-date.md': entryFile({ updated: '2026-02-30' }),
      'en/faq/number.md': entryFile({}, 'First line.\n\nCall 1-888-373-7888 now.\n'),
      'en/faq/links.md': entryFile({}, 'See [this](http://example.org)\nor [that](contact:nobody).\n'),
      'en/faq/source.md': entryFile({
        sources: '\n  - title: A page\n    url: http://example.org\n    date: last year',
      }),
      'en/faq/not-yaml.md': '---\nquestion: What: is it\nutterances: [\n---\nText.\n',
      'en/faq/no-fields.md': 'Only words.\n',
      'en/faq/Bad Name.md': entryFile(),
      'en/replies/itself.md': entryFile(),
      'en/synonyms.yaml': '- [pimp, trafficker]\n- alone\n',
      'en/signals.yaml': 'needs:\n  - id: danger\n    contacts: [nobody]\n',
      'places.yaml':
        'source: { title: A table, url: https://example.org, date: 2020 }\nplaces:\n  - { names: [], areas: [mt] }\n',
    };
    expect(problemsOf(files)).toEqual([
      'contacts/four.md:4 `phone` has two numbers: `number` is +14065550199, and `shown` is 406-555-0198',
      'contacts/three.md:4 `phone.number` is not +1 and ten digits, such as +14065550100, or a short code such as 988',
      'contacts/two.md:4 the number +14065550100 also stands in contacts/one.md',
      'en/faq/Bad Name.md:1 the file name "Bad Name.md" cannot be used',
      'en/faq/bad-date.md:8 `updated` is not a day: "2026-02-30"',
      'en/faq/empty.md:10 there is no answer',
      'en/faq/itself.md:5 the entry names itself as related',
      'en/faq/links.md:10 the link address "http://example.org" may not be used in an answer',
      'en/faq/links.md:11 unknown contact "nobody"',
      'en/faq/missing-field.md:1 the field `sources` is missing',
      'en/faq/mistyped.md:4 `contacts` must be a list, one value a line after a dash, not the text "one"',
      'en/faq/no-fields.md:1 the file does not start with fields between two lines of three dashes',
      'en/faq/not-yaml.md:2 a second colon stands in the line',
      'en/faq/number.md:12 a phone number is typed in the text: 1-888-373-7888',
      'en/faq/second.md:5 the utterance "how are you" also stands in en/faq/first.md:5',
      'en/faq/source.md:8 `sources.url` is not an https:// address: "http://example.org"',
      'en/faq/source.md:9 `sources.date` is not a date: "last year"',
      'en/faq/unknown-field.md:9 unknown field `utterence`',
      'en/faq/unknown-ids.md:4 unknown contact "on"',
      'en/faq/unknown-ids.md:5 unknown related entry "nowhere"',
      'en/replies/itself.md:1 an FAQ entry is also called "itself"',
      expect.stringMatching(/^en\/signals\.yaml:2 /),
      'en/signals.yaml:3 unknown contact "nobody"',
      'en/synonyms.yaml:2 `the file` must be a list, one value a line after a dash, not the text "alone"',
      'places.yaml:3 `places.names` is empty',
    ]);
  });

  it('is told of an entry whose page would be at the address of another', () => {
    // The hash that the address is made of gives the same letters for both.
    const [first, second] = ['entry-11134', 'entry-118'];
    const at = (locale: string, id: string) => ({ [`${locale}/faq/${id}.md`]: entryFile() });
    const files = { ...at('en', first), ...at('en', second), ...at('es', first), ...at('es', second) };
    expect(problemsOf(files)).toEqual([
      expect.stringMatching(/^en\/faq\/entry-118\.md:1 its page would be at \/faq\/\w{5}, where "entry-11134" is$/),
      expect.stringMatching(/^es\/faq\/entry-118\.md:1 /),
    ]);
    expect(problemsOf({ ...at('en', first), ...at('es', first) })).toEqual([]);
  });

  it('is told once of a field with a mistyped name', () => {
    expect(problemsOf({ 'en/faq/a.md': entryFile({ utterances: null, utterence: '\n  - help me' }) })).toEqual([
      'en/faq/a.md:9 unknown field `utterence`',
    ]);
  });

  it('is told for each problem what would be right', () => {
    const remedyOf = (files: Record<string, string>): string => {
      try {
        parseFiles(files);
      } catch (error) {
        return (error as ContentError).problems[0]?.remedy ?? '';
      }
      return '';
    };
    expect(remedyOf({ 'en/faq/a.md': entryFile({ utterence: '[x]' }) })).toContain('Did you mean `utterances`?');
    expect(remedyOf({ 'en/faq/a.md': entryFile({ utterances: null, utterence: '[x]' }) })).toBe(
      'Write `utterances`, if that was meant. Correct the name; leave the lines below it.',
    );
    expect(remedyOf({ 'contacts/one.md': contactFile(), 'en/faq/a.md': entryFile({ contacts: '[on]' }) })).toMatch(
      /^Did you mean one\? /,
    );
    // The unknown name belongs to another line, and is no typo of this one. The remedy must not suggest this one, since people
    // would follow it.
    const remedy = remedyOf({
      'contacts/montana-trafficking-hotline.md': contactFile(),
      'en/faq/a.md': entryFile({}, '[it](contact:national-trafficking-hotline)'),
    });
    expect(remedy).not.toContain('Did you mean');
    expect(remedy).toContain('If it was removed, keep the words without the link.');
    // A contact that was deleted: others are offered last, and only those that share a word with it.
    const others = Object.fromEntries(
      ['abbie-shelter', 'crisis-text-line', 'montana-211'].map((id, index) => [
        `contacts/${id}.md`,
        contactFile({ phone: `{ number: '+1406555010${index}', shown: 406-555-010${index} }` }),
      ]),
    );
    expect(remedyOf({ ...others, 'en/faq/a.md': entryFile({ contacts: '[crisis-lifeline-988]' }) })).toBe(
      'If the file of that name was removed, take the name out here. Else use the name of a file in contacts/ without .md, such as crisis-text-line.',
    );
    expect(remedyOf({ ...others, 'en/faq/a.md': entryFile({ contacts: '[nobody]' }) })).toMatch(/without \.md\.$/);
    expect(remedyOf({ 'en/faq/a.md': entryFile({ reviewed: 'soon' }) })).toContain('reviewed: null');
    const undated = '\n  - title: A page\n    url: https://example.org';
    expect(remedyOf({ 'en/faq/a.md': entryFile({ sources: undated }) })).toMatch(/^Add it: date: 2026-07 /);
  });

  it('distinguishes a number that a contact is texted at from any other figure', () => {
    const text = "{ number: '233733', shown: '233733' }";
    const files = {
      'contacts/one.md': contactFile({ text }),
      'en/faq/a.md': entryFile({}, 'Text\n233733 now, or 233-733. There were 233734 calls, of 56,000.'),
    };
    expect(problemsOf(files)).toEqual([
      'en/faq/a.md:11 a phone number is typed in the text: 233733',
      'en/faq/a.md:11 a phone number is typed in the text: 233-733',
    ]);
  });

  it('wants at least one language', () => {
    expect(problemsOf({ 'contacts/one.md': contactFile() })).toEqual([':1 no folder of a language was found']);
    // A wrong folder is one mistake, not one for each file in it.
    const wrong = { 'docs/a.md': 'Text', 'notes/one.md': 'Text', 'content/en/faq/a.md': entryFile() };
    expect(problemsOf(wrong)).toEqual([':1 no folder of a language was found']);
    expect(() => parseFiles(wrong)).toThrow('The folder "content" in it has one: name that');
  });

  it('reports an utterance of two entries where it was added, whichever of them comes first', () => {
    const file = (updated: string, utterance: string) => entryFile({ updated, utterances: `\n  - ${utterance}` });
    const files = { 'en/faq/a.md': file('2026-11-24', 'help me'), 'en/faq/b.md': file('2026-11-20', 'Help me!') };
    expect(problemsOf(files)).toEqual(['en/faq/a.md:4 the utterance "help me" also stands in en/faq/b.md:4']);

    const told = (before: Record<string, string>) =>
      readContent(new Map(Object.entries(files)), new Map(), new Map(Object.entries(before))).problems.map(
        ({ file }) => file,
      );
    expect(told({ 'en/faq/b.md': file('2026-11-20', 'other words') })).toEqual(['en/faq/b.md']);
    expect(told({ 'en/faq/b.md': file('2026-11-10', 'help me') })).toEqual(['en/faq/a.md']);
  });

  it('goes on after a contact with a slip: entries that link to it are not reported', () => {
    const files = {
      'contacts/one.md': contactFile({ checked: 'yesterday' }),
      'en/faq/a.md': entryFile({ contacts: '[one]' }, 'See [it](contact:one).'),
    };
    expect(problemsOf(files)).toEqual(['contacts/one.md:10 `checked` is not a day: "yesterday"']);
  });
});

/** Mistakes of a person without a terminal, and what they are told. One mistake, one line. */
describe('a slip in an entry', () => {
  const good = entryFile({ utterances: '\n  - help me' });
  const slips: [what: string, files: Record<string, string>, told: string[]][] = [
    [
      'a name with spaces',
      { 'en/faq/My Entry.md': good },
      ['en/faq/My Entry.md:1 the file name "My Entry.md" cannot be used'],
    ],
    ['a name in capitals', { 'en/faq/A.MD': good }, ['en/faq/A.MD:1 the file name "A.MD" cannot be used']],
    ['another ending', { 'en/faq/a.md.txt': good }, ['en/faq/a.md.txt:1 the file name "a.md.txt" cannot be used']],
    [
      'an essay for an utterance',
      { 'en/faq/a.md': good.replace('help me', 'help me '.repeat(100)) },
      [`en/faq/a.md:4 \`utterances\` has 799 characters, more than ${UTTERANCE_LIMIT}`],
    ],
    [
      'a link that runs code',
      { 'en/faq/a.md': `${good}\n[x](javascript:alert(1))\n` },
      ['en/faq/a.md:13 the link address "javascript:alert(1)" may not be used in an answer'],
    ],
    [
      'a number with marks in it',
      { 'en/faq/a.md': `${good}\nCall **406**-555-0123.\n` },
      ['en/faq/a.md:13 a phone number is typed in the text: 406-555-0123'],
    ],
    [
      "somebody's number in what people type",
      { 'en/faq/a.md': good.replace('help me', 'call me at 406-586-0123') },
      ["en/faq/a.md:4 a number that may be somebody's is typed in the text: 406-586-0123"],
    ],
    [
      'a question in curly quotes',
      { 'en/faq/a.md': good.replace('What is it?', '“What is it?”') },
      [
        'en/faq/a.md:2 `question` is in curly quotes, which people would see: “What is it?”. Use straight ones, or none',
      ],
    ],
    [
      'a mark of an answer in a question',
      { 'en/faq/a.md': good.replace('What is it?', 'What **is** it?') },
      ['en/faq/a.md:2 `question` has a mark that people would see here: **. Write the words alone'],
    ],
    [
      'a link in what a contact says of itself',
      { 'contacts/one.md': contactFile({ note: "'See [its page](https://example.org).'" }), 'en/faq/a.md': good },
      ['contacts/one.md:13 `note` has a mark that people would see here: ](. Write the words alone'],
    ],
    [
      'a contact and an entry to read next that stand there twice',
      {
        'contacts/one.md': contactFile(),
        'en/faq/a.md': entryFile({ contacts: '[one, one]', related: '[b, b]' }),
        'en/faq/b.md': good,
      },
      ['en/faq/a.md:4 "one" stands twice in `contacts`', 'en/faq/a.md:5 "b" stands twice in `related`'],
    ],
    [
      'a word that has no other beside it',
      { 'en/faq/a.md': good, 'en/synonyms.yaml': '- [pimp]\n' },
      ['en/synonyms.yaml:1 the line needs at least two words'],
    ],
    [
      'an utterance in two entries, typed otherwise',
      { 'en/faq/a.md': good, 'en/faq/b.md': good.replace('help me', 'Help  mé!!') },
      ['en/faq/b.md:4 the utterance "Help  mé!!" also stands in en/faq/a.md:4'],
    ],
    [
      'a job in two entries',
      {
        'en/faq/a.md': entryFile({ jobs: '[night clerk, i clean rooms]' }),
        'en/faq/b.md': entryFile({ jobs: '[Night Clerk]' }),
      },
      ['en/faq/b.md:9 the job "Night Clerk" also stands in en/faq/a.md:9'],
    ],
    [
      'an utterance in an entry and a fixed reply',
      { 'en/faq/a.md': good, 'en/replies/b.md': good },
      ['en/replies/b.md:4 the utterance "help me" also stands in en/faq/a.md:4'],
    ],
  ];
  it.each(slips)('%s is reported, and every other entry is read', (_, files, told) => {
    expect(problemsBeside(files)).toEqual(told);
  });
});

describe('any folder', () => {
  it('is read or refused with a list, whatever its files hold', () => {
    const piece = fc.constantFrom(
      '---\n',
      'question:',
      ' - ',
      '*a',
      '&a ',
      '!x ',
      '[',
      '{',
      ': ',
      '\n',
      '# ',
      "'",
      '"',
      '<b>',
      '](contact:one)',
      '\t',
      '\u0000',
      'é',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.array(piece, { maxLength: 10 }).map((pieces) => entryFile({ utterances: pieces.join('') }, pieces.join(''))),
    );
    const path = fc.constantFrom(
      'en/faq/a.md',
      'es/replies/b.md',
      'contacts/one.md',
      'places.yaml',
      'en/signals.yaml',
      'en/synonyms.yaml',
      'en/examples/a.txt',
      'es/counter-examples/a.txt',
    );
    fc.assert(
      fc.property(fc.dictionary(path, text), (files) => {
        // Any error but a ContentError is thrown on, and fails the test.
        problemsOf({ 'en/faq/fine.md': entryFile(), ...files });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a folder that is right', () => {
  it('may be as small as one answer', () => {
    expect(parseFiles({ 'en/faq/only.md': entryFile() })).toEqual({
      locales: [
        {
          locale: 'en',
          faq: [
            {
              id: 'only',
              question: 'What is it?',
              utterances: [],
              contacts: [],
              related: [],
              sources: [],
              reviewed: null,
              updated: '2026-11-24',
              answer: [{ p: ['A short answer.'] }],
            },
          ],
          groups: [],
          replies: [],
          signals: null,
          synonyms: [],
          contacts: [],
          defaultContacts: [],
        },
      ],
      places: null,
    });
  });

  it('lets a fixed reply leave its lists out', () => {
    const reply = '---\nquestion: Are you a person?\nreviewed: null\nupdated: 2026-11-24\n---\nNo.\n';
    const [locale] = parseFiles({ 'en/faq/only.md': entryFile(), 'en/replies/are-you-human.md': reply }).locales;
    expect(locale?.replies.map(({ id, utterances, sources }) => ({ id, utterances, sources }))).toEqual([
      { id: 'are-you-human', utterances: [], sources: [] },
    ]);
  });

  it('puts English first, then the other languages by name; without English the first by name leads', () => {
    const entry = entryFile();
    const order = (...locales: string[]) =>
      parseFiles(Object.fromEntries(locales.map((name) => [`${name}/faq/a.md`, entry]))).locales.map(
        ({ locale }) => locale,
      );
    expect(order('es', 'de', 'en')).toEqual(['en', 'de', 'es']);
    expect(order('fr', 'de')).toEqual(['de', 'fr']);
  });

  it('allows one utterance in two languages, and the same number twice in one contact', () => {
    const number = "{ number: '+14065550100', shown: 406-555-0100 }";
    expect(
      problemsOf({
        'contacts/one.md': contactFile({ text: number }),
        'en/faq/a.md': entryFile({ utterances: '[no]' }),
        'es/faq/a.md': entryFile({ utterances: '[no]' }),
      }),
    ).toEqual([]);
  });

  it('allows 711 in every contact: it is the relay of all of them', () => {
    const tty = "{ number: '711', shown: '711' }";
    const two = { phone: "{ number: '988', shown: '988' }", tty };
    expect(
      problemsOf({
        'contacts/one.md': contactFile({ tty }),
        'contacts/two.md': contactFile(two),
        'en/faq/a.md': entryFile(),
      }),
    ).toEqual([]);
  });

  it('lists contacts by their order, and the default ones by rank', () => {
    const number = (digits: string) => `{ number: '${digits}', shown: '${digits}' }`;
    const [locale] = parseFiles({
      'contacts/a.md': contactFile({ phone: number('111') }),
      'contacts/b.md': contactFile({ phone: number('222'), order: '2', default: '1' }),
      'contacts/c.md': contactFile({ phone: number('333'), order: '1', default: '2' }),
      'en/faq/a.md': entryFile(),
    }).locales;
    expect(locale?.contacts.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(locale?.defaultContacts).toEqual(['b', 'c']);
  });

  it('reads synonyms, and an empty file of them', () => {
    const read = (yaml: string) =>
      parseFiles({ 'en/faq/a.md': entryFile(), 'en/synonyms.yaml': yaml }).locales[0]?.synonyms;
    expect(read('- [trafficker, pimp, handler]\n- [hotel, motel]\n')).toEqual([
      ['trafficker', 'pimp', 'handler'],
      ['hotel', 'motel'],
    ]);
    expect(read('# none yet\n')).toEqual([]);
  });

  it('survives JSON, so that a build can carry it', () => {
    const content = parseFiles({ 'contacts/one.md': contactFile(), 'en/faq/a.md': entryFile({ contacts: '[one]' }) });
    expect(JSON.parse(JSON.stringify(content))).toEqual(content);
  });
});

describe('what people ask that one paragraph answers', () => {
  const body = 'The short line.\n\n**Cost.** A call is free.\n\n**Hours.** Day and night.\n';
  const asked = (heading: string) => ({
    'contacts/one.md': contactFile(),
    'en/faq/lines.md': entryFile({ asked: `\n  ${heading}:\n    - do i pay\n    - insurance` }, body),
  });

  it('belongs to the paragraph that begins with those bold words', () => {
    const [locale] = parseFiles(asked('Cost')).locales;
    expect(locale?.faq[0]?.asked).toEqual([{ at: 1, words: 'do i pay\ninsurance' }]);
  });
  it('is reported where no paragraph begins so, with those that there are', () => {
    const [problem = '', ...others] = problemsOf(asked('Price'));
    expect(problem).toMatch(/^en\/faq\/lines\.md:\d+ no paragraph begins with the bold words "Price"$/);
    expect(others).toEqual([]);
  });
});
