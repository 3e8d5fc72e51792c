import { REFUSALS, type Refusal } from './failure.ts';
import { joined } from './joined.ts';

/**
 * Returns the bytes of a request body, or why they were refused. Reads no more than `limit` bytes, even when the length was not
 * announced, so that nobody can fill the memory.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | Refusal> {
  if (isAnnouncedTooLong(request, limit)) return REFUSALS.tooLarge;
  try {
    if (!request.headers.has('content-length')) return await readStream(request, limit);
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > limit ? REFUSALS.tooLarge : bytes;
  } catch {
    // The connection ended early, or the body was damaged on its way here: neither is our failure.
    return REFUSALS.incomplete;
  }
}

/** Whether the headers say already that the body is longer than `limit` bytes. */
function isAnnouncedTooLong(request: Request, limit: number): boolean {
  return Number(request.headers.get('content-length') ?? 0) > limit;
}

/** Whether the headers say that the body is of this type, in UTF-8 and not compressed. */
export function isOfType(request: Request, expected: string): boolean {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const encoding = request.headers.get('content-encoding');
  return (
    type.trim() === expected &&
    (encoding === null || encoding === 'identity') &&
    parameters.every((parameter) => !/^\s*charset\s*=/.test(parameter) || /=\s*"?utf-?8"?\s*$/.test(parameter))
  );
}

async function readStream(request: Request, limit: number): Promise<Uint8Array | Refusal> {
  const reader = request.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return REFUSALS.tooLarge;
    }
    chunks.push(value);
  }
  return joined(chunks);
}
