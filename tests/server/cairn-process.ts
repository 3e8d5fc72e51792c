/** Cairn as an operator runs it: a process of its own, whose every written byte is kept. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSmallContent } from './small-content.ts';

export interface CairnProcess {
  address: string;
  /** Folder of its content: a copy of the small one. */
  content: string;
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
  const { child, written, exited } = spawnCairn({ CAIRN_CONTENT: content, ...environment });
  const end = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    const code = await exited;
    rmSync(content, { recursive: true, force: true });
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
  return { address, content, child, written, end };
}

/** Starts a server that is expected to give up, and returns how it did. */
export async function failCairn(
  environment: Record<string, string>,
): Promise<{ code: number | null; written: string }> {
  const { exited, written } = spawnCairn(environment);
  const code = await exited;
  return { code, written: written() };
}

function spawnCairn(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/node.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', PORT: '0', HOST: '127.0.0.1', ...environment },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, written: () => text, exited };
}
