/** Which entries get confused: asks an engine every stored utterance, and notes which entry wins. */
import type { Content, FaqEntry, LocaleContent } from '../content.ts';

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
      const isAsked: Round['isAsked'] = (_, index) => index % PARTS === part;
      return { content, find: createFinder(without(content, isAsked)), isAsked };
    }),
  );
}

/**
 * Asks the utterances that were just added of an engine that has not seen them. Where they stand, they find their own
 * entry, be it the right one or not; this shows where else they may belong.
 */
export function findAddedRivals(
  content: Content,
  isAdded: Round['isAsked'],
  createFinder: (content: Content) => Finder,
): RivalReport {
  const faq = content.locales.flatMap((locale) => locale.faq);
  const isAny = faq.some((entry) => entry.utterances.some((_, index) => isAdded(entry, index)));
  return ask(isAny ? [{ content, find: createFinder(without(content, isAdded)), isAsked: isAdded }] : []);
}

interface Round {
  content: Content;
  find: Finder;
  /** Whether the utterance at this place of the entry's list is asked in this round. */
  isAsked: (entry: FaqEntry, index: number) => boolean;
}

function ask(rounds: readonly Round[]): RivalReport {
  const report: RivalReport = { rivals: [], asked: 0, own: 0 };
  for (const { content, find, isAsked } of rounds) {
    for (const { locale, faq } of content.locales) {
      for (const entry of faq) {
        const { id, utterances } = entry;
        utterances.forEach((utterance, index) => {
          if (!isAsked(entry, index)) return;
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

function without(content: Content, isTaken: Round['isAsked']): Content {
  const locales = content.locales.map((locale): LocaleContent => {
    const faq = locale.faq.map((entry) => ({
      ...entry,
      utterances: entry.utterances.filter((_, index) => !isTaken(entry, index)),
    }));
    return { ...locale, faq };
  });
  return { ...content, locales };
}
