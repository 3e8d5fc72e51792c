/** What is answered to a request that cannot be read, so that no route sees it. Nothing of the request is repeated. */
import { failureOf, REFUSALS, type Refusal } from './failure.ts';
import { headersFor } from './headers.ts';
import { messagesFor } from './pages/messages.ts';

/** The status for errors of Node's parser that are more than a malformed request. */
export const STATUS_OF: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/**
 * Returns the refusal with this status: JSON, or for a browser that opens a page a few lines with what to do and whom to call. `accept`
 * is the header, as far as it was read.
 */
export function unreadable(status: number, accept: string): { headers: Record<string, string | number>; body: string } {
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
export function acceptIn(packet: Buffer | undefined): string {
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
