/**
 * FNV-1a hash of the letters from `start` to `end`, 32 bits. Each `family` gives another hash of the same text, so that
 * two of them together are as good as one longer hash.
 */
export function hash(text: string, family: number, start = 0, end = text.length): number {
  return hashOn(Math.imul(0x811c9dc5 ^ family, 0x01000193), text, start, end);
}

/** Continues a hash: `before` is the hash of everything up to this text. */
export function hashOn(before: number, text: string, start = 0, end = text.length): number {
  let value = before;
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
