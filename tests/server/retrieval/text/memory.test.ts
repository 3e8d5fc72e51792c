import { describe, expect, it } from 'vitest';
import { hear } from '../../../../server/retrieval/normalize.ts';
import { saysAgeOfChild } from '../../../../server/retrieval/text/ages.ts';
import { createMemory } from '../../../../server/retrieval/text/memory.ts';

const remember = createMemory([{ id: 'minor', lasts: true, contacts: ['child-line'], utterances: [] } as never]);
const told = (utterance: string, context = ['minor']) => remember(context, hear(utterance));

describe('that somebody is a child', () => {
  it.each([
    'he is not a kid, he is 34',
    'my boyfriend is not a minor',
    'he says i am not a child',
    'tengo 20 años aquí trabajando',
    'i am 20 miles from town',
    'he is 24',
    'what now',
  ])('is remembered after: %s', (utterance) => {
    const { isGrown, remembered, toldWith } = told(utterance);
    expect([isGrown, remembered, toldWith([])]).toEqual([false, ['child-line'], ['minor']]);
  });
  it.each([
    'i am 24',
    'im 24 now',
    'im not the kid. im a child protection specialist',
    'no, not a kid',
    'tengo 20 años',
    'tengo 20 años de edad',
    'no soy menor',
  ])('is forgotten after: %s', (utterance) => {
    const { isGrown, remembered, toldWith } = told(utterance);
    expect([isGrown, remembered, toldWith([])]).toEqual([true, [], ['adult']]);
  });
  it('holds again for whoever then says that they are one', () => {
    expect(told('im 15', ['minor', 'adult']).toldWith(['minor'])).toEqual(['minor']);
  });
  it('is no entry that was shown', () => expect(told('why', ['laws', 'minor']).shown).toEqual(['laws']));
});

it('an age is one’s own where nothing else is counted', () => {
  for (const said of ['i am 15', 'i am only 16 and he', 'tengo 17 anos']) expect(saysAgeOfChild(said), said).toBe(true);
  for (const said of ['i am 10 blocks away', 'tengo 10 dolares', 'i am 18', 'he is 15', 'tengo 12 anos aqui'])
    expect(saysAgeOfChild(said), said).toBe(false);
});
