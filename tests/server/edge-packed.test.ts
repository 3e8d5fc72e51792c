import { expect, it } from 'vitest';
import { withoutTails, withTails } from '../../server/edge-packed.ts';

it.each([
  [[]],
  [['', '']],
  [['one', 'one']],
  [['a word, the same end', 'another, the same end', 'no', 'the same end', 'end']],
])('gives back the texts whose common ends were left out: %j', (texts) => {
  expect(withTails(withoutTails(texts))).toEqual(texts);
});

it('leaves out what two texts end with', () => {
  expect(withoutTails(['help, in short', 'ayuda, in short'])).toEqual([
    { text: 'help, in short', tail: 0 },
    { text: 'ayuda', tail: 10 },
  ]);
});
