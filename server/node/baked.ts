import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { readContentBytes } from '../content/load.ts';
import { joined } from '../joined.ts';
import { pack, unpack } from '../packed.ts';
import { withoutUtterances } from '../retrieval/reply/voice.ts';
import type { Assembled, Wanted } from './bake-parts.ts';

/** Content that was parsed, checked and compiled, and what it was made of. The build keeps it as `dist/content.bin`. */
export interface BakedContent extends Assembled {
  /** The digest of the files it was made of, by `digestOf`. */
  digest: string;
  /** Its parts, each with a hash of the texts it was made of. */
  wanted: Wanted[];
}

/** Returns what the build kept of a folder. Null where it kept nothing, or where the folder has changed since. */
export function loadBakedContent(folder: string, kept: string): BakedContent | null {
  const digest = folderDigest(folder);
  const baked = readBakedContent(kept);
  return baked?.digest === digest ? baked : null;
}

/** Returns the digest of the files in a folder. Throws ContentError if there is no such folder. */
export function folderDigest(folder: string): string {
  return digestOf(readContentBytes(folder));
}

/** Returns what the build kept, of whatever files it was made. Null where it kept nothing, or the file is damaged. */
export function readBakedContent(kept: string): BakedContent | null {
  return existsSync(kept) ? unpackContent(readFileSync(kept)) : null;
}

/** Bytes in front of what was packed. They hold its checksum, and are so many that the numbers after them lie at whole words. */
const HEAD = 8;

/** Packs content into bytes. The examples that the model was made of are left out: nothing needs them any more. */
export function packContent({ digest, wanted, content, model }: BakedContent): Uint8Array {
  const locales = content.locales.map(withoutUtterances);
  const packed = pack({ digest, wanted, content: { ...content, locales }, model } satisfies BakedContent);
  const head = new DataView(new ArrayBuffer(HEAD));
  head.setUint32(0, crc32(packed));
  return joined([new Uint8Array(head.buffer), packed]);
}

/**
 * Unpacks content. Null for bytes that are damaged or cut short, or that `packContent` did not write: a disk can do that, and no
 * word may come out wrong.
 */
export function unpackContent(bytes: Uint8Array): BakedContent | null {
  if (bytes.length < HEAD) return null;
  const packed = bytes.subarray(HEAD);
  const sum = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return sum === crc32(packed) ? (unpack(packed) as BakedContent | null) : null;
}

/** Returns a hash that differs when a name or a byte of any file does. */
export function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash('sha256');
  // Lengths first, so that no text can pass for the name of a file.
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name.length} ${bytes.length}\n${name}`).update(bytes);
  return hash.digest('hex');
}
