import type { Phrasings } from './classifier.ts';
import { addTo, createPostingsBuilder } from './postings.ts';

/** How near what is asked comes to single phrasings, as the largest cosine. `features` and `weights` are what is asked. */
export interface Nearest {
  /** With the phrasings of one group. */
  inGroup(features: readonly number[], weights: Float32Array, group: number): number;
  /** With the phrasings of all of the crowd but one group. */
  inCrowd(features: readonly number[], weights: Float32Array, but: number): number;
}

/** `size`: the number of features there are. `crowd`: the groups that are asked for together, of hundreds of phrasings. */
export function createNearest(phrasings: Phrasings, size: number, crowd: readonly number[]): Nearest {
  const { starts, groups } = phrasings;
  const phrasingsOf = (group: number): number[] =>
    Array.from({ length: (groups[group + 1] ?? 0) - (groups[group] ?? 0) }, (_, at) => (groups[group] ?? 0) + at);
  const members = crowd.flatMap((group) => phrasingsOf(group).map((phrasing) => ({ group, phrasing })));
  const builder = createPostingsBuilder();
  for (const [member, { phrasing }] of members.entries())
    for (let at = starts[phrasing] ?? 0; at < (starts[phrasing + 1] ?? 0); at++)
      builder.add(phrasings.features[at] ?? 0, member, phrasings.weights[at]);
  /** Few of the crowd share anything with what is asked: they are found by their features. */
  const membersByFeature = builder.finish(size, members.length);
  /** Scratch: the weight of each feature of what is asked, and the cosine with each of the crowd. */
  const asked = new Float32Array(size);
  const cosines = new Float32Array(members.length);

  function cosineWith(phrasing: number): number {
    let sum = 0;
    const end = starts[phrasing + 1] ?? 0;
    for (let at = starts[phrasing] ?? 0; at < end; at++) {
      const weight = asked[phrasings.features[at] ?? 0] ?? 0;
      // Most features of a phrasing are not asked: to add noughts one after the other takes longer than to look.
      if (weight !== 0) sum += weight * (phrasings.weights[at] ?? 0);
    }
    return sum;
  }

  /** Sums in another order are rounded otherwise: those that may be the largest are taken once more, exactly. */
  function largestInCrowd(but: number): number {
    let top = 0;
    for (let at = 0; at < cosines.length; at++)
      if ((cosines[at] ?? 0) > top && members[at]?.group !== but) top = cosines[at] ?? 0;
    let best = 0;
    for (let at = 0; top > 0 && at < cosines.length; at++) {
      const member = members[at];
      if (member === undefined || member.group === but || (cosines[at] ?? 0) < top - ROUNDING) continue;
      best = Math.max(best, cosineWith(member.phrasing));
    }
    return best;
  }

  /** What is asked lies in the scratch only while it is looked at. */
  function whileAsked(features: readonly number[], weights: Float32Array, look: () => number): number {
    for (let at = 0; at < features.length; at++) asked[features[at] ?? 0] = weights[at] ?? 0;
    const found = look();
    for (const feature of features) asked[feature] = 0;
    return found;
  }

  return {
    inGroup: (features, weights, group) =>
      whileAsked(features, weights, () => {
        let best = 0;
        const end = groups[group + 1] ?? 0;
        for (let phrasing = groups[group] ?? 0; phrasing < end; phrasing++) best = Math.max(best, cosineWith(phrasing));
        return best;
      }),
    inCrowd(features, weights, but) {
      for (let at = 0; at < features.length; at++)
        addTo(cosines, membersByFeature, features[at] ?? 0, weights[at] ?? 0);
      const found = whileAsked(features, weights, () => largestInCrowd(but));
      cosines.fill(0);
      return found;
    },
  };
}

/** More than two sums of the same numbers in another order can be apart. */
const ROUNDING = 1e-4;
