import { ContentError } from '../content/content.ts';
import { describe } from './log.ts';
import { SettingsError } from './settings.ts';

type Unlistened = Record<'code' | 'syscall' | 'message' | 'address' | 'hostname', string> & { port: number };

/** Returns why the server cannot start, for the person who starts it. No visitor was here yet, so a message may be shown. */
export function reasonFor(error: unknown): string {
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
