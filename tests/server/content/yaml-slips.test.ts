import { describe, expect, it } from 'vitest';
import { readContent } from '../../../server/content/parse.ts';
import { entryFile } from './sample-content.ts';

/** Returns what is reported of a file in which this line stands between two good utterances, or in the place of `related`. */
function told(text: string) {
  const { problems } = readContent(new Map([['en/faq/a.md', text]]));
  return problems.map(({ line, problem, remedy }) => ({ line, problem, remedy }));
}
const between = (line: string) => told(entryFile({ utterances: `\n  - one\n${line}\n  - two` }));
const instead = (line: string) => told(entryFile().replace('related: []', line));

describe('a common slip is reported in the words of the person who made it', () => {
  it.each([
    ['  -foo bar', 'the space after the dash is missing'],
    ['  – foo', 'the line begins with another sign than a dash'],
    ['  • foo', 'the line begins with another sign than a dash'],
    ['  * foo', 'the line begins with another sign than a dash'],
    ['\u00a0\u00a0- foo', 'a space in front of the words comes from another program, and is no space here'],
    ['  -\u00a0foo', 'a space in front of the words comes from another program, and is no space here'],
    ['- foo', 'the spaces in front of the line are more or fewer than in front of its neighbours'],
    ['  foo', 'the line is neither a field nor a line of a list'],
    ['foo', 'the line is neither a field nor a line of a list'],
    ["  - 'hi' he said", 'words stand behind a closing quote'],
    ["  - 'hi he said", 'a quote is opened and never closed'],
    ['  - "hi he said', 'a quote is opened and never closed'],
  ])('%j in a list', (line, problem) => {
    expect(between(line)).toEqual([{ line: 5, problem, remedy: expect.any(String) }]);
  });

  it.each([
    ['related:[laws]', 'the space after the colon is missing'],
    ['related: [laws, where', 'a list is opened and never closed'],
    ['related laws', 'the line is neither a field nor a line of a list'],
    ['related:\u00a0[laws]', 'the space after the colon comes from another program, and is no space here'],
    ['related: one: two', 'a second colon stands in the line'],
  ])('%j for a field', (line, problem) => {
    expect(instead(line)).toEqual([{ line: 5, problem, remedy: expect.any(String) }]);
  });

  it.each(["related: [laws; where, 'it's']", "related: ['Coeur d'Alene', laws]", 'related: [laws,, where]'])(
    '%j is told without words of YAML',
    (line) => {
      expect(instead(line)).toEqual([
        {
          line: 5,
          problem: 'within [ ] or { }, a comma or a quote is missing or too many',
          remedy: expect.stringContaining("'Coeur d''Alene'"),
        },
      ]);
    },
  );

  it.each(['related:[laws]', 'related:\u00a0[laws]'])('what to write instead of %j is made of it', (line) => {
    expect(instead(line)[0]?.remedy).toMatch(/Write it like this: related: \[laws\]$/);
  });

  it('is looked for outside of lists in brackets, which may go over several lines', () => {
    const text = entryFile({ utterances: '[one,\n  two]', related: '- [' });
    expect(told(text)[0]?.line).toBe(6);
  });

  it('has nobody delete a number because its spaces are lost', () => {
    const [slip] = told(entryFile().replace('related: []', "phone:\nnumber: '988'\ntext:\nnumber: '988'"));
    expect(slip).toMatchObject({ line: 8, remedy: expect.stringContaining('put two spaces before both') });
  });

  it('quotes a long text in short', () => {
    const [problem] = told(entryFile({ utterances: 'word '.repeat(100) }));
    expect(problem?.problem).toMatch(/^`utterances` must be a list.*word…$/);
  });
});
