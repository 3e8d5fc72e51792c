/**
 * Compresses what is built. Most of it is long lists of numbers, each of its own kind. A compressor that changes its codes often
 * makes them a fortieth to a thirtieth smaller than it does by default.
 */
import { once } from 'node:events';
import { brotliCompressSync, constants, createBrotliCompress, gzipSync, type ZlibOptions } from 'node:zlib';

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

/**
 * A string that is one list of numbers or words. No list has a `!`, and code between two quotation marks that are far apart has. Styles
 * are shorter, and are better left with the rest.
 */
const LONG_STRING = /("(?:[^"!\\]|\\.){10000,}")/;

/** Compresses bytes with gzip, for browsers that do not take Brotli. */
export const gzip = (bytes: Uint8Array): Buffer => gzipSync(bytes, OFTEN);

/** With less memory, new codes come after fewer letters. Of all levels this is the best for long files and short ones. */
const OFTEN: ZlibOptions = { level: 9, memLevel: 6 };
