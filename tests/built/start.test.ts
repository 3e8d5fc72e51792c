/** A server that is started from what was built, where something is not as usual. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { BUILT } from './built.ts';

const ENTRY = 'en/faq/are-the-lines-free.md';

/** Starts the server of a build with a content folder, until the test is over, and waits until it listens. */
async function start(build: string, content: string) {
  const server = spawn(process.execPath, [join(build, 'server/node.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CAIRN_CONTENT: content },
  });
  onTestFinished(async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  });
  let said = '';
  let complained = '';
  server.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  await expect.poll(() => said, { timeout: 60_000 }).toContain('Cairn is at');
  const address = /Cairn is at (\S+)/.exec(said)?.[1] ?? '';
  return { address, said: () => said, complained: () => complained };
}

/** A folder that is removed when the test is over. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

it('serves the widget of its own build, whatever the folder is called that it was built into', async () => {
  const build = join(temporaryFolder(), 'cairn');
  cpSync(BUILT, build, { recursive: true });
  const { address } = await start(build, resolve('content'));
  const script = await fetch(`${address}cairn.js`);
  expect(await script.text()).toBe(readFileSync(join(build, 'assets/cairn.js'), 'utf8'));
});

it('serves what the build compiled where the content has a mistake, says it, and takes the mended folder', async () => {
  const content = temporaryFolder();
  cpSync('content', content, { recursive: true });
  const file = join(content, ENTRY);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^related: .*/m, 'related: [no-such]'));
  const { address, said, complained } = await start(BUILT, content);

  await expect.poll(complained).toMatch(new RegExp(`${ENTRY}:\\d+ .*\\n +→ `));
  const readyz = async () => (await fetch(`${address}readyz`)).json();
  expect(await readyz()).toEqual({ status: 'ready', content: 'stale' });
  const reply = await fetch(`${address}v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"utterance":"are the lines free"}',
  });
  expect(await reply.json()).toMatchObject({ kind: 'answer', entry: { id: 'are-the-lines-free' } });

  cpSync(join('content', ENTRY), file);
  await expect.poll(readyz, { timeout: 60_000 }).toEqual({ status: 'ready', content: 'current' });
  await expect.poll(said).toContain('The content is again what is served.');
});
