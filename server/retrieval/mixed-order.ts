/**
 * Texts well mixed to learn from, each time (`pass`) otherwise, and each after the same ones whatever others there are: mixed by
 * where they stand, one text more would deal all of them anew, and what is learned of none of them would change with it.
 * `numbers`: a number of its own for each text, such as its hash. Gives where in `numbers` each stands.
 */
export function mixedOrder(numbers: readonly number[], pass: number): Uint32Array {
  const keys = Uint32Array.from(numbers, (own) => Math.imul(own ^ Math.imul(pass + 1, 0x9e3779b1), 0x85ebca6b));
  return Uint32Array.from(numbers, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}
