import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Asset, type Assets, createAsset, mediaType, NO_ASSETS } from './assets.ts';

/**
 * Reads what the build made for browsers: `manifest.json` for the version, `assets/` for the files, each with its `.br` and
 * `.gz` where there is one. All of it fits in memory, and no request ever names a path on the disk.
 */
export function loadAssets(dist: string): Assets {
  const manifest = join(dist, 'manifest.json');
  if (!existsSync(manifest)) return NO_ASSETS;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(dist, 'assets');
  const names = readdirSync(folder).filter((name) => mediaType(name) !== undefined);
  return { version, files: new Map(names.map((name) => [name, loadAsset(folder, name)])) };
}

function loadAsset(folder: string, name: string): Asset {
  const bytes = readFileSync(join(folder, name));
  const integrity = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
  const brotli = readIfThere(join(folder, `${name}.br`));
  const gzip = readIfThere(join(folder, `${name}.gz`));
  return { ...createAsset(name, integrity, bytes), ...(brotli && { brotli }), ...(gzip && { gzip }) };
}

function readIfThere(path: string): Uint8Array | undefined {
  return existsSync(path) ? readFileSync(path) : undefined;
}
