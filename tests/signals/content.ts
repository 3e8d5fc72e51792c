import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LocaleContent } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';
import { createEscalation, type EscalationDetector } from '../../server/retrieval/escalate.ts';
import { compileSignals } from '../../server/retrieval/signals-index.ts';
import { withLearnedSignals } from '../../server/retrieval/signals-teaching.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** Returns the ids of all contacts. */
export function contactIds(): Set<string> {
  return new Set(readdirSync(join(CONTENT, 'contacts')).map((file) => file.replace(/\.md$/, '')));
}

/** Returns each language with its examples, and with the questions and utterances that the learned layer reads too. */
export function signalContent(): LocaleContent[] {
  return loadContent(CONTENT).locales;
}

/** Learns from the examples of each language, and returns the detector that finds what they teach. */
export function learnedEscalation(locales: readonly LocaleContent[]): EscalationDetector {
  const indexes = new Map(locales.map((own) => [own.locale, compileSignals(own)]));
  const indexOf = (locale: string) => indexes.get(locale);
  return createEscalation(withLearnedSignals(locales, indexOf), indexOf);
}
