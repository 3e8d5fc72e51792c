/** Finds what stands in quotation marks: somebody's words, which need not be the writer's own. */

/**
 * Returns a text without its quotations, or null if it has none, or nothing beside them. A quotation has at least three words: one or
 * two are only named (his "uncle").
 */
export function besideQuotations(text: string): string | null {
  const apostrophes = text.replace(INSIDE, '$1\u02bc');
  const beside = apostrophes.replace(QUOTATION, (all, before: string, double?: string, single?: string) =>
    THREE_WORDS.test(double ?? single ?? '') ? `${before} ` : all,
  );
  return beside !== apostrophes && /\p{L}/u.test(beside) ? beside : null;
}

/** An apostrophe inside a word, which ends no quotation. */
const INSIDE = /(\p{L})['’](?=\p{L})/gu;
/** From one mark to the next. People forget the last one; but a single mark that has no other is an apostrophe. */
const QUOTATION = /(^|[^\p{L}\p{N}])(?:["“„«]([^"“”„«»]+)(?:["“”»]|$)|['‘]([^'‘’]+)['’])/gu;
const THREE_WORDS = /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}/u;
