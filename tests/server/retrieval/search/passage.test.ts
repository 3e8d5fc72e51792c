import { describe, expect, it } from 'vitest';
import type { Prose } from '../../../../server/contract.ts';
import { createPassages } from '../../../../server/retrieval/search/passage.ts';
import { finish } from '../../../../server/retrieval/steps.ts';
import { openAnalysis } from '../../../../server/retrieval/text/analysis.ts';

const analysis = finish(openAnalysis('en', [['fee', 'cost', 'price']]));
const { passage: find, likeAsked } = createPassages(
  analysis,
  () => 1,
  () => 1,
);
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
  const asked = [
    { at: 1, words: 'how long can i stay\nwhy four years' },
    { at: 5, words: 'i cannot pay\nhow much is it\nhow do i pay' },
  ];
  it('is the one of which people ask just this, whatever its words weigh elsewhere', () => {
    const told = {
      answer: [...answer, { p: ['You cannot pay with a visa. Pay, or cannot pay: ask the visa desk.'] }],
      asked,
    };
    expect(find(told, analysis.read('i cannot pay'))).toBe(5);
  });
  it('is the one of which people ask what is likest, where it plainly leads', () => {
    const like = (utterance: string) => find({ answer, asked }, analysis.read(utterance));
    expect(like('how much money is it')).toBe(5);
    expect(like('how many days can i stay here')).toBe(1);
    expect(like('who sits at it')).toBeUndefined();
  });
  it('is the one of which most is asked that begins so, where an utterance has no word of its own', () => {
    const bare = (utterance: string) => find({ answer, asked }, analysis.read(utterance), true);
    expect(bare('why?')).toBe(1);
    expect(bare('and how')).toBe(5);
    expect(bare('when')).toBeUndefined();
    expect(bare('what')).toBeUndefined();
    expect(bare('tell me more')).toBeUndefined();
  });
  it('says how like an utterance is to what people ask', () => {
    const like = (utterance: string) => likeAsked({ answer, asked }, analysis.read(utterance));
    expect(like('I cannot pay!')).toBe(1);
    expect(like('no i cannot pay')).toBeCloseTo(4 / 5);
    expect(like('football')).toBe(0);
    expect(likeAsked({ answer: [] }, analysis.read('visa'))).toBe(0);
  });
  it('is none where no word stands out', () => {
    expect(place('hello there')).toBeUndefined();
    expect(place('')).toBeUndefined();
    expect(find({ answer: [] }, analysis.read('visa'))).toBeUndefined();
  });
});
