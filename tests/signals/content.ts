import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocaleContent } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';
import {
  createEscalation,
  type Escalation,
  type EscalationDetector,
  type SignalReading,
} from '../../server/retrieval/escalate.ts';
import { compileSignals } from '../../server/retrieval/signals/index.ts';
import { withLearnedSignals } from '../../server/retrieval/signals/teaching.ts';
import { finish } from '../../server/retrieval/steps.ts';
import { natively } from '../natively.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** Returns the ids of all contacts. */
export function contactIds(): Set<string> {
  return new Set(readdirSync(join(CONTENT, 'contacts')).map((file) => file.replace(/\.md$/, '')));
}

/** Returns each language with its examples, and with the questions and utterances that the learned layer reads too. */
export function signalContent(): LocaleContent[] {
  return loadContent(CONTENT).locales;
}

/** A detector that reads an utterance at once. */
export interface Detector extends Pick<EscalationDetector, 'explain'> {
  read(utterance: string, pageLocale?: string): SignalReading;
  detect(utterance: string, pageLocale?: string): Escalation | null;
}

/** Learns from the examples of each language, and returns the detector that finds what they teach. */
export function learnedEscalation(locales: readonly LocaleContent[]): Detector {
  const indexes = new Map(locales.map((own) => [own.locale, compileSignals(own)]));
  const indexOf = (locale: string) => indexes.get(locale);
  return atOnce(createEscalation(withLearnedSignals(locales, indexOf), indexOf));
}

/** Returns the detector of the content as a build has it, whose signals were learned before. */
export function builtEscalation(): Detector {
  const { content, model } = natively('baked');
  return atOnce(createEscalation(content.locales, (locale) => model[locale]?.signals));
}

function atOnce({ reading, explain }: EscalationDetector): Detector {
  const read: Detector['read'] = (utterance, pageLocale) => finish(reading(utterance, pageLocale));
  return { explain, read, detect: (utterance, pageLocale) => read(utterance, pageLocale).escalation };
}
