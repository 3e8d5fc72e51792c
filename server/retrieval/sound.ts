import { squeeze } from './normalize.ts';

/**
 * How a folded word sounds: whoever writes by ear shares it with the word that is meant. Null in a language whose spelling
 * does not tell: English writes one sound in many ways, and other words would be taken for the one that is meant.
 */
export function soundOf(word: string, language: string): string | null {
  if (language !== 'es') return null;
  return squeeze(SPANISH.reduce((sound, [written, heard]) => sound.replace(written, heard), word));
}

/** Latin American: `c`, `s` and `z` are one sound, as are `ll` and `y`. `C` stands for `ch`. */
const SPANISH: readonly [written: RegExp, heard: string][] = [
  [/ch/g, 'C'],
  [/h/g, ''],
  [/ll|y/g, 'i'],
  [/qu(?=[ei])|q/g, 'k'],
  [/c(?=[ei])|[zx]/g, 's'],
  [/c/g, 'k'],
  [/g(?=[ei])/g, 'j'],
  [/gu(?=[ei])/g, 'g'],
  [/v/g, 'b'],
  [/n(?=[bp])/g, 'm'],
];

/** The words among `known` by their sound; where several share one, the one that weighs most, and of equals the first. */
export function createEar(
  known: Iterable<string>,
  language: string,
  weigh: ReadonlyMap<string, number> = new Map(),
): (word: string) => string | undefined {
  const bySound = new Map<string, string>();
  for (const word of known) {
    const sound = word.length >= SHORTEST ? soundOf(word, language) : null;
    if (sound === null) continue;
    const rival = bySound.get(sound);
    if (rival === undefined || (weigh.get(rival) ?? 0) < (weigh.get(word) ?? 0)) bySound.set(sound, word);
  }
  return (word) => (word.length < SHORTEST ? undefined : bySound.get(soundOf(word, language) ?? ''));
}

/** Shorter words sound like too many others. */
const SHORTEST = 4;
