/** The lines that an editor gave and that are judged otherwise: hashes of them, and what each shows. */
import type { SignalModel } from '../../content/signals.ts';
import { hash } from '../hash.ts';
import { readNumbers, writeNumbers } from '../packed.ts';
import type { Spoken } from './lexicon.ts';

/** By the key of each line, what it shows in the editor's judgment: the id of a need, or `NONE`. */
export type Taught = ReadonlyMap<number, string>;

/** In place of a need, for a line that shows none. */
export const NONE = 'none';

/** Hash of an utterance as it was read. */
export const lineOf = ({ words }: Spoken): number => hash(words.join(' '), 1);

/** The bits of that hash that are stored. One other utterance in three hundred thousand is mistaken for one of three thousand lines. */
export const keyOf = (spoken: Spoken): number => lineOf(spoken) >>> (32 - BITS);

/** Writes the lines in the order of their keys, each by its distance from the one before. */
export function writeTaught(taught: Taught): SignalModel['taught'] {
  const lines = [...taught].sort(([a], [b]) => a - b);
  const shown = [...new Set(lines.map(([, shows]) => shows))].sort();
  const gaps = lines.map(([key], at) => key - (lines[at - 1]?.[0] ?? 0));
  return {
    shown,
    shows: writeNumbers(lines.map(([, shows]) => shown.indexOf(shows))),
    highs: writeNumbers(gaps.map((gap) => gap >>> LOW_BITS)),
    lows: writeNumbers(gaps.map((gap) => gap & LOWS)),
  };
}

/** Reads what `writeTaught` wrote. */
export function readTaught({ shown, shows, highs, lows }: SignalModel['taught']): Taught {
  const low = readNumbers(lows);
  const show = readNumbers(shows);
  const taught = new Map<number, string>();
  let key = 0;
  for (const [at, high] of readNumbers(highs).entries()) {
    key += (high << LOW_BITS) + (low[at] ?? 0);
    taught.set(key, shown[show[at] ?? 0] ?? NONE);
  }
  return taught;
}

const BITS = 30;
/** So many that a gap's other bits always fit into one character. */
const LOW_BITS = 15;
const LOWS = (1 << LOW_BITS) - 1;
