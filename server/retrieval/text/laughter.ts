import { type Text, textOf } from '../normalize.ts';

/** Laughter as people type it: `jaja`, `jajajaj`, `jejeje`, `haha`, `lol`, `lmao`, `xd`, and faces. */
const LAUGHTER =
  /(?:^|[^\p{L}])(?:a?(?:(?:ja){2,}|(?:je){2,}|(?:ji){2,}|(?:j[ae]){3,}|(?:jo){3,}|(?:ju){3,})j?a?|a?(?:h[ae]){2,}h?|lo+l+|lma+o+|rofl|x+d+)(?![\p{L}])|[😂🤣😆]/iu;

/**
 * Whether there is laughter in an utterance. People who hide a plea behind a laugh still say something plainly
 * alarming. What is only half alarming beside a laugh is nearly always a joke.
 */
export function laughs(text: Text): boolean {
  return LAUGHTER.test(textOf(text));
}
