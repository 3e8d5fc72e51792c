/** What all languages together make of an utterance: a plea in one counts on a page in the other. */
import type { Heard } from './normalize.ts';
import { plainest } from './signals-apart.ts';
import { type Found, isLearned } from './signals-found.ts';
import type { SignalMatcher } from './signals-matcher.ts';

export type FoundIn = Found & { matcher: SignalMatcher };

/**
 * What each language finds in the utterance, without the hits that are not to be trusted; where no phrase is in it, and no editor calls it
 * harmless, in its most alarming sentence. `pageLocale` breaks ties.
 */
export function createHearing(
  matchers: readonly SignalMatcher[],
): (utterance: Heard, pageLocale: string | undefined) => readonly FoundIn[] {
  return (utterance, pageLocale) => {
    const sure = (text: Heard | string): FoundIn[] =>
      sureHits(
        matchers.map((matcher) => ({ matcher, ...matcher.find(text) })),
        pageLocale,
      );
    const whole = sure(utterance);
    if (whole.some(({ isCalm, hits }) => isCalm || !hits.every(isLearned))) return whole;
    const apart = plainest(utterance, sure);
    if (apart === undefined) return whole;
    return apart.map((each, at) => ({
      ...each,
      isApart: true,
      audiences: [...new Set([...(whole[at]?.audiences ?? []), ...each.audiences])],
      wrongdoing: whole[at]?.wrongdoing ?? false,
    }));
  };
}

/**
 * What a learned layer makes of foreign words is noise: where a phrase matched, or where another language knows more of them.
 * Where the page's knows nearly as many, another one has to be sure.
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
    // What the page's language reads to nothing, such as `he didn't hit me`, it has understood; and so where it knows each word.
    return page === undefined || (strangeWords(page) > 0 && each.danger >= SURE_OF_ANOTHERS);
  };
  return found.map((each) => ({
    ...each,
    hits: each.hits.filter((hit) => !isLearned(hit) || (!byPhrase && isTrusted(each))),
  }));
}

/** How likely danger has to be in a language that may not be the one spoken. */
const SURE_OF_ANOTHERS = 0.6;

/** One word in so many is unknown in any language: a name, a slip. */
const HARDLY = 10;

const strangeWords = ({ spoken, familiar }: Found): number => Math.round((1 - familiar) * spoken.words.length);
