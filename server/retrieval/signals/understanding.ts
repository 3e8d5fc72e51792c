import type { Audience } from '../../content/signals.ts';
import { type Hit, isWhole } from './found.ts';
import type { Meaning } from './index.ts';
import { type Spoken, UNKNOWN } from './lexicon.ts';
import { MARK, type Marks } from './marks.ts';
import { spaced } from './pattern.ts';
import type { Match, PhraseSet } from './phrases.ts';

/** The words of an utterance, and the phrases that match in them. No words are left if a saying is all of it (`= …`). */
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

const NOTHING: Spoken = { words: [], numbers: [] };

/** Creates the understanding of one language from its phrases, and the marks of its words. */
export function createUnderstanding(phrases: PhraseSet<Meaning>, marks: Marks): Understanding {
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
    /**
     * A saying keeps phrases from matching in its words. Its words stay: what was learned judges all that was said, so that
     * danger told in the words of a saying is heard.
     */
    understand(spoken) {
      const matches = phrases.match(spoken);
      const sayings = matches.filter(({ subject }) => subject.kind === 'saying');
      if (sayings.length === 0) return { spoken, matches };
      if (sayings.some(isWhole)) return { spoken: NOTHING, matches: sayings };
      return {
        spoken,
        matches: matches.filter(
          ({ start, end, subject }) =>
            subject.kind === 'saying' || !sayings.some((saying) => saying.start < end && start < saying.end),
        ),
      };
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
