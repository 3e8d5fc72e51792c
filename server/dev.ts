/**
 * `npm run dev`: builds, serves, and follows changes. Code is built again and the server restarted; content is followed by
 * the running server itself, which keeps the last good content and shows what is wrong on the page.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { createBuilder } from 'vite';

/** Editors write a file in several steps; one build follows the last of them. */
const SETTLE_MS = 150;
const CODE = ['server', 'widget'];

let server: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let building = false;
let changedWhileBuilding = false;

const build = async (): Promise<boolean> => {
  try {
    const builder = await createBuilder({ logLevel: 'warn' });
    await builder.buildApp();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Still serving the last build that worked. Mend the file above and save it.');
    return false;
  }
};

const serve = (): void => {
  if (!existsSync('dist/server/node.js')) return;
  server = spawn(process.execPath, ['dist/server/node.js'], {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_SHOW_PROBLEMS: '1' },
  });
};

const stop = (): Promise<void> =>
  new Promise((resolve) => {
    if (server === undefined || server.exitCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });

const rebuild = async (): Promise<void> => {
  if (building) {
    changedWhileBuilding = true;
    return;
  }
  building = true;
  if (await build()) {
    await stop();
    serve();
  }
  building = false;
  if (changedWhileBuilding) {
    changedWhileBuilding = false;
    void rebuild();
  }
};

await build();
serve();
for (const folder of CODE) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), SETTLE_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
