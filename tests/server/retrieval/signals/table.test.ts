import { describe, expect, it } from 'vitest';
import { SIZE } from '../../../../server/retrieval/signals/features.ts';
import { readTable, writeTable } from '../../../../server/retrieval/signals/table.ts';
import { finish } from '../../../../server/retrieval/steps.ts';

/** Writes a table of a few weights by their places, and reads it back, rounded to hundredths. */
function again(weights: Record<number, number>): Map<number, number> {
  const all = new Float32Array(SIZE + 1);
  for (const [place, weight] of Object.entries(weights)) all[Number(place)] = weight;
  const { table, step } = writeTable(all);
  const steps = finish(readTable(table));
  expect(steps).toHaveLength(SIZE);
  return new Map(
    [...steps.entries()].flatMap(([place, own]) => (own === 0 ? [] : [[place, Math.round(own * step * 100) / 100]])),
  );
}

describe('the table of the learned layer', () => {
  it('gives every weight back at its place, rounded to the nearest level', () => {
    expect([...again({ 0: 127, 1: -127, 5: 60, 6: 2, [SIZE - 1]: 25 })]).toEqual([
      [0, 127],
      [1, -127],
      [5, 58],
      [6, 4],
      [SIZE - 1, 25],
    ]);
  });

  it('leaves out what is next to nothing', () => {
    expect([...again({ 0: 127, 1: 1 })]).toEqual([[0, 127]]);
  });

  it('takes the few largest weights for less, so that small ones are told apart', () => {
    const most = Object.fromEntries(Array.from({ length: 3000 }, (_, place) => [place, 127]));
    expect(again({ ...most, 5000: 12700 }).get(5000)).toBe(127);
  });

  it('skips more places than one number can say', () => {
    expect([...again({ [SIZE - 2]: -2 })]).toEqual([[SIZE - 2, -2]]);
  });

  it('is empty where nothing was learned', () => {
    expect([...again({})]).toEqual([]);
  });
});
