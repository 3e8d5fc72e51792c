import type { LocaleContent } from '../../server/content/content.ts';
import type { Signals } from '../../server/content/signals.ts';
import { learnedEscalation } from './content.ts';

/** The results of one fold, or of all folds together. */
export interface HeldOut {
  examples: number;
  raised: number;
  /** Examples raised by a phrase. The learned layer alone found the others. */
  byPhrase: number;
  /** Examples that show their need's first contact among the first four. */
  shown: number;
  counterExamples: number;
  falseAlarms: number;
  missed: string[];
  alarmed: string[];
}

/**
 * Leaves out every `folds`-th example and counter-example of each need in turn, trains without them, and reads them. Phrases
 * stay: a person who saw the examples wrote them, so what phrases find (a fifth) is not blind.
 */
export function measureHeldOut(content: readonly LocaleContent[], folds: number): HeldOut {
  const sum: HeldOut = {
    examples: 0,
    raised: 0,
    byPhrase: 0,
    shown: 0,
    counterExamples: 0,
    falseAlarms: 0,
    missed: [],
    alarmed: [],
  };
  for (let fold = 0; fold < folds; fold++) {
    const kept = (_: string, at: number): boolean => at % folds !== fold;
    const left = (_: string, at: number): boolean => at % folds === fold;
    const detector = learnedEscalation(
      content.map((each) => ({ ...each, signals: each.signals && only(each.signals, kept) })),
    );
    const needs = content.flatMap(({ locale, signals }) => (signals?.needs ?? []).map((need) => ({ locale, need })));
    for (const { locale, need } of needs) {
      for (const example of need.examples.filter(left)) {
        const found = detector.detect(example, locale);
        sum.examples++;
        if (found === null) sum.missed.push(`${need.id}: ${example}`);
        else {
          sum.raised++;
          if (found.fired.some((phrase) => phrase !== 'learned')) sum.byPhrase++;
          if (found.contacts.slice(0, 4).includes(need.contacts[0] ?? '')) sum.shown++;
        }
      }
      for (const example of need.counterExamples.filter(left)) {
        sum.counterExamples++;
        const found = detector.detect(example, locale);
        if (found === null) continue;
        sum.falseAlarms++;
        sum.alarmed.push(`${example} → ${found.fired.join(' · ')}`);
      }
    }
  }
  return sum;
}

function only(signals: Signals, kept: (text: string, at: number) => boolean): Signals {
  return {
    ...signals,
    needs: signals.needs.map((need) => ({
      ...need,
      examples: need.examples.filter(kept),
      counterExamples: need.counterExamples.filter(kept),
    })),
  };
}
