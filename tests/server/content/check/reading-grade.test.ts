import { describe, expect, it } from 'vitest';
import { readingGrade } from '../../../../server/content/check/reading-grade.ts';

describe('readingGrade', () => {
  it('has no grade for no words, or for a language without a formula', () => {
    expect(readingGrade('', 'en')).toBeNull();
    expect(readingGrade('911', 'en')).toBeNull();
    expect(readingGrade('Some words.', 'xx')).toBeNull();
  });

  it('knows the formulas', () => {
    // 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59 is below zero, and grades start at zero.
    expect(readingGrade('The cat sat on the mat.', 'en')).toBe(0);
    // 3 words of 5 or 6 syllables: hard.
    expect(readingGrade('International organization responsibilities.', 'en')).toBeGreaterThan(12);
    // us-ted pue-de lla-mar hoy = 2 + 2 + 2 + 1 in 4 words: 175 syllables and 25 sentences in 100 words.
    expect(readingGrade('Usted puede llamar hoy.', 'es')).toBeCloseTo(-0.205 * 25 + 0.049 * 175 - 3.407, 5);
  });

  it('counts Spanish syllables: two strong vowels, or a weak one with an accent, are two', () => {
    // po-li-cí-a ma-es-tro = 4 + 3 in 2 words: 350 syllables and 50 sentences in 100 words.
    expect(readingGrade('Policía maestro.', 'es')).toBeCloseTo(-0.205 * 50 + 0.049 * 350 - 3.407, 5);
    // gue-rra quien (the u is silent) = 2 + 1, five times over: 150 syllables and 10 sentences in 100 words.
    expect(readingGrade('guerra quien '.repeat(5), 'es')).toBeCloseTo(-0.205 * 10 + 0.049 * 150 - 3.407, 5);
  });

  it('grows with longer sentences', () => {
    const short = 'You can call the line. You can send a text. You can ask first.';
    expect(readingGrade(short.replaceAll('. You', ' and you'), 'en')).toBeGreaterThan(readingGrade(short, 'en') ?? 99);
  });

  it('takes list items as sentences of their own', () => {
    const items = ['an emergency shelter for the night', 'a protection order', 'a ride to another county'];
    expect(readingGrade(items.join('\n'), 'en')).toBeLessThan(readingGrade(items.join(' '), 'en') ?? 0);
  });
});
