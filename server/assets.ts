import type { HeaderRecord } from './headers.ts';
import type { PlainResponse } from './plain-response.ts';

/** One built file that browsers load, with its compressed forms where the build made them. */
export interface Asset {
  type: string;
  /** The entity tag: it differs when the bytes do. */
  tag: string;
  /** `sha384-…` as `integrity` attributes have it. */
  integrity?: string;
  readonly bytes: Uint8Array;
  readonly brotli?: Uint8Array | undefined;
  readonly gzip?: Uint8Array | undefined;
}

/** Makes the asset of a file whose checksum is known. Its entity tag is the start of that checksum. */
export function createAsset(name: string, integrity: string, bytes: Uint8Array): Asset {
  return { ...describeAsset(name, integrity), bytes };
}

/** Everything of such an asset but its bytes, for a file that is read only when asked for. */
export function describeAsset(name: string, integrity: string): Omit<Asset, 'bytes'> {
  return { type: mediaType(name) ?? 'application/octet-stream', tag: integrity.slice(7, 39), integrity };
}

/** What the build made for browsers, by file name. */
export interface Assets {
  /** The version in `/v/<version>/…`, which no other build has. Null when nothing was built. */
  version: string | null;
  files: ReadonlyMap<string, Asset>;
  /** Files of earlier builds, by address: for partners who pinned a build, and for pages that were opened before an update. */
  kept?: ReadonlyMap<string, Asset>;
}

/** Thrown when a file of an earlier build has been removed since the server found it. */
export class AssetGone extends Error {}

/** What there is to serve where nothing was built. */
export const NO_ASSETS: Assets = { version: null, files: new Map() };

/** The one file whose address stays the same while its content changes. */
export const ROLLING = 'cairn.js';

const FOREVER = 'public, max-age=31536000, immutable';
const FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=300';

/**
 * Answers a request with one asset: in the best encoding that the browser takes, or with 304 when it has it already. `pinned`:
 * the file at this address never changes.
 */
export function assetResponse(asset: Asset, request: Request, pinned: boolean, base: HeaderRecord): PlainResponse {
  const { body, encoding } = chooseBody(asset, request.headers.get('accept-encoding') ?? '');
  const tag = `"${asset.tag}${encoding === undefined ? '' : `-${encoding}`}"`;
  const headers: HeaderRecord = {
    ...base,
    'cache-control': pinned ? FOREVER : FIVE_MINUTES,
    etag: tag,
    vary: 'Accept-Encoding',
  };
  if (isCurrent(request.headers.get('if-none-match'), tag)) return { status: 304, headers, body: null };
  headers['content-type'] = asset.type;
  if (encoding !== undefined) headers['content-encoding'] = encoding;
  return { status: 200, headers, body };
}

/** The media type for a file name, or undefined for files that are not for browsers. */
export function mediaType(name: string): string | undefined {
  return MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)];
}

const MEDIA_TYPES: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

function chooseBody(asset: Asset, accepted: string): { body: Uint8Array; encoding?: string } {
  const brotli = accepts(accepted, 'br') ? asset.brotli : undefined;
  if (brotli !== undefined) return { body: brotli, encoding: 'br' };
  const gzip = accepts(accepted, 'gzip') ? asset.gzip : undefined;
  if (gzip !== undefined) return { body: gzip, encoding: 'gzip' };
  return { body: asset.bytes };
}

/** Whether `Accept-Encoding` names the coding and does not refuse it with `q=0`. */
export function accepts(accepted: string, coding: string): boolean {
  return accepted.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function isCurrent(ifNoneMatch: string | null, tag: string): boolean {
  const held = (ifNoneMatch ?? '').split(',').map((part) => part.trim().replace(/^W\//, ''));
  return held.includes(tag) || held.includes('*');
}
