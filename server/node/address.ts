import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/**
 * Returns the address that a request counts for: the visitor's, as far as it can be known. With `proxies` of the operator in
 * front, it is the entry that the outermost of them wrote into `X-Forwarded-For`. Entries further left are the visitor's own
 * claim. IPv6 addresses count by /64, because one household has all of it.
 */
export function clientAddress(headers: IncomingHttpHeaders, peer: string | undefined, proxies: number): string {
  const claimed = proxies > 0 ? forwardedFor(headers).at(-proxies) : undefined;
  return grouped(addressIn(claimed ?? '') ?? addressIn(peer ?? '') ?? 'unknown');
}

/** Whether the visitor's own connection is TLS, as the proxy nearest to us says. */
export function isForwardedOverTls(headers: IncomingHttpHeaders, proxies: number): boolean {
  if (proxies === 0) return false;
  return listed(headers['x-forwarded-proto']).at(-1)?.toLowerCase() === 'https';
}

/** What a proxy adds to a request, as it is to be named. */
const ADDED_BY_PROXIES = ['X-Forwarded-For', 'X-Forwarded-Proto'];

/**
 * Returns a function that is to see the headers of every request. It warns once, of nothing but a header's name, where a proxy stands in
 * front that no setting knows of: nothing else shows it, and the limit of one visitor is then that of all.
 */
export function createProxyNotice(
  proxies: number,
  warn: (message: string) => void,
): (headers: IncomingHttpHeaders) => void {
  let said = proxies > 0;
  return (headers) => {
    if (said) return;
    const added = ADDED_BY_PROXIES.find((name) => headers[name.toLowerCase()] !== undefined);
    if (added === undefined) return;
    said = true;
    warn(
      `A request has ${added}, but CAIRN_TRUST_PROXY is 0: all visitors behind a proxy share one limit, and the page at / writes http:// addresses. Set CAIRN_TRUST_PROXY to how many proxies of yours stand in front, such as 1. If there is none, whoever asked sent it, and nothing is wrong.`,
    );
  };
}

function forwardedFor(headers: IncomingHttpHeaders): string[] {
  return listed(headers['x-forwarded-for']);
}

function listed(header: string | string[] | undefined): string[] {
  return String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Returns the address in a text such as `[2001:db8::1]:443`, `192.0.2.1:80` or `::ffff:192.0.2.1`; undefined if there is none. */
function addressIn(text: string): string | undefined {
  const bare = text
    .replace(/^\[([^\]]*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
    .replace(/%.*$/, '');
  return isIP(bare) === 0 ? undefined : bare;
}

function grouped(address: string): string {
  if (isIP(address) !== 6) return address;
  // The URL parser writes every IPv6 address in one way, so that two spellings count as one visitor.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const whole = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right];
  // An IPv4 address written as IPv6: mapped, or from behind NAT64 (RFC 6052).
  if (/^(0:0:0:0:0:ffff|64:ff9b:0:0:0:0):/.test(whole.join(':'))) {
    const [high = 0, low = 0] = whole.slice(6).map((part) => Number.parseInt(part, 16));
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${whole.slice(0, 4).join(':')}::/64`;
}
