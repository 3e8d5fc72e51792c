/**
 * `npm run dev`: builds, serves, and follows changes. Code is built again and the server restarted; content is followed by
 * the running server itself, which keeps the last good content and shows what is wrong on the page.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createBuilder } from 'vite';

/** Editors write a file in several steps: the build waits, in milliseconds, until the last of them. */
const SETTLE_MS = 150;
const CODE = ['server', 'widget'];
const CONTENT = process.env.CAIRN_CONTENT || 'content';
const ENTRY = join(process.env.CAIRN_OUT || 'dist', 'server/node.js');

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
    const served = isServing() ? 'Still serving the last build that worked. ' : '';
    console.error(`${served}Mend what is named above and save it.`);
    return false;
  }
};

const serve = (): void => {
  if (!existsSync(ENTRY)) return;
  server = spawn(process.execPath, [ENTRY], {
    stdio: 'inherit',
    env: { ...process.env, CAIRN_SHOW_PROBLEMS: '1' },
  });
};

const isServing = (): boolean => server !== undefined && server.exitCode === null && server.signalCode === null;

const stop = (): Promise<void> =>
  new Promise((resolve) => {
    if (server === undefined || !isServing()) return resolve();
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

const rebuildSoon = (): void => {
  clearTimeout(timer);
  timer = setTimeout(() => void rebuild(), SETTLE_MS);
};

if (!existsSync(CONTENT)) {
  console.error(`There is no folder ${CONTENT}. Set CAIRN_CONTENT to one that holds en/faq/, or leave it unset.`);
  process.exit(1);
}
// Watched before the first build ends: whoever reads what is wrong may save at once.
for (const folder of CODE) watch(folder, { recursive: true }, rebuildSoon);
// If the content was broken from the start, no server runs that could follow it.
watch(CONTENT, { recursive: true }, () => {
  if (!isServing()) rebuildSoon();
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().then(() => process.exit(0)));
}
await rebuild();
