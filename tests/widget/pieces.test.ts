import { describe, expect, it } from 'vitest';
import { loadContent } from '../../server/content/load.ts';
import { finish } from '../../server/retrieval/steps.ts';
import { fromPieces, toPieces } from '../../widget/pieces.ts';

const again = (data: object): unknown => finish(fromPieces<object>(toPieces(data)));

describe('data in pieces', () => {
  it('comes back the same, in the same order', () => {
    const content = loadContent('content');
    expect(JSON.stringify(again(content))).toBe(JSON.stringify(content));
  });

  it.each([
    ['nothing', {}],
    ['short', { a: [1, 'two', null, true], b: { c: [] } }],
    ['a long list of lists', { a: [Array(20_000).fill(7), [], Array(20_000).fill(8)], b: 1 }],
    ['a long text', { a: 'x'.repeat(100_000), b: ['y'.repeat(100_000)] }],
    ['an absent value', { a: null, b: 'z'.repeat(40_000), c: null }],
  ])('%s', (_, data) => expect(again(data)).toEqual(data));

  it('has no piece that takes long, except for an item that cannot be cut', () => {
    const pieces = toPieces(loadContent('content'));
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000);
  });
});
