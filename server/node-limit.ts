import { createHmac, randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { Admission } from './app.ts';

/** Counts utterances by address. */
export interface Limit {
  admit(address: string): Promise<Admission>;
  close(): Promise<void>;
}

export interface LimitOptions {
  /** Utterances a minute for one address. */
  perMinute: number;
  /** Where several processes meet; without it each counts for itself. */
  redisUrl: string | undefined;
  warn: (message: string) => void;
}

/** How long a count lives, in seconds. Nothing about an address is kept longer. */
const WINDOW_SECONDS = 60;
/** A store that does not answer by then counts as gone: a visitor does not wait for it. */
const STORE_TIMEOUT_MS = 250;
const PREFIX = 'cairn';

/**
 * An address is only ever seen as a keyed hash. The key is made at boot; processes that meet in Redis share one that is
 * kept there for two hours at most, since counts under different keys would never meet.
 */
export function createLimit({ perMinute, redisUrl, warn }: LimitOptions): Limit {
  const bounds = { points: perMinute, duration: WINDOW_SECONDS, keyPrefix: PREFIX };
  const memory = new RateLimiterMemory(bounds);
  const bootKey = randomBytes(32);
  if (redisUrl === undefined)
    return { admit: (address) => consume(memory, hash(bootKey, address)), close: async () => {} };

  const client = connect(redisUrl, warn);
  const shared = new RateLimiterRedis({
    ...bounds,
    storeClient: client,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
    // A flooding address is turned away without asking the store again.
    inMemoryBlockOnConsumed: perMinute + 1,
  });
  const keyNow = createSharedKey(client, bootKey);
  return {
    admit: async (address) => consume(shared, hash(await keyNow(), address)),
    close: async () => client.disconnect(),
  };
}

/** A key that all processes share within an hour, and the one of this process while there is none. */
function createSharedKey(client: Redis, bootKey: Buffer): () => Promise<Buffer> {
  let held: { hour: number; key: Promise<Buffer> } | undefined;
  const fetchKey = async (hour: number): Promise<Buffer> => {
    const name = `${PREFIX}:address-key:${hour}`;
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

async function consume(limiter: RateLimiterMemory | RateLimiterRedis, key: string): Promise<Admission> {
  try {
    await limiter.consume(key);
    return { admitted: true };
  } catch (reason) {
    // Anything but a full count is a failure of ours, for which nobody is turned away.
    if (!(reason instanceof RateLimiterRes)) return { admitted: true };
    return { admitted: false, retryAfter: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) };
  }
}

function hash(key: Buffer, address: string): string {
  return createHmac('sha256', key).update(address).digest('base64url');
}
