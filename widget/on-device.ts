/**
 * Answers in the browser: the engine of the server with the content of one language, in one file. No word of a visitor leaves
 * the device. The only widget file that may import the engine.
 *
 * An utterance may be in another language than the page. The signals of the other languages are fetched right after this file: only
 * an utterance that is not plainly in the page's language waits for them. The rest of another language is fetched when an utterance
 * may need it, and the engine is then built from all files together.
 */
import pieces from 'virtual:cairn-content';
import stamps from 'virtual:cairn-signals';
import type { Content, LocaleContent } from '../server/content/content.ts';
import type { Ask, Reply } from '../server/contract.ts';
import { type Engine, type EngineModel, openEngine } from '../server/retrieval/engine.ts';
import { SignalsAwaited } from '../server/retrieval/escalate.ts';
import type { Text } from '../server/retrieval/normalize.ts';
import { knownWords, shareKnown } from '../server/retrieval/search/model.ts';
import { withSharedWords } from '../server/retrieval/shared-words.ts';
import { finishInSlices, type Steps } from '../server/retrieval/steps.ts';
import { openAnalysis } from '../server/retrieval/text/analysis.ts';
import { detectLocale } from '../server/retrieval/text/language.ts';
import { partsOf } from '../server/retrieval/text/parts.ts';
import { readWritten, type Written } from '../server/retrieval/written.ts';
import type { DeviceModule, LoadDevice } from './baked.ts';
import { fromPieces } from './pieces.ts';

/** What one file holds: everything in its own language, and the names of the others. */
interface Held {
  content: Content;
  own: LocaleContent;
  /** What was compiled of the content. */
  model: EngineModel;
}

/**
 * Reads the file and builds the engine of its language, in slices between which the page can do its own work. Meanwhile the signals of
 * the other languages arrive.
 */
export const prepare: DeviceModule['prepare'] = (load) => {
  alone ??= orAnew(
    read().then((held) =>
      inSlices(
        openEngine(withOwnWords(held), held.model, held.own.locale, (content) => {
          if (content === held.own) return content.signals;
          return content.locale in arrived ? arrived[content.locale] : without > 0 ? null : undefined;
        }),
      ),
    ),
    () => {
      alone = undefined;
    },
  );
  // Whoever asks learns that it failed; nobody may ask.
  alone.catch(() => undefined);
  fetchSignals(load);
};

/**
 * Returns the same reply as the server, to the byte. If another language is needed and cannot be had, or its answers do not come in
 * time, it returns the best reply of this language.
 */
export const answer: DeviceModule['answer'] = async (ask, load) => {
  // Short tasks instead of one long one: the page draws the question, we find the reply, the page draws the reply.
  await pause();
  const reply = await replyTo(ask, load);
  await pause();
  openRest().catch(() => undefined);
  return reply;
};

/** Opens what is left of the engine once there is an answer to read, so that the next one does not wait for it. */
const openRest = async (): Promise<void> => {
  await fetching;
  const hasAll = Object.keys(stamps).every((locale) => locale in arrived);
  const engine = all ?? (hasAll ? await alone : undefined);
  if (engine) await inSlices(engine.open());
};

const replyTo: DeviceModule['answer'] = async (ask, load) => {
  if (all !== undefined) return inSlices(all.replying(ask));
  prepare(load);
  const held = await read();
  const first = (await alone) as Engine;
  const reply = await replyAlone(ask, first, load);
  if (await isFinal(ask, reply, held, first)) return reply;
  const engine = await inTime(together(held, load));
  return engine === undefined ? { ...reply, locale: held.own.locale } : inSlices(engine.replying(ask));
};

/** Returns the reply of this language. It waits for the signals of another where the utterance needs them. */
const replyAlone = async (ask: Ask, engine: Engine, load: LoadDevice): Promise<Reply> => {
  try {
    return await inSlices(engine.replying(ask));
  } catch (error) {
    if (!(error instanceof SignalsAwaited)) throw error;
  }
  await fetchSignals(load);
  without++;
  try {
    return await inSlices(engine.replying(ask));
  } finally {
    without--;
  }
};

/** Fetches the signals that are missing. Resolves also where they cannot be had: the next question then tries again. */
const fetchSignals = (load: LoadDevice): Promise<unknown> => {
  fetching ??= Promise.all(
    Object.entries(stamps).map(async ([locale, stamp]) => {
      if (locale in arrived) return;
      const part = (await load(`signals-${locale}`, stamp)) as { pieces: string[] } | undefined;
      if (part) arrived[locale] = (await inSlices(fromPieces<Pick<LocaleContent, 'signals'>>(part.pieces))).signals;
    }),
  )
    .catch(() => undefined)
    .finally(() => {
      fetching = undefined;
    });
  return fetching;
};

/** The signals of the other languages that are here, by locale. */
const arrived: Record<string, LocaleContent['signals']> = {};
let fetching: Promise<unknown> | undefined;
/** How many utterances are being read although signals that they need could not be had. */
let without = 0;

/** Reads the file once, and again only if that failed. */
export const read = (): Promise<Held> => {
  reading ??= orAnew(inSlices(readHeld()), () => {
    reading = undefined;
  });
  return reading;
};

/** Where something fails, such as for want of memory, it is forgotten, so that the next question begins anew. */
const orAnew = <Made>(made: Promise<Made>, forget: () => void): Promise<Made> =>
  made.catch((error) => {
    forget();
    throw error;
  });

function* readHeld(): Steps<Held> {
  const held = yield* fromPieces<{ content: Content; model: Written }>(pieces);
  const model = yield* readWritten<EngineModel>(held.model);
  const content = withSharedWords(held.content, model);
  yield;
  // The file's own language is the one that has FAQ entries.
  const own = content.locales.find(({ faq }) => faq.length > 0) ?? (content.locales[0] as LocaleContent);
  return { content, own, model };
}

let reading: Promise<Held> | undefined;
let alone: Promise<Engine> | undefined;
let all: Engine | undefined;
let underWay: Promise<Engine> | undefined;

/** Longest time without a pause, in milliseconds: a fifth of what a person would notice on a phone four times as slow. */
const SLICE = 10;

const inSlices = <Made>(steps: Steps<Made>): Promise<Made> =>
  finishInSlices(steps, { slice: SLICE, now: () => performance.now(), pause });

/** Waits for a message to ourselves, so that the page can work. Browsers slow down timers that follow one another, but not messages. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** How long another language may take to arrive, in milliseconds: half of what the panel waits for an answer. */
const OTHER_LANGUAGE_WAIT = 2000;

/** Until another language is loaded, what its signals raise is answered with the replies and contacts of this one. */
const withOwnWords = ({ content, own }: Held): Content => ({
  ...content,
  locales: content.locales.map((locale) =>
    locale === own
      ? own
      : {
          ...locale,
          replies: own.replies,
          contacts: own.contacts,
          defaultContacts: own.defaultContacts,
        },
  ),
});

/** Builds the engine of all languages, one build at a time. A build that comes too late for its question serves the next one. */
const together = (held: Held, load: LoadDevice): Promise<Engine> => {
  underWay ??= build(held, load)
    .then((engine) => {
      all = engine;
      return engine;
    })
    .finally(() => {
      underWay = undefined;
    });
  return underWay;
};

const build = async (held: Held, load: LoadDevice): Promise<Engine> => {
  const all = await Promise.all(
    held.content.locales.map(async ({ locale }) => {
      if (locale === held.own.locale) return held;
      const other = (await load(locale)) as unknown as { read: typeof read };
      return other.read();
    }),
  );
  const model = Object.fromEntries(all.map(({ own: { locale }, model: each }) => [locale, each[locale]]));
  return inSlices(openEngine({ ...held.content, locales: all.map(({ own }) => own) }, model as EngineModel));
};

const inTime = (work: Promise<Engine>): Promise<Engine | undefined> =>
  Promise.race([
    work.catch(() => undefined),
    new Promise<undefined>((resolve) => {
      setTimeout(resolve, OTHER_LANGUAGE_WAIT);
    }),
  ]);

/** Whether the reply is final. Of a long text each part has a reply of its own, which may be in another language. */
const isFinal = async (ask: Ask, reply: Reply, held: Held, engine: Engine): Promise<boolean> => {
  const parts = partsOf(ask.utterance);
  if (parts.length === 1) return isSure(ask, reply, held);
  try {
    for (const utterance of parts) {
      const part = { ...ask, utterance };
      if (!(await isSure(part, await inSlices(engine.replying(part)), held))) return false;
    }
    return true;
  } catch {
    // It needs signals that could not be had.
    return false;
  }
};

/** Whether no other language could have changed the reply, even if it knew every word of the utterance. */
const isSure = async ({ utterance }: Ask, { kind, locale }: Reply, held: Held): Promise<boolean> => {
  const { content, own } = held;
  if (locale !== own.locale) return false;
  if (kind === 'escalation') return true;
  const isOwn = (familiar: (text: Text) => number): boolean =>
    detectLocale(
      utterance,
      own.locale,
      content.locales.map((candidate) => ({
        locale: candidate.locale,
        familiar: candidate === own ? familiar : () => 1,
      })),
    ) === own.locale;
  return isOwn(() => 0) || isOwn(await familiarIn(held));
};

/** Returns the function that tells the share of a text's words that this language's content knows. Few utterances need it. */
const familiarIn = ({ own, model }: Held): Promise<(text: Text) => number> => {
  familiar ??= orAnew(
    inSlices(openAnalysis(own.locale, own.synonyms)).then((analysis) => {
      const known = knownWords((model[own.locale] as EngineModel[string]).search);
      return (text) => shareKnown(analysis.read(text).words, known);
    }),
    () => {
      familiar = undefined;
    },
  );
  return familiar;
};

let familiar: Promise<(text: Text) => number> | undefined;
