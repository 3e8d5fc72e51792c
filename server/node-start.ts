/** Reads the environment, serves, and ends cleanly when asked to. */
import { setFlagsFromString } from 'node:v8';
import { ContentError } from './content/content.ts';
import { createLog, describe } from './node-log.ts';
import { type Running, run } from './node-run.ts';
import { parseSettings, SettingsError } from './node-settings.ts';

// What a reply leaves behind in memory is soon collected. By default, the room for new objects doubles under load, which takes 40
// MB and never gives them back.
setFlagsFromString('--semi-space-growth-factor=1');
// The rest of the memory is collected when it has grown by a third. By default it grows to twice what is needed and more, and a
// million questions took up to 141 MB now and then.
setFlagsFromString('--heap-growing-percent=30');

const log = createLog();

// An error outside of a request ends the process, so that a supervisor starts a new one. Only its kind and place are logged.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log.error('The server failed and ends.', error);
    void log.flush().then(() => process.exit(1));
  });
}

let running: Running | undefined;
let stopping = false;
// Listen for signals before the address is printed: whoever reads it may ask to stop at once.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    // When asked twice, or before there is anything to finish, end at once.
    if (stopping || running === undefined) process.exit(stopping ? 1 : 0);
    stopping = true;
    void running.stop().then(() => process.exit(0));
  });
}

try {
  running = await run(parseSettings(process.env), log);
  console.log(`Cairn is at ${running.address}`);
  if (running.problem !== undefined) {
    console.error(running.problem);
    console.error(
      'Cairn serves the content of the last build instead. Once the folder is mended, it is taken by itself.',
    );
  }
} catch (error) {
  await log.flush();
  console.error(reasonFor(error));
  process.exit(1);
}

type Unlistened = Record<'code' | 'syscall' | 'message' | 'address' | 'hostname', string> & { port: number };

/** Returns why the server cannot start, for the person who starts it. No visitor was here yet, so a message may be shown. */
function reasonFor(error: unknown): string {
  if (error instanceof SettingsError || error instanceof ContentError) return error.message;
  // What could not be listened at: Node names it in the error, a host that has no address as `hostname`.
  const { code, syscall, message, port, address, hostname = address } = error as Partial<Unlistened>;
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Set PORT to another one, such as PORT=${port === 8788 ? 8789 : 8788}.`;
  if (code === 'EACCES' && syscall === 'listen')
    return `Port ${port} may not be used. Set PORT to one above 1023, such as PORT=8787.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST is "${hostname}", which is no address of this machine. Behind a proxy on this machine, write HOST=127.0.0.1; to be reached from others, HOST=0.0.0.0.`;
  return `Cairn cannot start: ${message ?? JSON.stringify(describe(error))}`;
}
