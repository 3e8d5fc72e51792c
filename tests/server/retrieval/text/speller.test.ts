import { describe, expect, it } from 'vitest';
import { finish } from '../../../../server/retrieval/steps.ts';
import { createSpeller } from '../../../../server/retrieval/text/speller.ts';

const speller = finish(
  createSpeller(
    new Map([
      ['trafficking', 40],
      ['signs', 10],
      ['help', 30],
      ['what', 20],
      ['motel', 5],
    ]),
    'en',
  ),
);

describe('mend', () => {
  it.each([
    ['traficking', 'trafficking'],
    ['trafficikng', 'trafficking'],
    ['sigsn', 'signs'],
    ['helpp', 'help'],
    ['hotel', 'motel'],
    ['signs', 'signs'],
  ])('%s becomes %s', (typed, meant) => {
    expect(speller(typed)).toBe(meant);
  });
  it.each(['puppy', 'cat', '59715', '', 'constructor', 'x'.repeat(500)])('leaves %j alone', (typed) => {
    expect(speller(typed)).toBe(typed);
  });
});

describe('mend by ear', () => {
  const spanish = finish(
    createSpeller(
      new Map([
        ['encerrada', 9],
        ['cuchillo', 9],
        ['violo', 2],
        ['quiero', 30],
        ['llevan', 5],
      ]),
      'es',
    ),
  );
  it.each([
    ['ensserrada', 'encerrada'],
    ['kuchiyo', 'cuchillo'],
    ['biolo', 'violo'],
    ['kiero', 'quiero'],
    ['yevan', 'llevan'],
  ])('%s becomes %s', (typed, meant) => {
    expect(spanish(typed)).toBe(meant);
  });
  it('leaves alone a word that sounds different', () => {
    expect(spanish('biela')).toBe('biela');
  });
  it('is for Spanish only: English is not written as it sounds', () => {
    expect(finish(createSpeller(new Map([['candy', 9]]), 'en'))('kandie')).toBe('kandie');
  });
});
