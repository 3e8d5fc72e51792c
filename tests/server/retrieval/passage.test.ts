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
const place = (utterance: string) => find(answer, analysis.read(utterance));

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
  it('is none where no word stands out', () => {
    expect(place('hello there')).toBeUndefined();
    expect(place('')).toBeUndefined();
    expect(find([], analysis.read('visa'))).toBeUndefined();
  });
});
