import { names } from './names.ts';
import { type Text, words } from './normalize.ts';
import { wordSet } from './word-set.ts';

/**
 * Replaces people's names in an English utterance by `he`, `she`, `him` or `her`, which the signals know: "Tyler wont
 * let me leave" becomes "he will not let me leave". Returns an empty text if there is no such name. A name that is also
 * a place counts only if the person does something.
 */
export function withPronouns(utterance: Text): string {
  const spoken = words(utterance);
  const said = spoken
    .flatMap((word, at) => {
      const [subject, object] = HIS.has(word) ? ['he', 'him'] : HERS.has(word) ? ['she', 'her'] : [word, word];
      const [before, after] = [spoken[at - 1] ?? '', spoken[at + 1] ?? ''];
      const isPlace = PLACES.has(word);
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
/** The name after these is left out. */
const IS_CALLED = wordSet(names.called);
