import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../../server/retrieval/engine.ts';
import { finish } from '../../../../server/retrieval/steps.ts';
import { openAnalysis } from '../../../../server/retrieval/text/analysis.ts';
import { bareEntry, bareLocale } from '../../bare-content.ts';

const SYNONYMS = [['money', 'salary', 'dollars']];

describe('synonyms', () => {
  it('leaves alone a word that only looks like a synonym', () => {
    expect(finish(openAnalysis('en', SYNONYMS)).read('a dollhouse').words).toEqual(['a', 'dollhouse']);
  });
  it('corrects the spelling of a word before it looks for its synonyms', () => {
    const mend = (word: string): string => (word === 'salry' ? 'salary' : word);
    expect(finish(openAnalysis('en', SYNONYMS)).read('my salry', mend).words).toEqual(['my', 'money']);
  });
  it('finds the entry by a mistyped synonym that no entry has', () => {
    const faq = [
      bareEntry('opening', { utterances: ['opening hours', 'are you open on sunday'] }),
      bareEntry('pay', { utterances: ['he takes my money', 'where does the money go'] }),
    ];
    const engine = createEngine({ locales: [bareLocale({ faq, synonyms: SYNONYMS })], places: null });
    const shown = engine.explain({ utterance: 'he takes my dolars' }).findings;
    expect(shown.reading.words).toEqual(['he', 'takes', 'my', 'money']);
    expect(shown.hits[0]?.id).toBe('pay');
  });
});
