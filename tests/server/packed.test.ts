import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../server/packed.ts';

const data = () => ({
  text: 'él — “sí”',
  list: [1, 0.5, null, true, { inner: Uint16Array.of(1, 2, 3) }],
  constructor: { own: ['a', Uint8Array.of(7)] },
  'a.b': { weights: Float32Array.of(0.25, -1), none: new Uint32Array(0), signs: Int8Array.of(-1) },
});

describe('packed data', () => {
  it('comes back as it was', () => {
    expect(unpack(pack(data()))).toEqual(data());
  });

  it('comes back from bytes that begin anywhere in memory', () => {
    const bytes = pack(data());
    const moved = new Uint8Array(bytes.length + 3);
    moved.set(bytes, 3);
    expect(unpack(moved.subarray(3))).toEqual(data());
  });

  it('is the same bytes however the JavaScript engine keeps an array', () => {
    // The engine keeps an array that once held fractions in another way than one that never did.
    const once = [0.5, 1, 2];
    once[0] = 0;
    const holes: number[] = [];
    holes[2] = 2;
    holes[1] = 1;
    holes[0] = 0;
    expect(pack({ list: once })).toEqual(pack({ list: [0, 1, 2] }));
    expect(pack({ list: holes })).toEqual(pack({ list: [0, 1, 2] }));
  });

  it.each([
    ['no bytes', () => new Uint8Array(0)],
    ['few bytes', () => pack(data()).subarray(0, 7)],
    ['half of the text', () => pack(data()).subarray(0, 40)],
    ['all but the last numbers', () => pack(data()).subarray(0, -8)],
    ['other bytes', () => new TextEncoder().encode('{"data":{},"arrays":[]}')],
  ])('is refused with %s', (_, bytes) => {
    expect(unpack(bytes())).toBeNull();
  });

  it('names what cannot be packed', () => {
    expect(() => pack({ a: [{ b: new Map() }] })).toThrow('a.0.b is a Map, which cannot be packed.');
  });
});
