import { type Heard, hear, type Text, words } from '../normalize.ts';
import { tongues } from './tongues.ts';
import { wordSet } from './word-set.ts';

/** A language an utterance may be in, and what share of its words that language's content knows, 0 to 1. */
export interface Candidate {
  locale: string;
  familiar: (text: Text) => number;
}

/**
 * The language of an utterance among those there is content for. The page's wins unless the utterance is plainly in
 * another: `911`, `ok` or a name is in none.
 */
export function detectLocale(said: Text, page: string, candidates: readonly Candidate[]): string {
  const text = withoutStrays(hear(said));
  const own = { locale: page, strength: strength(text, page, candidates, true) + PAGE_LEAD };
  return candidates
    .filter(({ locale }) => locale !== page)
    .map(({ locale }) => ({ locale, strength: strength(withoutSlang(text, locale), locale, candidates) }))
    .reduce((best, rival) => (rival.strength > best.strength ? rival : best), own).locale;
}

/** Whether an utterance has words, at least so many, that carry the grammar of one language, and none that carry the other's. */
export function isPlainlyIn(said: Text, locale: string, other: string, least = 1): boolean {
  const text = withoutStrays(hear(said));
  const spoken = words(text, locale);
  return grammarIn(spoken, locale) >= least && grammarIn(spoken, other) === 0;
}

/**
 * Whether an utterance is in a language that there is no content for, as far as its letters and commonest words tell: in French,
 * Portuguese, German, Italian, Tagalog, Haitian, Hmong, Vietnamese, or in a script that is not Latin.
 */
export function isInOtherTongue(said: Text): boolean {
  const { text } = hear(said);
  if (OTHER_LETTERS.test(text)) return true;
  const spoken = words(said);
  const other = spoken.filter((word) => OTHER_WORDS.has(word)).length;
  return other > 1 || (other === 1 && spoken.length <= BRIEF);
}

/** A language that is asked for, and what is asked besides: empty when only the language is. */
export interface LanguageWish {
  locale: string;
  rest: string;
}

/** The wish for a language in an utterance: "en español", "what are the signs, in Spanish please"; null for none. */
export function languageWish(said: Text): LanguageWish | null {
  const spoken = words(said);
  const named = spoken.map((word) => LANGUAGE_NAMES.get(word)).filter((locale) => locale !== undefined);
  const [locale] = named;
  if (locale === undefined || named.some((other) => other !== locale)) return null;
  // "No English", "no sé inglés": the visitor does not speak it.
  if (LACKS_A_LANGUAGE.test(spoken.join(' '))) return null;
  const { text } = hear(said);
  if (ASKED_BESIDES.test(text)) return null;
  if (spoken.every((word) => LANGUAGE_NAMES.has(word) || AROUND_A_LANGUAGE.has(word))) return { locale, rest: '' };
  const rest = text.replace(WISH_AT_START, '').replace(WISH_AT_END, '');
  return rest === text || SPOKEN_BY_OTHERS.test(rest) ? null : { locale, rest };
}

/**
 * Leaves out what belongs to no language: numbers, such as a ZIP code that only one language's entries happen to name; what is one
 * consonant over and over, such as `xxx` or `kk`, and `ai`. Spanish texting uses `k` and `ai` for `que` and `ahí`, English for `okay` and a machine.
 */
const withoutStrays = (heard: Heard): Heard => without(heard, (run) => STRAY.test(run));

/** Leaves out what a language has as slang for its grammar, and the other as words: "da" is "the", and "me da pena" is Spanish. */
const withoutSlang = (heard: Heard, locale: string): Heard =>
  without(heard, (run) => SIGNS[locale]?.slang?.has(run.toLowerCase()) === true);

/** Leaves out some of the numbers and words. */
function without(heard: Heard, isLeftOut: (run: string) => boolean): Heard {
  const left = heard.text.replace(/\d+|[\p{L}']+/gu, (run) => (isLeftOut(run) ? ' ' : run));
  return left === heard.text ? heard : hear(left);
}

const STRAY = /^(?:\d+|[kx]|([b-df-hj-np-tv-xz])\1+|ai)$/i;

/** Points by which another language must be ahead of the page's. */
const PAGE_LEAD = 0.5;

function strength(text: Heard, locale: string, candidates: readonly Candidate[], isPage = false): number {
  const spoken = words(text, locale);
  const letters = SIGNS[locale]?.letters.test(text.text) ? 2 : 0;
  const familiar = candidates.find((candidate) => candidate.locale === locale)?.familiar(text) ?? 0;
  // The share of familiar words leaves politeness out, which no content has. It is applied to all words, polite ones included.
  const here = isPage ? spoken.filter((word) => SIGNS[locale]?.here.has(word)).length : 0;
  return 2 * (grammarIn(spoken, locale) + here) + letters + familiar * spoken.length;
}

/** How many of the words carry the grammar of a language. */
function grammarIn(spoken: readonly string[], locale: string): number {
  return spoken.filter((word) => SIGNS[locale]?.words.has(word)).length;
}

/**
 * The words of each language. Those of `here` are slang in the other (`see ya`, `yo`), and count on a page in their own language.
 */
const SIGNS: Record<
  string,
  { words: ReadonlySet<string>; here: ReadonlySet<string>; letters: RegExp; slang?: ReadonlySet<string> }
> = {
  en: {
    words: wordSet(tongues.en),
    here: new Set(),
    letters: /(?!)/,
    slang: wordSet('u y da'),
  },
  es: {
    words: wordSet(tongues.es),
    here: wordSet('ya yo'),
    letters: /[ñ¿¡áéíóú]/i,
  },
};

/** Two letters of a script that is not Latin, or a letter that only Vietnamese has. */
const OTHER_LETTERS = /(?:(?!\p{Script=Latin})\p{L}){2}|[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu;

/** In an utterance of at most this many words, one word of another language tells. */
const BRIEF = 5;

const OTHER_WORDS = wordSet(tongues.other);

const LANGUAGE_NAMES = new Map([
  ['espanol', 'es'],
  ['castellano', 'es'],
  ['spanish', 'es'],
  ['ingles', 'en'],
  ['english', 'en'],
]);

const AROUND_A_LANGUAGE = wordSet(tongues.around);

const NAMES = `(?:${[...LANGUAGE_NAMES.keys()].join('|')})`;

const LACKS_A_LANGUAGE = new RegExp(
  `(?:^| )(?:${[
    `(?:not|cannot) (?:(?:really|even|speak|read|write|know|understand|talk|use|good|great|fluent|so|very|too|that|at|any|much|well|enough) )*${NAMES}`,
    '(?:not|cannot) (?:\\w+ )?(?:understand|read) in english',
    `no (?:(?:se|sabe|puedo|puede|habl(?:o|a|an)|leo|lee|entiend(?:o|e|en)|hablar|leer|escribir|entender|muy|bien|mucho|casi|nada|de|el) )*${NAMES}`,
    'no (?:\\w+ )?(?:entiend(?:o|e|en)|leo|lee)(?: (?:nada|mucho|bien|casi))* en ingles',
  ].join('|')})(?: |$)`,
);

/** "In Spanish too?" asks whether what was just told is also in Spanish, and is no wish for the reply in it. */
const ASKED_BESIDES =
  /^\s*(?:(?:and|is (?:it|that|this)|are they|do they|y)\s+)*(?:(?:also|tambi[eé]n)\s+)?(?:(?:in|en|speak|hablan)\s+)?(?:spanish|espa[nñ]ol|castellano|english|ingl[eé]s)(?:\s+(?:too|also|as well|tambi[eé]n))\s*\?+\s*$/iu;

const NAMED = String.raw`(?:in|en)\s+(?:spanish|espa[nñ]ol|castellano|english|ingl[eé]s)`;
const PLEASE = String.raw`(?:please|pls|plz|por\s+favor|porfa(?:vor)?)`;
const SAY = String.raw`(?:(?:can|could)\s+you\s+)?(?:please\s+)?(?:tell\s+me|answer|explain)|(?:me\s+)?(?:puedes?|podr[ií]as?)\s+(?:decir|explicar|contestar|responder)(?:me)?|d[ií]game|dime`;

const WISH_AT_START = new RegExp(
  String.raw`^\s*(?:${PLEASE}[\s,]+)?(?:(?:${SAY})\s+)?${NAMED}(?:\s+${PLEASE})?[\s,.:;]+`,
  'iu',
);
const WISH_AT_END = new RegExp(
  String.raw`[\s,.;:?!(-]+(?:${PLEASE}[\s,]+)?${NAMED}(?:[\s,]+${PLEASE})?[\s.?!)]*$`,
  'iu',
);

/** A visitor who asks for someone or something that speaks a language does not ask for the reply in it. */
const SPOKEN_BY_OTHERS = new RegExp(
  String.raw`(?:^|[^\p{L}])(?:${[
    'speaks?|talks?|they answer|someone|somebody|anyone|anybody|interpreter|hotlines?|lines?|services?',
    'forms?|court|judge|posters?|flyers?|brochures?|contract',
    String.raw`habl\p{L}+|contestan|responden|atienden|alguien|int[eé]rprete|l[ií]neas?|servicios?`,
    'formularios?|cortes?|juez|carteles|folletos?|contrato|significa',
  ].join('|')})(?!\p{L})`,
  'iu',
);
