import { describe, expect, it } from 'vitest';
import { detectLocale, languageWish } from '../../../server/retrieval/language.ts';
import { type Text, words } from '../../../server/retrieval/normalize.ts';
import { shareKnown } from '../../../server/retrieval/search-model.ts';

/** Knows these words and no others. */
const share =
  (...known: string[]) =>
  (text: Text) =>
    shareKnown(words(text), new Set(known));

describe('detectLocale', () => {
  it('goes by the share of the words where no grammar tells', () => {
    const candidates = [
      { locale: 'en', familiar: share('trabajo') },
      { locale: 'es', familiar: share('trabajo', 'sexual') },
    ];
    expect(detectLocale('trabajo sexual', 'en', candidates)).toBe('es');
    expect(detectLocale('trabajo', 'en', candidates)).toBe('en');
  });
  it('is told nothing by a number, whoever writes it', () => {
    const candidates = [
      { locale: 'en', familiar: () => 0 },
      { locale: 'es', familiar: share('59101') },
    ];
    expect(detectLocale('59101', 'en', candidates)).toBe('en');
    expect(detectLocale('codigo 59101 para ayuda', 'en', candidates)).toBe('es');
  });
});

describe('languageWish', () => {
  it.each([
    ['en español', 'es'],
    ['and in Spanish?', 'es'],
    ['what about spanish', 'es'],
    ['Spanish too please', 'es'],
    ['y en inglés?', 'en'],
    ['¿Tiene esto en español?', 'es'],
    ['contésteme en español porfa', 'es'],
    ['can i read this in english', 'en'],
  ])('hears that only a language is asked for: %s', (utterance, locale) => {
    expect(languageWish(utterance)).toEqual({ locale, rest: '' });
  });
  it.each([
    ['what are the signs in Spanish, please?', 'es', 'what are the signs'],
    ['¿qué leyes hay? en español por favor', 'es', '¿qué leyes hay'],
    ['In English: what is a visa', 'en', 'what is a visa'],
    ['me puede decir en español si me van a deportar', 'es', 'si me van a deportar'],
  ])('tells the question from the language it is to be answered in: %s', (utterance, locale, rest) => {
    expect(languageWish(utterance)).toEqual({ locale, rest });
  });
  it.each([
    'no English',
    'no sé leer inglés',
    "i don't speak english",
    'is there a hotline in spanish',
    'someone who talks in spanish',
    'from spanish to english',
    'laws',
    '',
  ])('leaves alone what asks for no reply in a language: %s', (utterance) => {
    expect(languageWish(utterance)).toBeNull();
  });
});
