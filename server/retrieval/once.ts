/**
 * Returns the same function with a memory: the result for each word is worked out once and kept. For reading many texts
 * or phrases of the content; never for what visitors type, which nothing may keep.
 */
export function once<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const made = make(word);
    known.set(word, made);
    return made;
  };
}
