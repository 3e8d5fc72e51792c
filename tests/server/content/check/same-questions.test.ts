import { expect, it } from 'vitest';
import { entryFile } from '../sample-content.ts';
import { ENOUGH, warningsOf } from './review.ts';

it('warns of a question that another entry asks, or has as an utterance: its button would find the other', () => {
  const ask = (question: string, utterances = ENOUGH) => entryFile({ question, utterances });
  const files = {
    'en/faq/a.md': ask('Is it free?'),
    'en/faq/b.md': ask('is it FREE', '[x]'),
    'en/faq/c.md': ask('Who answers?', '[y]'),
    'en/faq/d.md': ask('Who is there?', '[who answers]'),
    'en/replies/e.md': ask('Is it open?'),
    'es/faq/a.md': ask('Is it free?', '[z]'),
  };
  const found = warningsOf(files, ['utterances']).filter((line) => line.includes(' asks '));
  expect(found).toEqual([
    'en/faq/a.md:2 utterances asks "Is it free?", which also stands in en/faq/b.md',
    'en/faq/b.md:2 utterances asks "is it FREE", which also stands in en/faq/a.md',
    'en/faq/c.md:2 utterances asks "Who answers?", which also stands in en/faq/d.md',
  ]);
});
