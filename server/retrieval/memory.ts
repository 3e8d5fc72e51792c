import type { Audience } from '../content/signals.ts';
import { type Text, words } from './normalize.ts';

/** What the context tells of the visitor. */
export interface Memory {
  /** The context without that. */
  shown: string[];
  /** Whom to show for it: the first contact of each. */
  remembered: string[];
  /** Who they said to be before, and seem to be now (`audiences`), as ids: what is still to be remembered. */
  toldWith(audiences: readonly string[]): string[];
}

/** Remembers who visitors say they are, as far as that holds for the rest of a talk (`Audience.lasts`): it comes with the context. */
export function createMemory(audiences: readonly Audience[]): (context: readonly string[], utterance: Text) => Memory {
  const lasting = new Map(audiences.flatMap(({ id, lasts, contacts }) => (lasts ? [[id, contacts[0] ?? '']] : [])));
  return (context, utterance) => {
    // "I'm 24", after words for a child, takes that back.
    const isTakenBack = (id: string): boolean => id === MINOR && NO_CHILD.test(words(utterance).join(' '));
    const lastingOf = (ids: readonly string[]): string[] => ids.filter((id) => lasting.has(id) && !isTakenBack(id));
    const before = lastingOf(context);
    return {
      shown: context.filter((id) => !lasting.has(id)),
      remembered: before.flatMap((id) => lasting.get(id) ?? []),
      toldWith: (now) => [...new Set([...before, ...lastingOf(now)])],
    };
  };
}

/** Id of the audience of children. */
const MINOR = 'minor';

const NO_CHILD = new RegExp(
  [
    '\\b(?:i am|tengo|cumpli) (?:\\w+ )?(?:1[89]|[2-9]\\d)(?= (?:now|years|yo|and|but|ahora|anos|y|pero)\\b|$)',
    '\\bnot (?:a|the|that) (?:kid|child|minor|teen|girl)\\b|\\bi am (?:an adult|over 18)\\b',
    '\\bno soy (?:menor|(?:(?:una?|la|el) )?nin[ao])\\b|\\bsoy (?:adult[oa]|mayor de edad)\\b',
  ].join('|'),
);
