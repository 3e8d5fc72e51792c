/**
 * Long work in short steps, so that whoever wants it may pause between them: a page between two frames, a server never.
 * Each step takes about a millisecond.
 */
export type Steps<Made> = Generator<undefined, Made, undefined>;

/** All steps at once. */
export function finish<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
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
