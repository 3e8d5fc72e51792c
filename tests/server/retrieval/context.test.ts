import { describe, expect, it } from 'vitest';
import { goesOn, leanOf } from '../../../server/retrieval/context.ts';
import { finish } from '../../../server/retrieval/steps.ts';
import { openAnalysis } from '../../../server/retrieval/text/analysis.ts';

const lean = (utterance: string, language = 'en') =>
  leanOf(utterance, finish(openAnalysis(language, [])).read(utterance), language);

describe('leanOf', () => {
  it.each([
    ['tell me more', 'bare'],
    ['why not?', 'bare'],
    ["no, that's not it", 'rejects'],
    ['is that a felony?', 'elliptical'],
    ['where exactly', 'elliptical'],
    ['what about boys', 'turns'],
    ['so what do i do now', 'turns'],
    ['who do i tell', 'turns'],
    ['do they take men', 'turns'],
    ['do i have to go to court', 'short'],
    ['my neighbor has many men come by every night and i wonder', 'whole'],
  ])('%s: %s', (utterance, expected) => expect(lean(utterance)).toBe(expected));

  it.each([
    ['cuénteme más', 'bare'],
    ['eso no', 'rejects'],
    ['y para hombres?', 'turns'],
    ['a quién le digo', 'turns'],
  ])('in Spanish, %s: %s', (utterance, expected) => expect(lean(utterance, 'es')).toBe(expected));
});

describe('goesOn', () => {
  const goes = (utterance: string, language = 'en') => goesOn(utterance, lean(utterance, language), language);
  it.each([
    'and if she is 16',
    'then she goes where',
    'even if i was grown',
    'says who',
    'on purpose?',
    'what if its me',
  ])('is true of a next question: %s', (utterance) => expect(goes(utterance)).toBe(true));
  it.each(['y si tiene 16', '¿por qué no?'])('in Spanish: %s', (utterance) => expect(goes(utterance, 'es')).toBe(true));
  it.each([
    'he has me here',
    'he is back',
    'i cant breathe',
    'he took my phone and my id and i cannot leave the motel',
  ])('is false of a plea: %s', (utterance) => expect(goes(utterance)).toBe(false));
});
