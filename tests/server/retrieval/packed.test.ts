import { describe, expect, it } from 'vitest';
import { readNumbers, readWords, writeNumbers, writeWords } from '../../../server/retrieval/packed.ts';
import fc from '../../property.ts';

describe('words in few characters', () => {
  it('are the same words, sorted', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abé1ñ'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.uniqueArray(word), (words) => {
        expect(readWords(writeWords(words))).toEqual([...words].sort());
      }),
    );
  });

  it('are shorter where they begin with the same letters', () => {
    expect(writeWords(['running', 'run', 'runner'])).toBe('ArunDnerEing');
  });
});

describe('numbers in few characters', () => {
  it('are the same numbers, in text that JSON keeps as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(200), fc.nat(50_000))), (numbers) => {
        const text = writeNumbers(numbers);
        expect(text).toHaveLength(numbers.length);
        expect(JSON.stringify(text)).toBe(`"${text}"`);
        expect([...readNumbers(text)]).toEqual(numbers);
      }),
    );
  });

  it('are cut to the largest number that one character can hold', () => {
    expect([...readNumbers(writeNumbers([1e9]))]).toEqual([0xd000]);
  });
});
