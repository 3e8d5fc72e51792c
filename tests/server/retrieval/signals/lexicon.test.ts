import { expect, it } from 'vitest';
import { createLexicon, UNKNOWN } from '../../../../server/retrieval/signals/lexicon.ts';

it('gives each word of the content one number, and none to any other', () => {
  const lexicon = createLexicon();
  const [he, me] = [lexicon.add('he'), lexicon.add('me')];
  expect(lexicon.add('he')).toBe(he);
  expect(lexicon.wordOf(me)).toBe('me');
  expect(lexicon.numberOf('constructor')).toBe(UNKNOWN);
  expect(['me', 'secret', 'he'].map(lexicon.numberOf)).toEqual([me, UNKNOWN, he]);
  expect(lexicon.numberOf('secret')).toBe(UNKNOWN);
});

it('keeps what was computed for words when more of them are added', () => {
  const lexicon = createLexicon();
  const lengths = lexicon.column(Uint8Array);
  for (let at = 0; at < 20_000; at++) {
    const number = lexicon.add(`w${at}`);
    lengths.values[number] = `w${at}`.length;
  }
  expect(lengths.values[lexicon.numberOf('w7')]).toBe(2);
  expect(lengths.values[lexicon.numberOf('w19999')]).toBe(6);
  expect(lengths.values[UNKNOWN]).toBe(0);
});
