/**
 * Sends the visitor's question to the server, then to this device, and says so when neither answers. Never throws, never waits
 * for ever.
 */
import type { Ask, Reply } from '../server/contract.ts';
import type { LoadDevice } from './baked.ts';

export interface ClientOptions {
  /** Address that answers `POST`ed questions. */
  address: string;
  /** Which of them is asked first. With `device` the server is never asked. */
  answers: 'server' | 'device';
  /** Loads the answers onto this device. Where it is absent, only the server answers. */
  loadDevice?: LoadDevice;
}

/** Resolves to undefined when no answer comes in time. A reply that comes after that is passed to `late`. */
export type AskCairn = (ask: Ask, late?: (reply: Reply) => void) => Promise<Reply | undefined>;

/** How long the server may take, and then the server and the device side by side, in milliseconds. */
export const ANSWER_WAIT = 4000;
/** When a question to the server is dropped, in milliseconds. */
const DROPPED = 30_000;

/** Creates the function that asks whom `answers` names; after a server that has no answer, this device. */
export const createClient = ({ address, answers, loadDevice }: ClientOptions): AskCairn => {
  const askDevice = async (ask: Ask): Promise<Reply | undefined> =>
    loadDevice && (await loadDevice(ask.locale ?? 'en'))?.answer(ask, loadDevice);
  return async (ask, late) => {
    const abort = new AbortController();
    const drop = (): void => abort.abort();
    const server = there(answers === 'server' ? askServer(address, ask, abort.signal) : undefined);
    const soon = await inTime(server);
    if (soon) return soon;
    // On a weak line the short reply of a server that is slow may still come before the long file of this device.
    const either = firstOf([server, there(askDevice(ask))]);
    either.then(drop, drop);
    setTimeout(drop, DROPPED);
    return inTime(either, late);
  };
};

/** Longest utterance that the server takes. What comes after it in a longer text is sent beside it. */
const UTTERANCE = 500;

const askServer = async (address: string, ask: Ask, signal: AbortSignal): Promise<Reply | undefined> => {
  const { utterance } = ask;
  // The cut may go through a sign of two units: JSON writes each half as it is, and the server joins them.
  const sent: Ask = { ...ask, utterance: utterance.slice(0, UTTERANCE) };
  if (utterance.length > UTTERANCE) sent.rest = utterance.slice(UTTERANCE);
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Old libraries give lists a `toJSON` that makes text of them: send what each part is, not what it says of itself.
    body: JSON.stringify(sent, function (this: Record<string, unknown>, key) {
      return this[key];
    }),
    // Send nothing of the host page along, and leave nothing in a cache.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  });
  const body: unknown = response.ok ? await response.json() : undefined;
  return isReply(body) ? body : undefined;
};

/** Rejects where there is no reply. */
const there = async (work: Promise<Reply | undefined> | undefined): Promise<Reply> => (await work) ?? Promise.reject();

/** As `Promise.any`, which older libraries take away where they put a `Promise` of their own (zone.js before 0.11.5). */
const firstOf = (works: readonly Promise<Reply>[]): Promise<Reply> =>
  new Promise((resolve, reject) => {
    let left = works.length;
    for (const work of works) work.then(resolve, () => --left || reject());
  });

const inTime = (work: Promise<Reply>, late?: (reply: Reply) => void): Promise<Reply | undefined> =>
  new Promise((resolve) => {
    let isLate = false;
    const giveUp = (): void => {
      isLate = true;
      resolve(undefined);
    };
    setTimeout(giveUp, ANSWER_WAIT);
    work.then((reply) => {
      if (isLate) late?.(reply);
      resolve(reply);
    }, giveUp);
  });

/** Whether the body is a reply. A captive portal answers every request with a page of its own: that counts as a failure. */
const isReply = (body: unknown): body is Reply => {
  const { kind, questions, contacts } = (body ?? {}) as Partial<Reply>;
  return (
    ['answer', 'clarification', 'fallback', 'escalation'].includes(kind as string) &&
    Array.isArray(questions) &&
    Array.isArray(contacts)
  );
};
