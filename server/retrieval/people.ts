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

const HIS = new Set(names.his.split(' '));
const HERS = new Set(names.hers.split(' '));

/** Names that are places too. */
const PLACES = new Set(
  (
    'austin blaine brooklyn carolina charlotte chester cheyenne conrad dakota dallas dawson dillon florence georgia geraldine glen hamilton ' +
    'helena houston jackson lincoln logan madison roy savannah shelby sidney terry troy victor victoria virginia'
  ).split(' '),
);
const LEADS_TO_PLACE = new Set('in at near from around of to by north south west east the fort'.split(' '));

/** Words that follow the name of a person who is or does something. */
const DOES = new Set(
  (
    'is was are has had have does did do will would can could cannot might may should wants wanted needs says said told tells keeps kept ' +
    'makes made takes took gets got gives gave lets let hit hits beat beats hurt hurts punched slapped kicked pushed shoved choked choking ' +
    'grabbed grabs raped rapes touched touches forces forced sells sold pimps trades uses used controls checks watches tracks follows stalks ' +
    'threatened threatens threatening locked locks holds held hid hides owns owes pays drives drove brings brought sends sent posts posted ' +
    'shows showed came comes left leaves ran went goes put puts thinks knows found finds calls called texts texted begged drugged drugs ' +
    'stole steals broke breaks smashed pulled pointed shot stabbed strangled burned cut tried tries started stopped won wont dont'
  ).split(' '),
);
/** Words before the name of a person to whom something is done. */
const DONE_TO = new Set('of with by from for to against help save leave left kill hurt find hit see'.split(' '));
/** Words before a name that say nothing new: "my boyfriend Tyler". The name is left out. */
const IS_CALLED = new Set(
  (
    'boyfriend girlfriend bf gf friend bestfriend husband wife fiance fiancee ex partner man guy boy girl kid dude dad daddy stepdad father ' +
    'mom stepmom mother brother stepbrother sister stepsister cousin uncle aunt niece nephew son daughter grandson granddaughter grandpa ' +
    'grandma boss manager owner pimp landlord roommate neighbor coworker coach teacher pastor named called name dog puppy cat kitten horse'
  ).split(' '),
);
