import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/retrieval/steps.ts';
import { createCutter } from '../../../../server/retrieval/text/run-together.ts';

const counts = new Map(
  Object.entries({
    he: 300,
    me: 300,
    will: 50,
    not: 200,
    let: 40,
    leave: 40,
    i: 400,
    the: 500,
    on: 100,
    trafficking: 80,
  }),
);
const cut = finish(createCutter(counts, ['wont', 'n']));

describe('a run of letters', () => {
  it('is cut into the likeliest words', () => {
    expect(cut('hewontletmeleave')?.text).toBe('he wont let me leave');
  });
  it('is left as it is where a part of it would be no word', () => {
    expect(cut('hewontletmeleavex')).toBeUndefined();
  });
  it('is left as it is where it is a word, or too short or too long to tell', () => {
    for (const letters of ['trafficking', 'letme', 'theon'.repeat(30)]) expect(cut(letters), letters).toBeUndefined();
  });
});
