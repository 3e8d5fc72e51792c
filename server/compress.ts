/**
 * Returns a function that gzips a text and keeps the result for ever. Only for texts of which there are few, such as pages that
 * hold no visitor's words. It keeps bytes and not their promise: when a visitor leaves, an edge platform ends the work that only
 * their request waited for, and whoever shared its promise would wait for ever.
 */
export function createCompressor(compress = gzipped): (text: string) => Promise<Uint8Array> {
  const made = new Map<string, Uint8Array>();
  return async (text) => {
    const gzip = made.get(text) ?? (await compress(text));
    made.set(text, gzip);
    return gzip;
  };
}

async function gzipped(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
