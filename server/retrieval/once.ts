/**
 * The same function, working out each word once: for reading many texts, or phrases, of the content. Never for what visitors type, which
 * nothing may keep.
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
