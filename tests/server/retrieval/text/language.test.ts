import { describe, expect, it } from 'vitest';
import { type Text, words } from '../../../../server/retrieval/normalize.ts';
import { shareKnown } from '../../../../server/retrieval/search/model.ts';
import { detectLocale, isInOtherTongue, languageWish } from '../../../../server/retrieval/text/language.ts';

/** Makes a measure of a text: the share of its words that are among these words. */
const share =
  (...known: string[]) =>
  (text: Text) =>
    shareKnown(words(text), new Set(known));

describe('detectLocale', () => {
  it('decides by the share of known words where no grammar tells the language', () => {
    const candidates = [
      { locale: 'en', familiar: share('trabajo') },
      { locale: 'es', familiar: share('trabajo', 'sexual') },
    ];
    expect(detectLocale('trabajo sexual', 'en', candidates)).toBe('es');
    expect(detectLocale('trabajo', 'en', candidates)).toBe('en');
  });
  it('takes what is slang in the other language for words of its own', () => {
    const candidates = [
      { locale: 'en', familiar: share('visa', 'me', 'you', 'the') },
      { locale: 'es', familiar: share('visa', 'pena', 'verguenza') },
    ];
    for (const said of ['me da pena', 'visa U', 'visa T y visa U'])
      expect(detectLocale(said, 'es', candidates), said).toBe('es');
    expect(detectLocale('where r u', 'es', candidates)).toBe('en');
  });
  it('learns nothing from a number, in whatever way it is written', () => {
    const candidates = [
      { locale: 'en', familiar: () => 0 },
      { locale: 'es', familiar: share('59101') },
    ];
    expect(detectLocale('59101', 'en', candidates)).toBe('en');
    expect(detectLocale('codigo 59101 para ayuda', 'en', candidates)).toBe('es');
  });
});

describe('words of no language, and of one page only', () => {
  const candidates = [
    { locale: 'en', familiar: share('pictures', 'see', 'nice') },
    { locale: 'es', familiar: share('llego', 'salir', 'see', 'nice', 'xxx', 'kk') },
  ];
  it.each(['k', 'kk', 'xxx', 'k nice', 'AI pictures', 'ai'])('stays on an English page: %s', (said) => {
    expect(detectLocale(said, 'en', candidates)).toBe('en');
  });
  it.each(['ya llego', 'ya mero', 'salir ya', 'ya nice', 'yo see'])('stays on a Spanish page: %s', (said) => {
    expect(detectLocale(said, 'es', candidates)).toBe('es');
  });
  it('knows that `ya` is slang on an English page', () => {
    expect(detectLocale('see ya', 'en', candidates)).toBe('en');
  });
});

describe('isInOtherTongue', () => {
  it.each([
    'aidez-moi je suis en danger',
    'estou em perigo',
    'preciso de ajuda por favor',
    'hilfe er hat mich eingesperrt',
    'tulungan mo ako',
    'cứu tôi với',
    '救命',
  ])('is true of a plea that there is no content for: %s', (plea) => expect(isInOtherTongue(plea)).toBe(true));
  it.each([
    'help me',
    'he took my id',
    'ayúdame, estoy en peligro',
    'no me deja salir, señor',
    'preciso ayuda',
    'asdf',
    '',
  ])('is false of English, Spanish and nothing: %s', (line) => expect(isInOtherTongue(line)).toBe(false));
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
  ])('recognizes that only a language is asked for: %s', (utterance, locale) => {
    expect(languageWish(utterance)).toEqual({ locale, rest: '' });
  });
  it.each([
    ['what are the signs in Spanish, please?', 'es', 'what are the signs'],
    ['¿qué leyes hay? en español por favor', 'es', '¿qué leyes hay'],
    ['In English: what is a visa', 'en', 'what is a visa'],
    // A name that every object has, and no language.
    ["i'm a constructor, in spanish please", 'es', "i'm a constructor"],
    ['me puede decir en español si me van a deportar', 'es', 'si me van a deportar'],
  ])('separates the question from the language it is to be answered in: %s', (utterance, locale, rest) => {
    expect(languageWish(utterance)).toEqual({ locale, rest });
  });
  it.each([
    ["I don't understand, in Spanish please", 'es'],
    ["I'm not sure. Can you answer in Spanish?", 'es'],
    ['No entiendo, en español por favor', 'es'],
  ])('hears who does not understand, and asks for another: %s', (utterance, locale) => {
    expect(languageWish(utterance)?.locale).toBe(locale);
  });
  it.each([
    'in spanish too?',
    'im not good at english',
    "i don't understand in english",
    'no entiendo nada en inglés',
    'no hablo bien el inglés',
    'and in English as well?',
    'no English',
    'no sé leer inglés',
    "i don't speak english",
    'is there a hotline in spanish',
    'someone who talks in spanish',
    'do they answer in spanish',
    'y si contestan en inglés',
    'la corte es en inglés?',
    'from spanish to english',
    'laws',
    '',
  ])('leaves alone an utterance that does not ask for a language: %s', (utterance) => {
    expect(languageWish(utterance)).toBeNull();
  });
});
