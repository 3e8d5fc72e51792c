import { describe, expect, it } from 'vitest';
import { besideQuotations } from '../../../../server/retrieval/text/quotations.ts';

describe('what stands beside a quotation', () => {
  it.each([
    ['A girl here told me "he took my id" and cried.', 'A girl here told me   and cried.'],
    ['She wrote: “I am not allowed to leave”', 'She wrote:  '],
    ['Una muchacha me dijo «no me dejan salir» y se fue', 'Una muchacha me dijo   y se fue'],
    ["my niece said 'I can't go, he'd find me'.", 'my niece said  .'],
    ['she said "i cant go home, he', 'she said  '],
  ])('%s', (text, beside) => {
    expect(besideQuotations(text)).toBe(beside);
  });

  it.each([
    ['no mark', 'he took my id'],
    ['a word that is only named', 'her "uncle" is always there, her "boss" too'],
    ['apostrophes', "he won't let me see my parents' house 'cause he's mad"],
    ['inches', 'he is 5\'10" and took my phone and my id'],
    ['nothing beside it', '"he took my id"'],
  ])('is nothing with %s', (_, text) => {
    expect(besideQuotations(text)).toBeNull();
  });
});
