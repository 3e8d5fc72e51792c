import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../../../server/retrieval/signals/anchors.ts';
import { createLexicon, type Lexicon } from '../../../../server/retrieval/signals/lexicon.ts';
import { createPatternReader } from '../../../../server/retrieval/signals/pattern.ts';
import { createAnchorer } from '../../../../server/retrieval/signals/pattern-anchors.ts';
import { createPatternCompiler } from '../../../../server/retrieval/signals/pattern-matching.ts';
import { createPhraseSet } from '../../../../server/retrieval/signals/phrases.ts';
import { finish } from '../../../../server/retrieval/steps.ts';
import fc from '../../../property.ts';

const spokenOf = (words: string[], { numberOf }: Lexicon) => ({ words, numbers: words.map(numberOf) });

const GROUPS = { who: ['he', 'my boss', 'boss*', '[the] man'], loop: ['<loop>', 'locks'] };
const WORDS = ['he', 'my', 'boss', 'bosses', 'the', 'man', 'locks', 'me', 'in', 'not', 'said'];

/** Generates any phrase of the pattern language, from its smallest parts up. */
const { phrase } = fc.letrec<{ phrase: string; part: string; options: string }>((tie) => ({
  phrase: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' ')),
  options: fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }).map((some) => some.join(' | ')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...WORDS, 'boss*', 'm*', '*', '...', '<who>', '<loop>', '<absent>'),
    tie('options').map((options) => `(${options})`),
    tie('options').map((options) => `[${options}]`),
  ),
}));

const said = fc.array(fc.constantFrom(...WORDS, 'unheard'), { maxLength: 9 });

describe('phrases that are looked for all at once', () => {
  it('are found where each matches by itself, except those that can match without a word', () => {
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 6 }), said, (sources, words) => {
        const lexicon = createLexicon();
        const read = createPatternReader((text) => text.split(' ').filter((word) => word !== ''));
        const { anchor } = createAnchorer(GROUPS, read);
        const anchored = sources.map(anchor);
        const negation = lexicon.add('not');
        const isNegation = (number: number) => number === negation;
        const { compile } = createPatternCompiler({ groups: GROUPS, read, numberOf: lexicon.add, isNegation });
        const phrases = sources.map((source) => ({ source, subject: source }));
        const set = finish(createPhraseSet(phrases, finish(anchorsOf(anchored)), compile, lexicon));
        const each = sources.flatMap((source, at) => {
          const { matchAt } = compile(source);
          const spoken = spokenOf(words, lexicon);
          if (anchored[at]?.needs.length === 0) return [];
          return words.flatMap((_, start) => {
            const end = matchAt(spoken, start);
            return end > start ? [{ source, subject: source, start, end }] : [];
          });
        });
        const spoken = spokenOf(words, lexicon);
        expect(set.match(spoken)).toEqual(each);
        // Nothing of one text may be left for the next one.
        expect(set.match(spokenOf([], lexicon))).toEqual([]);
        expect(set.match(spoken)).toEqual(each);
      }),
      { numRuns: 200 },
    );
  });

  it('hear nothing of a text that broke in the middle', () => {
    const lexicon = createLexicon();
    const read = createPatternReader((text) => text.split(' '));
    const phrases = [{ source: 'he locks', subject: 'danger' }];
    const anchors = finish(anchorsOf([createAnchorer({}, read).anchor('he locks')]));
    const { compile } = createPatternCompiler({ groups: {}, read, numberOf: lexicon.add, isNegation: () => false });
    let breaks = true;
    const breaking = (source: string) => {
      if (breaks) throw new Error('broke');
      return compile(source);
    };
    const set = finish(createPhraseSet(phrases, anchors, breaking, lexicon));
    const hear = (text: string) => set.match(spokenOf(text.split(' '), lexicon)).map(({ subject }) => subject);
    expect(() => hear('said said he locks')).toThrow('broke');
    breaks = false;
    expect(hear('he locks')).toEqual(['danger']);
  });
});
