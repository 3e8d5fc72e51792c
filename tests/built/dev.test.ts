/** `npm run dev` for a person who edits content: what they save is soon shown, and what is wrong is on the page. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSmallContent } from '../server/small-content.ts';

const FILE = 'en/faq/laws.md';
const law = (answer: string, utterance = 'is it a crime'): string => `---
question: What does the law say?
utterances: [${utterance}]
contacts: []
related: []
sources: []
reviewed: null
updated: 2026-11-24
---
${answer}
`;
const CAUGHT_UP = 'Search and signals follow the content now.';
/** Long enough for a busy machine; on a quiet one each step takes a second or two. */
const WAIT = { timeout: 60_000, interval: 100 };

it('npm run dev says that there is no such content folder, and ends', async () => {
  const dev = spawn(process.execPath, ['--import', 'tsx', 'server/dev.ts'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CAIRN_CONTENT: '/nowhere/content' },
  });
  let said = '';
  dev.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  expect((await once(dev, 'close'))[0]).toBe(1);
  expect(said).toMatch(/^There is no folder \/nowhere\/content\. Set CAIRN_CONTENT .*\n$/);
});

describe('npm run dev', () => {
  let folder: string;
  let content: string;
  let dev: ChildProcess;
  let said = '';
  beforeAll(() => {
    // The folder is inside the project, where the built files find their packages.
    mkdirSync('.cache', { recursive: true });
    folder = mkdtempSync(resolve('.cache', 'dev-'));
    content = join(folder, 'content');
    writeSmallContent(content);
    writeFileSync(join(content, FILE), 'no front matter');
    const { CAIRN_SKIP_BUILD: _, ...environment } = process.env;
    dev = spawn(process.execPath, ['--import', 'tsx', 'server/dev.ts'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...environment,
        NODE_ENV: 'development',
        CAIRN_CONTENT: content,
        CAIRN_OUT: join(folder, 'dist'),
        PORT: '0',
        HOST: '127.0.0.1',
      },
    });
    for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  });
  afterAll(async () => {
    if (dev.exitCode === null && dev.signalCode === null) {
      dev.kill('SIGTERM');
      await once(dev, 'exit');
    }
    rmSync(folder, { recursive: true });
  });

  const address = (): string => /Cairn is at (\S+)/.exec(said)?.[1] ?? '';
  const page = async (path: string): Promise<string> => (await fetch(address() + path)).text();

  it('says what is wrong from the start, and starts when it is mended', async () => {
    await expect.poll(() => said, WAIT).toContain(`${FILE}:1`);
    await expect.poll(() => said, WAIT).toContain('Mend what is named above');
    writeFileSync(join(content, FILE), law('It is a crime.'));
    await expect.poll(() => said, WAIT).toContain('Cairn is at');
    expect(await page('faq/laws?lang=en')).toContain('It is a crime.');
  });

  it('shows what is saved', async () => {
    writeFileSync(join(content, FILE), law('It is a felony.'));
    await expect.poll(() => page('faq/laws?lang=en'), WAIT).toContain('It is a felony.');
    await expect.poll(() => said, WAIT).toContain(CAUGHT_UP);
  });

  it('shows it before search knows the new words, and says when search does', async () => {
    const from = said.length;
    writeFileSync(join(content, FILE), law('It is a felony.', 'who gets arrested'));
    await expect.poll(() => said.slice(from), WAIT).toContain(CAUGHT_UP);
    expect(said.slice(from).match(/The content was changed|Search and signals follow/g)).toEqual([
      'The content was changed',
      'Search and signals follow',
    ]);
    const form = new URLSearchParams({ utterance: 'who gets arrested' });
    const reply = await (await fetch(`${address()}faq?lang=en`, { method: 'POST', body: form })).text();
    expect(reply).toContain('It is a felony.');
    expect(reply).not.toContain('role="status"');
  });

  it.each(['faq?lang=en', 'faq/laws?lang=en', 'es/preguntas', 'card', ''])(
    'shows on /%s what is wrong',
    async (path) => {
      writeFileSync(join(content, FILE), law('').replace('contacts: []', 'contacts: [nobody]'));
      await expect.poll(() => page(path), WAIT).toMatch(/<pre role="alert">[^<]*en\/faq\/laws\.md:\d+[^<]*nobody/);
      expect(await page('faq/laws?lang=en')).toContain('It is a felony.');
    },
  );

  it('removes the message when the content is mended, and ends when told to', async () => {
    writeFileSync(join(content, FILE), law('It is a felony in Montana.'));
    await expect.poll(() => page('faq/laws?lang=en'), WAIT).toContain('in Montana.');
    expect(await page('')).not.toContain('role="alert"');
    dev.kill('SIGTERM');
    expect((await once(dev, 'exit'))[0]).toBe(0);
  });
});
