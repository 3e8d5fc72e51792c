import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Asset,
  AssetGone,
  type Assets,
  createAsset,
  describeAsset,
  mediaType,
  NO_ASSETS,
  ROLLING,
} from '../assets.ts';

/** The file beside a build's files that says which version they are, with the checksum of each as `integrity` attributes have it. */
export interface Manifest {
  version: string;
  files: Record<string, string>;
}

/**
 * Reads what the build made for browsers: the version from `manifest.json`, and the files from `assets/`, each with its `.br`
 * and `.gz` where there is one. All of it fits in memory, and no request ever names a path on the disk. The files of earlier
 * builds, in `kept/`, are read when they are asked for, which is seldom. An earlier build that is damaged is left out with a warning: it
 * must not keep the newest one from being served.
 * @throws Error where the manifest cannot be read, or there are no files.
 */
export function loadAssets(dist: string, warn: (message: string) => void = () => {}): Assets {
  if (!existsSync(join(dist, MANIFEST))) return NO_ASSETS;
  const { version, files: sums } = readManifest(dist);
  const folder = join(dist, 'assets');
  if (!existsSync(folder)) throw new Error(`${folder} is missing: the build is not whole. Run "npm run build".`);
  const names = readdirSync(folder).filter((name) => mediaType(name) !== undefined);
  const files = new Map(names.map((name) => [name, loadAsset(folder, name, sums[name])]));
  return { version, files, kept: loadKept(join(dist, 'kept'), version, files, warn) };
}

/** The name of the manifest's file. */
export const MANIFEST = 'manifest.json';

/** Reads the manifest in a folder. @throws Error where there is none, or it cannot be read: it names the file and what to do. */
export const readManifest = (folder: string): Manifest => {
  const path = join(folder, MANIFEST);
  try {
    const { version, files } = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof version !== 'string' || Object(files) !== files) throw new Error('it names no version, or no files');
    return { version, files };
  } catch (error) {
    throw new Error(`${path} is damaged: ${(error as Error).message}. Remove that file, and build again.`);
  }
};

/** Returns the checksum of bytes as `integrity` attributes have it: `sha384-…`. */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Loads a file. Its checksum is that of the build where that has one: browsers then refuse a file that a disk has damaged. */
function loadAsset(folder: string, name: string, sum: string | undefined): Asset {
  const bytes = readFileSync(join(folder, name));
  const brotli = readIfThere(join(folder, `${name}.br`));
  const gzip = readIfThere(join(folder, `${name}.gz`));
  return { ...createAsset(name, sum ?? integrityOf(bytes), bytes), brotli, gzip };
}

/**
 * Finds the files of earlier builds, by address: below the version of their build, and at the root, where pages opened before an
 * update look for them. Only the newest build has its `cairn.js` at the root.
 */
function loadKept(
  folder: string,
  current: string,
  files: ReadonlyMap<string, Asset>,
  warn: (message: string) => void,
): Map<string, Asset> {
  const kept = new Map<string, Asset>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const build = join(folder, name);
    const manifest = keptManifest(build, warn);
    if (manifest === undefined || manifest.version === current) continue;
    const { version, files: sums } = manifest;
    for (const [file, integrity] of Object.entries(sums)) {
      if (!existsSync(join(build, file))) continue;
      const asset = keptAsset(build, file, integrity);
      kept.set(`/v/${version}/${file}`, asset);
      if (file !== ROLLING && !files.has(file)) kept.set(`/${file}`, asset);
    }
  }
  return kept;
}

/** The manifest of an earlier build; undefined where there is none, or it cannot be read. */
function keptManifest(build: string, warn: (message: string) => void): Manifest | undefined {
  try {
    return existsSync(join(build, MANIFEST)) ? readManifest(build) : undefined;
  } catch (error) {
    warn(`An earlier build cannot be served. ${(error as Error).message}`);
    return undefined;
  }
}

function keptAsset(folder: string, name: string, integrity: string): Asset {
  const [bytes, brotli, gzip] = ['', '.br', '.gz'].map((ending) => keptFile(join(folder, `${name}${ending}`)));
  return {
    ...describeAsset(name, integrity),
    get bytes() {
      const found = bytes?.();
      if (!found) throw new AssetGone(name);
      return found;
    },
    get brotli() {
      return brotli?.();
    },
    get gzip() {
      return gzip?.();
    },
  };
}

/**
 * Returns a function that reads a file, undefined where it is gone. There is one copy in memory however many ask at once, and
 * none once nobody uses it.
 */
function keptFile(path: string): () => Uint8Array | undefined {
  let held: WeakRef<Uint8Array> | undefined;
  return () => {
    const bytes = held?.deref() ?? readIfThere(path);
    if (bytes) held = new WeakRef(bytes);
    return bytes;
  };
}

function readIfThere(path: string): Uint8Array | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
