import type { Phrasings } from './classifier-learn.ts';
import type { Counts } from './features.ts';

/**
 * How much each feature speaks for a question in scope, in log-odds rounded to `UNIT`: compares the phrasings of groups
 * that answer with those of groups that turn away. `sides` has for each group 1 if it answers, −1 if it turns away, 0
 * for neither. Empty if no group turns away.
 */
export function learnScope({ starts, features, groups }: Phrasings, size: number, sides: Int8Array): Int8Array {
  const inside = new Uint32Array(size);
  const outside = new Uint32Array(size);
  let [allInside, allOutside] = [0, 0];
  for (let group = 0; group + 1 < groups.length; group++) {
    const side = sides[group];
    if (side === 0) continue;
    const counts = side === -1 ? outside : inside;
    const from = starts[groups[group] ?? 0] ?? 0;
    const to = starts[groups[group + 1] ?? 0] ?? 0;
    for (const feature of features.subarray(from, to)) counts[feature] = (counts[feature] ?? 0) + 1;
    if (counts === outside) allOutside += to - from;
    else allInside += to - from;
  }
  if (allOutside === 0) return new Int8Array();
  const share = (count: number, all: number): number => (count + SMOOTHING) / (all + 1);
  return Int8Array.from(inside, (count, feature) =>
    Math.round(Math.log(share(count, allInside) / share(outside[feature] ?? 0, allOutside)) / UNIT),
  );
}

/**
 * How much a reading speaks for a question in scope, −3 to 3; 0 if nothing was learned. Its features overlap, so their
 * sum is divided by the square root of their number.
 */
export function scopeOf({ features, unseen }: Counts, learned: Int8Array): number {
  let sum = 0;
  for (const feature of features) sum += learned[feature] ?? 0;
  return Math.max(-MOST, Math.min(MOST, (sum * UNIT) / Math.sqrt(features.length + unseen || 1)));
}

/** Step to which the values are rounded, in log-odds. Finer steps tell no more. */
const UNIT = 1;
const SMOOTHING = 0.5;
const MOST = 3;
