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
} from './assets.ts';

/** Beside a build's files: which version they are, and the checksum of each as `integrity` attributes have it. */
export interface Manifest {
  version: string;
  files: Record<string, string>;
}

/**
 * Reads what the build made for browsers: `manifest.json` for the version, `assets/` for the files, each with its `.br` and
 * `.gz` where there is one. All of it fits in memory, and no request ever names a path on the disk. What is `kept/` of earlier
 * builds is read when it is asked for, which is seldom.
 * @throws Error where a manifest cannot be read.
 */
export function loadAssets(dist: string): Assets {
  if (!existsSync(join(dist, MANIFEST))) return NO_ASSETS;
  const { version } = readManifest(dist);
  const folder = join(dist, 'assets');
  const names = readdirSync(folder).filter((name) => mediaType(name) !== undefined);
  const files = new Map(names.map((name) => [name, loadAsset(folder, name)]));
  return { version, files, kept: loadKept(join(dist, 'kept'), version, files) };
}

/** What it is called. */
export const MANIFEST = 'manifest.json';

/** @throws Error where there is none, or it cannot be read. */
export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;

/** As `integrity` attributes have it: `sha384-…`. */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

function loadAsset(folder: string, name: string): Asset {
  const bytes = readFileSync(join(folder, name));
  const brotli = readIfThere(join(folder, `${name}.br`));
  const gzip = readIfThere(join(folder, `${name}.gz`));
  return { ...createAsset(name, integrityOf(bytes), bytes), brotli, gzip };
}

/** By address: below the version of their build, and, but for the file whose name stays, where pages opened before an update look. */
function loadKept(folder: string, current: string, files: ReadonlyMap<string, Asset>): Map<string, Asset> {
  const kept = new Map<string, Asset>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const build = join(folder, name);
    if (!existsSync(join(build, MANIFEST))) continue;
    const { version, files: sums } = readManifest(build);
    if (version === current) continue;
    for (const [file, integrity] of Object.entries(sums)) {
      if (!existsSync(join(build, file))) continue;
      const asset = keptAsset(build, file, integrity);
      kept.set(`/v/${version}/${file}`, asset);
      if (file !== ROLLING && !files.has(file)) kept.set(`/${file}`, asset);
    }
  }
  return kept;
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

/** However many ask for a file at once, one copy of it is in memory, and none once nobody does. */
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
