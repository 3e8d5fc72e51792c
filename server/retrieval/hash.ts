/**
 * FNV-1a hash of the letters from `start` to `end`, 32 bits. Each `family` gives another hash of the same text, so that
 * two of them together are as good as one longer hash.
 */
export function hash(text: string, family: number, start = 0, end = text.length): number {
  let value = Math.imul(0x811c9dc5 ^ family, 0x01000193);
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
