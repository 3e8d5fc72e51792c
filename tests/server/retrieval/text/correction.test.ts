import { describe, expect, it } from 'vitest';
import { hear } from '../../../../server/retrieval/normalize.ts';
import { askedInstead, correctionIn } from '../../../../server/retrieval/text/correction.ts';

describe('whose danger is meant', () => {
  it.each([
    'no i mean my sister',
    'not me my friend',
    'its not me its for a friend',
    'thats my daughter',
    'its for my niece shes 15',
    'this is about my mom',
    'im her MOM. she wont talk to me',
  ])('is somebody else’s: %s', (text) => expect(correctionIn(text, 'en')).toBe('other'));

  it.each([
    'no soy yo es mi hermana',
    'no es conmigo es con mi amiga, yo no estoy en peligro',
    'me refiero a mi prima',
  ])('is somebody else’s: %s', (text) => expect(correctionIn(text, 'es')).toBe('other'));

  it.each([
    'no its me. im the guy',
    'im IN jail. its me',
    'im the one he sells',
    'i mean me',
    'no im talking about me. i cant call the cops here',
  ])('is their own: %s', (text) => expect(correctionIn(text, 'en')).toBe('self'));
  it('is their own in Spanish', () => expect(correctionIn('soy yo', 'es')).toBe('self'));

  // Who hurts somebody is named the same way.
  it.each([
    'its my dad he hits me',
    'its my boyfriend',
    'is he gonna know its me',
    'he sells me to his friends',
    'my sister',
  ])('is not corrected: %s', (text) => expect(correctionIn(text, 'en')).toBeUndefined());
});

describe('what is asked instead', () => {
  it.each([
    ['thats not what i asked. how do i make him stop', 'how do i make him stop'],
    ['no, that is not what I meant lol, can they trace a call here', 'can they trace a call here'],
    ['eso no es lo que pregunté, cómo hablo con ella sin que sepa', 'como hablo con ella sin que sepa'],
  ])('of: %s', (text, rest) => expect(askedInstead(hear(text))?.text).toBe(rest));

  it.each(['thats not what i asked', 'thats not what i asked lol. is 300 a lot', 'how do i leave without him knowing'])(
    'is nothing that says enough by itself: %s',
    (text) => expect(askedInstead(hear(text))).toBeUndefined(),
  );
});
