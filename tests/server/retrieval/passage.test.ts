import { describe, expect, it } from 'vitest';
import type { Prose } from '../../../server/contract.ts';
import { createAnalysis } from '../../../server/retrieval/analysis.ts';
import { createPassageFinder } from '../../../server/retrieval/passage.ts';

const analysis = createAnalysis('en', [['fee', 'cost', 'price']]);
const find = createPassageFinder(analysis, () => 1);
const answer: Prose = [
  { p: ['Ask a lawyer first.'] },
  { p: [{ b: 'Visas.' }, ' A visa lasts four years.'] },
  { p: ['Bring these:'] },
  { ul: [['your passport'], ['a letter']] },
  { ol: [['a photo']] },
  { p: [{ b: 'Fees.' }, ' There is none. Ask about the visa at the desk.'] },
];
const entry = { answer };
const place = (utterance: string) => find(entry, analysis.read(utterance));

describe('the passage of an answer that fits', () => {
  it('is the paragraph with the words that were asked, or with words that mean the same', () => {
    expect(place('how many years does it last')).toBe(1);
    expect(place('what is the price')).toBe(5);
  });
  it('begins with the paragraph before the lists that have the words', () => {
    expect(place('do i need a photo')).toBe(2);
    expect(place('where is my passport')).toBe(2);
  });
  it('is the one whose heading has the word, of two that have it', () => {
    expect(place('visas')).toBe(1);
  });
  it('is the one of which people ask this, by the words that an editor gave it', () => {
    const taught = { answer, asked: [{ at: 1, words: 'how long can i stay what is the price of staying' }] };
    const read = (utterance: string) => find(taught, analysis.read(utterance));
    expect(place('can i stay')).toBeUndefined();
    expect(read('can i stay')).toBe(1);
    expect(read('may i bring a photo')).toBe(2);
  });
  it('is none where no word stands out', () => {
    expect(place('hello there')).toBeUndefined();
    expect(place('')).toBeUndefined();
    expect(find({ answer: [] }, analysis.read('visa'))).toBeUndefined();
  });
});
