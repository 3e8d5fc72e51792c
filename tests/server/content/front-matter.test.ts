import { describe, expect, it } from 'vitest';
import { entryFile, parseFiles, problemsBeside, problemsOf } from './sample-content.ts';

/** Mistakes of a person without a terminal, and what they are told. One mistake, one line. */
describe('a slip in the fields', () => {
  const good = entryFile({ utterances: '\n  - help me' });
  const slips: [what: string, files: Record<string, string>, told: (string | RegExp)[]][] = [
    ['a tab', { 'en/faq/a.md': good.replace('  - help', '\t- help') }, [/^en\/faq\/a\.md:4 .*Tabs are not allowed/]],
    ['curly quotes around a colon', { 'en/faq/a.md': good.replace('help me', '“law: what”') }, [/^en\/faq\/a\.md:4 /]],
    [
      'a field twice',
      { 'en/faq/a.md': good.replace('related: []', 'related: []\nrelated: []') },
      [/^en\/faq\/a\.md:7 /],
    ],
    ['an empty file', { 'en/faq/a.md': ' \n' }, ['en/faq/a.md:1 the file is empty']],
    [
      'no second line of dashes',
      { 'en/faq/a.md': good.replace('\n---\n', '\n') },
      ['en/faq/a.md:1 the second line of three dashes is missing'],
    ],
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
