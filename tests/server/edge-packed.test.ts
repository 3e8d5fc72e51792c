import { expect, it } from 'vitest';
import { withoutTails, withTails } from '../../server/edge-packed.ts';

it.each([
  [[]],
  [['', '']],
  [['one', 'one']],
  [['a word, the same end', 'another, the same end', 'no', 'the same end', 'end']],
  [['a word, the same end\n', '\n', 'another, the same end\n\n', 'end']],
])('gives back the texts whose common ends were left out: %j', (texts) => {
  const files = texts.map((text) => ({ text }));
  expect(withTails(withoutTails(files)).map(({ text }) => text)).toEqual(texts);
});

it('leaves out what two texts end with, but for line ends', () => {
  expect(withoutTails([{ text: 'help, in short\n' }, { text: 'ayuda, in short\n\n' }])).toEqual([
    { text: 'help, in short', tail: 0, lines: 1 },
    { text: 'ayuda', tail: 10, lines: 2 },
  ]);
});
