import { describe, expect, it } from 'vitest';
import { type App, postAsk, smallApp } from './small-content.ts';

describe('origins', () => {
  const partner = 'https://partner.test';
  const listed = smallApp({ origins: [partner] });
  const open = smallApp();

  it.each([partner, 'null', 'https://anyone.test'])('lets %s read replies when any origin may', async (origin) => {
    const response = await postAsk(open, '{"utterance":"signs"}', { origin });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('lets a listed origin, our own pages and programs read replies, and nobody else', async () => {
    const from = (headers: Record<string, string>) => postAsk(listed, '{"utterance":"signs"}', headers);
    const allowed = await from({ origin: partner });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(partner);
    expect((await from({ origin: 'https://cairn.test', host: 'cairn.test' })).status).toBe(200);
    expect((await from({})).status).toBe(200);
    for (const origin of ['https://anyone.test', 'null', `${partner}.anyone.test`]) {
      const refused = await from({ origin });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('answers a preflight that a browser may remember', async () => {
    const preflight = (app: App, origin: string) =>
      app.request('/v1/ask', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });
    const allowed = await preflight(listed, partner);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(partner);
    expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(Number(allowed.headers.get('access-control-max-age'))).toBeGreaterThan(0);
    expect((await preflight(listed, 'https://anyone.test')).headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(open, 'null')).headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['/v1/ask', 'POST'],
    ['/v1/faq', 'GET, HEAD'],
  ])('names to a preflight only the methods that %s has', async (path, methods) => {
    const { headers } = await open.request(path, { method: 'OPTIONS', headers: { origin: partner } });
    expect(headers.get('access-control-allow-methods')).toBe(methods);
    expect(headers.get('allow')).toBe(`${methods}, OPTIONS`);
  });

  it('has no type where there is no body', async () => {
    for (const path of ['/v1/ask', '/faq', '/cairn.js'])
      expect((await open.request(path, { method: 'OPTIONS' })).headers.get('content-type')).toBeNull();
  });

  it('lets a page read why it was refused', async () => {
    const response = await postAsk(open, 'nonsense', { origin: partner });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});
