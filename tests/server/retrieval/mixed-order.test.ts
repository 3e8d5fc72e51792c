import { describe, expect, it } from 'vitest';
import { hash } from '../../../server/retrieval/hash.ts';
import { mixedOrder } from '../../../server/retrieval/mixed-order.ts';

const texts = Array.from({ length: 200 }, (_, at) => `text ${at}`);
const orderOf = (some: readonly string[], pass: number): string[] =>
  [
    ...mixedOrder(
      some.map((text) => hash(text, 1)),
      pass,
    ),
  ].map((at) => some[at] ?? '');

describe('the order in which texts are learned from', () => {
  it('has each of them once', () => {
    expect(orderOf(texts, 0).sort()).toEqual([...texts].sort());
  });
  it('differs each time, and is never the order in which they stand', () => {
    const orders = [0, 1, 2].map((pass) => orderOf(texts, pass).join());
    expect(new Set([...orders, texts.join()]).size).toBe(4);
  });
  it('stays the same for the others when one more is added, wherever it stands', () => {
    const more = orderOf([...texts.slice(0, 50), 'one more', ...texts.slice(50)], 3);
    expect(more.filter((text) => text !== 'one more')).toEqual(orderOf(texts, 3));
  });
});
