import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { boundsFor, count, createLimit, keyedHash, type Limit } from './limit.ts';

export interface SharedLimitOptions {
  /** Utterances a minute for one address. */
  perMinute: number;
  /** The store in which several processes count together. */
  redisUrl: string;
  warn: (message: string) => void;
}

/** If the store does not answer within this time it counts as gone: a visitor does not wait for it. */
const STORE_TIMEOUT_MS = 250;
/** If a store that was asked something sends nothing for this long, that connection is given up. */
const SILENCE_MS = 1000;
/** After a failure the store is not asked again for this long. */
const REST_MS = 5000;

/**
 * Creates a limit that several processes share. They also share the key of their hashes, since counts under different keys would
 * never meet. The store keeps that key for two hours at most. Without the store each process counts for itself.
 */
export function createSharedLimit({ perMinute, redisUrl, warn }: SharedLimitOptions): Limit {
  const bounds = boundsFor(perMinute);
  const store = connect(redisUrl, warn);
  const shared = new RateLimiterRedis({ ...bounds, storeClient: store.client, rejectIfRedisNotReady: true });
  const own = createLimit(perMinute);
  const keyNow = createSharedKey(store.client, bounds.keyPrefix);
  /**
   * The hashes of refused addresses, until when each is refused, and from how many utterances on, since fewer may be admitted: a
   * flooding address is turned away without asking the store again.
   */
  const refused = new Map<string, { until: number; from: number }>();
  return {
    admit: async (address, asked = 1) => {
      const utterances = Math.min(asked, perMinute);
      if (!store.isThere()) return own.admit(address, utterances);
      try {
        const key = keyedHash(await keyNow(), address);
        const held = refused.get(key);
        if (held && utterances >= held.from) return { admitted: false, milliseconds: held.until - Date.now() };
        const admission = await count(shared, key, utterances);
        store.found();
        if (!admission.admitted) {
          refused.set(key, { until: Date.now() + admission.milliseconds, from: utterances });
          setTimeout(() => refused.delete(key), admission.milliseconds).unref();
        }
        return admission;
      } catch (error) {
        store.lost(error);
        return own.admit(address, utterances);
      }
    },
    close: async () => store.client.disconnect(),
  };
}

/** Returns a function that gives the key that all processes share within an hour. It rejects where the store does not give it. */
function createSharedKey(client: Redis, prefix: string): () => Promise<Buffer> {
  let held: { hour: number; key: Promise<Buffer> } | undefined;
  // A store that was gone may have lost the key, and another process may have made a new one there.
  client.on('ready', () => {
    held = undefined;
  });
  const fetchKey = async (hour: number): Promise<Buffer> => {
    const name = `${prefix}:address-key:${hour}`;
    await client.set(name, randomBytes(32).toString('hex'), 'EX', 7200, 'NX');
    const stored = await client.get(name);
    if (stored === null) throw new Error('the store lost the key');
    return Buffer.from(stored, 'hex');
  };
  return async () => {
    const hour = Math.floor(Date.now() / 3_600_000);
    if (held?.hour !== hour) held = { hour, key: fetchKey(hour) };
    try {
      return await held.key;
    } catch (error) {
      held = undefined;
      throw error;
    }
  };
}

interface Store {
  client: Redis;
  /** Whether the store may be asked now. */
  isThere: () => boolean;
  /** To be called when the store failed: it is then left alone for a while. */
  lost: (error: unknown) => void;
  /** To be called when the store answered. */
  found: () => void;
}

function connect(redisUrl: string, warn: (message: string) => void): Store {
  const client = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: STORE_TIMEOUT_MS,
    // If the store hangs without closing the connection, give up the connection and the commands that wait on it.
    socketTimeout: SILENCE_MS,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5000),
  });
  let gone = false;
  let askAgain = 0;
  const lost = (error: unknown): void => {
    askAgain = Date.now() + REST_MS;
    if (gone) return;
    gone = true;
    warn(
      isOtherProtocol(error)
        ? 'What CAIRN_REDIS_URL names does not answer as Redis: each process counts for itself until it does. Look at the port.'
        : `The store of CAIRN_REDIS_URL ${wrongWith(error)}: each process counts for itself until it is back.`,
    );
  };
  const found = (): void => {
    askAgain = 0;
    if (gone) warn('The store of CAIRN_REDIS_URL is back: limits meet there again.');
    gone = false;
  };
  client.on('ready', found);
  client.on('error', lost);
  return {
    client,
    lost,
    found,
    isThere: () => client.status === 'ready' && Date.now() >= askAgain,
  };
}

/**
 * What is wrong with the store, by no more than a code: a message may hold the address with its password. What the store itself
 * refuses begins with a code in capitals, such as WRONGPASS.
 */
function wrongWith(error: unknown): string {
  const { code, name = 'Error', message = '' } = Object(error) as { code?: string; name?: string; message?: string };
  const [refused = name] = /^[A-Z]+\b/.exec(message) ?? [];
  return name === 'ReplyError' ? `refuses what it is asked (${refused})` : `is gone (${code ?? name})`;
}

/** Whether something that is no Redis answered, such as a web server: the client has no code for it. */
function isOtherProtocol(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unknown RESP type');
}
