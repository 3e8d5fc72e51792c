import { expect, it } from 'vitest';
import { pickOf } from '../../../../server/retrieval/text/offered.ts';

it.each([
  ['the first one', 0],
  ['1', 0],
  ['#2', 1],
  ['Number two, please', 1],
  ['no the other one', 1],
  ['option 3', 2],
  ['the last one', 2],
  ['the bottom question', 2],
])('finds which of three questions is picked: %s', (utterance, place) => {
  expect(pickOf(utterance, 'en', 3)).toBe(place);
});

it.each([
  ['la primera', 0],
  ['sí, la 2', 1],
  ['la otra', 1],
  ['la tercera por favor', 2],
  ['el último', 2],
])('and in Spanish: %s', (utterance, place) => {
  expect(pickOf(utterance, 'es', 3)).toBe(place);
});

it.each([
  'no one',
  'one question please',
  'una pregunta',
  'otra pregunta',
  'otra',
  'other',
  'the one',
  'not the first',
])('picks none: %s', (utterance) => {
  for (const language of ['en', 'es']) expect(pickOf(utterance, language, 3)).toBeUndefined();
});

it('picks nothing that was not offered', () => {
  expect(pickOf('the third one', 'en', 2)).toBeUndefined();
  expect(pickOf('the last one', 'en', 0)).toBeUndefined();
});

it.each(['one of them hit me', 'first he took my phone', 'what is the first sign', 'two girls at a motel', 'no', ''])(
  'leaves what says something else: %s',
  (utterance) => {
    expect(pickOf(utterance, 'en', 3)).toBeUndefined();
  },
);
