import type { Reading } from './analysis.ts';

/**
 * Learns, from example phrasings, what an entry sounds like: stems, pairs of stems and letter runs, weighed by how few
 * entries use them. Trained in one pass at start-up, the same every time.
 */
export interface Classifier {
  /** Cosine of the reading with the centre of every class, by class number. */
  scores(reading: Reading): Float32Array;
  /** Cosine of the last scored reading with the nearest phrasing of one class. */
  nearest(group: number): number;
  /** The features the last scored reading shares with a class and what each adds, largest first. For explanations. */
  shared(group: number): { feature: string; adds: number }[];
}

export interface Example {
  group: number;
  reading: Reading;
}

/** Groups are numbered from 0 to `groups - 1`. */
export function createClassifier(examples: readonly Example[], groups: number): Classifier {
  const space = createSpace();
  const counted = examples.map(({ reading }) => space.count(reading, true));
  const spread = new Uint32Array(space.size());
  const lastGroup = new Int32Array(space.size()).fill(-1);
  // Examples of a group stand together, so a change of group marks a feature's next one.
  counted.forEach((counts, number) => {
    const group = examples[number]?.group ?? 0;
    for (const feature of counts.keys())
      if (lastGroup[feature] !== group) {
        lastGroup[feature] = group;
        spread[feature] = (spread[feature] ?? 0) + 1;
      }
  });
  const rarity = Float32Array.from(spread, (entries) => Math.log(1 + groups / (0.5 + entries)));
  const unknown = Math.log(1 + groups / 0.5);

  const vectors = counted.map((counts) => weighed(counts, rarity, unknown));
  const byGroup = Array.from({ length: groups }, (): number[] => []);
  examples.forEach(({ group }, number) => {
    byGroup[group]?.push(number);
  });

  // Postings of the centres: for each feature, the groups that have it and how much.
  const postings = Array.from({ length: space.size() }, (): { groups: number[]; weights: number[] } => ({
    groups: [],
    weights: [],
  }));
  const centre = new Float32Array(space.size());
  byGroup.forEach((members, group) => {
    const touched: number[] = [];
    for (const number of members) {
      const vector = vectors[number];
      if (vector === undefined) continue;
      for (let at = 0; at < vector.features.length; at++) {
        const feature = vector.features[at] ?? 0;
        if (centre[feature] === 0) touched.push(feature);
        centre[feature] = (centre[feature] ?? 0) + (vector.weights[at] ?? 0);
      }
    }
    let squares = 0;
    for (const feature of touched) squares += (centre[feature] ?? 0) ** 2;
    const length = Math.sqrt(squares) || 1;
    for (const feature of touched) {
      postings[feature]?.groups.push(group);
      postings[feature]?.weights.push((centre[feature] ?? 0) / length);
      centre[feature] = 0;
    }
  });

  // Scratch for the last scored reading: its weight for each feature.
  const asked = new Float32Array(space.size());
  let askedFeatures: number[] = [];

  return {
    scores(reading) {
      for (const feature of askedFeatures) asked[feature] = 0;
      askedFeatures = [];
      const sums = new Float32Array(groups);
      const { features, weights } = weighed(space.count(reading, false), rarity, unknown);
      for (let at = 0; at < features.length; at++) {
        const feature = features[at] ?? -1;
        if (feature < 0) continue;
        const weight = weights[at] ?? 0;
        asked[feature] = weight;
        askedFeatures.push(feature);
        const posting = postings[feature];
        if (posting === undefined) continue;
        for (let place = 0; place < posting.groups.length; place++) {
          const group = posting.groups[place] ?? 0;
          sums[group] = (sums[group] ?? 0) + weight * (posting.weights[place] ?? 0);
        }
      }
      return sums;
    },
    nearest(group) {
      let best = 0;
      for (const number of byGroup[group] ?? []) {
        const vector = vectors[number];
        if (vector === undefined) continue;
        let sum = 0;
        for (let at = 0; at < vector.features.length; at++)
          sum += (asked[vector.features[at] ?? 0] ?? 0) * (vector.weights[at] ?? 0);
        if (sum > best) best = sum;
      }
      return best;
    },
    shared(group) {
      return askedFeatures
        .map((feature) => {
          const place = postings[feature]?.groups.indexOf(group) ?? -1;
          return {
            feature: space.name(feature),
            adds: (asked[feature] ?? 0) * (postings[feature]?.weights[place] ?? 0),
          };
        })
        .filter(({ adds }) => adds > 0)
        .sort((a, b) => b.adds - a.adds);
    },
  };
}

interface Vector {
  features: Int32Array;
  weights: Float32Array;
}

/** Square root of the count times the rarity, at length one. Features the index has not seen count as rarest, as -1, -2 … */
function weighed(counts: ReadonlyMap<number, number>, rarity: Float32Array, unknown: number): Vector {
  const features = new Int32Array(counts.size);
  const weights = new Float32Array(counts.size);
  let squares = 0;
  let at = 0;
  for (const [feature, count] of counts) {
    const weight = Math.sqrt(count) * (feature < 0 ? unknown : (rarity[feature] ?? unknown));
    features[at] = feature;
    weights[at] = weight;
    squares += weight * weight;
    at++;
  }
  const length = Math.sqrt(squares) || 1;
  for (let place = 0; place < weights.length; place++) weights[place] = (weights[place] ?? 0) / length;
  return { features, weights };
}

/** Numbers features by name. Each word's letter runs are found once and kept. */
function createSpace() {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const runsOf = new Map<string, number[]>();
  let unseen = 0;

  const number = (name: string, learn: boolean): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    if (!learn) return --unseen;
    numbers.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };

  const runs = (word: string, learn: boolean): number[] => {
    const known = runsOf.get(word);
    if (known !== undefined) return known;
    const padded = ` ${word} `;
    const found: number[] = [];
    for (let width = 2; width <= 4; width++)
      for (let at = 0; at + width <= padded.length; at++) found.push(number(padded.slice(at, at + width), learn));
    if (learn) runsOf.set(word, found);
    return found;
  };

  return {
    size: () => names.length,
    name: (feature: number) => names[feature] ?? '',
    count({ words, stems }: Reading, learn: boolean): Map<number, number> {
      unseen = 0;
      const counts = new Map<number, number>();
      const add = (feature: number) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
      let before = '^';
      for (let at = 0; at <= stems.length; at++) {
        const stem = stems[at] ?? '$';
        add(number(`${before}+${stem}`, learn));
        if (at < stems.length) {
          add(number(`=${stem}`, learn));
          for (const run of runs(words[at] ?? '', learn)) add(run);
        }
        before = stem;
      }
      return counts;
    },
  };
}
