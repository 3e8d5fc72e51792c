import { type DestinationStream, pino } from 'pino';
import type { Exchange } from './app.ts';

/** What a server says about itself. Never a word of a visitor, an address, a header. */
export interface Log {
  /** One line a request. */
  exchange(exchange: Exchange): void;
  info(message: string): void;
  warn(message: string): void;
  /** Of an error only its kind and where it was thrown: messages may repeat what was sent. */
  error(message: string, error: unknown): void;
  /** Writes what is still held back, for as long as `PATIENCE_MS`. */
  flush(): Promise<void>;
}

/** How long a line may be held back to be written with others, in milliseconds. */
const HOLD_MS = 500;
/** How long an end waits for whoever reads the lines, in milliseconds. */
const PATIENCE_MS = 200;
/** Characters that wait to be written at most: beyond them lines are dropped, since a log that nobody reads must not fill the memory. */
const MOST_WAITING = 1 << 20;

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
      logger.info({ route: `${method} ${route}`, status, ms: Math.round(milliseconds * 100) / 100, bytes }),
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, error) => logger.error({ error: describe(error) }, message),
    flush,
  };
}

/**
 * Standard output. A full disk, or a reader that is gone or asleep, costs lines and nothing else: what the stream says of it has a
 * listener, and its own way to write at the end, which tries for ever, is not taken.
 */
function openOutput(): ReturnType<typeof pino.destination> {
  const own = pino.destination({ fd: 1, sync: false, minLength: 4096, maxLength: MOST_WAITING });
  own.on('error', () => {});
  own.flushSync = () => {};
  return own;
}

/** Kind and place of an error, without its message. */
export function describe(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const { code } = error as { code?: unknown };
  const at = framesOf(error);
  return {
    kind: error.constructor.name,
    // Codes of the platform, such as ECONNRESET: never text of a visitor.
    ...(typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code) && { code }),
    at: at.slice(0, 8).map((line) => line.trim()),
  };
}

/** A stack begins with the message, whose lines may look like frames: it is cut off, and without it there is no telling. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = stack.indexOf(message);
  if (end === -1) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
}
