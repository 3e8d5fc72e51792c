/** What was told of oneself, and is taken back: "I'm 24", after words for a child. */
import { type Text, words } from './normalize.ts';

/** The ids of who the visitor seems to be, or said to be before, without that of a child where they say now that they are none. */
export const stillTold = (ids: readonly string[], utterance: Text): readonly string[] =>
  ids.includes(MINOR) && NO_CHILD.test(words(utterance).join(' ')) ? ids.filter((id) => id !== MINOR) : ids;

/** Id of the audience of children. */
const MINOR = 'minor';

const NO_CHILD = new RegExp(
  [
    '\\b(?:i am|tengo|cumpli) (?:\\w+ )?(?:1[89]|[2-9]\\d)(?= (?:now|years|yo|and|but|ahora|anos|y|pero)\\b|$)',
    '\\bnot (?:a|the|that) (?:kid|child|minor|teen|girl)\\b|\\bi am (?:an adult|over 18)\\b',
    '\\bno soy (?:menor|(?:(?:una?|la|el) )?nin[ao])\\b|\\bsoy (?:adult[oa]|mayor de edad)\\b',
  ].join('|'),
);
