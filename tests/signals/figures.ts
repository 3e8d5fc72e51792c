import type { LocaleContent } from '../../server/content/content.ts';
import type { Signals } from '../../server/content/signals.ts';
import type { Escalation } from '../../server/retrieval/escalate.ts';
import { learnedEscalation } from './content.ts';

/** The results of one fold, or of all folds together. */
export interface HeldOut {
  examples: number;
  raised: number;
  /** Examples raised by a phrase. The learned layer alone found the others. */
  byPhrase: number;
  /** Examples that show their need's first contact among the first four. */
  shown: number;
  /** Raised examples of people who tell of themselves, and those of them that are taken for somebody else's. */
  ofSelf: number;
  selfTakenForOther: number;
  /** Raised examples of people who tell of somebody else, and those of them that are taken for the writer's own. */
  ofOthers: number;
  otherTakenForSelf: number;
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
    ofSelf: 0,
    selfTakenForOther: 0,
    ofOthers: 0,
    otherTakenForSelf: 0,
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
      const read = (example: string): Escalation | null => {
        const found = detector.detect(example, locale);
        sum.examples++;
        if (found === null) sum.missed.push(`${need.id}: ${example}`);
        else {
          sum.raised++;
          if (found.fired.some((phrase) => phrase !== 'learned')) sum.byPhrase++;
          if (found.contacts.slice(0, 4).includes(need.contacts[0] ?? '')) sum.shown++;
        }
        return found;
      };
      const ofSelf = need.examples.filter(left).flatMap((example) => read(example) ?? []);
      sum.ofSelf += ofSelf.length;
      sum.selfTakenForOther += ofSelf.filter(({ whose }) => whose === 'other').length;
      const ofOthers = need.otherExamples.filter(left).flatMap((example) => read(example) ?? []);
      sum.ofOthers += ofOthers.length;
      sum.otherTakenForSelf += ofOthers.filter(({ whose }) => whose === 'self').length;
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
      otherExamples: need.otherExamples.filter(kept),
      counterExamples: need.counterExamples.filter(kept),
    })),
  };
}
