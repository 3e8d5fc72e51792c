/** The addresses of entries: they stay in the history of the phone, so they do not say what the entry is about. */
import { hash } from '../retrieval/hash.ts';

/** No vowels, so that no address can be a word. */
const LETTERS = 'bcdfghjklmnpqrstvwxz';
/** How many letters every short name has. */
export const LENGTH = 5;

/** The letters that stand for an entry in its address: the same for as long as it keeps its id, in every language. */
export function shortOf(id: string): string {
  let rest = hash(id, 0) >>> 0;
  let short = '';
  while (short.length < LENGTH) {
    short += LETTERS[rest % LETTERS.length];
    rest = Math.floor(rest / LETTERS.length);
  }
  return short;
}

/** Ids by their short addresses. `onClash` is called with an id whose address already leads to another entry. */
export function shortAddresses(
  ids: Iterable<string>,
  onClash: (id: string, other: string, short: string) => void = () => {},
): ReadonlyMap<string, string> {
  const all = new Set(ids);
  const byShort = new Map<string, string>();
  for (const id of all) {
    const short = shortOf(id);
    const other = byShort.get(short) ?? (all.has(short) ? short : undefined);
    if (other !== undefined) onClash(id, other, short);
    else byShort.set(short, id);
  }
  return byShort;
}
