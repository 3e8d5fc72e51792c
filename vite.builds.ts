/** Versions of builds, and which earlier builds are kept. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { integrityOf, MANIFEST, type Manifest, readManifest } from './server/node/assets.ts';
import { ASSETS, builtNames, OUT, VERSION } from './vite.parts.ts';

const kept = (out: string): string => join(out, 'kept');

/**
 * Returns the version of this build as it stands in addresses. No other build has it, since `cairn.js` holds the checksums of
 * all that it loads.
 */
export const buildVersion = (): string => {
  const checksum = createHash('sha256').update(readFileSync(join(ASSETS, 'cairn.js')));
  return `${VERSION}-${checksum.digest('hex').slice(0, 8)}`;
};

/** Writes the manifest, after everything else that is served: a build without one was broken off. */
export const writeManifest = (): void => {
  const files = Object.fromEntries(builtNames().map((name) => [name, integrityOf(readFileSync(join(ASSETS, name)))]));
  const manifest: Manifest = { version: buildVersion(), files };
  writeFileSync(join(OUT, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
};

/** The names of what a build writes into its folder, `kept` aside. */
const WRITTEN = ['assets', 'content.bin', 'edge', MANIFEST, 'package', 'server', 'static', 'types'];

/**
 * Empties the output folder, except for the files that browsers load of the last `keep` builds: a partner may have pinned one,
 * and pages that are still open ask for its parts.
 * @throws Error where the folder holds something that no build wrote, or a manifest cannot be read. Nothing was removed then.
 */
export const makeRoom = (out: string, keep: number): void => {
  // A setting that names somebody's folder by mistake must not empty it.
  const theirs = namesIn(out).find((name) => name !== 'kept' && !WRITTEN.includes(name) && !name.startsWith('.'));
  if (theirs !== undefined)
    throw new Error(
      `${join(out, theirs)} is nothing that a build writes, and would be removed. Set CAIRN_OUT to a folder of its own, or take it away.`,
    );
  const last = join(out, MANIFEST);
  if (existsSync(last) && existsSync(join(out, 'assets'))) {
    const own = join(kept(out), readManifest(out).version);
    rmSync(own, { recursive: true, force: true });
    // Not renamed: Docker has the folder in an earlier layer of the image, and a folder cannot leave its layer (EXDEV).
    cpSync(join(out, 'assets'), own, { recursive: true });
    cpSync(last, join(own, MANIFEST));
  }
  for (const name of WRITTEN) rmSync(join(out, name), { recursive: true, force: true });
  const builtAt = (name: string): number => statSync(join(kept(out), name)).mtimeMs;
  const builds = namesIn(kept(out)).sort((a, b) => builtAt(b) - builtAt(a));
  for (const name of builds.slice(keep)) rmSync(join(kept(out), name), { recursive: true });
};

/** Removes the kept files of a build that has now been made again, the same to the byte. */
export const dropKept = (out: string, version: string): void =>
  rmSync(join(kept(out), version), { recursive: true, force: true });

/** Returns how many builds `CAIRN_KEEP` asks to keep. @throws Error where it is no whole number. */
export const readKeep = (text = '50'): number => {
  if (!/^\d{1,4}$/.test(text))
    throw new Error(`CAIRN_KEEP is "${text}": write how many earlier builds to keep, as 50.`);
  return Number(text);
};

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
