import { describe, expect, it } from 'vitest';
import { SIZE } from '../../../server/retrieval/signals-features.ts';
import { readTable, writeTable } from '../../../server/retrieval/signals-table.ts';
import { finish } from '../../../server/retrieval/steps.ts';

/** Writes a table of a few weights by their places, and reads it back. */
function again(weights: Record<number, number>): Map<number, number> {
  const all = new Float32Array(SIZE + 1);
  for (const [place, weight] of Object.entries(weights)) all[Number(place)] = weight;
  const { table, step } = writeTable(all);
  const steps = finish(readTable(table));
  expect(steps).toHaveLength(SIZE);
  return new Map([...steps.entries()].flatMap(([place, own]) => (own === 0 ? [] : [[place, own * step]])));
}

describe('the table of the learned layer', () => {
  it('gives every weight back at its place, rounded to steps', () => {
    expect([...again({ 0: 8, 1: -8, 5: 3, [SIZE - 1]: 1 })]).toEqual([
      [0, 8],
      [1, -8],
      [5, 3],
      [SIZE - 1, 1],
    ]);
  });

  it('skips more places than one number can say', () => {
    expect([...again({ [SIZE - 2]: -2 })]).toEqual([[SIZE - 2, -2]]);
  });

  it('is empty where nothing was learned', () => {
    expect([...again({})]).toEqual([]);
  });
});
