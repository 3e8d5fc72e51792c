import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { boundsFor, count, createLimit, hash, type Limit, wholeSeconds } from './node-limit.ts';

export interface SharedLimitOptions {
  /** Utterances a minute for one address. */
  perMinute: number;
  /** Where several processes meet. */
  redisUrl: string;
  warn: (message: string) => void;
}

/** A store that does not answer by then counts as gone: a visitor does not wait for it. */
const STORE_TIMEOUT_MS = 250;
/** A store from which nothing came for so long, with something asked, is not waited for on that connection. */
const SILENCE_MS = 1000;
/** How long it is left alone after that. */
const REST_MS = 5000;

/**
 * The limit of several processes. They share a key for their hashes that is kept in the store for two hours at most, since
 * counts under different keys would never meet. Without the store each counts for itself.
 */
export function createSharedLimit({ perMinute, redisUrl, warn }: SharedLimitOptions): Limit {
  const bounds = boundsFor(perMinute);
  const store = connect(redisUrl, warn);
  const shared = new RateLimiterRedis({ ...bounds, storeClient: store.client, rejectIfRedisNotReady: true });
  const own = createLimit(perMinute);
  const keyNow = createSharedKey(store.client, bounds.keyPrefix);
  /** Refused, and until when: a flooding address is turned away without asking the store again. */
  const refused = new Map<string, number>();
  return {
    admit: async (address) => {
      if (!store.isThere()) return own.admit(address);
      try {
        const key = hash(await keyNow(), address);
        const until = refused.get(key);
        if (until !== undefined) return { admitted: false, retryAfter: wholeSeconds(until - Date.now()) };
        const admission = await count(shared, key);
        store.found();
        if (!admission.admitted) {
          const milliseconds = admission.retryAfter * 1000;
          refused.set(key, Date.now() + milliseconds);
          setTimeout(() => refused.delete(key), milliseconds).unref();
        }
        return admission;
      } catch (error) {
        store.lost(error);
        return own.admit(address);
      }
    },
    close: async () => store.client.disconnect(),
  };
}

/** A key that all processes share within an hour. Rejects where the store does not give it. */
function createSharedKey(client: Redis, prefix: string): () => Promise<Buffer> {
  let held: { hour: number; key: Promise<Buffer> } | undefined;
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
  /** Whether it may be asked now. */
  isThere: () => boolean;
  /** It did not do what it was asked: leave it alone for a while. */
  lost: (error: unknown) => void;
  /** It did. */
  found: () => void;
}

function connect(redisUrl: string, warn: (message: string) => void): Store {
  const client = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: STORE_TIMEOUT_MS,
    // A store that hangs without closing is left, and what it was asked let go of.
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
    // Only the code: a message may hold the address with its password.
    const { code, name } = Object(error) as { code?: string; name?: string };
    warn(
      `The store of CAIRN_REDIS_URL is gone (${code ?? name ?? 'Error'}): each process counts for itself until it is back.`,
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
