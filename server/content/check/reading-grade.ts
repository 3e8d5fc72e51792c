/** How many years of school a text asks for. An estimate from the length of words and sentences: it cannot read. */
import { syllable } from 'syllable';

/** The grade above which an answer is warned about. */
export const GRADE_CEILING = 8;
/** The grade to aim for. */
export const GRADE_AIM = 6;

/**
 * The school grade of a text in US grades, or null in a language without a formula here, or without words.
 * English: Flesch-Kincaid (Kincaid et al. 1975). Spanish: Crawford (1984), made for the first years of school.
 */
export function readingGrade(text: string, locale: string): number | null {
  const language = locale.split('-')[0];
  const formula = language === 'en' ? fleschKincaid : language === 'es' ? crawford : null;
  if (!formula) return null;
  const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/).filter((sentence) => /\p{L}/u.test(sentence));
  const words = text.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  if (sentences.length === 0 || words.length === 0) return null;
  return Math.max(0, formula(words, sentences.length));
}

function fleschKincaid(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

function crawford(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + spanishSyllables(word), 0);
  const perHundred = 100 / words.length;
  return -0.205 * sentences * perHundred + 0.049 * syllables * perHundred - 3.407;
}

/** Each vowel group is a syllable; two strong vowels, or a weak one with an accent, are two. */
function spanishSyllables(word: string): number {
  const plain = word.toLowerCase().replace(/qu(?=[eiéí])|gu(?=[eiéí])/g, 'k');
  const groups = plain.match(/[aeiouáéíóúü]+/g) ?? [];
  return Math.max(
    1,
    groups.reduce((sum, group) => {
      const breaks = group.match(/[aeoáéó](?=[aeoáéóíú])|[íú](?=[aeoáéó])/g)?.length ?? 0;
      return sum + 1 + breaks;
    }, 0),
  );
}
