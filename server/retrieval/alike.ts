import type { Reading } from './analysis.ts';

type Words = Pick<Reading, 'words' | 'stems'>;

/**
 * Creates what tells how like an utterance is to each of some groups of phrases, in their order: 0 to 1 for one phrase, a little more where
 * several of a group are alike. Two texts are compared by their stems, each as far as it tells something (`tellingOf`, above 0), and by
 * their letters, three at a time, so that a misspelled word counts too: the mean of both cosines.
 */
export function createLikeness(
  groups: readonly (readonly Words[])[],
  tellingOf: (stem: string) => number,
): (said: Words) => number[] {
  const phrases = groups.flat();
  const sides = [({ stems }: Words) => new Map(stems.map((stem) => [stem, tellingOf(stem)])), letters];
  const indexes = sides.map((side) => indexOf(phrases.map((phrase) => unit(side(phrase)))));
  return (said) => {
    const alike = new Float64Array(phrases.length);
    for (const [at, side] of sides.entries())
      for (const [feature, weight] of unit(side(said)))
        for (const { phrase, share } of indexes[at]?.get(feature) ?? [])
          alike[phrase] = (alike[phrase] ?? 0) + (weight * share) / sides.length;
    let from = 0;
    return groups.map(({ length }) => {
      const own = alike.subarray(from, from + length);
      from += length;
      return own.reduce((sum, like) => sum + like ** SHARPNESS, 0) ** (1 / SHARPNESS);
    });
  };
}

/** Of several phrases that are alike, the likest counts most. */
const SHARPNESS = 3;
/** How many letters are compared at a time. */
const TOGETHER = 3;

type Vector = ReadonlyMap<string, number>;

/** The phrases that have a feature, and how much of each it is. */
function indexOf(vectors: readonly Vector[]): ReadonlyMap<string, { phrase: number; share: number }[]> {
  const index = new Map<string, { phrase: number; share: number }[]>();
  for (const [phrase, vector] of vectors.entries())
    for (const [feature, share] of vector) {
      const holders = index.get(feature) ?? [];
      holders.push({ phrase, share });
      index.set(feature, holders);
    }
  return index;
}

function letters({ words }: Words): Vector {
  const text = ` ${words.join(' ')} `;
  const found = new Map<string, number>();
  for (let at = 0; at + TOGETHER <= text.length; at++) found.set(text.slice(at, at + TOGETHER), 1);
  return found;
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values());
  return new Map([...vector].map(([feature, weight]) => [feature, weight / length]));
}
