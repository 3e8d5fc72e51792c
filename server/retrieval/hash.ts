/**
 * FNV-1a over the letters from `start` to `end`, 32 bits; started apart for each `family`, so that two of them are as good as
 * a longer one.
 */
export function hash(text: string, family: number, start = 0, end = text.length): number {
  return hashOn(Math.imul(0x811c9dc5 ^ family, 0x01000193), text, start, end);
}

/** The hash of all that came before and this. */
export function hashOn(before: number, text: string, start = 0, end = text.length): number {
  let value = before;
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
