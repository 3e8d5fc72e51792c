/** The search and the signals of a language know many of the same words. A build writes these once, and loading puts them back. */
import type { Content, LocaleContent } from '../content/content.ts';
import type { SignalModel } from '../content/signals.ts';
import type { EngineModel } from './engine.ts';
import { readNumbers, readWords, writeNumbers, writeWords } from './packed.ts';

/** Returns content whose signals name the words that the search of their language has, too, by their places there. */
export function shareWords(content: Content, model: EngineModel): Content {
  return withWords(content, model, (own, known) => {
    const words = wordsIn(own);
    const has = new Set(words);
    const shared = known.flatMap((word, place) => (has.has(word) ? [place] : []));
    const skipped = shared.map((place, at) => place - (shared[at - 1] ?? -1) - 1);
    const all = new Set(known);
    return { shared: writeNumbers(skipped), rest: writeWords(words.filter((word) => !all.has(word))) };
  });
}

/** Returns the content that `shareWords` was given: its signals have all their words, as a list. */
export function withSharedWords(content: Content, model: EngineModel): Content {
  return withWords(content, model, ({ words }, known) => {
    if (!isShared(words)) return words;
    const all: string[] = [];
    const rest = readWords(words.rest);
    let [place, next] = [-1, 0];
    for (const skipped of readNumbers(words.shared)) {
      place += skipped + 1;
      const word = known[place] ?? '';
      // Both lists are sorted, and so has to be what is made of them: `NeedTelling.gaps` counts in this order.
      while (next < rest.length && (rest[next] ?? '') < word) all.push(rest[next++] ?? '');
      all.push(word);
    }
    return [...all, ...rest.slice(next)];
  });
}

/** The words of a model that are not borrowed, sorted. */
export function wordsIn({ words }: Pick<SignalModel, 'words'>): readonly string[] {
  if (typeof words === 'string') return readWords(words);
  if (isShared(words)) throw new Error('These signals lack the words of their search: see withSharedWords.');
  return words;
}

type Words = SignalModel['words'];

const isShared = (words: Words): words is Exclude<Words, string | readonly string[]> =>
  typeof words === 'object' && 'shared' in words;

function withWords(
  content: Content,
  model: EngineModel,
  change: (signals: SignalModel, known: readonly string[]) => Words,
): Content {
  const locales = content.locales.map((own): LocaleContent => {
    const known = model[own.locale]?.search.words;
    const learned = own.signals?.model;
    if (!own.signals || !learned || !known) return own;
    return { ...own, signals: { ...own.signals, model: { ...learned, words: change(learned, known) } } };
  });
  return { ...content, locales };
}
