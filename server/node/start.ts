/** Reads the environment, serves, and ends cleanly when asked to. */
import { setFlagsFromString } from 'node:v8';
import { createLog } from './log.ts';
import { reasonFor } from './reason.ts';
import { type Running, run } from './run.ts';
import { parseSettings } from './settings.ts';

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

// By this signal other servers open their logs anew. Node would open a port through which any program of this machine reads the
// memory, and so what visitors type.
process.on('SIGUSR1', () => {});

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
