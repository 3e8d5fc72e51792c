import type { HeaderRecord } from './headers.ts';

/** The parts of a response that is not built yet: its size can still be counted, and its headers are a plain object. */
export interface PlainResponse {
  status: number;
  headers: HeaderRecord;
  body: string | Uint8Array | null;
}
