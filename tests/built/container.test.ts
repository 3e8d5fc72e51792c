/**
 * Tests the last stage of the Dockerfile without Docker: the files it copies, no packages, a user without rights, and a folder that
 * cannot be written.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSmallContent } from '../server/small-content.ts';
import { BUILT } from './built.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

const lastStage = readFileSync('Dockerfile', 'utf8')
  .split(/^FROM .*$/m)
  .at(-1) as string;
/** The files that go into the image, by their path in this repository. They have the same path in the image. */
const copies = [...lastStage.matchAll(/^COPY (?:--from=\w+ \/cairn\/)?(\S+) \.\/(\S*)$/gm)].map(
  ([, from = '']) => from,
);
const [check, run] = [...lastStage.matchAll(/^ *CMD (\[.*\])$/gm)].map(
  ([, list = '[]']) => JSON.parse(list) as string[],
);

let image: string;

beforeAll(() => {
  image = mkdtempSync(join(tmpdir(), 'cairn-image-'));
  for (const from of copies) cpSync(from === 'dist' ? BUILT : from, join(image, from), { recursive: true });
  for (const path of ['', ...(readdirSync(image, { recursive: true }) as string[])]) {
    const inside = join(image, path);
    chmodSync(inside, statSync(inside).isDirectory() ? 0o555 : 0o444);
  }
});
afterAll(() => {
  chmodSync(image, 0o755);
  execFileSync('chmod', ['-R', 'u+w', image]);
  rmSync(image, { recursive: true });
});

const start = ([, ...options]: string[], environment: Record<string, string>) =>
  spawn(process.execPath, options, {
    cwd: image,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_ENV: 'production', ...environment },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });

/** Starts the server of the image, and returns it with its address once it listens. */
const serve = async (environment: Record<string, string>) => {
  const server = start(run ?? [], { PORT: '0', HOST: '127.0.0.1', ...environment });
  let said = '';
  server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await expect.poll(() => said, { timeout: 20_000 }).toContain('Cairn is at');
  return { server, said: () => said, address: /Cairn is at (\S+)/.exec(said)?.[1] ?? '' };
};

const ask = (address: string) =>
  fetch(`${address}v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"utterance":"what are the signs"}',
  });

describe('the image', () => {
  it('is made of built files, content, the license, and nothing else', () => {
    expect(copies.sort()).toEqual(['LICENSE', 'content', 'dist', 'package.json']);
    expect(lastStage).toMatch(/^USER node$/m);
  });

  it('brings the licenses of the packages that were built into it', () => {
    const licenses = readFileSync(join(image, 'dist/server/licenses.md'), 'utf8');
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) expect(licenses).toContain(`## ${name} - `);
  });

  it('serves, says that it is healthy, and ends with 0, as a user who may write nothing', async () => {
    const { server, address } = await serve({});
    expect((await ask(address)).status).toBe(200);
    expect((await fetch(`${address}cairn.js`)).status).toBe(200);

    const port = new URL(address).port;
    const checked = async () => (await once(start(check ?? [], { PORT: port }), 'exit'))[0] as number;
    expect(await checked()).toBe(0);
    server.kill('SIGSTOP');
    const since = Date.now();
    expect(await checked()).toBe(1);
    // A request without an end of its own is given up after five minutes.
    expect(Date.now() - since).toBeLessThan(20_000);
    server.kill('SIGCONT');
    server.kill('SIGTERM');
    expect((await once(server, 'exit'))[0]).toBe(0);
    expect(await checked()).toBe(1);
  });

  it('has all that a shared limit, numbers for the operator and changed content need', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-content-'));
    const token = 'a-token-of-twenty-ch';
    writeSmallContent(folder);
    chmodSync(folder, 0o755);
    const { server, said, address } = await serve({
      CAIRN_CONTENT: folder,
      CAIRN_METRICS_TOKEN: token,
      // Nobody listens there: the package is loaded, and the limit of the process counts in its place.
      CAIRN_REDIS_URL: 'redis://127.0.0.1:1/0',
    });
    expect((await ask(address)).status).toBe(200);
    const counts = await fetch(`${address}metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect(await counts.text()).toContain('cairn_replies_total');
    writeFileSync(join(folder, 'en/faq/none.md'), 'nothing');
    await expect.poll(said, { timeout: 30_000 }).toContain('none.md');
    server.kill('SIGTERM');
    await once(server, 'exit');
    rmSync(folder, { recursive: true });
  });
});
