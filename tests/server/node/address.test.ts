import { describe, expect, it } from 'vitest';
import { clientAddress, createProxyNotice, isForwardedOverTls } from '../../../server/node/address.ts';

const PEER = '10.0.0.1';

describe('the address a request is counted for', () => {
  it.each([
    ['the peer, when there is no proxy and the entry is only a claim', '192.0.2.7', 0, PEER],
    ['the entry that our one proxy wrote', '192.0.2.7', 1, '192.0.2.7'],
    ['not what the visitor wrote before it', '203.0.113.9, 192.0.2.7', 1, '192.0.2.7'],
    ['the entry that the outermost of two proxies wrote', '203.0.113.9, 192.0.2.7, 10.0.0.2', 2, '192.0.2.7'],
    ['the peer, when fewer proxies spoke than there are', '192.0.2.7', 2, PEER],
    ['the peer, when the entry is no address', 'unknown', 1, PEER],
    ['the peer, when there is no entry', '', 1, PEER],
    ['an address with its port', '192.0.2.7:4711', 1, '192.0.2.7'],
    ['IPv4 written as IPv6', '::ffff:192.0.2.7', 1, '192.0.2.7'],
    ['the same in two hexadecimal parts', '::ffff:c000:207', 1, '192.0.2.7'],
    ['IPv4 from behind NAT64', '64:ff9b::c000:207', 1, '192.0.2.7'],
    ['IPv6 by its first half', '2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2::/64'],
    ['IPv6 with a gap and a port', '[2001:DB8::1]:443', 1, '2001:db8:0:0::/64'],
    ['IPv6 with a gap at its front', '::1', 1, '0:0:0:0::/64'],
    ['IPv6 with a zone', 'fe80::1%eth0', 1, 'fe80:0:0:0::/64'],
  ])('is %s', (_, header, proxies, expected) => {
    expect(clientAddress({ 'x-forwarded-for': header }, PEER, proxies)).toBe(expected);
  });

  it('is the word "unknown" when there is no address at all', () =>
    expect(clientAddress({}, undefined, 0)).toBe('unknown'));
});

describe('TLS', () => {
  it('is believed only from a proxy of ours', () => {
    expect(isForwardedOverTls({ 'x-forwarded-proto': 'https' }, 0)).toBe(false);
    expect(isForwardedOverTls({ 'x-forwarded-proto': 'https' }, 1)).toBe(true);
    expect(isForwardedOverTls({ 'x-forwarded-proto': 'https, http' }, 1)).toBe(false);
    expect(isForwardedOverTls({}, 1)).toBe(false);
  });
});

describe('a proxy that no setting knows of', () => {
  const heard = (proxies: number, ...requests: Record<string, string>[]): string[] => {
    const said: string[] = [];
    const notice = createProxyNotice(proxies, (message) => said.push(message));
    for (const headers of requests) notice(headers);
    return said;
  };
  const FORWARDED = { 'x-forwarded-for': '192.0.2.7' };

  it('is noticed once, with what to set and nothing of the request', () => {
    const said = heard(0, {}, FORWARDED, FORWARDED, { 'x-forwarded-proto': 'https' });
    expect(said).toEqual([expect.stringContaining('A request has X-Forwarded-For, but CAIRN_TRUST_PROXY is 0: ')]);
    expect(said[0]).toContain('Set CAIRN_TRUST_PROXY to how many proxies');
    expect(said[0]).not.toContain('192.0.2.7');
  });

  it('is noticed by the scheme alone, too', () =>
    expect(heard(0, { 'x-forwarded-proto': 'https' })[0]).toContain('A request has X-Forwarded-Proto'));

  it('is none where a setting knows of it, or where no header tells of one', () =>
    expect([...heard(1, FORWARDED), ...heard(0, { host: 'a' })]).toEqual([]));
});
