import type { FaqEntry } from '../../content/content.ts';
import type { Findings } from '../search.ts';
import { wordSet } from '../text/word-set.ts';
import type { Considered } from './consider.ts';
import type { Voice } from './voice.ts';

/** The entry or fixed reply of the best hit. */
export function bestOf({ voice, findings }: Pick<Considered, 'voice' | 'findings'>): FaqEntry | undefined {
  return voice.entry(findings.hits[0]?.id ?? '');
}

/** "I am worthless" has the words of an insult, but is said of oneself. */
export function isOfOneself(considered: Considered): boolean {
  return bestOf(considered)?.id === 'insult' && considered.findings.reading.words.some((word) => OF_SELF.has(word));
}

/** Whether the visitor speaks of themself at all: "he saw me", but not "he is back". */
export function speaksOfSelf({ alone }: Considered): boolean {
  return alone.reading.words.some((word) => SELF.has(word));
}

/** Whether an entry is for those who do a job, such as `for-hotels`. */
export function isForJob(entry: FaqEntry | undefined): boolean {
  return entry?.id.startsWith('for-') === true;
}

/** The entry for the visitor's job, if one was shown before, the latest first. */
export function jobShown({ last, earlier }: Pick<Considered, 'last' | 'earlier'>): FaqEntry | undefined {
  return [last, ...earlier].find(isForJob);
}

/**
 * Ids of the FAQ entries that may have been meant, best first. Entries that speak to people who do harm (`calmOnly`)
 * come last.
 */
export function likely(voice: Voice, findings: Findings): string[] {
  const [top] = findings.hits;
  const near = findings.hits
    .filter(({ id, score }) => voice.isFaq(id) && score >= (top?.score ?? 0) * RUNNER_UP)
    .map(({ id }) => id);
  const isHarsh = (id: string): boolean => voice.entry(id)?.calmOnly === true;
  return [...near.filter((id) => !isHarsh(id)), ...near.filter(isHarsh)];
}

const SELF = wordSet('i im me my mine we us our yo mi mis conmigo nos nosotros nosotras nuestra nuestro');
/** Words of whoever says what they are: "I am", "soy", "no sirvo". */
const OF_SELF = new Set(['am', 'im', 'myself', 'feel', 'soy', 'estoy', 'siento', 'sirvo', 'valgo', 'merezco']);

/** A runner-up is worth offering from this share of the best score on. */
const RUNNER_UP = 0.4;
