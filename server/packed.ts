/**
 * Packs plain data into bytes, and back. The bytes are JSON, followed by the numbers of every typed array as they lie in memory,
 * so that a start neither parses nor copies them. The same data gives the same bytes in every process. V8's own `serialize` does
 * not: what it writes depends on how it happens to keep an array.
 */

/** The bytes of one word. Every array begins at a multiple of it. */
const WORD = 8;
/**
 * Written first, in the byte order of the machine that packs. A machine of the other order reads another number, and so refuses
 * the bytes.
 */
const MARK = 0x43_41_49_52;

const ARRAYS = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array };
type Kind = keyof typeof ARRAYS;
type Numbers = InstanceType<(typeof ARRAYS)[Kind]>;

interface Packed {
  data: unknown;
  /** The arrays after the JSON: the property of the data that each belongs in, its first byte, and its number of elements. */
  arrays: { path: string[]; kind: Kind; at: number; length: number }[];
}

/** Packs data, which may hold what JSON can say, and typed arrays. Throws TypeError for anything else, and names it. */
export function pack(data: unknown): Uint8Array<ArrayBuffer> {
  const found = [...numbersIn(data, [])];
  let end = 0;
  const arrays = found.map(({ path, numbers }) => {
    const at = end;
    end = whole(at + numbers.byteLength);
    return { path, kind: numbers.constructor.name as Kind, at, length: numbers.length };
  });
  const json = JSON.stringify({ data, arrays } satisfies Packed, (_, value) => (ArrayBuffer.isView(value) ? 0 : value));
  const text = new TextEncoder().encode(json);
  const start = whole(WORD + text.length);
  const bytes = new Uint8Array(start + end);
  new Uint32Array(bytes.buffer).set([MARK, text.length]);
  bytes.set(text, WORD);
  for (const [number, { numbers }] of found.entries())
    bytes.set(
      new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
      start + (arrays[number]?.at ?? 0),
    );
  return bytes;
}

/**
 * Returns the data that was packed. Its arrays share the memory of `bytes`. Null for bytes that `pack` did not write, or that
 * were cut short.
 */
export function unpack(bytes: Uint8Array): unknown {
  // Bytes may begin anywhere in memory, but an array of numbers only at a multiple of its element's size.
  const { buffer, byteOffset, length } = bytes.byteOffset % WORD === 0 ? bytes : Uint8Array.from(bytes);
  if (length < WORD) return null;
  const [mark, size = 0] = new Uint32Array(buffer, byteOffset, 2);
  if (mark !== MARK || WORD + size > length) return null;
  const { data, arrays } = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, byteOffset + WORD, size)),
  ) as Packed;
  const start = whole(WORD + size);
  for (const array of arrays) {
    const ofKind = ARRAYS[array.kind];
    if (start + array.at + array.length * ofKind.BYTES_PER_ELEMENT > length) return null;
    const numbers = new ofKind(buffer as ArrayBuffer, byteOffset + start + array.at, array.length);
    const last = array.path.pop() ?? '';
    const holder = array.path.reduce(
      (inner, key) => inner[key] as Record<string, unknown>,
      data as Record<string, unknown>,
    );
    holder[last] = numbers;
  }
  return data;
}

const whole = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;

function* numbersIn(value: unknown, path: string[]): Generator<{ path: string[]; numbers: Numbers }> {
  if (value === null || typeof value !== 'object') return;
  // A key may be called "constructor".
  const kind: string = Object.getPrototypeOf(value).constructor.name;
  if (kind in ARRAYS) yield { path, numbers: value as Numbers };
  else if (Array.isArray(value) || kind === 'Object')
    for (const [key, inner] of Object.entries(value)) yield* numbersIn(inner, [...path, key]);
  else throw new TypeError(`${path.join('.')} is a ${kind}, which cannot be packed.`);
}
