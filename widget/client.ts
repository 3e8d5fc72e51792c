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

/** Resolves to undefined when no answer comes in time. A reply that the device finds after that is passed to `late`. */
export type AskCairn = (ask: Ask, late?: (reply: Reply) => void) => Promise<Reply | undefined>;

/** The longest the server, and then the device, may take, in milliseconds. */
export const LONGEST_WAIT = 4000;

export const createClient = ({ address, answers, loadDevice }: ClientOptions): AskCairn => {
  const device = async (ask: Ask): Promise<Reply | undefined> =>
    loadDevice && (await loadDevice(ask.locale ?? 'en'))?.answer(ask, loadDevice);
  return async (ask, late) =>
    (answers === 'server' && (await inTime((signal) => askServer(address, ask, signal)))) ||
    (await inTime(() => device(ask), late));
};

const askServer = async (address: string, ask: Ask, signal: AbortSignal): Promise<Reply | undefined> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ask),
    // Send nothing of the host page along, and leave nothing in a cache.
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal,
  });
  const body: unknown = response.ok ? await response.json() : undefined;
  return isReply(body) ? body : undefined;
};

const inTime = (
  work: (signal: AbortSignal) => Promise<Reply | undefined>,
  late?: (reply: Reply) => void,
): Promise<Reply | undefined> =>
  new Promise((resolve) => {
    const abort = new AbortController();
    const giveUp = (): void => {
      resolve(undefined);
      abort.abort();
    };
    setTimeout(giveUp, LONGEST_WAIT);
    work(abort.signal).then((reply) => {
      if (reply && abort.signal.aborted) late?.(reply);
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
