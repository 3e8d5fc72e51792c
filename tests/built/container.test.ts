/**
 * Tests the last stage of the Dockerfile without Docker: the files it copies, the packages it installs, a user without rights,
 * and a folder that cannot be written.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  for (const from of copies) {
    if (from === 'node_modules') copyModules();
    else cpSync(from === 'dist' ? BUILT : from, join(image, from), { recursive: true });
  }
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

/** Copies the packages that `npm ci --omit=dev` would install from those that are installed here. */
const copyModules = (): void => {
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { encoding: 'utf8' });
  for (const path of listed.trim().split('\n').slice(1)) {
    const inside = relative(resolve('.'), path);
    cpSync(path, join(image, inside), {
      recursive: true,
      filter: (file) => !/node_modules\/.*\/node_modules$/.test(file),
    });
  }
};

const start = ([, ...options]: string[], environment: Record<string, string>) =>
  spawn(process.execPath, options, {
    cwd: image,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_ENV: 'production', ...environment },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  });

describe('the image', () => {
  it('is made of built files, packages for production, content, the license, and nothing else', () => {
    expect(copies.sort()).toEqual(['LICENSE', 'content', 'dist', 'node_modules', 'package.json']);
    expect(readdirSync(join(image, 'node_modules'))).not.toContain('vite');
    expect(lastStage).toMatch(/^USER node$/m);
  });

  it('serves, says that it is healthy, and ends with 0, as a user who may write nothing', async () => {
    const server = start(run ?? [], { PORT: '0', HOST: '127.0.0.1' });
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await expect.poll(() => said, { timeout: 20_000 }).toContain('Cairn is at');
    const address = /Cairn is at (\S+)/.exec(said)?.[1] ?? '';
    const reply = await fetch(`${address}v1/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"utterance":"what are the signs"}',
    });
    expect(reply.status).toBe(200);
    expect((await fetch(`${address}cairn.js`)).status).toBe(200);

    const port = new URL(address).port;
    expect((await once(start(check ?? [], { PORT: port }), 'exit'))[0]).toBe(0);
    server.kill('SIGTERM');
    expect((await once(server, 'exit'))[0]).toBe(0);
    expect((await once(start(check ?? [], { PORT: port }), 'exit'))[0]).toBe(1);
  });
});
