/** What all languages together make of an utterance: a plea in one counts on a page in the other. */

import { type Heard, hear } from '../normalize.ts';
import { finish, type Steps } from '../steps.ts';
import { isPlainlyIn } from '../text/language.ts';
import { plainest } from './apart.ts';
import { type Found, isLearned } from './found.ts';
import type { SignalMatcher } from './matcher.ts';

export type FoundIn = Found & { matcher: SignalMatcher };

/** One language's signals, which are opened when they are first needed: null where it has none. */
export interface Language {
  locale: string;
  open: () => Steps<SignalMatcher | null>;
}

/**
 * Creates a function that gives, with pauses, what each language finds in an utterance, without hits that are not to be trusted. If
 * no phrase matches, and no language knows the utterance to be harmless, the most alarming sentence is read alone, and
 * counts if it is alarming enough. `pageLocale` breaks ties.
 */
export function createHearing(
  languages: readonly Language[],
): (utterance: Heard, pageLocale: string | undefined) => Steps<readonly FoundIn[]> {
  /**
   * What each language finds. If a text is plainly in the page's, which finds none of its words strange, the others are not asked:
   * that takes a quarter less time.
   */
  function* find(text: Heard | string, pageLocale: string | undefined): Steps<FoundIn[]> {
    const heard = hear(text);
    const page = languages.find(({ locale }) => locale === pageLocale);
    const isPlain = page && languages.every((other) => other === page || isPlainly(heard, page, other));
    const own = isPlain && (yield* findIn(page, heard));
    if (own && strangeWords(own) === 0) return [own];
    const found: FoundIn[] = [];
    for (const each of languages) {
      const foundIn = own && each === page ? own : yield* findIn(each, heard);
      if (foundIn !== null) found.push(foundIn);
    }
    return found;
  }

  function* findIn({ open }: Language, heard: Heard): Steps<FoundIn | null> {
    const matcher = yield* open();
    const found = matcher && { matcher, ...matcher.find(heard) };
    yield;
    return found;
  }

  return function* (utterance, pageLocale) {
    const sure = (text: string): FoundIn[] => sureHits(finish(find(text, pageLocale)), pageLocale);
    const whole = sureHits(yield* find(utterance, pageLocale), pageLocale);
    if (whole.some(({ isCalm, hits }) => isCalm || !hits.every(isLearned))) return whole;
    const apart = plainest(utterance, sure);
    if (apart === undefined) return whole;
    return apart.map((each) => {
      const own = whole.find(({ matcher }) => matcher === each.matcher);
      // Where the whole was raised, too, it says better what is needed: a frightened person's sentences are short.
      const raised = own !== undefined && own.hits.length > 0 ? own : undefined;
      const { hits, likely } = raised ?? each;
      return {
        ...each,
        hits,
        likely,
        whose: own?.whose ?? each.whose,
        apart: raised ? 'too' : 'only',
        audiences: [...new Set([...(own?.audiences ?? []), ...each.audiences])],
        wrongdoing: own?.wrongdoing ?? false,
      };
    });
  };
}

const isPlainly = (heard: Heard, { locale }: Language, other: Language): boolean =>
  isPlainlyIn(heard, locale, other.locale, PLAIN);

/** Words that carry the grammar of a language. One alone may be a slip, or another language's: the `o` of "S O S". */
const PLAIN = 2;

/**
 * Leaves out hits of the learned layer that are noise, since it knows nothing of foreign words. If a phrase matched in
 * any language, it leaves out all of them; else those of each language that finds more words strange than another does.
 * If the page's language knows nearly as many words as any, another language has to be sure (`SURE_OF_ANOTHERS`).
 */
function sureHits(found: FoundIn[], pageLocale: string | undefined): FoundIn[] {
  const byPhrase = found.some(({ hits }) => !hits.every(isLearned));
  const fewest = Math.min(...found.map(strangeWords));
  const page = found.find(
    (each) =>
      each.matcher.locale === pageLocale &&
      strangeWords(each) - fewest <= Math.floor(each.spoken.words.length / HARDLY),
  );
  const isTrusted = (each: FoundIn): boolean => {
    if (each === page) return true;
    if (strangeWords(each) > fewest) return false;
    // If the page's language finds no word strange, it has understood, and no other language counts. So has it if no
    // word is left, as of `he didn't hit me`.
    return page === undefined || (strangeWords(page) > 0 && each.danger >= SURE_OF_ANOTHERS);
  };
  return found.map((each) => ({
    ...each,
    hits: each.hits.filter((hit) => !isLearned(hit) || (!byPhrase && isTrusted(each))),
  }));
}

/** Least likelihood of danger in a language that may not be the one the visitor writes in. */
const SURE_OF_ANOTHERS = 0.6;

/** One word in this many is unknown in any language: a name, or a misspelling. */
const HARDLY = 10;

const strangeWords = ({ spoken, familiar }: Found): number => Math.round((1 - familiar) * spoken.words.length);
