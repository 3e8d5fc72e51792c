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
export const LONGEST_WAIT = 4000;
/** When a question to the server is dropped, in milliseconds. */
const DROPPED = 30_000;

/** Creates the function that asks whom `answers` names; after a server that has no answer, this device. */
export const createClient = ({ address, answers, loadDevice }: ClientOptions): AskCairn => {
  const askDevice = async (ask: Ask): Promise<Reply | undefined> =>
    loadDevice && (await loadDevice(ask.locale ?? 'en'))?.answer(ask, loadDevice);
  const askOnce: AskCairn = async (ask, late) => {
    const abort = new AbortController();
    const drop = (): void => abort.abort();
    const server = there(answers === 'server' ? askServer(address, ask, abort.signal) : undefined);
    const soon = await inTime(server);
    if (soon) return soon;
    // On a weak line the short reply of a server that is slow may still come before the long file of this device.
    const either = Promise.any([server, there(askDevice(ask))]);
    either.then(drop, drop);
    setTimeout(drop, DROPPED);
    return inTime(either, late);
  };
  return async (ask, late) => {
    let best: Reply | undefined;
    for (const utterance of partsOf(ask.utterance)) {
      const reply = await askOnce({ ...ask, utterance }, late);
      // What could not be read may be where the danger is: then only who is in danger anyway gets a reply.
      if (!reply) return best?.kind === 'escalation' ? best : undefined;
      if (!best || rankOf(reply) < rankOf(best)) best = reply;
    }
    return best;
  };
};

/**
 * A text in parts that are as long as the server takes: each ends with a sentence, else with a word. Of very many the first and the last
 * are asked. People often put the danger last, or in the middle.
 */
const partsOf = (text: string): string[] => {
  const parts = text.match(/(?=\S)(?:.{1,500}$|.{250,499}[.!?…](?=\s)|.{250,499}(?=\s)|.{500})/gs) ?? [];
  return parts.length > MOST ? [...parts.slice(0, MOST / 2), ...parts.slice(-MOST / 2)] : parts;
};

const MOST = 12;

/** What is said to a whole text is what is said to the part that matters most: 911 comes before other danger, danger before an answer. */
const rankOf = ({ kind, contacts: [first] }: Reply): number =>
  ['escalation', 'answer', 'clarification', 'fallback'].indexOf(kind) - (first?.id === 'emergency-911' ? 0.5 : 0);

const askServer = async (address: string, ask: Ask, signal: AbortSignal): Promise<Reply | undefined> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Old libraries give lists a `toJSON` that makes text of them: send what each part is, not what it says of itself.
    body: JSON.stringify(ask, function (this: Record<string, unknown>, key) {
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

const inTime = (work: Promise<Reply>, late?: (reply: Reply) => void): Promise<Reply | undefined> =>
  new Promise((resolve) => {
    let isLate = false;
    const giveUp = (): void => {
      isLate = true;
      resolve(undefined);
    };
    setTimeout(giveUp, LONGEST_WAIT);
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
