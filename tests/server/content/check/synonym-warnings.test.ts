import { describe, expect, it } from 'vitest';
import type { ReviewOptions } from '../../../../server/content/check/review-content.ts';
import { entryFile } from '../sample-content.ts';
import { warningsOf } from './review.ts';

describe('a review of the synonyms', () => {
  it('warns of synonyms that are read as other words', () => {
    const files = {
      'en/faq/a.md': entryFile({ utterances: '[it depends, the universe]' }),
      'en/synonyms.yaml': [
        '- [seller, pimp]',
        '- [addiction, hooked, dependence, depend]',
        '- [sold, sell, pimps]',
        '- [school, university]',
        '',
      ].join('\n'),
    };
    const stems: ReviewOptions['stems'] = (text) =>
      text.split(' ').map((word) => word.replace(/(?<=sell)er$|(?<=univers)(?:e|ity)$|(?<=depend)(?:s|ence)$|s$/, ''));
    expect(warningsOf(files, ['synonym'], { stems })).toEqual([
      'en/synonyms.yaml:2 synonym "dependence" is read like "depends", an everyday word',
      'en/synonyms.yaml:3 synonym "sell" is read like "seller" in the group of line 1',
      'en/synonyms.yaml:3 synonym "pimps" is read like "pimp" in the group of line 1',
    ]);
    expect(warningsOf(files, ['synonym'])).toEqual([]);
  });
});
