/**
 * Compresses what is built. Most of it is long lists of numbers, each of its own kind. A compressor that changes its codes often
 * makes them a fortieth to a thirtieth smaller than it does by default.
 */
import { once } from 'node:events';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  deflateRawSync,
  gzipSync,
  type ZlibOptions,
} from 'node:zlib';

/** Compresses bytes with Brotli, as small as they get. */
export const brotli = (bytes: Uint8Array): Buffer => brotliCompressSync(bytes, BROTLI);

const BROTLI = {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    // The least there is: new codes every 64 kB at the latest.
    [constants.BROTLI_PARAM_LGBLOCK]: 16,
  },
};

/** The same for a file that holds long strings: codes of its own for each of them, which makes such a file a hundredth smaller. */
export const brotliByStrings = async (text: string): Promise<Buffer> => {
  const parts = text.split(LONG_STRING);
  if (parts.length === 1) return brotli(Buffer.from(text));
  const stream = createBrotliCompress(BROTLI);
  const compressed: Buffer[] = [];
  stream.on('data', (some: Buffer) => compressed.push(some));
  for (const [number, part] of parts.entries()) {
    stream.write(part);
    if (part !== '' && number < parts.length - 1)
      await new Promise<void>((flushed) => stream.flush(constants.BROTLI_OPERATION_FLUSH, flushed));
  }
  stream.end();
  await once(stream, 'end');
  return Buffer.concat(compressed);
};

/** A string in JavaScript that is one list of numbers or words. Styles are shorter, and are better left with the rest. */
const LONG_STRING = /("(?:[^"\\]|\\.){16000,}"|`(?:[^`\\]|\\.){16000,}`)/;

/** Compresses bytes with gzip, for browsers that do not take Brotli. */
export const gzip = (bytes: Uint8Array): Buffer => gzipSync(bytes, OFTEN);

/** With less memory, new codes come after fewer letters. Of all levels this is the best for long files and short ones. */
const OFTEN: ZlibOptions = { level: 9, memLevel: 6 };

/**
 * Deflates JSON (RFC 1951, without a header). Each long string in it is one list of numbers, which some other way of compressing
 * suits best: each gets the best of some, and codes of its own. That makes the whole a twentieth smaller than one way for all.
 */
export const deflate = (json: string): Buffer => {
  const parts = json.split(/("(?:[^"\\]|\\.){2000,}")/).filter((part) => part !== '');
  let before = Buffer.alloc(0);
  const deflated = parts.map((part, number) => {
    const bytes = Buffer.from(part);
    const isLast = number === parts.length - 1;
    const options: ZlibOptions = {
      level: 9,
      finishFlush: isLast ? constants.Z_FINISH : constants.Z_SYNC_FLUSH,
      // What came before may be repeated.
      ...(number > 0 && { dictionary: before }),
    };
    before = Buffer.concat([before, bytes]).subarray(-REACH);
    return WAYS.map((way) => deflateRawSync(bytes, { ...options, ...way })).reduce((best, each) =>
      each.length < best.length ? each : best,
    );
  });
  return Buffer.concat(deflated);
};

/** How far back deflate can repeat, in bytes. */
const REACH = 32_768;

const WAYS: ZlibOptions[] = [
  { memLevel: 4 },
  { memLevel: 6 },
  { memLevel: 8 },
  { memLevel: 4, strategy: constants.Z_FILTERED },
  { memLevel: 6, strategy: constants.Z_HUFFMAN_ONLY },
  { memLevel: 9, strategy: constants.Z_HUFFMAN_ONLY },
];
