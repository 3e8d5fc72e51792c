import { describe, expect, it } from 'vitest';
import { contactFile, entryFile, IN_TWO_LANGUAGES } from '../sample-content.ts';
import { review, warningsOf } from './review.ts';

type Field = 'purpose' | 'hours' | 'languages' | 'area' | 'note';

/** Returns the part in which a field differs between its languages, or nothing. */
function differences(field: Field, en: string, es: string): (string | undefined)[] {
  const files = {
    'contacts/one.md': contactFile({ ...IN_TWO_LANGUAGES, [field]: `\n  en: '${en}'\n  es: '${es}'` }),
    'en/faq/a.md': entryFile(),
    'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Es esto.'),
  };
  return review(files)
    .warnings.filter(({ kind }) => kind === 'translation')
    .map(({ found }) => /\(([^()]*)\)$/.exec(found)?.[1]);
}

describe('a review of a contact in two languages', () => {
  it.each<[Field, string, string, string]>([
    ['hours', 'Phone 9 to 5', 'Teléfono de día y de noche', '"día y de noche"'],
    ['hours', 'Day and night, every day', 'Horario sin confirmar', '"Day and night"'],
    ['hours', 'Hours not confirmed', 'De lunes a viernes', '"not confirmed"'],
    ['hours', 'Phone day and night; chat 8 am to 8 pm', 'Teléfono de día y de noche; chat de 8 a 9', '9'],
    ['hours', 'Monday to Friday, 8 am to 5 pm', 'De lunes a sábado, de 8 a 5', 'the days of the week'],
    ['languages', 'English and Spanish', 'Idiomas sin confirmar', '"sin confirmar"'],
    ['note', 'It works in 50 of 56 counties.', 'Funciona en 50 de los 57 condados.', '56, 57'],
    ['purpose', 'For people 12 to 21.', 'Para personas de 12 a 25 años.', '21, 25'],
  ])('warns if they say different things in %s: %s / %s', (field, en, es, part) => {
    expect(differences(field, en, es)).toEqual([part]);
  });

  it.each<[Field, string, string]>([
    ['hours', '24 hours a day', 'De día y de noche'],
    ['hours', 'Online, any time', 'En línea, a cualquier hora'],
    ['hours', 'Monday to Friday, 9 am to 5 pm', 'Lunes a viernes, de 9:00 a 17:00'],
    ['hours', 'Saturday, 8 am to noon', 'Los sábados, de 8 de la mañana a 12 del mediodía'],
    ['hours', 'Every day, 8 to 5', 'De lunes a domingo, de 8 a 5'],
    ['note', 'For those under 18. More than 1,200 calls.', 'Para menores de edad. Más de 1.200 llamadas.'],
    ['area', 'Butte and nearby', 'Butte y alrededores'],
  ])('is content if %s says the same: %s / %s', (field, en, es) => expect(differences(field, en, es)).toEqual([]));

  it('names the line of the translation, and both texts', () => {
    const files = {
      'contacts/one.md': contactFile({ ...IN_TWO_LANGUAGES, hours: '\n  en: Phone 9 to 5\n  es: De día y de noche' }),
      'en/faq/a.md': entryFile(),
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:7 translation hours: en says "Phone 9 to 5", and es says "De día y de noche" ("día y de noche")',
    ]);
  });

  it('warns where what people read stands there once: Spanish speakers would read it in English', () => {
    const files = {
      'contacts/one.md': contactFile({ ...IN_TWO_LANGUAGES, hours: 'Monday to Friday' }),
      'en/faq/a.md': entryFile(),
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:5 translation says the same in es as in en: "Monday to Friday"',
    ]);
  });
});
