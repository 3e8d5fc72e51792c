import { type Text, words } from './normalize.ts';

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

const pick = (...ways: string[]): RegExp =>
  new RegExp(
    `^(?:(?:no|yes|yeah|ok|okay|i mean|si|es|digo) )*(?:the |la |el |lo |number |question |option |numero |pregunta |opcion )*(?:${ways.join('|')})(?: (?:one|question|option|pregunta|opcion))?(?: please| por favor)?$`,
  );

/** By place; the last of them is wherever the offer ends. */
const PICKS = [
  pick('1', '1st', 'first', 'one', 'top', 'primera', 'primero', '1a', 'una', 'uno'),
  pick(
    '2',
    '2nd',
    'second',
    'two',
    'middle',
    'other',
    'segunda',
    'segundo',
    '2a',
    'dos',
    'otra',
    'otro',
    'de en medio',
  ),
  pick('3', '3rd', 'third', 'three', 'tercera', 'tercero', '3a', 'tres'),
  pick('last', 'bottom', 'ultima', 'ultimo'),
];
const LAST = 3;
