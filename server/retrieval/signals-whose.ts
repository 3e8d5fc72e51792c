import type { Pattern } from './pattern-matching.ts';
import type { Spoken } from './signals-lexicon.ts';

/** The groups of words that tell whose danger it is. */
export const WHOSE = { self: '<self>', other: '<other>', witness: '<witness>' };

/**
 * Tells whether the danger is somebody else's: where one of `other` is said, and none of `self`, but where that only saw it
 * (`witness`). Where nobody is named, as in `locked in a room`, it is the person's own.
 */
export function createWhose(compile: (source: string) => Pattern): (spoken: Spoken) => boolean {
  const self = compile(WHOSE.self);
  const other = compile(WHOSE.other);
  const witness = compile(WHOSE.witness);
  return (spoken) => {
    let isSeen = false;
    for (let at = 0; at < spoken.numbers.length; at++) {
      const end = other.matchAt(spoken, at);
      isSeen ||= end > at;
      const next = Math.max(end, witness.matchAt(spoken, at));
      if (next > at) at = next - 1;
      else if (self.matchAt(spoken, at) > at) return false;
    }
    return isSeen;
  };
}
