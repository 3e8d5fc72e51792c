import { hash } from '../hash.ts';
import { createNumbers, type Numbers, placeIn } from '../postings.ts';
import type { Steps } from '../steps.ts';
import type { Reading } from '../text/analysis.ts';

/** Tells which group a phrasing belongs to, word for word as it was read: the hashes of the phrasings' words, sorted. */
export interface Verbatim {
  hashes: Uint32Array;
  /** The group of each, side by side with the hashes. */
  groups: Numbers;
}

export const NOTHING_VERBATIM: Verbatim = { hashes: new Uint32Array(), groups: new Uint16Array() };

/**
 * Keeps the phrasings that, as `isFound` says, the search does not find otherwise: about one in five. A phrasing that
 * two groups have says nothing, and is left out.
 */
export function* learnVerbatim(
  groups: readonly (readonly Reading[])[],
  isFound: (group: number, at: number) => boolean,
): Steps<Verbatim> {
  const found = new Map<number, { group: number; at: number }>();
  for (const [group, readings] of groups.entries()) {
    for (const [at, reading] of readings.entries()) {
      const hash = hashOf(reading);
      const rival = found.get(hash);
      found.set(hash, { group: rival === undefined || rival.group === group ? group : NONE, at });
    }
    yield;
  }
  found.delete(hashOf({ words: [], stems: [] }));
  const kept: { hash: number; group: number }[] = [];
  let looked = 0;
  for (const [hash, { group, at }] of found) {
    if (group !== NONE && !isFound(group, at)) kept.push({ hash, group });
    if (looked++ % FEW === 0) yield;
  }
  kept.sort((a, b) => a.hash - b.hash);
  return {
    hashes: Uint32Array.from(kept, ({ hash }) => hash),
    groups: createNumbers(kept.length, groups.length).map((_, at) => kept[at]?.group ?? 0),
  };
}

/** The group whose phrasing this is, or -1. */
export function groupSaying(reading: Reading, { hashes, groups }: Verbatim): number {
  return groups[placeIn(hashes, hashOf(reading))] ?? NONE;
}

const NONE = -1;
/**
 * Bits of a hash that are not stored. With the remaining 24, one other utterance in two thousand is mistaken for a stored
 * phrasing, if it has that many: a fiftieth of those that find a wrong entry anyway.
 */
const SPARED = 8;
/** Phrasings looked for in one step: about a millisecond's. */
const FEW = 10;

function hashOf({ words }: Reading): number {
  return hash(words.join(' '), 1) >>> SPARED;
}
