/** Starts what was built on each runtime it is built for, on a free port of this machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import { BUILT } from './built.ts';

/** What the npm package exports: the path of its binary, and the newest date of behavior that it knows. */
const workerd = createRequire(import.meta.url)('workerd') as { default: string; compatibilityDate: string };

export interface Runtime {
  /** The address, without a slash at its end. */
  address: string;
  stop: () => Promise<void>;
}

/** A process that can be made to hang, or be killed. */
export interface Mortal extends Runtime {
  signal: (name: NodeJS.Signals) => void;
}

/** The Node entry, as `npm start` runs it. */
export const startNode = (): Promise<Mortal> => {
  const entry = join(BUILT, 'server/node.js');
  if (!existsSync(entry)) throw new Error(`${entry} is missing: run "npm run build".`);
  const child = spawn(process.execPath, [entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CAIRN_RATE_LIMIT: '0' },
  });
  return new Promise((started, failed) => {
    child.once('exit', (code) => failed(new Error(`${entry} ended with ${code} before it listened.`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /Cairn is at (\S+)\/\n/.exec(chunk.toString())?.[1];
      if (address !== undefined) started({ address, stop: () => end(child), signal: (name) => child.kill(name) });
    });
  });
};

/**
 * The edge bundle in workerd, the open runtime of Cloudflare's workers, with no flag that would bring Node's modules. `first` makes the
 * first connections; `change` changes the content that comes with the bundle.
 */
export const startWorkerd = async (
  first?: (port: number) => Promise<void>,
  change?: (content: Buffer) => Uint8Array,
): Promise<Runtime> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'cairn-edge-'));
  const config = join(folder, 'config.capnp');
  // A configuration may only embed what lies beside it.
  for (const file of ['worker.js', 'content.bin']) copyFileSync(join(BUILT, 'edge', file), join(folder, file));
  const content = join(folder, 'content.bin');
  if (change) writeFileSync(content, change(readFileSync(content)));
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "cairn", worker = (
    modules = [
      (name = "worker.js", esModule = embed "worker.js"),
      (name = "content.bin", data = embed "content.bin")],
    compatibilityDate = "${workerd.compatibilityDate}"))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "cairn")]);
`,
  );
  const child = spawn(workerd.default, ['serve', config], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<never>((_, failed) =>
    child.once('exit', (code) => failed(new Error(`workerd ended with ${code}.`))),
  );
  ended.catch(() => {});
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([
    listening(port)
      .then(() => first?.(port))
      .then(() => answering(address)),
    ended,
  ]);
  return {
    address,
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true });
    },
  };
};

const listening = async (port: number): Promise<void> => {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((again) => setTimeout(again, 50));
  }
};

const answering = async (address: string): Promise<void> => {
  for (;;) {
    try {
      await fetch(`${address}/healthz`);
      return;
    } catch {
      await new Promise((again) => setTimeout(again, 50));
    }
  }
};

const end = (child: ChildProcess): Promise<void> =>
  new Promise((ended) => {
    if (child.exitCode !== null || child.signalCode !== null) return ended();
    child.once('exit', () => ended());
    child.kill('SIGTERM');
  });
