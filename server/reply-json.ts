import type { Reply } from './contract.ts';
import { joined } from './joined.ts';

/**
 * Writes replies as JSON in UTF-8, with the same result as `JSON.stringify`. The same entries, contacts and questions come again
 * and again, and their text is most of the work: each is written only once.
 */
export function createReplyWriter(): (reply: Reply) => Uint8Array {
  const encoder = new TextEncoder();
  const written = new WeakMap<object, Uint8Array>();
  const marks = new Map<string, Uint8Array>();

  const partOf = (value: unknown): Uint8Array => {
    if (typeof value !== 'object' || value === null) return encoder.encode(JSON.stringify(value));
    const part = written.get(value) ?? encoder.encode(JSON.stringify(value));
    written.set(value, part);
    return part;
  };
  /** The bytes between values: the same few texts in every reply. */
  const mark = (text: string): Uint8Array => {
    const part = marks.get(text) ?? encoder.encode(text);
    marks.set(text, part);
    return part;
  };

  return (reply) => {
    const parts: Uint8Array[] = [];
    for (const [name, value] of Object.entries(reply)) {
      if (value === undefined) continue;
      parts.push(mark(`${parts.length === 0 ? '{' : ','}"${name}":`));
      if (!Array.isArray(value)) parts.push(partOf(value));
      else {
        for (const [at, item] of value.entries()) parts.push(mark(at === 0 ? '[' : ','), partOf(item));
        parts.push(mark(value.length === 0 ? '[]' : ']'));
      }
    }
    parts.push(mark('}'));
    return joined(parts);
  };
}
