import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../server/inflate.ts';

/** Text that repeats itself, near and far, with letters of several bytes. */
const text = Array.from({ length: 4000 }, (_, at) => `señal ${(at * 7919) % 613} – «${at % 11}»`).join(' ');
const noise = Uint8Array.from({ length: 70_000 }, (_, at) => (Math.imul(at + 1, 2654435761) >>> 13) & 255);

describe('inflate', () => {
  it.each([
    ['nothing', new Uint8Array(), 9],
    ['one byte, in the fixed code', new Uint8Array([65]), 9],
    ['one byte over and over', new Uint8Array(1000).fill(7), 9],
    ['long text', new TextEncoder().encode(text), 9],
    ['long text, packed in haste', new TextEncoder().encode(text), 1],
    ['what cannot be made smaller', noise, 9],
    ['what was only stored', noise, 0],
  ])('gives back %s', (_, bytes, level) => {
    expect(inflate(deflateRawSync(bytes, { level }), bytes.length)).toEqual(bytes);
  });

  it('never gives more than it should', () => {
    const bytes = new TextEncoder().encode(text);
    expect(() => inflate(deflateRawSync(bytes), 1000)).toThrow('larger');
  });

  it('throws on what is broken instead of going on for ever', () => {
    expect(() => inflate(new Uint8Array([0b101, 0xff, 0xff, 0xff]), 100)).toThrow();
  });
});
