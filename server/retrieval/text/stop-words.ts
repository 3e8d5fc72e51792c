import { wordSet } from './word-set.ts';

/** Words that carry grammar, not topic. Small on purpose: how, what, want and need tell questions apart. */
export function isStopWord(word: string, language: string): boolean {
  return (language === 'es' ? SPANISH : ENGLISH).has(word);
}

/** Words of asking: they tell questions apart, but not the paragraphs of one answer ("How fast?" is not how they control people). */
export function isAskingWord(word: string, language: string): boolean {
  return (language === 'es' ? ASKING_SPANISH : ASKING).has(word);
}

const ENGLISH =
  wordSet(`a an the is am are was were be been being do does did have has had will would shall should can could
  may might must i me my you your he him his she her it its we us our they them their this that these those of to in on at
  for with from by as and or if so not there here just really like`);

const SPANISH =
  wordSet(`el la los las un una unos unas lo al del de a en con por para y o u e que se me te le les nos mi mis
  tu tus su sus yo ella ellos ellas nosotros ustedes usted es son esta estan este estos estas ese esa eso ser estar ha han
  he hay si no mas muy ya pero como`);

const ASKING = wordSet('how what why who want need know get tell can do montana');

const ASKING_SPANISH = wordSet('quiero necesito saber hacer hago montana');
