/**
 * The budgets: what each part that a visitor's phone downloads may weigh, in bytes after Brotli 11, and the edge's bundle, in plain
 * bytes. 1 kB is 1000 bytes.
 */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT } from './built.ts';

export interface Budget {
  name: string;
  /** Prefixes of the built files that count together. */
  parts: string[];
  /** `target` is what we aim at, and `gate` what no change may exceed. */
  target: number;
  gate: number;
}

export interface Weight extends Budget {
  bytes: number;
  files: { name: string; bytes: number }[];
}

const BUDGETS: Budget[] = [
  // Gates are the weights that were reached, with up to a hundredth of room: checksums alone move cairn.js by .04 kB. Targets are
  // what we aim at. Why some are over theirs, and what was tried: docs/weight.md.
  { name: 'cairn.js: launcher, quick exit, loader', parts: ['cairn.js'], target: 4_000, gate: 6_980 },
  { name: 'up to a usable open panel, English', parts: ['cairn.js', 'panel-en-'], target: 12_000, gate: 21_680 },
  { name: 'up to a usable open panel, Spanish', parts: ['cairn.js', 'panel-es-'], target: 12_000, gate: 21_980 },
  { name: 'answers on the device, English', parts: ['device-en-'], target: 80_000, gate: 475_000 },
  { name: 'answers on the device, Spanish', parts: ['device-es-'], target: 80_000, gate: 448_200 },
  {
    name: 'with the signals of Spanish',
    parts: ['device-en-', 'device-signals-es-'],
    target: 80_000,
    gate: 593_900,
  },
  {
    name: 'with the signals of English',
    parts: ['device-es-', 'device-signals-en-'],
    target: 80_000,
    gate: 570_800,
  },
  // Platforms take a bundle of a megabyte without a fee.
  { name: 'bundle for the edge, plain', parts: ['edge/'], target: 1_000_000, gate: 1_000_000 },
];

/**
 * Weighs what `npm run build` wrote.
 * @throws Error when a part is missing from the folder.
 */
export const weigh = (): Weight[] => {
  if (!existsSync(BUILT)) throw new Error(`${BUILT} does not exist: run \`npm run build\` first.`);
  const built = [...sizesIn('assets', '.br', ''), ...sizesIn('edge', '', 'edge/')];
  return BUDGETS.map((budget) => {
    const files = budget.parts.flatMap((part) => {
      const found = built.filter(({ name }) => name.startsWith(part));
      if (found.length === 0) throw new Error(`${BUILT} holds no ${part}*: the build is incomplete.`);
      return found;
    });
    return { ...budget, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
};

/** Names, without the ending and with `before` in front, and sizes of the files in a folder of the build that have this ending. */
function sizesIn(folder: string, ending: string, before: string): Weight['files'] {
  const path = join(BUILT, folder);
  const names = readdirSync(path).filter((name) => name.endsWith(ending));
  return names.map((name) => ({
    name: before + name.slice(0, name.length - ending.length),
    bytes: statSync(join(path, name)).size,
  }));
}
