import { type Text, words } from '../normalize.ts';

/**
 * Which of the questions that were offered is picked in words, from 0: "the second one", "2", "la última". Undefined where the
 * utterance says anything else, or where there are not so many.
 */
export function pickOf(utterance: Text, language: string, offered: number): number | undefined {
  const text = words(utterance, language).join(' ');
  const at = PICKS.findIndex((pick) => pick.test(text));
  const place = at === LAST ? offered - 1 : at;
  return place >= 0 && place < offered ? place : undefined;
}

/** A way to pick: by place in any words that say which; by a number that stands alone; or, of two, the other one. */
const pick = (places: string, numbers = '(?!)', others = '(?!)'): RegExp =>
  new RegExp(
    `^(?!no (?:one|una|uno)\\b)(?:(?:no|yes|yeah|ok|okay|i mean|si|es|digo) )*(?:${[
      `(?:(?:the|la|el|lo|number|question|option|numero|pregunta|opcion) )*(?:${places})(?: (?:one|question|option|pregunta|opcion))?`,
      `(?:(?:number|question|option|numero|pregunta|opcion|la|el) )*(?:${numbers})`,
      `(?:the|la|el) (?:${others})(?: (?:one|question|option|pregunta|opcion))?`,
    ].join('|')})(?: please| por favor)?$`,
  );

/** By place; the last of them is wherever the offer ends. */
const PICKS = [
  pick('1|1st|first|top|primera|primero|1a', 'one|una|uno'),
  pick('2|2nd|second|middle|segunda|segundo|2a|de en medio', 'two|dos', 'other|otra|otro'),
  pick('3|3rd|third|tercera|tercero|3a', 'three|tres'),
  pick('last|bottom|ultima|ultimo'),
];
const LAST = 3;
