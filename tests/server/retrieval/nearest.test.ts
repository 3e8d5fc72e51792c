import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNearest } from '../../../server/retrieval/nearest.ts';

const SIZE = 12;
const weight = fc.float({ min: Math.fround(0.01), max: 1, noNaN: true });
/** Features, each once, with their weights. */
const bag = fc
  .array(fc.tuple(fc.nat(SIZE - 1), weight), { minLength: 1, maxLength: 8 })
  .map((pairs) => [...new Map(pairs)]);

describe('the nearest phrasing', () => {
  it('is to the last bit the same in a crowd as group by group', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(bag, { minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 5 }),
        bag,
        (all, said) => {
          const crowd = all.map((_, group) => group).slice(1);
          const nearest = createNearest(phrasingsOf(all), SIZE, crowd);
          const features = said.map(([feature]) => feature);
          const weights = Float32Array.from(said, ([, each]) => each);
          for (const but of [0, ...crowd]) {
            const others = crowd.filter((group) => group !== but);
            const largest = Math.max(0, ...others.map((group) => nearest.inGroup(features, weights, group)));
            expect(nearest.inCrowd(features, weights, but)).toBe(largest);
          }
        },
      ),
    );
  });
});

function phrasingsOf(groups: [number, number][][][]) {
  const all = groups.flat();
  const starts = [0];
  for (const phrasing of all) starts.push((starts.at(-1) ?? 0) + phrasing.length);
  const firsts = [0];
  for (const group of groups) firsts.push((firsts.at(-1) ?? 0) + group.length);
  return {
    starts: Uint32Array.from(starts),
    features: Uint16Array.from(all.flat(), ([feature]) => feature),
    weights: Float32Array.from(all.flat(), ([, each]) => each),
    groups: Uint32Array.from(firsts),
  };
}
