import { type Text, words } from '../normalize.ts';
import { names } from './names.ts';
import { wordSet } from './word-set.ts';

/**
 * Replaces people's names in an English utterance by `he`, `she`, `him` or `her`, which the signals know: "Tyler wont
 * let me leave" becomes "he will not let me leave". Returns an empty text if there is no such name. A name that is also
 * a place counts only if the person does something. So does a word that is not known, where a clause begins with it and goes on to
 * people: "kiki keeps my money". Street names stand in no list.
 */
export function withPronouns(utterance: Text, isKnown: (word: string) => boolean): string {
  const spoken = words(utterance);
  const mayBeName = (word: string, at: number): boolean =>
    spoken.length <= BRIEF &&
    LETTERS.test(word) &&
    !OF_SEVERAL.has(spoken[at + 1] ?? '') &&
    (at === 0 || BEGINS.has(spoken[at - 1] ?? '') || IS_CALLED.has(spoken[at - 1] ?? '')) &&
    spoken.slice(at + 2).some((each) => OF_PEOPLE.has(each)) &&
    !NOBODYS.has(word) &&
    !isKnown(word);
  const said = spoken
    .flatMap((word, at) => {
      const [subject, object] = HIS.has(word) ? ['he', 'him'] : HERS.has(word) ? ['she', 'her'] : [word, word];
      const [before, after] = [spoken[at - 1] ?? '', spoken[at + 1] ?? ''];
      const isPlace = PLACES.has(word);
      if (subject === word && DOES.has(after) && mayBeName(word, at)) return IS_CALLED.has(before) ? [] : 'he';
      if (subject === word || (isPlace && LEADS_TO_PLACE.has(before))) return word;
      if (DOES.has(after)) return IS_CALLED.has(before) ? [] : subject;
      return DONE_TO.has(before) && !isPlace ? object : word;
    })
    .join(' ');
  return said === spoken.join(' ') ? '' : said;
}

const HIS = wordSet(names.his);
const HERS = wordSet(names.hers);
const PLACES = wordSet(names.places);
const LEADS_TO_PLACE = wordSet(names.beforePlace);
const DOES = wordSet(names.does);
const DONE_TO = wordSet(names.doneTo);
/** What may stand before the subject of a clause, and whom it then tells of. */
const BEGINS = wordSet(names.begins);
const NOBODYS = wordSet(names.nobodys);
const OF_PEOPLE = wordSet(names.ofPeople);
/** Longest text, in words, in which an unknown word is taken for a name: a longer one has other words by which danger is known. */
const BRIEF = 14;
/** A word for one: "mosquitoes" are several. */
const LETTERS = /^(?=.*[aeiouy])[a-z]{2,}[a-rt-z]$/;
const OF_SEVERAL = wordSet('are have do were');
/** The name after these is left out. */
const IS_CALLED = wordSet(names.called);
