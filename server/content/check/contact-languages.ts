/** Finds where a contact says different things in two languages, as far as that can be told without understanding them. */
import type { SPOKEN } from '../contact-schema.ts';
import { AGE_IN_WORDS, oddOf } from './figures.ts';

/** A text, and the language it is in. */
export interface Spoken {
  text: string;
  locale: string;
}

/** What only one of two texts of the same field says; null if nothing is known to differ. */
export function differenceIn(field: (typeof SPOKEN)[number], one: Spoken, other: Spoken): string | null {
  if (field === 'hours' || field === 'languages') {
    for (const phrases of KNOWN) {
      const [here, there] = [phrases[languageOf(one)], phrases[languageOf(other)]];
      const said = here && there ? [here.exec(one.text)?.[0], there.exec(other.text)?.[0]] : [];
      if ((said[0] === undefined) !== (said[1] === undefined)) return `"${said[0] ?? said[1]}"`;
    }
  }
  const odd = oddOf(numbersIn(field, one), numbersIn(field, other));
  if (odd.length > 0) return odd.join(', ');
  const [days, otherDays] = [daysIn(one), daysIn(other)];
  // One language may say "every day" where the other names the days.
  return days !== '' && otherDays !== '' && days !== otherDays ? 'the days of the week' : null;
}

/** What decides whether a person calls at all, as each language says it. */
const KNOWN: readonly Readonly<Record<string, RegExp>>[] = [
  {
    en: /day (?:and|or) night|any ?time|any hour|24 hours|24\/7|round.the.clock|always open/i,
    es: /d[ií]a y (?:de )?(?:la )?noche|toda la noche|cualquier hora|24 horas|24\/7|toda hora|siempre abierto/i,
  },
  { en: /not (?:yet |been )?confirmed/i, es: /sin confirmar|no (?:est[aá]n? )?(?:los? |las? )?confirm\p{L}+/iu },
];

/** Known phrases with a number in them that is no time of the day. */
const AROUND_THE_CLOCK = /24 hours|24 horas|24\/7/gi;

const TWELVE = /(?:12 (?:del? |de la )?)?(?:noon|midnight|mediod[ií]a|medianoche)/gi;

/** The numbers of a text; in hours the times, so that 17:00 is the same as 5 pm. */
function numbersIn(field: string, { text }: Spoken): string[] {
  const read = (words: string) => words.match(/\d+(?:[:.,]\d+)*/g) ?? [];
  if (field !== 'hours')
    return read(text)
      .map((number) => number.replace(/[,.]/g, ''))
      .filter((number) => number !== AGE_IN_WORDS);
  return read(text.replace(AROUND_THE_CLOCK, '').replace(TWELVE, '12')).map((time) => {
    const [hour = '', minutes = '00'] = time.split(/[:.]/);
    return `${Number(hour) % 12 || 12}${minutes === '00' ? '' : `:${minutes}`}`;
  });
}

/** The days of the week that a text names, by their numbers, as one text to compare. */
function daysIn(spoken: Spoken): string {
  const language = languageOf(spoken);
  if (!/^[a-z]{2,3}$/.test(language)) return '';
  const { format } = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const words = spoken.text.toLowerCase();
  // The first of January 2023 was a Sunday.
  const named = [1, 2, 3, 4, 5, 6, 7].filter((day) => words.includes(format(Date.UTC(2023, 0, day)).toLowerCase()));
  return named.join(' ');
}

function languageOf({ locale }: Spoken): string {
  return locale.split('-')[0] ?? locale;
}
