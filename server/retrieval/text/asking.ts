import { fold, type Text, textOf } from '../normalize.ts';

/**
 * Beginnings of a question. `can` and `could` are left out, since pleas begin with them ("can somebody come"), and so is the fear of
 * "what if"; so are the Spanish `que`, `como`, `cuando` and `donde` alone, which without accents begin statements as well.
 */
const BEGINNING = new RegExp(
  `^\\W*(?:${[
    "how|what(?:'?s)?(?! if)|who(?:'?s|se)?|why|where(?:'?s)?|when|which|is|are|was|were|do|does|did|has|have|should|would",
    'cual(?:es)?|cuant[oa]s?|quien(?:es)?|por que|es (?:delito|i?legal|verdad|cierto|trata|normal)',
    'como (?:se|es|puedo|hago|funciona|operan?|saber|ayudo|ayudar|reconocer)|que (?:es|son|pasa|significa)',
  ].join('|')})\\b`,
);

/** A question about others that stands in the middle: "men who pay, do they know". */
const TURNED_AROUND = /\b(?:do|does|did|are|is|was|were) (?:they|she|he|it|people|victims)\b/;

/**
 * Whether an utterance is a question by its mark or its words. Who is in danger tells more often than asks: of 1,110 lines of
 * danger that were collected apart, 17 are questions by mark or beginning, of 2,810 others 1,013.
 */
export function asks(utterance: Text): boolean {
  const text = fold(textOf(utterance));
  return /\?\W*$/.test(text) || BEGINNING.test(text) || TURNED_AROUND.test(text);
}
