import type { Reading } from './analysis.ts';
import { hash } from './hash.ts';
import { createNumbers, type Numbers, placeIn } from './postings.ts';
import type { Steps } from './steps.ts';

/** Which phrasing belongs to which group, word for word once they are read: hashes of their stems, sorted. */
export interface Verbatim {
  hashes: Float64Array;
  /** The group of each, side by side with the hashes. */
  groups: Numbers;
}

/** What stands in two groups says nothing, and is left out. */
export function* learnVerbatim(groups: readonly (readonly Reading[])[]): Steps<Verbatim> {
  const groupOf = new Map<number, number>();
  for (const [group, readings] of groups.entries()) {
    for (const reading of readings) {
      const hash = hashOf(reading);
      groupOf.set(hash, groupOf.has(hash) && groupOf.get(hash) !== group ? NONE : group);
    }
    yield;
  }
  groupOf.delete(hashOf({ words: [], stems: [] }));
  const own = [...groupOf].filter(([, group]) => group !== NONE).sort(([a], [b]) => a - b);
  return {
    hashes: Float64Array.from(own, ([hash]) => hash),
    groups: createNumbers(own.length, groups.length).map((_, at) => own[at]?.[1] ?? 0),
  };
}

/** The group whose phrasing this is, or -1. */
export function groupSaying(reading: Reading, { hashes, groups }: Verbatim): number {
  return groups[placeIn(hashes, hashOf(reading))] ?? NONE;
}

const NONE = -1;

/** Two hashes of 26 bits, side by side in the 53 that a number keeps. */
function hashOf({ stems }: Reading): number {
  const text = stems.join(' ');
  return (hash(text, 1) >>> 6) * 2 ** 26 + (hash(text, 2) >>> 6);
}
