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
  // Gates are the weights that were reached, with up to a hundredth of room; targets are what we aim at.
  // cairn.js is over its target. It carries the whole exit (1.5 kB), its styles (0.6), the lines to call and the words around them
  // in two languages (0.4). It stays off an exit of the partner's, whatever that is called and wherever it is (0.6), names options that
  // are misspelt (0.05): whoever writes data-answer="device" promises visitors what is not so. It makes colors readable (0.2) and is a
  // dialog (0.1), its exit works beside dialogs, popovers and view transitions of the page (0.3), it stays
  // on the screen of a phone whose page is wider (0.2), and it holds two checksums (0.1). With all of that the target is out of reach.
  // None of it can come later, since a visitor who loses the network in between would be without it.
  // The panel carries Preact (3.9 kB), its styles (1.5) and what it says (1.7).
  // The letters of a checksum alone change either weight by 0.03 kB, so less than that is no gain.
  // What was weighed and left out, with what it would save: short names for our own properties in all files (0.11 kB of the panel,
  // none of cairn.js), the launcher's words as lists without names (0.03), the lines with "Call" written into each (0), other
  // settings of Brotli (0.01, and 0.04 of the panel), terser after the build's own minifier (0.06), constants written in place
  // (0), `h` for the JSX runtime (0.03), other orders of the parts (0), cairn.js without its first line (0.02, for a third more of
  // its time), replies and limits in a file fetched with the first question (4 kB: whoever loses the network in between would have
  // no words), and Preact cut down by patterns (2.4 kB: a cut that goes wrong is seen only on a visitor's phone).
  // On the device, what entries are found by weighs 170 to 196 kB, the answers 46 to 51 kB, the code 33 kB, and the signals the rest:
  // understanding a person comes before sparing a phone. The signals of the other language follow in a file of their own, and only an
  // utterance that is not plainly in the page's language waits for them. Features that fewer than eight examples share are left out: that
  // saves 29 kB, and loses one in three hundred of the lines of danger never seen before, at as many alarms. Leaving out the
  // sayings would save 21 kB, for an alarm at one near miss in 150. What entries are found by is compiled: the utterances that it
  // is compiled of weigh about as much, and a phone worked on them for seconds.
  { name: 'cairn.js: launcher, quick exit, loader', parts: ['cairn.js'], target: 4_000, gate: 6_680 },
  { name: 'up to a usable open panel, English', parts: ['cairn.js', 'panel-en-'], target: 12_000, gate: 20_900 },
  { name: 'up to a usable open panel, Spanish', parts: ['cairn.js', 'panel-es-'], target: 12_000, gate: 21_190 },
  { name: 'answers on the device, English', parts: ['device-en-'], target: 80_000, gate: 460_000 },
  { name: 'answers on the device, Spanish', parts: ['device-es-'], target: 80_000, gate: 434_000 },
  {
    name: 'with the signals of Spanish',
    parts: ['device-en-', 'device-signals-es-'],
    target: 80_000,
    gate: 577_000,
  },
  {
    name: 'with the signals of English',
    parts: ['device-es-', 'device-signals-en-'],
    target: 80_000,
    gate: 554_500,
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
