/**
 * Returns the same function with a memory: the result for each word, or whatever it is given, is worked out once and kept. For reading many texts
 * or phrases of the content; never for what visitors type, which nothing may keep.
 */
export function once<Made, Given = string>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new Map<Given, Made>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    known.set(given, made);
    return made;
  };
}
