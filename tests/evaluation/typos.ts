import { createRandom } from './random.ts';

/**
 * Returns the text with `count` typos in words of four letters or more: two letters swapped, one left out, or one doubled. The
 * text is the seed, so the typos are always the same.
 */
export function withTypos(text: string, count: number): string {
  const random = createRandom([...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, count));
  const words = text.split(' ');
  const long = words.flatMap((word, at) => (/^[A-Za-z]{4,}[^A-Za-z]?$/.test(word) ? [at] : []));
  for (let slip = 0; slip < count && long.length > 0; slip++) {
    const [at = 0] = long.splice(Math.floor(random() * long.length), 1);
    const word = words[at] ?? '';
    const place = 1 + Math.floor(random() * (word.length - 2));
    const kind = Math.floor(random() * 3);
    const [before, here, next, after] = [
      word.slice(0, place),
      word[place] ?? '',
      word[place + 1] ?? '',
      word.slice(place + 2),
    ];
    words[at] = before + (kind === 0 ? next + here + after : kind === 1 ? next + after : here + here + next + after);
  }
  return words.join(' ');
}
