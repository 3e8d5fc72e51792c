/** Cairn as an operator runs it, in a process of its own. Every byte that it writes is kept. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeSmallContent } from './small-content.ts';

export interface CairnProcess {
  address: string;
  /** Folder of its content: a copy of the small one. */
  content: string;
  /** Its working directory, home and folder for temporary files. */
  home: string;
  child: ChildProcess;
  /** Everything it wrote so far, to both outputs. */
  written: () => string;
  /** Ends it, and returns its exit code. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts a server on a free port of this machine. Rejects with what it wrote when it ends before it listens. */
export async function startCairn(environment: Record<string, string> = {}): Promise<CairnProcess> {
  const content = mkdtempSync(join(tmpdir(), 'cairn-content-'));
  writeSmallContent(content);
  const { child, home, written, exited } = spawnCairn({ CAIRN_CONTENT: content, ...environment });
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    const code = await exited;
    for (const folder of [content, home]) rmSync(folder, { recursive: true, force: true });
    return code;
  };
  const listening = (async () => {
    for (;;) {
      const address = /Cairn is at (\S+)/.exec(written())?.[1];
      if (address !== undefined) return address;
      await once(child.stdout as NodeJS.EventEmitter, 'data');
    }
  })();
  const ended = exited.then((code) => {
    throw new Error(`The server ended with ${code} before it listened:\n${written()}`);
  });
  const address = await Promise.race([listening, ended]);
  ended.catch(() => {});
  return { address, content, home, child, written, end };
}

/** Starts a server, or another entry, that is expected to end by itself, and returns its exit code and what it wrote. */
export async function failCairn(
  environment: Record<string, string>,
  entry = 'server/node.ts',
): Promise<{ code: number | null; written: string }> {
  const { exited, home, written } = spawnCairn(environment, entry);
  const code = await exited;
  rmSync(home, { recursive: true, force: true });
  return { code, written: written() };
}

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

function spawnCairn(environment: Record<string, string>, entry = 'server/node.ts') {
  const home = mkdtempSync(join(tmpdir(), 'cairn-home-'));
  const child = spawn(process.execPath, ['--import', TSX, resolve(entry)], {
    cwd: home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      TMPDIR: home,
      TSX_TSCONFIG_PATH: resolve('tsconfig.json'),
      PORT: '0',
      HOST: '127.0.0.1',
      ...environment,
    },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, home, written: () => text, exited };
}
