import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { boundsFor, consume, hash, type Limit } from './node-limit.ts';

export interface SharedLimitOptions {
  /** Utterances a minute for one address. */
  perMinute: number;
  /** Where several processes meet. */
  redisUrl: string;
  warn: (message: string) => void;
}

/** A store that does not answer by then counts as gone: a visitor does not wait for it. */
const STORE_TIMEOUT_MS = 250;

/**
 * The limit of several processes. They share a key for their hashes that is kept in the store for two hours at most, since
 * counts under different keys would never meet. Without the store each counts for itself.
 */
export function createSharedLimit({ perMinute, redisUrl, warn }: SharedLimitOptions): Limit {
  const bounds = boundsFor(perMinute);
  const client = connect(redisUrl, warn);
  const shared = new RateLimiterRedis({
    ...bounds,
    storeClient: client,
    insuranceLimiter: new RateLimiterMemory(bounds),
    rejectIfRedisNotReady: true,
    // A flooding address is turned away without asking the store again.
    inMemoryBlockOnConsumed: perMinute + 1,
  });
  const keyNow = createSharedKey(client, bounds.keyPrefix, randomBytes(32));
  return {
    admit: async (address) => consume(shared, hash(await keyNow(), address)),
    close: async () => client.disconnect(),
  };
}

/** A key that all processes share within an hour, and the one of this process while there is none. */
function createSharedKey(client: Redis, prefix: string, bootKey: Buffer): () => Promise<Buffer> {
  let held: { hour: number; key: Promise<Buffer> } | undefined;
  const fetchKey = async (hour: number): Promise<Buffer> => {
    const name = `${prefix}:address-key:${hour}`;
    await client.set(name, randomBytes(32).toString('hex'), 'EX', 7200, 'NX');
    const stored = await client.get(name);
    if (stored === null) throw new Error('the store lost the key');
    return Buffer.from(stored, 'hex');
  };
  return async () => {
    if (client.status !== 'ready') {
      held = undefined;
      return bootKey;
    }
    const hour = Math.floor(Date.now() / 3_600_000);
    if (held?.hour !== hour) held = { hour, key: fetchKey(hour) };
    try {
      return await held.key;
    } catch {
      held = undefined;
      return bootKey;
    }
  };
}

function connect(redisUrl: string, warn: (message: string) => void): Redis {
  const client = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: STORE_TIMEOUT_MS,
    connectTimeout: 2000,
    retryStrategy: (attempt) => Math.min(attempt * 200, 5000),
  });
  let gone = false;
  client.on('ready', () => {
    if (gone) warn('The store of CAIRN_REDIS_URL is back: limits meet there again.');
    gone = false;
  });
  client.on('error', (error: Error & { code?: string }) => {
    if (gone) return;
    gone = true;
    // Only the code: a message may hold the address with its password.
    warn(
      `The store of CAIRN_REDIS_URL is gone (${error.code ?? error.name}): each process counts for itself until it is back.`,
    );
  });
  return client;
}
