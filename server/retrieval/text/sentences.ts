/** Splits a text into sentences, to find what is said in only one of them. */
import { asks } from './asking.ts';

/**
 * Returns the sentences of a text that have at least two words, in order; an empty list if there are fewer than two. A
 * sentence ends at a punctuation mark, at a line break, and at a word such as "also" or "but" by which people go on to
 * something else. Where there are more than `MOST`, neighbours stay together, so that none is left out.
 */
export function sentencesOf(text: string): string[] {
  const parts = text
    .split(BREAK)
    .map((part) => part.trim())
    .filter((part) => /\S\s+\S/.test(part));
  if (parts.length < 2) return [];
  const few = Math.ceil(parts.length / MOST);
  return few === 1 ? parts : parts.flatMap((_, at) => (at % few === 0 ? parts.slice(at, at + few).join('. ') : []));
}

/**
 * The same, cut also where a question begins that nobody set apart: "she looked fifteen should I have called". Danger is not looked for in
 * these: "he said he will kill me do I go" would be cut in two.
 */
export function tellingAndAsking(text: string): string[] {
  const cut = text.replace(ONSET, (onset, at) => (TOLD.test(text.slice(0, at)) ? `\n${onset}` : onset));
  return sentencesOf(inSentences(cut, withQuestionApart));
}

/** Sets the one clause of a sentence apart that is a question. */
function withQuestionApart(sentence: string): string {
  const clauses = sentence.split(/,\s+/);
  if (clauses.length === 1) return sentence;
  const asking = clauses.filter((clause) => asks(clause) && clause.trim().split(/\s+/).length >= LEAST_ASKED);
  return asking.length === 1 ? sentence.replace(asking[0] ?? '', '\n$&\n') : sentence;
}

/** A clause of fewer words asks of what stands beside it: "what is the difference". */
const LEAST_ASKED = 5;

/** Rewrites each sentence of a text by itself. What stood between them becomes a line break. */
export function inSentences(text: string, rewrite: (sentence: string) => string): string {
  return text.split(ENDS).map(rewrite).join('\n');
}

/** The marks that end a sentence. A period or a colon ends none within a number, a time or an address: "9:30", "$7.25", "backpage.com". */
const MARKS = String.raw`.?!;:…\n`;
const END = String.raw`(?:[?!;…\n]|[.:](?!\d|(?:com|org|net|gov)\b))+`;

/** What is told before a question: at least four words of one sentence. */
const TOLD = new RegExp(String.raw`(?:^|[${MARKS}])\s*(?:[^\s${MARKS}]+\s+){4,}$`);

/** Where a question begins, if nobody typed a mark. */
const ONSET = new RegExp(
  `\\b(?:${[
    '(?:what|who|how|where|when|why) (?:do|does|did|can|could|should|would|will|is|are|was|if|happens)',
    '(?:can|could|should|am|would|will|is|are|was) (?:i|we|it|they|he|she|that|this|there)|do(?:es)? (?:i|we|they|he|she)',
    '(?:(?:a|con) qui[eé]n|qu[eé]|c[oó]mo|d[oó]nde) (?:le |lo |la |me |se )?(?:hago|pued[oe]|pasa|digo|debo \\w+r|llamo|aviso|ayudo)',
    '(?:se )?pued(?:o|e|en|es) (?:\\w+r(?:l[aeo]s?|me|se)?)',
    '(?:est?o )?es (?:i?legal|delito|cierto|verdad|trata|normal)|ser[aá] (?:verdad|cierto)|tengo que',
  ].join('|')})\\b`,
  'gi',
);

const ENDS = new RegExp(END);
const BREAK = new RegExp(String.raw`${END}|\s(?:also|but|anyway|pero|tambi[eé]n|adem[aá]s)\s`, 'i');
const MOST = 24;
