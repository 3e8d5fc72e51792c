import type { Audience } from '../content/signals.ts';
import { spaced } from './pattern.ts';
import type { Hit } from './signals-found.ts';
import type { Meaning } from './signals-index.ts';
import { type Lexicon, type Spoken, spokenOf, UNKNOWN } from './signals-lexicon.ts';
import { MARK, type Marks } from './signals-marks.ts';
import type { Match, PhraseSet } from './signals-phrases.ts';

/** The words of an utterance without its sayings, and the phrases that match in them. */
export interface Understood {
  spoken: Spoken;
  matches: readonly Match<Meaning>[];
}

/** Reads what each of one language's phrases finds in words. */
export interface Understanding {
  understand(spoken: Spoken): Understood;
  /** The phrases of danger that match without a negation before them, each once. */
  raise(understood: Understood): Hit[];
  audiencesIn(understood: Understood): Audience[];
}

/** Stands in for a saying, so that no phrase matches in it. */
export const BLANK = '_';

export function createUnderstanding(phrases: PhraseSet<Meaning>, marks: Marks, lexicon: Lexicon): Understanding {
  /**
   * Whether a negation stands just before a match: `i am not suicidal`. In `if i do not, he hits me`, the match begins
   * with a subject of its own, so the negation belongs to what went before.
   */
  function isNegated({ numbers }: Spoken, start: number): boolean {
    const is = (place: number, mark: number): boolean => marks.has(numbers[place] ?? UNKNOWN, mark);
    if (is(start, MARK.subject | MARK.negation)) return false;
    if (start > 0 && is(start - 1, MARK.negation)) return true;
    return start > 1 && is(start - 2, MARK.negation) && !is(start - 1, MARK.subject);
  }

  return {
    /** Sayings become one blank word, so that nothing matches across the gap they leave; at the ends they fall away. */
    understand(spoken) {
      const matches = phrases.match(spoken);
      if (matches.every(({ subject }) => subject.kind !== 'saying')) return { spoken, matches };
      const sayings = matches.filter(({ subject }) => subject.kind === 'saying');
      const blanked = spoken.words.map((word, at) =>
        sayings.some(({ start, end }) => at >= start && at < end) ? BLANK : word,
      );
      const left = blanked.filter((word, at) => word !== BLANK || (at > 0 && blanked[at - 1] !== BLANK));
      const rest = spokenOf(left[left.length - 1] === BLANK ? left.slice(0, -1) : left, lexicon);
      return { spoken: rest, matches: phrases.match(rest) };
    },
    raise({ spoken, matches }) {
      const hits = new Map<string, Hit>();
      for (const { start, source, subject } of matches)
        if (subject.kind === 'danger' && !isNegated(spoken, start))
          hits.set(`${subject.need.id} ${source}`, {
            need: subject.need,
            source: spaced(source),
            other: subject.other,
          });
      return [...hits.values()];
    },
    audiencesIn({ spoken, matches }) {
      const audiences = new Set<Audience>();
      for (const { start, subject } of matches)
        if (subject.kind === 'audience' && !isNegated(spoken, start)) audiences.add(subject.audience);
      return [...audiences];
    },
  };
}
