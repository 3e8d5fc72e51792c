import type { Pattern } from './pattern-matching.ts';
import type { Spoken } from './signals-lexicon.ts';

/** The groups of words that tell whose danger it is. */
export const WHOSE = { self: '<self>', other: '<other>', witness: '<witness>' };

/**
 * Creates a function that tells whether the danger is somebody else's: a word of `other` is said, and none of `self`,
 * except where the visitor only saw it (`witness`). If nobody is named, as in `locked in a room`, the danger is the
 * visitor's own.
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
