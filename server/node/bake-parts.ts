/** Makes what takes long to make of content in parts, by kind and language, so that an edit makes anew only the parts it changes. */
import { createHash } from 'node:crypto';
import type { Content, LocaleContent } from '../content/content.ts';
import type { Signals } from '../content/signals.ts';
import type { EngineModel } from '../retrieval/engine.ts';
import { compileVoice, findablesOf } from '../retrieval/reply/voice.ts';
import type { SearchModel } from '../retrieval/search/model.ts';
import { compileSignals, NO_SIGNALS, type SignalIndex } from '../retrieval/signals/index.ts';
import { questionsOf } from '../retrieval/signals/lessons.ts';
import { withLearnedSignals } from '../retrieval/signals/teaching.ts';
import { finish } from '../retrieval/steps.ts';

/** One part of what an engine needs. */
export interface Wanted {
  kind: 'search' | 'signals';
  locale: string;
  /** A hash of every text that the part is made of: while these stay the same, so does the part. */
  of: string;
}

export type Part = Wanted &
  ({ kind: 'search'; model: SearchModel } | { kind: 'signals'; index: SignalIndex; signals: Signals | null });

/** The newest of each part that was made so far, by `nameOf`. */
export type Parts = ReadonlyMap<string, Part>;

/** Content that an engine can be opened on. */
export interface Assembled {
  content: Content;
  model: Readonly<Record<string, Required<EngineModel[string]>>>;
}

/** Returns all parts that content needs. Those that are soon made come first. */
export function partsWanted({ locales }: Content): Wanted[] {
  const questions = locales.map(questionsOf);
  return [
    ...locales.map((own) => wanted('search', own, searchTexts(own))),
    ...locales.map((own) => wanted('signals', own, [signalTexts(own), questions])),
  ];
}

/** Returns the parts that do not exist yet, or were made of other texts. */
export function partsMissing(all: readonly Wanted[], parts: Parts): Wanted[] {
  return all.filter((each) => parts.get(nameOf(each))?.of !== each.of);
}

/** Makes one part. A search takes about a second, signals take some seconds. */
export function makePart({ locales }: Content, { kind, locale, of }: Wanted): Part {
  const own = locales.find((each) => each.locale === locale);
  if (own === undefined) throw new Error(`The content has no language "${locale}" to make ${kind} of.`);
  if (kind === 'search') return { kind, locale, of, model: finish(compileVoice(own)) };
  const index = compileSignals(own);
  // The other languages only teach their questions.
  const others = locales.map((each) => (each === own ? own : { ...each, signals: null }));
  const learned = withLearnedSignals(others, () => index).find((each) => each.locale === locale);
  return { kind, locale, of, index, signals: learned?.signals ?? null };
}

/** Returns `parts` with one more, which replaces an older one of the same kind and language. */
export function withPart(parts: Parts, part: Part): Parts {
  return new Map([...parts, [nameOf(part), part]]);
}

/**
 * Joins the newest texts with the parts that were made last. Where a part was made of earlier texts, it may miss what is new,
 * and what is gone is not shown. A language of which nothing was made yet is left out.
 */
export function assemble(content: Content, all: readonly Wanted[], parts: Parts): Assembled {
  const outdated = new Set(partsMissing(all, parts).map(nameOf));
  const model: Record<string, Required<EngineModel[string]>> = {};
  const locales = content.locales.flatMap((own): LocaleContent[] => {
    const search = partOf(parts, 'search', own);
    const signals = partOf(parts, 'signals', own);
    if (search === undefined || signals === undefined) return [];
    model[own.locale] = { search: search.model, signals: signals.index };
    // Phrases, the index that finds them and what was learned from them belong together.
    const heard = outdated.has(nameOf(signals)) ? signals.signals : withContacts(signals.signals, own.signals);
    return [{ ...own, signals: heard }];
  });
  return { content: { ...content, locales }, model };
}

/** Returns the parts that something was assembled of. */
export function partsIn({ content, model }: Assembled, all: readonly Wanted[]): Parts {
  const parts = all.flatMap((each): Part[] => {
    const own = content.locales.find(({ locale }) => locale === each.locale);
    const made = model[each.locale];
    if (own === undefined || made === undefined) return [];
    return each.kind === 'search'
      ? [{ ...each, kind: 'search', model: made.search }]
      : [{ ...each, kind: 'signals', index: made.signals, signals: own.signals }];
  });
  return new Map(parts.map((part) => [nameOf(part), part]));
}

const nameOf = ({ kind, locale }: Pick<Wanted, 'kind' | 'locale'>): string => `${kind} ${locale}`;

function partOf<Kind extends Part['kind']>(parts: Parts, kind: Kind, { locale }: LocaleContent) {
  return parts.get(nameOf({ kind, locale })) as Extract<Part, { kind: Kind }> | undefined;
}

function wanted(kind: Wanted['kind'], { locale }: LocaleContent, texts: unknown): Wanted {
  return {
    kind,
    locale,
    of: createHash('sha256')
      .update(JSON.stringify([locale, texts]))
      .digest('hex'),
  };
}

/** Everything that `compileVoice` reads. The address of a link is left out, since it is no word. */
function searchTexts(own: LocaleContent): unknown {
  const found = findablesOf(own).map(({ id, question, utterances, answer, scope }) => {
    const words = JSON.stringify(answer, (key, value) => (key === 'href' ? undefined : value));
    return [id, scope, question, utterances, words];
  });
  return [found, own.synonyms];
}

/**
 * Everything that signals are made of, except the questions. The contacts that signals show and the words they show them with
 * are left out.
 */
function signalTexts({ signals, faq, replies }: LocaleContent): unknown {
  const { needs, audiences, ...rest } = signals ?? NO_SIGNALS;
  const words = needs.map(({ contacts: _, reply: __, ...need }) => need);
  const utterances = [faq, replies].map((list) => list.map((each) => each.utterances));
  return [signals !== null, rest, words, audiences.map(({ contacts: _, ...audience }) => audience), utterances];
}

/** Returns the newest signals' contacts and words, with what was learned earlier from the same phrases. */
function withContacts(made: Signals | null, newest: Signals | null): Signals | null {
  if (made === null || newest === null) return made;
  const bare = <From>(from: From) => ({ ...from, examples: [], counterExamples: [] });
  const needs = newest.needs.map((need) => ({ ...bare(need), otherExamples: [] }));
  return { ...made, needs, audiences: newest.audiences.map(bare) };
}
