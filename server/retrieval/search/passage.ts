import type { FaqEntry } from '../../content/content.ts';
import { once } from '../once.ts';
import type { Analysis, Reading } from '../text/analysis.ts';
import { inOneLine } from '../text/in-one-line.ts';
import { createComparison } from './alike.ts';

/** A paragraph with the lists that follow it. */
interface Passage {
  /** Place of its first block in the answer. */
  at: number;
  stems: ReadonlySet<string>;
  /** The stems of the bold words that it begins with, and of what people ask that it answers. */
  heading: ReadonlySet<string>;
  /** Each of these, as it is read. */
  phrases: Reading[];
}

/** An entry, as far as its passages go. */
type Answered = Pick<FaqEntry, 'answer' | 'asked'>;

/** How much more a word counts in a heading. */
const HEADING = 1.5;
/** How much better than the passages before it another one must fit: whoever asks has those on the screen. */
const AHEAD = 1.15;
/** Least that the words have to weigh. */
const LEAST = 1.5;

/**
 * Least likeness to what people ask that a passage answers, with what its own words add (`OWN_WORDS`), and least lead over every other
 * passage. Where none has that lead, its single words choose one of which people's lines are listed only from the likeness `LIKE_ONE` on. Of
 * 6,535 such lines, each left out, 49 of a hundred then find theirs and 23 another one; without that least likeness it was 50 and 27.
 */
const LIKELY = 0.2;
const LEAD = 0.1;
const OWN_WORDS = 0.3;
const LIKE_ONE = 0.55;
/** From this many words on, an utterance that has none of its own may still be like what people ask: "what do they need to know". */
const SAYS_ENOUGH = 4;

/** From this likeness on, an utterance asks what people ask that a passage answers, whatever its single words weigh. */
const ASKED_SO = 0.75;

/** What the passages of an answer say about an utterance. */
export interface Passages {
  /** The place of the passage that fits. `isBare`: the utterance has no word of its own, such as "why?" */
  passage(entry: Answered, reading: Reading, isBare?: boolean): number | undefined;
  /** How like the utterance is to what people ask that one of the passages answers, 0 to 1: the share of stems in common. */
  likeAsked(entry: Answered, reading: Reading): number;
  /** Whether the passage at a place has every word of the topic of an utterance, and there is one. */
  tells(entry: Answered, at: number, reading: Reading): boolean;
}

/** What asks for one passage though it has no word of its own. "What?" and "tell me more" ask for none. */
const ASKS =
  /^(?:(?:and|but|so|ok|y|pero) )*(why|how|when|where|who|which|since when|por que|como|cuando|donde|quien|quienes|cual|cuales|desde cuando)(?: |$)/;

/** What only points back after it: "why them". */
const POINTS = / (?:them|they|her|him|me|us|that|this|it|so|though|then|ellas|ellos|eso|asi) *$/;

/**
 * Creates what finds the passage of an answer that fits an utterance best: the one whose lines that people ask are likest, else the one that
 * has most words of its topic. The rarer these are, in all entries (`rarityOf` a stem, 0 or more) and in this answer, the more they count;
 * `tellingOf` a stem, above 0, is how rarely it is written. It returns the place of the passage's first block, or undefined if none stands
 * out. What was read of an answer is kept.
 */
export function createPassages(
  { read, matter }: Analysis,
  rarityOf: (stem: string) => number,
  tellingOf: (stem: string) => number,
): Passages {
  const stemsOf = (text: string) => new Set(read(text).stems);
  const passagesOf = once(({ answer, asked = [] }: Answered) =>
    answer.flatMap((block, at): Passage[] => {
      // A list belongs to the paragraph before it.
      if (at > 0 && !('p' in block)) return [];
      const next = answer.findIndex((other, place) => place > at && 'p' in other);
      const [start] = 'p' in block ? block.p : [];
      const text = inOneLine(answer.slice(at, next < 0 ? undefined : next));
      const bold = typeof start === 'object' && 'b' in start ? start.b : '';
      const headings = [bold, ...asked.flatMap((each) => (each.at === at ? each.words.split('\n') : []))];
      const heading = headings.join(' ');
      const phrases = headings.filter((each) => each !== '').map((each) => read(each));
      return [{ at, stems: stemsOf(`${text} ${heading}`), heading: stemsOf(heading), phrases }];
    }),
  );

  const comparisonWith = createComparison(tellingOf);
  const comparisonOf = once((entry: Answered) => comparisonWith(passagesOf(entry).map(({ phrases }) => phrases)));

  /** The stems that tell the topic of an utterance, and how rare each is in these passages. */
  const topicIn = (passages: readonly Passage[], reading: Reading): (readonly [stem: string, rare: number])[] =>
    [...new Set(matter(reading))].map((stem) => {
      const holders = passages.filter(({ stems }) => stems.has(stem)).length;
      return [stem, Math.log(1 + passages.length / holders)];
    });

  /** The passages, the likest to the utterance first: by what people ask of them, and a little by their own words. */
  const likest = (entry: Answered, reading: Reading): { at: number; fits: number }[] => {
    const passages = passagesOf(entry);
    const alike = comparisonOf(entry)(reading);
    const all = [...new Set(reading.stems)].reduce((sum, stem) => sum + tellingOf(stem), 0) || 1;
    const topic = topicIn(passages, reading).map(([stem, rare]) => [stem, tellingOf(stem) * rare] as const);
    return passages
      .map(({ at, stems }, number) => {
        const held = topic.reduce((sum, [stem, weight]) => (stems.has(stem) ? sum + weight : sum), 0);
        return { at, fits: (alike[number] ?? 0) + (OWN_WORDS * held) / all };
      })
      .sort((one, other) => other.fits - one.fits);
  };

  /** The passage of which most is asked that begins with the same words: "why?" */
  const beginsSo = (entry: Answered, { words }: Reading): number | undefined => {
    const said = words
      .join(' ')
      .replace(ASKS, (_, asking) => `${asking} `)
      .replace(POINTS, '')
      .trim();
    if (!ASKS.test(said)) return undefined;
    const begins = ({ words: phrase }: Reading): number => {
      const asked = phrase.join(' ');
      return asked === said ? 2 : asked.startsWith(`${said} `) ? 1 : 0;
    };
    const ranked = passagesOf(entry)
      .map(({ at, phrases }) => ({ at, fits: phrases.reduce((sum, phrase) => sum + begins(phrase), 0) }))
      .sort((a, b) => b.fits - a.fits);
    return ranked[0]?.fits ? ranked[0].at : undefined;
  };

  const mostAlike = (entry: Answered, { stems }: Reading): { at: number; likeness: number } => {
    const said = new Set(stems);
    const best = { at: 0, likeness: 0 };
    for (const { at, phrases } of passagesOf(entry))
      for (const phrase of phrases) {
        const likeness = likenessOf(said, new Set(phrase.stems));
        if (likeness > best.likeness) Object.assign(best, { at, likeness });
      }
    return best;
  };

  const passage: Passages['passage'] = (entry, reading, isBare = false) => {
    const begun = isBare ? beginsSo(entry, reading) : undefined;
    if (begun !== undefined) return begun;
    const asked = mostAlike(entry, reading);
    if (asked.likeness >= ASKED_SO) return asked.at;
    if (isBare && reading.words.length < SAYS_ENOUGH) return undefined;
    const ranked = likest(entry, reading);
    const [first, second] = ranked;
    if (first && first.fits >= LIKELY && first.fits - (second?.fits ?? 0) >= LEAD) return first.at;
    if (isBare) return undefined;
    const passages = passagesOf(entry);
    const weights = topicIn(passages, reading).map(([stem, rare]) => [stem, Math.sqrt(rarityOf(stem)) * rare] as const);
    const worthOf = ({ stems, heading }: Passage): number => {
      let worth = 0;
      for (const [stem, weight] of weights) if (stems.has(stem)) worth += heading.has(stem) ? weight * HEADING : weight;
      return worth;
    };
    let best: number | undefined;
    let most = LEAST;
    for (const passage of passages) {
      const worth = worthOf(passage);
      if (worth < most) continue;
      best = passage.at;
      most = worth * AHEAD;
    }
    const isListed = entry.asked?.some(({ at }) => at === best);
    return isListed && !ranked.some(({ at, fits }) => at === best && fits >= LIKE_ONE) ? undefined : best;
  };

  return {
    passage,
    likeAsked: (entry, reading) => mostAlike(entry, reading).likeness,
    tells(entry, at, reading) {
      const said = matter(reading);
      const told = passagesOf(entry).find((passage) => passage.at === at);
      return said.length > 0 && said.every((stem) => told?.stems.has(stem));
    },
  };
}

/** Of all stems of two texts, the share that both have, 0 to 1. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...other].filter((stem) => one.has(stem)).length;
  return shared / (one.size + other.size - shared || 1);
}
