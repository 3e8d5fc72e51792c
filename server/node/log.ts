import { type DestinationStream, pino } from 'pino';
import type { Exchange } from '../app.ts';

/** The log of the server. It never holds a word of a visitor, an address or a header. */
export interface Log {
  /** One line a request. */
  exchange(exchange: Exchange): void;
  info(message: string): void;
  warn(message: string): void;
  /** Logs only the kind of an error and where it was thrown: its message may repeat what was sent. */
  error(message: string, error: unknown): void;
  /** Writes the lines that are still held back. Waits `PATIENCE_MS` at most. */
  flush(): Promise<void>;
}

/** How long a line may be held back to be written with others, in milliseconds. */
const HOLD_MS = 500;
/** How long the end of the process waits for the reader of the log, in milliseconds. */
const PATIENCE_MS = 2000;
/** Sizes are rounded up to a multiple of this many kB: nearly every entry has a size in bytes of its own, which would name it. */
const STEP_KB = 4;
/** The most characters that may wait to be written. Further lines are dropped: a log that nobody reads must not fill the memory. */
const MOST_WAITING = 1 << 20;

/** Creates the log. It writes lines of JSON to `destination`, by default to standard output. */
export function createLog(destination?: DestinationStream): Log {
  const own = destination === undefined ? openOutput() : undefined;
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination ?? own);
  let dropped = 0;
  own?.on('drop', () => {
    dropped++;
  });
  own?.on('drain', () => {
    if (dropped === 0) return;
    const lost = dropped;
    dropped = 0;
    logger.warn(`${lost} lines could not be written.`);
  });
  const flush = (): Promise<void> =>
    new Promise((resolve) => {
      if (own === undefined) return resolve();
      setTimeout(resolve, PATIENCE_MS);
      own.flush(() => resolve());
    });
  if (own !== undefined) setInterval(() => own.flush(), HOLD_MS).unref();
  return {
    exchange: ({ method, route, status, milliseconds, bytes }) =>
      logger.info({
        route: `${method} ${route}`,
        status,
        ms: Math.round(milliseconds * 100) / 100,
        kB: Math.ceil(bytes / 1024 / STEP_KB) * STEP_KB,
      }),
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, error) => logger.error({ error: describe(error) }, message),
    flush,
  };
}

/**
 * Opens standard output. A full disk, or a reader that is gone or asleep, costs lines and nothing else. So the stream's errors
 * have a listener. And its own way to write at the end is turned off, since that tries for ever.
 */
function openOutput(): ReturnType<typeof pino.destination> {
  const own = pino.destination({ fd: 1, sync: false, minLength: 4096, maxLength: MOST_WAITING });
  own.on('error', () => {});
  own.flushSync = () => {};
  return own;
}

/** Returns the kind and place of an error, without its message. */
export function describe(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  const at = framesOf(error);
  return {
    kind: error.constructor.name,
    // Only codes of the platform, such as ECONNRESET: never text of a visitor.
    ...(typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) && { code }),
    at: at.slice(0, 8).map((line) => line.trim()),
  };
}

/**
 * Returns the lines of a stack that name places. A stack begins with the message, whose lines may look like such places too. So
 * the message is cut off, and where it is not found nothing is returned.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message);
  if (end === -1) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
}
