import type { HeaderRecord } from './headers.ts';

/** A response before it is one: its size can still be counted and its headers are still a plain object. */
export interface PlainResponse {
  status: number;
  headers: HeaderRecord;
  body: string | Uint8Array | null;
}
