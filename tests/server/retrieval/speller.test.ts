import { describe, expect, it } from 'vitest';
import { createSpeller } from '../../../server/retrieval/speller.ts';

const speller = createSpeller(
  new Map([
    ['trafficking', 40],
    ['signs', 10],
    ['help', 30],
    ['what', 20],
    ['motel', 5],
  ]),
);

describe('mend', () => {
  it.each([
    ['traficking', 'trafficking'],
    ['trafficikng', 'trafficking'],
    ['sigsn', 'signs'],
    ['helpp', 'help'],
    ['hotel', 'motel'],
    ['signs', 'signs'],
  ])('%s becomes %s', (typed, meant) => {
    expect(speller.mend(typed)).toBe(meant);
  });
  it.each(['puppy', 'cat', '59715', '', 'constructor', 'x'.repeat(500)])('leaves %j alone', (typed) => {
    expect(speller.mend(typed)).toBe(typed);
  });
});
