import { firstFrom } from '../postings.ts';
import type { Reading } from '../text/analysis.ts';

type Words = Pick<Reading, 'words' | 'stems'>;

/**
 * How like an utterance is to each of some groups of phrases, in their order: 0 to 1 for one phrase, a little more where several are
 * alike.
 */
export type Likeness = (said: Words) => number[];

/**
 * Creates what compares utterances with groups of phrases: by their stems, each as far as it tells something (`tellingOf`, above 0), and by
 * their letters, three at a time, so that a misspelled word counts too. It is the mean of both cosines. What is kept of the phrases are
 * numbers: there are thousands of them.
 */
export function createComparison(
  tellingOf: (stem: string) => number,
): (groups: readonly (readonly Words[])[]) => Likeness {
  const numbers = new Map<string, number>();
  const numberOf = (feature: string): number => {
    const number = numbers.get(feature) ?? numbers.size;
    numbers.set(feature, number);
    return number;
  };
  return (groups) => {
    const phrases = groups.flat();
    const held = phrases
      .flatMap((words, phrase) =>
        featuresOf(words, tellingOf).map(([feature, share]) => ({ feature: numberOf(feature), phrase, share })),
      )
      .sort((one, other) => one.feature - other.feature);
    const features = Uint32Array.from(held, ({ feature }) => feature);
    const owners = Uint16Array.from(held, ({ phrase }) => phrase);
    const shares = Float32Array.from(held, ({ share }) => share);
    return (said) => {
      const alike = new Float64Array(phrases.length);
      for (const [feature, weight] of featuresOf(said, tellingOf)) {
        const number = numbers.get(feature);
        if (number === undefined) continue;
        for (let at = firstFrom(features, number); features[at] === number; at++)
          alike[owners[at] ?? 0] = (alike[owners[at] ?? 0] ?? 0) + weight * (shares[at] ?? 0);
      }
      let from = 0;
      return groups.map(({ length }) => {
        const own = alike.subarray(from, from + length);
        from += length;
        return own.reduce((sum, like) => sum + like ** SHARPNESS, 0) ** (1 / SHARPNESS);
      });
    };
  };
}

/** Of several phrases that are alike, the likest counts most. */
const SHARPNESS = 3;
/** How many letters are compared at a time. */
const TOGETHER = 3;

/** The stems and the letters of a text, and how much of it each is: both sides count half, and all together have the length 1. */
function featuresOf({ words, stems }: Words, tellingOf: (stem: string) => number): [feature: string, share: number][] {
  // No letters are like a stem with a mark before it.
  const telling = new Map(stems.map((stem) => [`=${stem}`, tellingOf(stem)]));
  const text = ` ${words.join(' ')} `;
  const letters = new Map<string, number>();
  for (let at = 0; at + TOGETHER <= text.length; at++) letters.set(text.slice(at, at + TOGETHER), 1);
  return [...half(telling), ...half(letters)];
}

function half(side: ReadonlyMap<string, number>): [string, number][] {
  const length = Math.hypot(...side.values()) * Math.SQRT2;
  return [...side].map(([feature, weight]) => [feature, weight / length]);
}
