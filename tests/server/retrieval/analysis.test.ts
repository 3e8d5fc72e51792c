import { describe, expect, it } from 'vitest';
import type { Content, FaqEntry } from '../../../server/content/content.ts';
import { createAnalysis } from '../../../server/retrieval/analysis.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';

const SYNONYMS = [['money', 'salary', 'dollars']];

describe('synonyms', () => {
  it('leaves a word that only looks like one alone', () => {
    expect(createAnalysis('en', SYNONYMS).read('a dollhouse').words).toEqual(['a', 'dollhouse']);
  });
  it('mends a word before it looks for what stands for it', () => {
    const mend = (word: string): string => (word === 'salry' ? 'salary' : word);
    expect(createAnalysis('en', SYNONYMS).read('my salry', mend).words).toEqual(['my', 'money']);
  });
  it('finds the entry by a mistyped word that no entry has', () => {
    const entry = (id: string, question: string, utterances: string[]): FaqEntry => ({
      id,
      question,
      utterances,
      answer: [{ p: [`About ${id}.`] }],
      contacts: [],
      related: [],
      sources: [],
      updated: '2026-01-01',
      reviewed: null,
    });
    const content: Content = {
      locales: [
        {
          locale: 'en',
          faq: [
            entry('opening', 'When do you open?', ['opening hours', 'are you open on sunday']),
            entry('pay', 'Who keeps my money?', ['he takes my money', 'where does the money go']),
          ],
          replies: [],
          signals: null,
          synonyms: SYNONYMS,
          contacts: [],
          defaultContacts: [],
        },
      ],
      places: null,
    };
    const shown = createEngine(content).explain({ utterance: 'he takes my dolars' }).findings;
    expect(shown.reading.words).toEqual(['he', 'takes', 'my', 'money']);
    expect(shown.hits[0]?.id).toBe('pay');
  });
});
