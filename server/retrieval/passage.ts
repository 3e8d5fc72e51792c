import type { FaqEntry } from '../content/content.ts';
import type { Analysis, Reading } from './analysis.ts';
import { once } from './once.ts';
import { plainText } from './plain-text.ts';

/** A paragraph with the lists that follow it. */
interface Passage {
  /** Place of its first block in the answer. */
  at: number;
  stems: ReadonlySet<string>;
  /** The stems of the bold words that it begins with, and of what people ask that it answers. */
  heading: ReadonlySet<string>;
}

/** An entry, as far as its passages go. */
type Answered = Pick<FaqEntry, 'answer' | 'asked'>;

/** How much more a word counts in a heading. */
const HEADING = 1.5;
/** How much better than the passages before it another one must fit: whoever asks has those on the screen. */
const AHEAD = 1.15;
/** Least that the words have to weigh: of 566 labelled blind questions, most were then answered on the first screen. */
const LEAST = 1;

/**
 * Creates the function that finds the passage of an answer that fits an utterance best, by the words of its topic: the rarer, in all
 * content (`rarityOf` a stem, 0 or more) and in this answer, the more they count. It returns the place of the passage's first block,
 * or undefined if none stands out. What was read of an answer is kept.
 */
export function createPassageFinder(
  { read, matter }: Analysis,
  rarityOf: (stem: string) => number,
): (entry: Answered, reading: Reading) => number | undefined {
  const stemsOf = (text: string) => new Set(read(text).stems);
  const passagesOf = once(({ answer, asked = [] }: Answered) =>
    answer.flatMap((block, at): Passage[] => {
      // A list belongs to the paragraph before it.
      if (at > 0 && !('p' in block)) return [];
      const next = answer.findIndex((other, place) => place > at && 'p' in other);
      const [start] = 'p' in block ? block.p : [];
      const text = plainText(answer.slice(at, next < 0 ? undefined : next));
      const bold = typeof start === 'object' && 'b' in start ? start.b : '';
      const heading = [bold, ...asked.filter((each) => each.at === at).map(({ words }) => words)].join(' ');
      return [{ at, stems: stemsOf(`${text} ${heading}`), heading: stemsOf(heading) }];
    }),
  );

  return (entry, reading) => {
    const passages = passagesOf(entry);
    const weights = [...new Set(matter(reading))].map((stem) => {
      const holders = passages.filter(({ stems }) => stems.has(stem)).length;
      return [stem, Math.sqrt(rarityOf(stem)) * Math.log(1 + passages.length / holders)] as const;
    });
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
    return best;
  };
}
