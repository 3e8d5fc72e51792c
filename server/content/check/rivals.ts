/** Which entries get confused: asks an engine every stored utterance, and notes which entry wins. */
import type { Content, LocaleContent } from '../content.ts';

/** Answers an utterance with the id of the entry it finds; null if it finds none for sure. */
export type Finder = (utterance: string, locale: string) => string | null;

/** An utterance that finds another entry than its own. */
export interface Rival {
  locale: string;
  /** The entry it belongs to. */
  id: string;
  /** Its place in the entry's list. */
  index: number;
  utterance: string;
  /** The entry it finds. */
  winner: string;
}

/** What came out of asking them all. */
export interface RivalReport {
  rivals: Rival[];
  /** How many utterances were asked. */
  asked: number;
  /** How many found their own entry; the rest found another, or none for sure. */
  own: number;
}

/**
 * Asks the engine that visitors get. A rival found here is a fault: a person who typed the very words of an entry would
 * get another one.
 */
export function findRivals(content: Content, createFinder: (content: Content) => Finder): RivalReport {
  return ask([{ content, find: createFinder(content), isAsked: () => true }]);
}

/** Number of parts that the utterances are split into. Each part is asked of an engine that knows only the other parts. */
const PARTS = 5;

/** Asks each utterance of an engine that has not seen it, as with a visitor's own words. It shows which entries are alike. */
export function findUnseenRivals(content: Content, createFinder: (content: Content) => Finder): RivalReport {
  return ask(
    Array.from({ length: PARTS }, (_, part) => {
      const isAsked = (index: number) => index % PARTS === part;
      const locales = content.locales.map((locale) => without(locale, isAsked));
      return { content, find: createFinder({ ...content, locales }), isAsked };
    }),
  );
}

interface Round {
  content: Content;
  find: Finder;
  /** Whether the utterance at this place of its entry's list is asked in this round. */
  isAsked(index: number): boolean;
}

function ask(rounds: readonly Round[]): RivalReport {
  const report: RivalReport = { rivals: [], asked: 0, own: 0 };
  for (const { content, find, isAsked } of rounds) {
    for (const { locale, faq } of content.locales) {
      for (const { id, utterances } of faq) {
        utterances.forEach((utterance, index) => {
          if (!isAsked(index)) return;
          const winner = find(utterance, locale);
          report.asked++;
          if (winner === id) report.own++;
          else if (winner !== null) report.rivals.push({ locale, id, index, utterance, winner });
        });
      }
    }
  }
  return report;
}

function without(locale: LocaleContent, isTaken: (index: number) => boolean): LocaleContent {
  const faq = locale.faq.map((entry) => ({
    ...entry,
    utterances: entry.utterances.filter((_, index) => !isTaken(index)),
  }));
  return { ...locale, faq };
}
