import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { smallApp } from './small-content.ts';

describe('built files', () => {
  const app = smallApp();
  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  it('lets browsers keep hashed and versioned files for good, and ask again for the rolling one', async () => {
    for (const path of ['/panel-abc123.js', '/v/9.8.7/cairn.js', '/v/9.8.7/panel-abc123.js'])
      expect((await get(path)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/cairn.js')).headers.get('cache-control')).toBe(
      'public, max-age=300, stale-while-revalidate=300',
    );
    expect((await get('/v/0.0.1/cairn.js')).status).toBe(404);
  });

  it('may be loaded by any page, also with integrity', async () => {
    const { headers } = await get('/cairn.js');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    ['br, gzip', 'brotli cairn.js', 'br'],
    ['gzip', 'gzip cairn.js', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip cairn.js', 'gzip'],
    ['identity', 'plain cairn.js', null],
    ['', 'plain cairn.js', null],
  ])('answers "Accept-Encoding: %s" with %s', async (accepted, text, encoding) => {
    const response = await get('/cairn.js', { 'accept-encoding': accepted });
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
  });

  it('are told apart by their encoding behind the nginx of docs/operating.md, too: a cache in between may hold one form', () => {
    const [, block = ''] = /gzip_static on;\n(.*?)\}/s.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
    expect(block).toContain('gzip_vary on;');
  });

  it('gives each of its forms a tag of its own', async () => {
    const tags = ['br', 'gzip', 'identity'].map(
      async (accepted) => (await get('/cairn.js', { 'accept-encoding': accepted })).headers.get('etag') ?? '',
    );
    expect(new Set(await Promise.all(tags)).size).toBe(3);
  });

  it('sends no body when the browser has the file already', async () => {
    const first = await get('/cairn.js', { 'accept-encoding': 'br' });
    const tag = first.headers.get('etag') ?? '';
    const again = await get('/cairn.js', { 'accept-encoding': 'br', 'if-none-match': `"other", W/${tag}` });
    const otherForm = await get('/cairn.js', { 'if-none-match': tag });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(otherForm.status).toBe(200);
  });
});
