/** Keeps only the learned features that tell groups apart. */

import { type Postings, picked } from '../postings.ts';
import { type FeatureKind, type FeatureSpace, kindOf, narrowed } from './features.ts';

interface Learned {
  space: FeatureSpace;
  /** In how many phrasings each feature stands. */
  seen: Uint32Array;
  rarity: Float32Array;
  centres: Postings<Float32Array>;
}

interface Telling {
  space: FeatureSpace;
  /** The old number of each feature that is kept. */
  features: number[];
  centres: Postings<Float32Array>;
}

/** Keeps the most telling features under new numbers: on average, at most `MOST_OF_GROUP` for each of the `groups` groups. */
export function tellingOnly({ space, seen, rarity, centres }: Learned, groups: number): Telling {
  const kinds = Array.from(seen, (_, feature) => kindOf(space, feature));
  // A feature that several phrasings have is likelier to be met again.
  const tellingOf = (feature: number, weight: number): number =>
    ((seen[feature] ?? 0) ** HEARD * Math.abs(weight) * (rarity[feature] ?? 0)) / NOT_TELLING[kinds[feature] ?? 'stem'];
  const least = leastKept(centres, tellingOf, MOST_OF_GROUP * groups);
  const isTelling = (feature: number, weight: number): boolean => tellingOf(feature, weight) >= least;
  const { space: kept, kept: features } = narrowed(space, (feature) => {
    for (let place = centres.starts[feature] ?? 0; place < (centres.starts[feature + 1] ?? 0); place++)
      if (isTelling(feature, centres.weights[place] ?? 0)) return true;
    return false;
  });
  return { space: kept, features, centres: picked(centres, features, isTelling) };
}

/**
 * Most features kept for each group, on average. More would cost every phone time and room. Of utterances left out of learning, 66 in
 * a hundred find their entry first; with 450, 65 do, with 800, 67.
 */
const MOST_OF_GROUP = 518;
/** Power that the number of phrasings with a feature is raised to, in how telling the feature is. */
const HEARD = 0.2;
/**
 * For each kind of feature, the product of weight and rarity that tells equally little. How telling a feature is gets
 * divided by this.
 */
const NOT_TELLING: Record<FeatureKind, number> = { stem: 0.08, run: 0.06, pair: 0.15 };

/** How telling a weight has to be for at most `most` weights to be kept; 0 if all can be kept. */
function leastKept(
  { starts, weights }: Postings<Float32Array>,
  tellingOf: (feature: number, weight: number) => number,
  most: number,
): number {
  if (weights.length <= most) return 0;
  const telling = new Float32Array(weights.length);
  for (let feature = 0; feature + 1 < starts.length; feature++)
    for (let place = starts[feature] ?? 0; place < (starts[feature + 1] ?? 0); place++)
      telling[place] = tellingOf(feature, weights[place] ?? 0);
  return telling.sort()[weights.length - most] ?? 0;
}
