import { describe, expect, it } from 'vitest';
import type { Content } from '../../../server/content/content.ts';
import type { EngineModel } from '../../../server/retrieval/engine.ts';
import { readWords, writeWords } from '../../../server/retrieval/packed.ts';
import { shareWords, withSharedWords, wordsIn } from '../../../server/retrieval/shared-words.ts';
import fc from '../../property.ts';

/** The two lists of one language, and nothing else of it. */
const holding = (own: string[], known: string[]) => ({
  content: { locales: [{ locale: 'en', signals: { model: { words: writeWords(own) } } }] } as unknown as Content,
  model: { en: { search: { words: known } } } as unknown as EngineModel,
});
const modelIn = ({ locales: [own] }: Content) => own?.signals?.model ?? { words: '' };
const listOf = (words: Iterable<string>): string[] => [...new Set(words)].sort();

describe('words that the signals share with the search', () => {
  it('are all there again, in the order of the packed list', () => {
    const lists = fc.array(fc.stringMatching(/^[a-z0-9ñü']{1,4}$/), { maxLength: 60 }).map(listOf);
    fc.assert(
      fc.property(lists, lists, lists, (both, one, other) => {
        const own = listOf([...both, ...one]);
        const { content, model } = holding(own, listOf([...both, ...other]));
        const stored = JSON.parse(JSON.stringify(shareWords(content, model))) as Content;
        expect(wordsIn(modelIn(withSharedWords(stored, model)))).toEqual(readWords(writeWords(own)));
      }),
    );
  });

  it('are written once', () => {
    const { content, model } = holding(['alone', 'help', 'phone'], ['help', 'hotel', 'phone']);
    expect(modelIn(shareWords(content, model)).words).toEqual({
      shared: expect.any(String),
      rest: writeWords(['alone']),
    });
  });

  it('cannot be taken for all of them', () => {
    const { content, model } = holding(['help'], ['help']);
    expect(() => wordsIn(modelIn(shareWords(content, model)))).toThrow('withSharedWords');
  });

  it('leave alone a language without signals, or without a search', () => {
    const { content, model } = holding(['help'], ['help']);
    expect(shareWords(content, {})).toEqual(content);
    const silent = { ...content, locales: [{ ...content.locales[0], signals: null }] } as Content;
    expect(shareWords(silent, model)).toEqual(silent);
  });
});
