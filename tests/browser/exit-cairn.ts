/** The built Cairn, served by its own server: what the exit is tried with is what a partner's visitor gets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface CairnServer {
  /** Origin that serves `cairn.js`, on a host of its own. */
  address: string;
  close: () => Promise<void>;
}

const ENTRY = 'dist/server/node.js';

/** Starts it on a free port. Throws when nothing was built, or when it does not come up. */
export async function startCairn(): Promise<CairnServer> {
  if (!existsSync(ENTRY) || !existsSync('dist/assets/cairn.js'))
    throw new Error(
      `The exit is tested as built, and ${ENTRY} or dist/assets/cairn.js is missing: run "npm run build".`,
    );
  const server = spawn(process.execPath, [ENTRY], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', CAIRN_RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await portOf(server);
  return {
    address: `http://cairn.test:${port}`,
    close: async () => {
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function portOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk;
      const port = /Cairn is at http:\/\/[^:\s]+:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(port);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => reject(new Error(`${ENTRY} ended with ${code} before it served:\n${said}`)));
  });
}
