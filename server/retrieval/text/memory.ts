import type { Audience } from '../../content/signals.ts';
import { type Text, words } from '../normalize.ts';
import { saysAgeOfGrown } from './ages.ts';

/** What the context tells of the visitor. */
export interface Memory {
  /** The context without that. */
  shown: string[];
  /** Whom to show for it: the first contact of each. */
  remembered: string[];
  /** They said, now or before, that they are no child. */
  isGrown: boolean;
  /** Who they said to be before, and seem to be now (`audiences`), as ids: what is still to be remembered. */
  toldWith(audiences: readonly string[]): string[];
}

/** Remembers who visitors say they are, as far as that holds for the rest of a talk (`Audience.lasts`): it comes with the context. */
export function createMemory(audiences: readonly Audience[]): (context: readonly string[], utterance: Text) => Memory {
  const lasting = new Map(audiences.flatMap(({ id, lasts, contacts }) => (lasts ? [[id, contacts[0] ?? '']] : [])));
  return (context, utterance) => {
    // "I'm 24", after words for a child, takes that back.
    const said = words(utterance).join(' ');
    const isTakenBack = NO_CHILD.test(said) || saysAgeOfGrown(said);
    const isGrown = isTakenBack || context.lastIndexOf(GROWN) > context.lastIndexOf(MINOR);
    const lastingOf = (ids: readonly string[]): string[] =>
      ids.filter((id) => lasting.has(id) && !(id === MINOR && isTakenBack));
    const before = lastingOf(context).filter((id) => !(id === MINOR && isGrown));
    return {
      shown: context.filter((id) => id !== GROWN && !lasting.has(id)),
      remembered: before.flatMap((id) => lasting.get(id) ?? []),
      isGrown,
      toldWith: (now) => [
        ...new Set([...(isGrown && !now.includes(MINOR) ? [GROWN] : []), ...before, ...lastingOf(now)]),
      ],
    };
  };
}

/** Id of the audience of children, and, in the context alone, of those who are none. */
const MINOR = 'minor';
const GROWN = 'adult';

/** "I am not a kid", but neither "he says I am not a kid" nor "he is not a kid". */
const NO_CHILD = new RegExp(
  [
    '(?:^|(?:^| )(?!(?:says?|said|tells?|told|me|if|thinks?|that) )\\S+ )i am not (?:a|the|that) (?:kid|child|minor|teen|girl)\\b',
    '^(?:(?:no|nope|but|and|well) )*not (?:a|the|that) (?:kid|child|minor|teen|girl)\\b',
    '\\bi am (?:an adult|over 18)\\b',
    '\\bno soy (?:menor|(?:(?:una?|la|el) )?nin[ao])\\b|\\bsoy (?:adult[oa]|mayor de edad)\\b',
  ].join('|'),
);
