/**
 * Compresses what is built. Most of it is long lists of numbers, each of its own kind. A compressor that changes its codes often
 * makes them a fortieth to a thirtieth smaller than it does by default.
 */
import { brotliCompressSync, constants, deflateSync, gzipSync, type ZlibOptions } from 'node:zlib';

export const brotli = (bytes: Uint8Array): Buffer =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      // The least there is: new codes every 64 kB at the latest.
      [constants.BROTLI_PARAM_LGBLOCK]: 16,
    },
  });

export const gzip = (bytes: Uint8Array): Buffer => gzipSync(bytes, OFTEN);

export const deflate = (text: string): Buffer => deflateSync(text, OFTEN);

/** With less memory, new codes come after fewer letters. Of all levels this is the best for long files and short ones. */
const OFTEN: ZlibOptions = { level: 9, memLevel: 6 };
