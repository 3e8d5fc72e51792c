import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { count, createLimit, type Limit } from '../../../server/node/limit.ts';
import { createSharedLimit } from '../../../server/node/limit-shared.ts';
import { eventually } from '../../eventually.ts';
import { freePort } from '../../free-port.ts';
import { startCairn } from '../cairn-process.ts';

const ADDRESS = '192.0.2.77';

describe('the limit of one process', () => {
  it('admits so many utterances a minute, then says when to come back, and counts each address by itself', async () => {
    const limit = createLimit(3);
    for (let asked = 0; asked < 3; asked++) expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
    const refused = await limit.admit(ADDRESS);
    expect(refused).toMatchObject({ admitted: false });
    expect('milliseconds' in refused && refused.milliseconds).toBeLessThanOrEqual(60_000);
    expect(await limit.admit('192.0.2.78')).toEqual({ admitted: true });
  });

  it('counts a long text once for each part that is to be read', async () => {
    const limit = createLimit(12);
    expect(await limit.admit(ADDRESS, 11)).toEqual({ admitted: true });
    expect(await limit.admit(ADDRESS, 2)).toMatchObject({ admitted: false });
  });

  it('counts nothing of a long text that it refuses, so that a short plea after it is admitted', async () => {
    const limit = createLimit(5);
    await limit.admit(ADDRESS, 4);
    for (let sent = 0; sent < 3; sent++) expect(await limit.admit(ADDRESS, 12)).toMatchObject({ admitted: false });
    expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
    expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
  });

  it('admits a text of more parts than it admits utterances, where nothing was asked before', async () => {
    const limit = createLimit(5);
    expect(await limit.admit(ADDRESS, 8)).toEqual({ admitted: true });
    expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
  });

  it('gives nothing back for a window that is over by the time the store answers', async () => {
    const given: number[] = [];
    const slow = (msBeforeNext: number) => ({
      consume: async () => Promise.reject({ msBeforeNext }),
      reward: async (_: string, points: number) => given.push(points),
    });
    expect(await count(slow(500), 'a', 12)).toEqual({ admitted: false, milliseconds: 500 });
    expect(await count(slow(0), 'a', 12)).toMatchObject({ admitted: false });
    expect(given).toEqual([12]);
  });

  it('admits again after a minute', async () => {
    vi.useFakeTimers();
    try {
      const limit = createLimit(1);
      await limit.admit(ADDRESS);
      expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
      vi.advanceTimersByTime(60_001);
      expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
    } finally {
      vi.useRealTimers();
    }
  });
});

/** Debian's `redis-server` or `valkey-server`; where neither is installed, there is nothing to test against. */
const store = ['/usr/bin/redis-server', '/usr/bin/valkey-server'].find((path) => existsSync(path));

describe.runIf(store !== undefined)('the limit of several processes', () => {
  let port = 0;
  let server: ChildProcess | undefined;
  const address = () => `redis://127.0.0.1:${port}/0`;
  const storedKeys = async (): Promise<string> => {
    const client = new Redis(address());
    const keys = await client.keys('*');
    client.disconnect();
    return keys.join();
  };
  beforeAll(async () => {
    port = await freePort();
    server = await startStore(port);
  });
  afterAll(() => {
    server?.kill('SIGKILL');
  });

  it('is counted in the store, under hashes that live a minute', async () => {
    const [one, other] = [0, 1].map(() => createSharedLimit({ perMinute: 4, redisUrl: address(), warn: () => {} }));
    const client = new Redis(address());
    try {
      await eventually(async () => {
        await one?.admit('192.0.2.1');
        await other?.admit('192.0.2.1');
        expect((await client.keys('cairn:address-key:*')).length).toBe(1);
      });
      for (let asked = 0; asked < 2; asked++) {
        expect(await one?.admit(ADDRESS)).toEqual({ admitted: true });
        expect(await other?.admit(ADDRESS)).toEqual({ admitted: true });
      }
      expect(await one?.admit(ADDRESS)).toMatchObject({ admitted: false });
      expect(await other?.admit(ADDRESS)).toMatchObject({ admitted: false });
      const keys = await client.keys('*');
      expect(keys.join()).not.toContain('192.0.2');
      for (const key of keys.filter((name) => !name.includes('address-key'))) {
        const seconds = await client.ttl(key);
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThanOrEqual(120);
      }
    } finally {
      client.disconnect();
      await one?.close();
      await other?.close();
    }
  });

  it('counts nothing of a long text that it refuses, so that a short plea after it is admitted', async () => {
    const visitor = '192.0.2.40';
    const limit = createSharedLimit({ perMinute: 5, redisUrl: address(), warn: () => {} });
    try {
      await eventually(async () => {
        await limit.admit('192.0.2.1');
        expect(await storedKeys()).toContain('cairn:address-key:');
      });
      await limit.admit(visitor, 4);
      for (let sent = 0; sent < 3; sent++) expect(await limit.admit(visitor, 12)).toMatchObject({ admitted: false });
      expect(await limit.admit(visitor)).toEqual({ admitted: true });
      expect(await limit.admit(visitor)).toMatchObject({ admitted: false });
      expect(await limit.admit(visitor)).toMatchObject({ admitted: false });
    } finally {
      await limit.close();
    }
  });

  it('is one limit for two processes of Cairn, which still answer when the store is gone', async () => {
    const settings = { CAIRN_REDIS_URL: address(), CAIRN_RATE_LIMIT: '4', CAIRN_TRUST_PROXY: '1' };
    const processes = await Promise.all([startCairn(settings), startCairn(settings)]);
    const askAll = (visitor: string) =>
      Promise.all(
        processes.map(async (cairn) => {
          const response = await fetch(`${cairn.address}v1/ask`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-forwarded-for': visitor },
            body: '{"utterance":"signs"}',
          });
          return response.status;
        }),
      );
    try {
      // Each visitor is another, until both processes have met the store.
      let visitors = 100;
      const statuses = async () => {
        const visitor = `192.0.2.${visitors++}`;
        return [await askAll(visitor), await askAll(visitor), await askAll(visitor)];
      };
      await expect.poll(statuses).toEqual([
        [200, 200],
        [200, 200],
        [429, 429],
      ]);
      server?.kill('SIGKILL');
      expect(await askAll('192.0.2.31')).toEqual([200, 200]);
      await eventually(() => {
        for (const { written } of processes) expect(written()).toContain('is gone');
      });
      for (const { written } of processes) expect(written()).not.toContain(`127.0.0.1:${port}`);
    } finally {
      await Promise.all(processes.map((cairn) => cairn.end()));
      server = await startStore(port);
    }
  });

  it('does not wait for a store that hangs, says so once, and asks it again when it answers', async () => {
    const warnings: string[] = [];
    const limit = createSharedLimit({
      perMinute: 1000,
      redisUrl: address(),
      warn: (message) => warnings.push(message),
    });
    const milliseconds = async () => {
      const started = performance.now();
      expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
      return performance.now() - started;
    };
    try {
      await eventually(async () => {
        await limit.admit(ADDRESS);
        expect(await storedKeys()).toContain('cairn:address-key:');
      });
      server?.kill('SIGSTOP');
      await milliseconds();
      // The store takes at least 250 ms each time it is waited for.
      const waits = await Promise.all(Array.from({ length: 20 }, milliseconds));
      expect(waits.filter((wait) => wait > 200)).toEqual([]);
      expect(warnings).toEqual([expect.stringContaining('is gone')]);
      server?.kill('SIGCONT');
      await eventually(async () => {
        await limit.admit(ADDRESS);
        expect(warnings[1]).toContain('back');
      }, 200);
    } finally {
      server?.kill('SIGCONT');
      await limit.close();
    }
  });

  it('is again one limit after the store lost all that it held', async () => {
    const warnings: string[] = [];
    const create = () =>
      createSharedLimit({ perMinute: 2, redisUrl: address(), warn: (message) => warnings.push(message) });
    const limits = [create()];
    const meetsStore = (limit: Limit | undefined) =>
      eventually(async () => {
        await limit?.admit('192.0.2.1');
        expect(await storedKeys()).toContain('cairn:address-key:');
      });
    const client = new Redis(address());
    await client.flushall();
    client.disconnect();
    try {
      await meetsStore(limits[0]);
      server?.kill('SIGKILL');
      await eventually(() => expect(warnings.length).toBe(1));
      server = await startStore(port);
      await eventually(() => expect(warnings[1]).toContain('back'));
      // A process that starts now finds no key, and makes one.
      limits.push(create());
      await meetsStore(limits[1]);
      for (const limit of limits) expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
      for (const limit of limits) expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
    } finally {
      await Promise.all(limits.map((limit) => limit.close()));
    }
  });

  it('goes on in memory with one warning when the store is gone, and says when it is back', async () => {
    const warnings: string[] = [];
    const limit = createSharedLimit({ perMinute: 2, redisUrl: address(), warn: (message) => warnings.push(message) });
    try {
      await eventually(async () => expect(await limit.admit('192.0.2.1')).toEqual({ admitted: true }));
      server?.kill('SIGKILL');
      await eventually(() => expect(warnings.length).toBe(1));
      expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
      expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
      expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
      expect(warnings.join()).not.toContain('127.0.0.1');
      server = await startStore(port);
      await eventually(() => expect(warnings.length).toBe(2));
      expect(warnings[1]).toContain('back');
    } finally {
      await limit.close();
    }
  });
});

it('says why a store refuses, as with a wrong password', async () => {
  const refusing = createSocketServer((socket) => {
    socket.on('data', () => socket.write('-WRONGPASS invalid username-password pair or user is disabled.\r\n'));
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(refusing, 'listening');
  const warnings: string[] = [];
  const redisUrl = `redis://:hunter2@127.0.0.1:${(refusing.address() as AddressInfo).port}`;
  const limit = createSharedLimit({ perMinute: 1, redisUrl, warn: (message) => warnings.push(message) });
  try {
    await eventually(() => expect(warnings).toEqual([expect.stringContaining('refuses what it is asked (WRONGPASS)')]));
    expect(warnings.join()).not.toMatch(/hunter2|127\.0\.0\.1/);
    expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
  } finally {
    await limit.close();
    refusing.close();
  }
});

it('says of an address where something else answers that it is no Redis', async () => {
  const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const warnings: string[] = [];
  const redisUrl = `redis://:hunter2@127.0.0.1:${(other.address() as AddressInfo).port}`;
  const limit = createSharedLimit({ perMinute: 1, redisUrl, warn: (message) => warnings.push(message) });
  try {
    await eventually(() => expect(warnings).toEqual([expect.stringContaining('does not answer as Redis')]));
    expect(warnings.join()).not.toMatch(/hunter2|127\.0\.0\.1/);
    expect(await limit.admit(ADDRESS)).toEqual({ admitted: true });
    expect(await limit.admit(ADDRESS)).toMatchObject({ admitted: false });
  } finally {
    await limit.close();
    other.closeAllConnections();
    other.close();
  }
});

async function startStore(port: number): Promise<ChildProcess> {
  const child = spawn(
    store ?? '',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The store did not start on port ${port}.`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (/ready to accept/i.test(chunk.toString())) resolve();
    });
  });
  return child;
}
