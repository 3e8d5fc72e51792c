import { gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { createCompressor } from '../../server/compress.ts';

describe('a compressor', () => {
  it('compresses a text once', async () => {
    const gzip = createCompressor();
    const bytes = await gzip('a page');
    expect(gunzipSync(bytes).toString()).toBe('a page');
    expect(await gzip('a page')).toBe(bytes);
  });

  it('waits for nobody whose work was given up, and keeps no failure', async () => {
    const bytes = new Uint8Array([1]);
    const compress = vi.fn(async () => bytes);
    compress.mockImplementationOnce(() => new Promise(() => {}));
    compress.mockRejectedValueOnce(new Error('given up'));
    const gzip = createCompressor(compress);
    void gzip('a page');
    await expect(gzip('a page')).rejects.toThrow('given up');
    expect(await gzip('a page')).toBe(bytes);
  });
});
