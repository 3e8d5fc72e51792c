/**
 * Lists that tell which groups have a thing, such as a stem or a feature, and how much of it. They are stored end to
 * end in one array, since thousands of small arrays take room and time.
 */

/** For each of many things, the groups that have it, in order. */
export interface Lists {
  /** Where the list of each thing begins; one more at the end. */
  starts: Uint32Array;
  groups: Numbers;
}

/** The same, with the weight that the thing has in each group. */
export interface Postings<Weights extends Float32Array | Int8Array = Int8Array> extends Lists {
  weights: Weights;
  /** What a weight of one is worth. */
  unit: number;
}

/** Whole numbers from 0, in as few bytes as they fit. */
export type Numbers = Uint16Array | Uint32Array;

/** Makes room for `length` numbers from 0 to `largest`. */
export function createNumbers(length: number, largest: number): Numbers {
  return largest < 1 << 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Gathers lists in any order of things; in each list the groups stand in the order in which they were added. */
export function createPostingsBuilder() {
  const things: number[] = [];
  const groups: number[] = [];
  const weights: number[] = [];
  return {
    add(thing: number, group: number, weight = 1): void {
      things.push(thing);
      groups.push(group);
      weights.push(weight);
    },
    finish(size: number, ofGroups: number): Postings<Float32Array> {
      const starts = new Uint32Array(size + 1);
      for (const thing of things) starts[thing + 1] = (starts[thing + 1] ?? 0) + 1;
      for (let thing = 0; thing < size; thing++) starts[thing + 1] = (starts[thing + 1] ?? 0) + (starts[thing] ?? 0);
      const next = starts.slice();
      const postings = {
        starts,
        groups: createNumbers(things.length, ofGroups),
        weights: new Float32Array(things.length),
        unit: 1,
      };
      for (let at = 0; at < things.length; at++) {
        const thing = things[at] ?? 0;
        const place = next[thing] ?? 0;
        next[thing] = place + 1;
        postings.groups[place] = groups[at] ?? 0;
        postings.weights[place] = weights[at] ?? 0;
      }
      return postings;
    },
  };
}

/** The lists without the weights. */
export function listsOf({ starts, groups }: Lists): Lists {
  return { starts, groups };
}

/** Keeps only `things`, in this new order, and of these the weights that `isKept` takes. */
export function picked(
  { starts, groups, weights, unit }: Postings<Float32Array>,
  things: Iterable<number>,
  isKept: (thing: number, weight: number) => boolean,
): Postings<Float32Array> {
  const kept: { starts: number[]; groups: number[]; weights: number[] } = { starts: [0], groups: [], weights: [] };
  for (const thing of things) {
    for (let place = starts[thing] ?? 0; place < (starts[thing + 1] ?? 0); place++) {
      const weight = weights[place] ?? 0;
      if (!isKept(thing, weight)) continue;
      kept.groups.push(groups[place] ?? 0);
      kept.weights.push(weight);
    }
    kept.starts.push(kept.groups.length);
  }
  return {
    starts: Uint32Array.from(kept.starts),
    groups: groups.constructor === Uint16Array ? Uint16Array.from(kept.groups) : Uint32Array.from(kept.groups),
    weights: Float32Array.from(kept.weights),
    unit,
  };
}

/** Rounds the weights to `steps` steps from 0 to the largest, or to fewer. Those that round to 0 are left out. */
export function coarse(postings: Postings<Float32Array>, steps: number, round = Math.round): Postings {
  let largest = 0;
  for (const weight of postings.weights) largest = Math.max(largest, Math.abs(weight));
  const unit = largest / steps || 1;
  const rounded = (weight: number): number => round(weight / unit);
  const things = postings.starts.subarray(1).keys();
  const { weights, ...lists } = picked(postings, things, (_, weight) => rounded(weight) !== 0);
  return { ...lists, weights: Int8Array.from(weights, rounded), unit };
}

/** How many groups have one thing. */
export function countOf({ starts }: Lists, thing: number): number {
  return (starts[thing + 1] ?? 0) - (starts[thing] ?? 0);
}

/** Where the group stands in the list of one thing, or -1. */
export function placeOf({ starts, groups }: Lists, thing: number, group: number): number {
  const end = starts[thing + 1] ?? 0;
  for (let place = starts[thing] ?? end; place < end; place++) if (groups[place] === group) return place;
  return -1;
}

/** Adds to every group's sum the weight that it has of one thing, times `weight`. */
export function addTo(
  sums: Float32Array,
  { starts, groups, weights, unit }: Postings<Float32Array | Int8Array>,
  thing: number,
  weight: number,
): void {
  const end = starts[thing + 1] ?? 0;
  const each = weight * unit;
  for (let place = starts[thing] ?? 0; place < end; place++) {
    const group = groups[place] ?? 0;
    sums[group] = (sums[group] ?? 0) + each * (weights[place] ?? 0);
  }
}

/** Where a value stands in a sorted list, or -1. */
export function placeIn(sorted: Float64Array | Uint32Array, value: number): number {
  const place = firstFrom(sorted, value);
  return sorted[place] === value ? place : -1;
}

/** The first place in a sorted list from which on no value is smaller. */
export function firstFrom(sorted: Float64Array | Uint32Array, value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The values in ascending order, as `placeIn` needs them. */
export function sorted(values: ReadonlySet<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/** Rounds to 0, 1, 2, 3, 4, 6, 8, 11 and so on, halves of powers of two: the larger, the less it matters how large exactly. */
export function nearly(size: number): number {
  return size < 0.5 ? 0 : Math.round(2 ** (Math.round(2 * Math.log2(size)) / 2));
}

/** Rounds a count to a power of two. Nothing needs it to be more exact, and exact counts would take more room on a phone. */
export function roughly(count: number): number {
  return count === 0 ? 0 : 2 ** Math.round(Math.log2(count));
}
