/**
 * Undoes raw deflate (RFC 1951) at once: an edge runtime has `DecompressionStream`, but lets nobody wait for one before there
 * is a request. For what our own build packed: broken input throws or gives nonsense, never more than `size` bytes.
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let written = 0;
  let read = 0;
  let held = 0;
  let count = 0;

  const bits = (wanted: number): number => {
    while (count < wanted) {
      held |= (packed[read++] ?? 0) << count;
      count += 8;
    }
    const value = held & ((1 << wanted) - 1);
    held >>>= wanted;
    count -= wanted;
    return value;
  };

  /** The next symbol: codes of one length follow one another, and those of the next length follow them. */
  const symbolOf = ({ counts, symbols }: Code): number => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < counts.length; length++) {
      code |= bits(1);
      const many = counts[length] ?? 0;
      if (code - many < first) return symbols[index + code - first] ?? 0;
      index += many;
      first = (first + many) << 1;
      code <<= 1;
    }
    throw new Error('What was packed is broken.');
  };

  const block = (literals: Code, distances: Code): void => {
    for (let symbol = symbolOf(literals); symbol !== END; symbol = symbolOf(literals)) {
      if (written >= size) throw new Error('What was packed is larger than it should be.');
      if (symbol < END) out[written++] = symbol;
      else {
        const at = symbol - END - 1;
        const length = (LENGTHS[at] ?? 0) + bits(LENGTH_BITS[at] ?? 0);
        const place = symbolOf(distances);
        const back = (DISTANCES[place] ?? 0) + bits(DISTANCE_BITS[place] ?? 0);
        for (let left = length; left > 0; left--, written++) out[written] = out[written - back] ?? 0;
      }
    }
  };

  /** The codes of a block are packed themselves, as lengths with runs. */
  const codesOf = (): [Code, Code] => {
    const [literals, distances, own] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const ownLengths = new Uint8Array(19);
    for (let at = 0; at < own; at++) ownLengths[ORDER[at] ?? 0] = bits(3);
    const code = codeOf(ownLengths);
    const lengths = new Uint8Array(literals + distances);
    for (let at = 0; at < lengths.length; ) {
      const symbol = symbolOf(code);
      if (symbol < 16) lengths[at++] = symbol;
      else {
        const before = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
        const run = symbol === 16 ? 3 + bits(2) : symbol === 17 ? 3 + bits(3) : 11 + bits(7);
        lengths.fill(before, at, at + run);
        at += run;
      }
    }
    return [codeOf(lengths.subarray(0, literals)), codeOf(lengths.subarray(literals))];
  };

  for (let last = 0; last === 0; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      held = 0;
      count = 0;
      const length = (packed[read] ?? 0) | ((packed[read + 1] ?? 0) << 8);
      out.set(packed.subarray(read + 4, read + 4 + length), written);
      read += 4 + length;
      written += length;
    } else block(...(kind === 1 ? FIXED : codesOf()));
  }
  return out.subarray(0, written);
}

/** A Huffman code: how many symbols have a code of each length, and the symbols in the order of their codes. */
interface Code {
  counts: Uint16Array;
  symbols: Uint16Array;
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const next = new Uint16Array(17);
  for (let length = 1; length < 16; length++) next[length + 1] = (next[length] ?? 0) + (counts[length] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries())
    if (length > 0) {
      const place = next[length] ?? 0;
      symbols[place] = symbol;
      next[length] = place + 1;
    }
  return { counts, symbols };
}

/** The symbol that ends a block; those below are bytes, those above lengths. */
const END = 256;

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BITS = Array.from({ length: 30 }, (_, place) => Math.max(0, (place >> 1) - 1));
const LENGTHS = [...steps(3, LENGTH_BITS.slice(0, 28)), 258];
const DISTANCES = steps(1, DISTANCE_BITS);

/** Where each range begins, when each is as long as its bits allow. */
function steps(first: number, widths: readonly number[]): number[] {
  let next = first;
  return widths.map((width) => {
    const begins = next;
    next += 1 << width;
    return begins;
  });
}

const FIXED: [Code, Code] = [
  codeOf(Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8))),
  codeOf(new Uint8Array(30).fill(5)),
];
