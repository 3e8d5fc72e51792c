/**
 * Long work in steps, so that the caller may pause between them: a page to draw, a server to answer others. Most steps take a
 * millisecond or less; a few take longer.
 */
export type Steps<Made> = Generator<undefined, Made, undefined>;

/** Runs all steps at once, and returns what they made. */
export function finish<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Where time and pauses come from: this folder has no clock. */
export interface Slices {
  /** Longest time without a pause, in milliseconds. */
  slice: number;
  /** Returns milliseconds. Where the clock stands still there is never a pause. */
  now: () => number;
  pause: () => Promise<void>;
}

/** Runs all steps, with a pause after each slice of time, and returns what they made. */
export async function finishInSlices<Made>(steps: Steps<Made>, { slice, now, pause }: Slices): Promise<Made> {
  for (let since = now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value;
    if (now() - since < slice) continue;
    await pause();
    since = now();
  }
}

/**
 * Work that is done once, when it is first needed. Whoever needs it while it is under way does the next steps of it. Where it throws
 * an error, the next one who needs it begins anew.
 */
export function later<Made>(work: () => Steps<Made>): () => Steps<Made> {
  let underWay: Steps<Made> | undefined;
  let made: [Made] | undefined;
  return function* () {
    while (made === undefined) {
      underWay ??= work();
      try {
        const { done, value } = underWay.next();
        if (done) made = [value];
      } catch (error) {
        underWay = undefined;
        throw error;
      }
      yield;
    }
    return made[0];
  };
}

/** Hands on each item, with a pause after every few. */
export function* eachInSteps<Item>(items: Iterable<Item>, few: number, take: (item: Item) => void): Steps<void> {
  let taken = 0;
  for (const item of items) {
    take(item);
    if (++taken % few === 0) yield;
  }
}

/** `Array.map`, with a pause after every few items. */
export function* mapInSteps<Item, Made>(
  items: readonly Item[],
  few: number,
  make: (item: Item, at: number) => Made,
): Steps<Made[]> {
  const made: Made[] = [];
  for (const [at, item] of items.entries()) {
    made.push(make(item, at));
    if (at % few === few - 1) yield;
  }
  return made;
}
