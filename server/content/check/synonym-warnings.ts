/**
 * Warns about words of synonyms.yaml that are read as other words: what counts there is the stem, which two words may
 * share.
 */
import { readYaml } from '../front-matter.ts';
import type { Warning } from './warning.ts';

/** The stem of each word of a text, in order, as the engine has it. Handed in, because the engine is what decides. */
export type StemReader = (text: string, locale: string) => string[];

/** A word that at least this share of the entries have is an everyday word. */
const COMMON_SHARE = 0.1;

/**
 * Warns about members of a group that are read like those of another group, or like an everyday word. `texts` are those
 * of the entries.
 */
export function synonymWarnings(
  yaml: string,
  { file, locale, texts, stems }: { file: string; locale: string; texts: readonly string[]; stems: StemReader },
): Warning[] {
  const fields = readYaml(yaml, () => {});
  if (!fields || !Array.isArray(fields.value)) return [];
  const warnings: Warning[] = [];
  const common = commonWords(texts, (word) => stems(word, locale).join(' '));
  const seen = new Map<string, { word: string; group: number; line: number }>();
  fields.value.forEach((words: unknown, group) => {
    if (!Array.isArray(words)) return;
    words.forEach((word: unknown, place) => {
      if (typeof word !== 'string') return;
      const line = fields.lineOf([group, place]);
      const warn = (found: string, remedy: string) => warnings.push({ kind: 'synonym', file, line, found, remedy });
      const key = stems(word, locale).join(' ');
      const other = seen.get(key);
      const everyday = (common.get(key) ?? []).filter(
        (another) => !words.includes(another) && isAnotherWord(word.toLowerCase(), another),
      );
      if (other && other.group !== group) {
        warn(
          `"${word}" is read like "${other.word}" in the group of line ${other.line}`,
          'Take it out of one group, or make one group of the two: else both groups are read as one, or only the first counts.',
        );
      } else if (place > 0 && everyday.length > 0) {
        warn(
          `"${word}" is read like "${everyday[0]}", an everyday word`,
          `Take it out, or write a phrase with it: else "${everyday[0]}" counts as "${words[0]}".`,
        );
      }
      if (!other) seen.set(key, { word, group, line });
    });
  });
  return warnings;
}

/** The words that many texts have, by their stem. */
function commonWords(texts: readonly string[], stemOf: (word: string) => string): Map<string, string[]> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of new Set(text.toLowerCase().match(/\p{L}{2,}/gu) ?? []))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  const byStem = new Map<string, string[]>();
  for (const [word, count] of counts) {
    if (count < texts.length * COMMON_SHARE) continue;
    const stem = stemOf(word);
    byStem.set(stem, [...(byStem.get(stem) ?? []), word]);
  }
  return byStem;
}

/**
 * Whether two words with one stem are different words, such as `universal` and `university`, and not one with two
 * endings (`kid`, `kids`).
 */
function isAnotherWord(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return Math.max(a.length, b.length) - shared > LONGEST_ENDING;
}

/** Letters of the longest usual ending: kid*s*, report*ed*, report*ing*. */
const LONGEST_ENDING = 3;
