import { describe, expect, it } from 'vitest';
import { entryFile, parseFiles, problemsBeside, problemsOf } from './sample-content.ts';

/** Mistakes of a person without a terminal, and what they are told. One mistake, one line. */
describe('a slip in the fields', () => {
  const good = entryFile({ utterances: '\n  - help me' });
  type Slips = [what: string, files: Record<string, string>, told: (string | RegExp)[]][];
  const slips: Slips = [
    [
      'a tab',
      { 'en/faq/a.md': good.replace('  - help', '\t- help') },
      ['en/faq/a.md:4 a tab stands in front of the words'],
    ],
    ['curly quotes around a colon', { 'en/faq/a.md': good.replace('help me', '“law: what”') }, [/^en\/faq\/a\.md:4 /]],
    [
      'a field twice',
      { 'en/faq/a.md': good.replace('related: []', 'related: []\nrelated: []') },
      ['en/faq/a.md:7 this field stands above already'],
    ],
    ['an empty file', { 'en/faq/a.md': ' \n' }, ['en/faq/a.md:1 the file is empty']],
    [
      'a file of synonyms that was emptied',
      { 'en/faq/a.md': good, 'en/synonyms.yaml': '\n' },
      ['en/synonyms.yaml:1 the file is empty'],
    ],
    [
      'no second line of dashes',
      { 'en/faq/a.md': good.replace('\n---\n', '\n') },
      ['en/faq/a.md:1 the second line of three dashes is missing'],
    ],
    [
      'a list that lost its name, below a field in brackets',
      { 'en/faq/a.md': good.replace('utterances: \n', 'for: [survivor]\n') },
      ['en/faq/a.md:4 a list stands here without its name above it'],
    ],
    [
      'a list that lost its name, below a text',
      { 'en/faq/a.md': good.replace('utterances: \n', '') },
      ['en/faq/a.md:3 a list stands here without its name above it'],
    ],
    [
      'a list that lost its name, above all fields',
      { 'en/faq/a.md': good.replace(/question.*\nutterances: \n/, '') },
      ['en/faq/a.md:2 a list stands here without its name above it'],
    ],
    ...['----', ' ---', '--', '—', '–-'].flatMap(
      (dashes): Slips => [
        [
          `${dashes} in place of the first dashes`,
          { 'en/faq/a.md': good.replace('---\n', `${dashes}\n`) },
          [`en/faq/a.md:1 the line "${dashes}" is not three dashes, or does not begin at the left margin`],
        ],
        [
          `${dashes} in place of the second dashes`,
          { 'en/faq/a.md': `${good.replace('\n---\n', `\n${dashes}\n`)}\n---\nMore.\n` },
          [`en/faq/a.md:10 the line "${dashes}" is not three dashes, or does not begin at the left margin`],
        ],
      ],
    ),
    ['an empty line above all', { 'en/faq/a.md': `\n${good}` }, ['en/faq/a.md:1 the file begins with an empty line']],
    [
      'a line too deep',
      { 'en/faq/a.md': good.replace('  - help me', '  - help me\n   - which phone') },
      ['en/faq/a.md:4 this line and the next would be read as one'],
    ],
    [
      'a line without its dash',
      { 'en/faq/a.md': good.replace('  - help me', '  - help me\n    which phone') },
      ['en/faq/a.md:5 the line is neither a field nor a line of a list'],
    ],
    [
      'a sign in a question that begins a comment',
      { 'en/faq/a.md': good.replace('  - help me', '  - he saw my # in his bill') },
      ['en/faq/a.md:4 part of the line would be lost, from its # on'],
    ],
    [
      'a field that JavaScript knows',
      { 'en/faq/a.md': good.replace('question', 'constructor: x\nquestion') },
      [/constructor/],
    ],
  ];
  it.each(slips)('%s is reported, and every other entry is read', (_, files, told) => {
    expect(problemsBeside(files)).toEqual(
      told.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });

  it.each([
    '*help*',
    '*help* me',
    '&help me',
    '!help me',
    'rule #1',
    '"he" said',
    "'it's me'",
    '@home',
    '`x`',
    '%x',
    '[a] b',
    '{a',
  ])('does not lose a word of %j without saying so', (utterance) => {
    const text = entryFile({ utterances: `\n  # a note\n  - fine\n  - ${utterance}` });
    expect(problemsOf({ 'en/faq/a.md': text })).toEqual([expect.stringMatching(/^en\/faq\/a\.md:[67] /)]);
  });

  it.each([
    ['a byte order mark', `\uFEFF${good}`],
    ['line ends of Windows', good.replaceAll('\n', '\r\n')],
    ['line ends of old Macs', good.replaceAll('\n', '\r')],
    ['HTML, which is left out', `${good}<b>Bold</b> <!-- a note -->\n`],
  ])('%s is no mistake', (_, text) => {
    expect(problemsOf({ 'en/faq/a.md': text, 'en/faq/README.md': 'Notes.', LICENSE: 'CC BY' })).toEqual([]);
  });
});

describe('fields that are right', () => {
  it('keeps what editors type as text: no, yes, 911 and null are utterances', () => {
    const [locale] = parseFiles({ 'en/faq/only.md': entryFile({ utterances: '[no, yes, 911, null, 1.10]' }) }).locales;
    expect(locale?.faq[0]?.utterances).toEqual(['no', 'yes', '911', 'null', '1.10']);
  });

  it('reads files as Windows saves them, with a byte order mark and carriage returns', () => {
    const text = `\uFEFF${entryFile({ utterances: '\n  - one\n  - two' })}`.replaceAll('\n', '\r\n');
    expect(parseFiles({ 'en/faq/a.md': text }).locales[0]?.faq[0]?.utterances).toEqual(['one', 'two']);
  });
});
