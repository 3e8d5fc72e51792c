/** What is answered to a request that cannot be read, so that no route sees it. Nothing of the request is repeated. */
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { failureOf, REFUSALS, type Refusal } from '../failure.ts';
import { headersFor } from '../headers.ts';
import { messagesFor } from '../pages/messages.ts';

/** The status for errors of Node's parser that are more than a malformed request. */
const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };
/** How long a connection that is to become a tunnel stays open for its refusal, in milliseconds. */
const TUNNEL_MS = 1000;

/** The newest request of a connection that was handed to a route. */
interface UnderWay {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
}

/**
 * Refuses what the server cannot read, on each connection after the answers to what came before. `refused` is told the status and the bytes
 * of each refusal. To be called before the requests are listened for.
 */
export function refuseUnreadable(server: Server, refused: (status: number, bytes: number) => void): void {
  const newest = new WeakMap<Duplex, UnderWay>();
  const note = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    newest.set(incoming.socket, { incoming, outgoing });
  };
  const refuse = (status: number, socket: Duplex, acceptSeen: string): void => {
    const { incoming, outgoing } = newest.get(socket) ?? {};
    // A request that broke off in its body was handed to its route, which reports it, and may have begun to answer.
    const isWithRoute = incoming?.complete === false;
    if (!socket.writable || (isWithRoute && outgoing?.headersSent)) {
      socket.destroy();
      return;
    }
    const { headers, body } = unreadable(status, isWithRoute ? (incoming.headers.accept ?? '') : acceptSeen);
    if (!isWithRoute) refused(status, Buffer.byteLength(body));
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
  };
  const waiting = new WeakSet<Duplex>();
  const refuseInTurn = (status: number, socket: Duplex, acceptSeen = ''): void => {
    const { incoming, outgoing } = newest.get(socket) ?? {};
    if (!incoming?.complete || outgoing?.writableFinished) {
      refuse(status, socket, acceptSeen);
      return;
    }
    // What cannot be read came behind a whole request: that is answered first.
    if (waiting.has(socket)) return;
    waiting.add(socket);
    outgoing?.once('close', () => {
      waiting.delete(socket);
      refuse(status, socket, acceptSeen);
    });
  };
  server.on('request', note);
  server.on('clientError', (error: NodeJS.ErrnoException & { rawPacket?: Buffer }, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    refuseInTurn(STATUS_OF[error.code ?? ''] ?? 400, socket, acceptIn(error.rawPacket));
  });
  server.on('connect', (_, socket) => {
    // Node no longer looks after this connection.
    const late = setTimeout(() => socket.destroy(), TUNNEL_MS);
    socket.on('error', () => {}).once('close', () => clearTimeout(late));
    socket.resume();
    refuseInTurn(400, socket);
  });
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    note(incoming, outgoing);
    const { headers, body } = unreadable(417, incoming.headers.accept ?? '');
    refused(417, Buffer.byteLength(body));
    outgoing.writeHead(417, headers).end(body);
  });
}

/**
 * Returns the refusal with this status: JSON, or for a browser that opens a page a few lines with what to do and whom to call. `accept`
 * is the header, as far as it was read.
 */
function unreadable(status: number, accept: string): { headers: Record<string, string | number>; body: string } {
  const refusal = REFUSED[status] ?? REFUSALS.unreadable;
  const isForReader = accept.includes('text/html');
  const body = isForReader ? textFor(refusal) : JSON.stringify(failureOf(refusal));
  return {
    headers: {
      ...headersFor('wire', false),
      ...(isForReader && { 'content-type': 'text/plain; charset=utf-8' }),
      'content-length': Buffer.byteLength(body),
      connection: 'close',
    },
    body,
  };
}

/** The header `Accept` in the beginning of a request that broke off. */
function acceptIn(packet: Buffer | undefined): string {
  return /^accept:(.*)/im.exec(packet?.toString('latin1') ?? '')?.[1] ?? '';
}

const REFUSED: Record<number, Refusal> = {
  408: REFUSALS.tooSlow,
  417: REFUSALS.expectation,
  431: REFUSALS.headersTooLarge,
};

/** What the messages of these refusals are in Spanish, and of all others: no content is at hand here. */
const UNREADABLE_IN_SPANISH = 'No se puede leer la solicitud. Abra la página en otro navegador.';
const IN_SPANISH: Record<number, string> = {
  408: 'La solicitud tardó demasiado en llegar. Inténtelo de nuevo.',
  431: 'Las cookies u otros encabezados son demasiado grandes. Abra la página en una ventana privada.',
};

function textFor({ status, message }: Refusal): string {
  const said = { en: message, es: IN_SPANISH[status] ?? UNREADABLE_IN_SPANISH };
  return Object.entries(said)
    .map(([locale, line]) => {
      const { danger, call911 } = messagesFor(locale);
      return `${line}\n${danger} ${call911}.\n`;
    })
    .join('\n');
}
