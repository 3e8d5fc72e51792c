/** Tells the age that visitors say is theirs. Texts are words with single spaces, in lower case and without accents. */

/** What a number after "I am" counts where it is no age: "I am 10 minutes away", "tengo 20 años aquí". */
const COUNTED = [
  'min\\w*|h(?:ou)?rs?|miles?|weeks?|days?|months?|percent|bucks|dollars|feet|blocks?|kids?|girls?|guys',
  'horas?|dias?|semanas?|meses|mes|millas|cuadras|dolares|pesos|mil|hij[ao]s?',
  'anos (?:aqui|alla|ya|trabajando|viviendo|casad[ao]|con|en|sin|de(?! edad))',
].join('|');

const ageOf = (years: string): RegExp =>
  new RegExp(`\\b(?:i am|tengo|cumpli) (?:(?:now|only|just|already|ya|apenas) )?(?:${years})\\b(?! (?:${COUNTED})\\b)`);

const CHILD = ageOf('[89]|1[0-7]');
const GROWN = ageOf('1[89]|[2-9]\\d');

/** Whether they say that they are 8 to 17. */
export const saysAgeOfChild = (said: string): boolean => CHILD.test(said);

/** Whether they say that they are 18 to 99. */
export const saysAgeOfGrown = (said: string): boolean => GROWN.test(said);
