import type { Reply } from './contract.ts';

/**
 * Writes replies as JSON, as `JSON.stringify` does. Entries, contacts and questions come again and again, and their text is
 * most of the work: each is written once.
 */
export function createReplyWriter(): (reply: Reply) => string {
  const written = new WeakMap<object, string>();
  const once = (part: unknown): string => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const known = written.get(part);
    if (known !== undefined) return known;
    const json = JSON.stringify(part);
    written.set(part, json);
    return json;
  };
  return (reply) => {
    const present = Object.entries(reply).filter(([, value]) => value !== undefined);
    const fields = present.map(
      ([name, value]) => `"${name}":${Array.isArray(value) ? `[${value.map(once).join(',')}]` : once(value)}`,
    );
    return `{${fields.join(',')}}`;
  };
}
