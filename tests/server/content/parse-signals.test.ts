import { describe, expect, it } from 'vitest';
import { parseSignals } from '../../../server/content/parse-signals.ts';

const known = { contacts: new Set(['emergency-911', 'national-human-trafficking-hotline']) };

const GOOD = `
words:
  controller: [he, my boss]
spelling: { fone: phone }
fillers: [please]
negations: [not]
notMisspelt: [looked]
sayings: [killing time]
frames: [(movie | film)]
needs:
  - id: confined
    reply: plea
    contacts: [emergency-911]
    phrases:
      - <controller> ... locks me in
    others:
      - locks (her | him) in
    examples: [a, b, c, d, e]
    counterExamples: [f]
  - id: plea
    contacts: [national-human-trafficking-hotline]
    phrases: [= help]
    examples: [a, b, c, d, e]
audiences:
  - id: native
    contacts: [emergency-911]
    phrases: [native]
    examples: [a, b, c, d, e]
wrongdoing:
  phrases: [how do i pimp]
  examples: [a, b, c, d, e]
`;

const problemsOf = (text: string) => parseSignals(text, 'en/signals.yaml', known).problems;
/** Returns the good file with one piece of it replaced. */
const changed = (from: string, to: string) => {
  expect(GOOD).toContain(from);
  return problemsOf(GOOD.replace(from, to));
};
const lineOf = (piece: string) => GOOD.slice(0, GOOD.indexOf(piece)).split('\n').length;

describe('an audience that counts only in danger, or for the whole talk', () => {
  it.each(['inDanger', 'lasts'])('says so, and nothing else: %s', (flag) => {
    const flagged = (value: string) =>
      GOOD.replace('audiences:\n  - id: native\n', `audiences:\n  - id: native\n    ${flag}: ${value}\n`);
    expect(parseSignals(flagged('true'), 'en/signals.yaml', known)).toMatchObject({
      problems: [],
      signals: { audiences: [{ id: 'native', [flag]: true }] },
    });
    expect(parseSignals(flagged('often'), 'en/signals.yaml', known).problems).toMatchObject([
      { problem: `native has ${flag}: often.`, remedy: `Write ${flag}: true, or leave it out.` },
    ]);
  });
});

describe('a signals file that cannot be used', () => {
  it('names the line and the contacts there are, when a contact does not exist', () => {
    const [problem] = changed('contacts: [national-human-trafficking-hotline]', 'contacts: [national-hotline]');
    expect(problem).toMatchObject({
      file: 'en/signals.yaml',
      line: lineOf('contacts: [national-human'),
      problem: 'unknown contact "national-hotline"',
    });
    expect(problem?.remedy).toContain('national-human-trafficking-hotline');
  });

  it('names a group that is not there, whatever it is called', () => {
    for (const group of ['nobody', 'constructor', '__proto__'])
      expect(changed('<controller> ... locks', `<${group}> ... locks`)[0]?.problem).toContain(
        `uses the group <${group}>, which is not under words`,
      );
  });

  it('points at a phrase whose bracket is never closed', () => {
    const [problem] = changed('locks (her | him) in', 'locks (her | him in');
    expect(problem?.line).toBe(lineOf('locks (her'));
    expect(problem?.problem).toContain('never closed');
  });

  it('points at a bracket that was never opened', () => {
    expect(changed('locks (her | him) in', 'locks her) in')[0]?.problem).toContain('never opened');
  });

  it('lists the groups there are, when a phrase uses another', () => {
    const [problem] = changed('<controller> ... locks', '<boss> ... locks');
    expect(problem?.problem).toContain('<boss>');
    expect(problem?.remedy).toContain('controller');
  });

  it('refuses a phrase that would match anything', () => {
    expect(changed('- <controller> ... locks me in', "- '...'")[0]?.problem).toContain('would match anything');
  });

  it('leaves a faulty phrase out of what it returns', () => {
    const { signals } = parseSignals(GOOD.replace('<controller> ... locks', '<boss> ... locks'), 'f', known);
    expect(signals.needs[0]?.phrases).toEqual([]);
  });

  it.each([
    ['an id that is missing', '- id: plea\n    contacts', '- contacts', 'no id'],
    ['two needs of one name', '- id: plea', '- id: confined', 'two need entries'],
    ['a reply that is no need', 'reply: plea', 'reply: danger', 'reply names danger'],
    ['a reply that is a list', 'reply: plea', 'reply: [plea]', 'names no reply after reply'],
    ['a key that is not known', 'others:', 'other:', '"other" is no part of need'],
    [
      'a misspelt key of the file',
      'sayings: [killing time]',
      'saying: [killing time]',
      '"saying" is no part of this file',
    ],
    ['a phrase in curly quotes', 'phrases: [native]', 'phrases: [“native”]', 'is in curly quotes'],
    ['a list that is no list', 'phrases: [native]', 'phrases: native', 'is not a list'],
    ['an item that is not text', 'phrases: [native]', 'phrases: [{ a: b }]', 'is not text'],
    [
      'a need without contacts',
      'contacts: [emergency-911]\n    phrases:\n      - <',
      'contacts: []\n    phrases:\n      - <',
      'shows no contact',
    ],
    ['a spelling without meaning', '{ fone: phone }', '{ fone: }', 'no text after it'],
    ['a group without words', 'controller: [he, my boss]', 'controller: []', 'holds no words'],
  ])('says so: %s', (_, from, to, expected) => {
    expect(
      changed(from, to)
        .map(({ problem }) => problem)
        .join('\n'),
    ).toContain(expected);
  });

  it('names the line of a fault also after an item that was left out', () => {
    const [left, fault] = changed('phrases: [native]', 'phrases:\n      - { a: b }\n      - native\n      - <nobody>');
    expect(left?.problem).toContain('is not text');
    expect(fault?.problem).toContain('<nobody>');
    expect(fault?.line).toBe((left?.line ?? 0) + 2);
  });

  it('says where YAML itself breaks', () => {
    const [problem] = problemsOf('needs:\n  - id: a\n   contacts: [b]\n');
    expect(problem?.problem).toContain('the spaces in front of the line');
    expect(problem?.line).toBeGreaterThan(1);
  });

  it.each(['', '[]', 'text', 'needs: []'])('never throws and always objects: %j', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });
});

describe('a good signals file', () => {
  it('has no problems and keeps the order of needs', () => {
    const { signals, problems } = parseSignals(GOOD, 'en/signals.yaml', known);
    expect(problems).toEqual([]);
    expect(signals.needs.map(({ id }) => id)).toEqual(['confined', 'plea']);
    expect(signals.needs[0]).toMatchObject({ reply: 'plea', others: ['locks (her | him) in'] });
    expect(signals.spelling).toEqual({ fone: 'phone' });
    expect(signals.wrongdoing.phrases).toEqual(['how do i pimp']);
  });

  it('reads a number as the text it was written as', () => {
    const { signals } = parseSignals(GOOD.replace('[native]', '[911]'), 'f', known);
    expect(signals.audiences[0]?.phrases).toEqual(['911']);
  });
});

it('reports only the slip itself, not what seems wrong only because of it', () => {
  const [problem, ...more] = changed('      - <controller>', '\t- <controller>');
  expect(problem).toMatchObject({
    line: lineOf('<controller>'),
    remedy: expect.stringMatching(/^Put spaces where the tab/),
  });
  expect(more).toEqual([]);
});

it.each([
  ['      - my mom #1 fear is he kills her', 'part of the line would be lost, from its # on'],
  ['        - hits me bad', 'this line and the next would be read as one'],
])('a phrase that YAML would cut or run together is reported: %j', (line, problem) => {
  const text = GOOD.replace(
    '      - <controller> ... locks me in\n',
    `      - <controller> ... locks me in\n${line}\n`,
  );
  expect(parseSignals(text, 'signals.yaml', known).problems.map((each) => each.problem)).toEqual([problem]);
});
