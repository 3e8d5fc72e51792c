/** The small content, with signals in each language, for tests of what is made of content. */
import type { Content, FixedReply, LocaleContent } from '../../server/content/content.ts';
import type { Signals } from '../../server/content/signals.ts';
import { NO_SIGNALS } from '../../server/retrieval/signals/index.ts';
import { bareEntry } from './bare-content.ts';
import { smallContent } from './small-content.ts';

const signals = (phrase: string, examples: string[], counterExamples: string[]): Signals => ({
  ...NO_SIGNALS,
  needs: [
    {
      id: 'danger',
      contacts: ['emergency-911', 'first-line'],
      phrases: [phrase],
      others: [],
      examples,
      otherExamples: [],
      counterExamples,
    },
  ],
});

const SIGNALS: Record<string, Signals> = {
  en: signals('will kill me', ['he will kill me tonight'], ['this homework will be long']),
  es: signals('me va a matar', ['él me va a matar'], ['la tarea va a ser larga']),
};
const REPLIES: FixedReply[] = [bareEntry('escalation-danger'), bareEntry('other', { answer: [{ p: ['Call now.'] }] })];

/** Returns a new copy each time, so that a test may change it. */
export function contentWithSignals(): Content {
  const content = structuredClone(smallContent());
  const locales = content.locales.map(
    (own): LocaleContent => ({
      ...own,
      signals: structuredClone(SIGNALS[own.locale] ?? null),
      replies: structuredClone(REPLIES),
    }),
  );
  return { ...content, locales };
}
