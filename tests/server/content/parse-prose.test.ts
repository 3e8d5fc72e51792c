import { describe, expect, it } from 'vitest';
import { parseProse, plainLines } from '../../../server/content/parse-prose.ts';
import fc from '../../property.ts';

const targets = {
  contact: (id: string) => (id === 'line' ? 'tel:+14065550100' : id === 'quiet' ? null : undefined),
  contacts: ['line', 'quiet'],
};

function prose(markdown: string) {
  const problems: string[] = [];
  const blocks = parseProse(markdown, targets, (line, problem) => problems.push(`${line} ${problem}`), 1);
  return { blocks, problems };
}

describe('parseProse', () => {
  it.each([
    ['[x](http://example.org)', '1 the link address "http://example.org" may not be used in an answer'],
    ['one\n[x](javascript:alert(1))', '2 the link address "javascript:alert(1)" may not be used in an answer'],
    ['[x](tel:+14065550100)', '1 the link address "tel:+14065550100" may not be used in an answer'],
    ['[x](other.md)', '1 the link address "other.md" may not be used in an answer'],
    ['[x](mailto:a@example.org)', '1 the link address "mailto:a@example.org" may not be used in an answer'],
    ['[x](https:/example)', '1 the link address "https:/example" may not be used in an answer'],
    ['[x](contact:nobody)', '1 unknown contact "nobody"'],
  ])('reports %j and keeps its words', (markdown, problem) => {
    const { blocks, problems } = prose(markdown);
    expect(problems).toEqual([problem]);
    expect(plainLines(blocks)).toContain('x');
    expect(JSON.stringify(blocks)).not.toContain('href');
  });

  it.each([
    '[the line](contact: line)',
    '[go] (https://example.org)',
    '[go](https://example.org',
    '(go)[https://example.org]',
    'see https://example.org',
    '** bold **',
    '[Call the line]',
    'Ask [them] first.',
  ])('says that %j would be shown as it stands', (markdown) => {
    expect(prose(markdown).problems).toEqual([expect.stringContaining('would be shown as it stands')]);
  });

  it.each([
    ['Costs:\n\n| Line | Cost |\n|---|---|\n| National | free |', 3],
    ['What it costs\nLine | Cost\n--- | ---\nNational | free', 3],
    ['- one\n\n  | a | b |', 3],
  ])('refuses a table, and says to write a list: %j', (markdown, line) => {
    const { blocks, problems } = prose(markdown);
    expect(problems).toEqual([
      `${line} a table stands in the answer: people would see its rows as one line full of | signs`,
    ]);
    expect(plainLines(blocks)).toContain('|');
  });

  it.each(['##Police', 'First.\n#What it costs', '##**Police**'])(
    'refuses a heading that would be none: %j',
    (markdown) => {
      expect(prose(markdown).problems).toEqual([
        expect.stringMatching(/^[12] the line begins with #: people would see the sign in the text$/),
      ]);
    },
  );

  it.each([
    ['• one', 1],
    ['Bring:\n\n•\tyour papers\n•\tyour keys', 3],
    ['Bring:\n\uf0b7 your papers', 2],
    ['- papers\n\n  o\tof the car', 3],
    ['– one', 1],
    ['-\u00a0one\n-\u00a0two', 1],
    ['-one\n-two', 1],
    ['Bring:\n*your papers', 2],
    ['1.one\n2.two', 1],
    ['1.\u00a0one', 1],
    ['Do this:\n\na) one\nb) two', 3],
    ['Do this:\n    - one\n    - two', 2],
  ])('says how to write a list when %j has bullets of another program', (markdown, line) => {
    const problems: string[] = [];
    parseProse(markdown, targets, (at, problem, remedy) => problems.push(`${at} ${problem} ${remedy}`), 1);
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^${line} .*bullet.*Begin each line of a list with a dash`)),
    ]);
  });

  it.each([
    ['Bring:\n\n    - papers\n    - keys', 3],
    ['Do this:\n\n    1. call', 3],
  ])('says that a list is too far from the margin: %j', (markdown, line) => {
    expect(prose(markdown).problems).toEqual([expect.stringMatching(`^${line} the list stands four spaces`)]);
  });

  it.each(['**1. First.** Call.', '4.5 million', '- one\n    - two'])('lets %j stand', (markdown) =>
    expect(prose(markdown).problems).toEqual([]),
  );

  it('lets a dash after bold text stand', () => expect(prose('**Free** – call now.').problems).toEqual([]));

  it('lets a sign between two words stand', () => expect(prose('English | Spanish').problems).toEqual([]));

  it('says that a number at the start of a line would be lost', () => {
    expect(prose('211. Ask for a bed.').problems).toEqual(['1 the list would begin at 1, and not at 211']);
  });

  it('reads paragraphs, bold, links and both kinds of list', () => {
    const { blocks, problems } = prose(
      'Call **now** or\nread [this](https://example.org/a).\n\n- one\n- **two**\n\n1. first\n2. see [the line](contact:line)\n',
    );
    expect(problems).toEqual([]);
    expect(blocks).toEqual([
      { p: ['Call ', { b: 'now' }, ' or read ', { a: 'this', href: 'https://example.org/a' }, '.'] },
      { ul: [['one'], [{ b: 'two' }]] },
      { ol: [['first'], ['see ', { a: 'the line', href: 'tel:+14065550100' }]] },
    ]);
  });

  it('shows a contact as plain text while it has nothing to tap', () => {
    expect(prose('Ask [them](contact:quiet).')).toEqual({ blocks: [{ p: ['Ask them.'] }], problems: [] });
  });

  it.each([
    ['# A heading', [{ p: ['A heading'] }]],
    ['> quoted *words*', [{ p: ['quoted words'] }]],
    ['`code`', [{ p: ['code'] }]],
    ['    indented', [{ p: ['indented'] }]],
    ['a <b>tag</b><!-- aside -->', [{ p: ['a tag'] }]],
    ['<div>block</div>', [{ p: ['block'] }]],
    ['![a map](https://example.org/map.png)', [{ p: ['a map'] }]],
    ['one\\\ntwo', [{ p: ['one two'] }]],
    ['**see [it](https://example.org)**', [{ p: [{ b: 'see ' }, { a: 'it', href: 'https://example.org' }] }]],
    ['[**it**](https://example.org)', [{ p: [{ a: 'it', href: 'https://example.org' }] }]],
    ['[it][1]\n\n[1]: https://example.org', [{ p: [{ a: 'it', href: 'https://example.org' }] }]],
    ['- a\n  - b\n  - c\n- d', [{ ul: [['a'], ['b'], ['c'], ['d']] }]],
    ['- a\n\n  more\n- b', [{ ul: [['a more'], ['b']] }]],
    ['---', []],
  ])('turns %j into structured prose', (markdown, blocks) => {
    expect(prose(markdown)).toEqual({ blocks, problems: [] });
  });

  it('loses no word of any text made of words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const form = fc.constantFrom(
      (w: string) => w,
      (w: string) => `*${w}*`,
      (w: string) => `**${w}**`,
      (w: string) => `# ${w}`,
      (w: string) => `> ${w}`,
      (w: string) => `- ${w}\n  - ${w}`,
      (w: string) => `1. ${w}`,
      (w: string) => `\`${w}\``,
      (w: string) => `    ${w}`,
      (w: string) => `<p>${w}</p>`,
      (w: string) => `[${w}](https://example.org)`,
      (w: string) => `![${w}](https://example.org)`,
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(word, form), { minLength: 1, maxLength: 8 }), (parts) => {
        const markdown = parts.map(([w, write]) => write(w)).join('\n\n');
        const kept = plainLines(prose(markdown).blocks);
        for (const [w] of parts) expect(kept).toContain(w);
      }),
    );
  });
});
