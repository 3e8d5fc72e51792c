/** Asks: the server, then this device, and says so when neither answers. Never throws, never waits for ever. */
import type { Ask, Reply } from '../server/contract.ts';
import type { LoadDevice } from './baked.ts';

export interface ClientOptions {
  /** Address that answers `POST`ed questions. */
  address: string;
  /** Which is asked first. `device` asks the server not at all. */
  answers: 'server' | 'device';
  /** Where there is none, no device answers. */
  loadDevice?: LoadDevice;
}

/** Undefined when no answer can be had in time. What the device finds after that, `late` is told. */
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
    // Nothing of the host page goes along, and nothing comes to lie in a cache.
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

/** A captive portal answers anything with its own page: what is not a reply is a failure. */
const isReply = (body: unknown): body is Reply => {
  const { kind, questions, contacts } = (body ?? {}) as Partial<Reply>;
  return (
    ['answer', 'clarification', 'fallback', 'escalation'].includes(kind as string) &&
    Array.isArray(questions) &&
    Array.isArray(contacts)
  );
};
