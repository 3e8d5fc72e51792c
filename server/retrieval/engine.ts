import type { Content } from '../content/content.ts';
import type { Ask, Reply } from '../contract.ts';
import { type Decision, decide } from './decide.ts';
import { createEscalation, type SignalsOf } from './escalate.ts';
import { answer } from './reply/answer.ts';
import { type Considered, createConsideration } from './reply/consider.ts';
import { NO_DANGER } from './reply/replied.ts';
import { leading, type Part, together } from './reply/together.ts';
import { compileVoice, createVoice, type Voice } from './reply/voice.ts';
import type { SearchModel } from './search/model.ts';
import { compileSignals, type SignalIndex } from './signals/index.ts';
import { withLearnedSignals } from './signals/teaching.ts';
import { finish, type Steps } from './steps.ts';
import { isReadWhole, partsOf } from './text/parts.ts';

/** Answers utterances from one content. An ask leaves nothing behind: the same one always gets the same reply. */
export interface Engine {
  /**
   * Never throws on any string; `contacts` is never empty where the content has contacts. The utterance is the whole text: where it
   * is longer than the wire allows, each part is read, and danger in any is heard.
   */
  reply(ask: Ask): Reply;
  /** The same in steps, between which other work may be done, other replies too. */
  replying(ask: Ask): Steps<Reply>;
  /** Opens the signals of the languages that no utterance has needed yet, so that the first that does need not wait for them. */
  open(): Steps<void>;
  /** Why `reply` says what it says, for people; of several parts, the one that is answered. */
  explain(ask: Ask): Explanation;
}

/** Everything a reply was decided on. */
export interface Explanation extends Omit<Considered, 'voice' | 'switched' | 'last'> {
  reply: Reply;
  locale: string;
  decision: Decision;
  /** For each hit, what it shares with the utterance, largest first. */
  shared: Map<string, { feature: string; adds: number }[]>;
}

/**
 * What is compiled from the content before anything is asked, by locale: plain data, which a build can store. Without
 * `signals`, the phrases are read when the engine is opened.
 */
export type EngineModel = Readonly<Record<string, { search: SearchModel; signals?: SignalIndex }>>;

/**
 * Builds the engine from any content: no setting to change, nothing in it is required but one entry's question. Compiles what the
 * model lacks, and learns what was not learned.
 */
export function createEngine(content: Content, model: EngineModel = {}): Engine {
  const all: Record<string, EngineModel[string]> = {};
  for (const own of content.locales)
    all[own.locale] = model[own.locale] ?? { search: finish(compileVoice(own)), signals: compileSignals(own) };
  const locales = withLearnedSignals(content.locales, (locale) => all[locale]?.signals);
  return finish(openEngine({ ...content, locales }, all));
}

/** What any part of a text told that still holds; that nobody is in danger only where no part is an alarm. */
function toldIn(parts: readonly Part[]): Pick<Reply, 'told'> {
  const isRaised = parts.length > 1 && parts.some(({ reply }) => reply.kind === 'escalation');
  const all = parts.flatMap(({ considered }) => considered.told);
  const told = [...new Set(all)].filter((id) => !(isRaised && id === NO_DANGER));
  return told.length > 0 ? { told } : {};
}

/**
 * Opens the engine with a model that was compiled from the same content, whose signals were learned. It works in steps, for a page that must not
 * freeze meanwhile. Of the signals, it opens those of the language `own`, by default the first: see `Engine.open`. Where `signalsOf`
 * says that others are still on their way, an utterance that needs them throws `SignalsAwaited`. Throws an error if
 * the content has no language, or if the model lacks one of its languages.
 */
export function* openEngine(
  content: Content,
  model: EngineModel,
  own = content.locales[0]?.locale,
  signalsOf?: SignalsOf,
): Steps<Engine> {
  const voices: Voice[] = [];
  for (const locale of content.locales) {
    const compiled = model[locale.locale];
    if (compiled === undefined) throw new Error(`Nothing was compiled for the language "${locale.locale}".`);
    voices.push(yield* createVoice(locale, compiled.search));
  }
  const [first, ...others] = voices;
  if (first === undefined)
    throw new Error('The content has no language. Add a folder such as content/en/faq with an entry.');
  const escalation = createEscalation(content.locales, (locale) => model[locale]?.signals, signalsOf);
  yield* escalation.open(own);
  const consider = createConsideration(
    [first, ...others],
    escalation,
    content.places,
    content.locales.flatMap(({ signals }) => signals?.audiences ?? []),
  );

  function* read(ask: Ask): Steps<[Part, ...Part[]]> {
    const parts: Part[] = [];
    for (const utterance of partsOf(ask.utterance)) {
      const considered = yield* consider({ ...ask, utterance });
      yield;
      parts.push({ utterance, considered, reply: answer(considered) });
    }
    return parts as [Part, ...Part[]];
  }

  function toAll({ utterance }: Ask, parts: readonly [Part, ...Part[]]): Reply {
    const reply = { ...together(parts), ...toldIn(parts) };
    return isReadWhole(utterance) ? reply : { ...reply, readInPart: true };
  }

  function* replying(ask: Ask): Steps<Reply> {
    return toAll(ask, yield* read(ask));
  }

  return {
    reply: (ask) => finish(replying(ask)),
    replying,
    open: () => escalation.open(),
    explain(ask) {
      const parts = finish(read(ask));
      const { utterance, considered } = leading(parts);
      const { voice, switched, last, ...evidence } = considered;
      const { hits } = evidence.findings;
      return {
        ...evidence,
        reply: toAll(ask, parts),
        locale: voice.locale,
        decision: decide(evidence.certainty, !voice.isFaq(hits[0]?.id ?? '')),
        shared: new Map(hits.map(({ id }) => [id, voice.search.shared(utterance, id)])),
      };
    },
  };
}
