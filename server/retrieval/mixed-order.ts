/**
 * Returns an order in which to learn from texts, as places in `numbers`. It is well mixed, and differs with each
 * `pass`. `numbers` has a number for each text, such as its hash, which alone decides: when a text is added, the others
 * keep their order among each other. If texts were mixed by their places instead, one more text would change the whole
 * order, and with it what is learned of all the others.
 */
export function mixedOrder(numbers: readonly number[], pass: number): Uint32Array {
  const keys = Uint32Array.from(numbers, (own) => Math.imul(own ^ Math.imul(pass + 1, 0x9e3779b1), 0x85ebca6b));
  return Uint32Array.from(numbers, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
}
