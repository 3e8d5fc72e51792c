import { describe, expect, it } from 'vitest';
import { requestedLocale } from '../../../server/retrieval/language.ts';

describe('requestedLocale', () => {
  it.each([
    ['en español', 'es'],
    ['and in Spanish?', 'es'],
    ['what about spanish', 'es'],
    ['Spanish too please', 'es'],
    ['y en inglés?', 'en'],
  ])('hears that only a language is asked for: %s', (utterance, locale) => {
    expect(requestedLocale(utterance)).toBe(locale);
  });
  it('leaves alone what asks for something else as well', () => {
    expect(requestedLocale('is there a shelter that speaks spanish')).toBeNull();
    expect(requestedLocale('from spanish to english')).toBeNull();
  });
});
