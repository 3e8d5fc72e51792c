import { names } from './names.ts';
import { type Text, words } from './normalize.ts';

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

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const HIS = set(names.his);
const HERS = set(names.hers);
const PLACES = set(names.places);
const LEADS_TO_PLACE = set(names.beforePlace);
const DOES = set(names.does);
const DONE_TO = set(names.doneTo);
/** The name after these is left out. */
const IS_CALLED = set(names.called);
