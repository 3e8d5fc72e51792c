import { expect, it } from 'vitest';
import { createComparison } from '../../../../server/retrieval/search/alike.ts';

const read = (text: string) => ({
  words: text.split(' '),
  stems: text.split(' ').map((word) => word.replace(/s$/, '')),
});
const phrases = ['how much does it cost', 'what does it cost to get a visa', 'is my town bad'].map(read);
const apart = phrases.map((phrase) => [phrase]);
const dull = new Set(['how', 'what', 'doe', 'it', 'to', 'a', 'i', 'my']);
const likeness = createComparison((stem) => (dull.has(stem) ? 0.2 : 2))(apart);
const compare = createComparison(() => 1);
const to = (text: string) => likeness(read(text)).map((like) => Math.round(100 * like) / 100);

it('is 1 for the phrase itself, 0 where nothing is shared, and between for the rest', () => {
  const [same = 0, near = 0, far = 0] = to('how much does it cost');
  expect(same).toBe(1);
  expect(near).toBeGreaterThan(0.3);
  expect(near).toBeLessThan(0.9);
  expect(far).toBeLessThan(0.1);
  expect(to('qqq')).toEqual([0, 0, 0]);
});

it('counts words that tell more, and words of which only the letters are alike', () => {
  const [, visa = 0, town = 0] = to('visas');
  expect(visa).toBeGreaterThan(town);
  const [cost = 0] = to('how mucch dose it costt');
  expect(cost).toBeGreaterThan(0.25);
});

it('counts the likest of several phrases most', () => {
  const said = read('what does it cost');
  const [both = 0] = compare([phrases.slice(0, 2)])(said);
  const likest = Math.max(...compare(apart)(said));
  expect(both).toBeGreaterThan(likest);
  expect(both).toBeLessThan(1.26 * likest);
});

it('compares with nothing where there is no phrase, and nothing where nothing was said', () => {
  expect(compare([[]])(read('what'))).toEqual([0]);
  expect(likeness({ words: [], stems: [] })).toEqual([0, 0, 0]);
});
