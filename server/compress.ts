/**
 * Returns a function that gzips a text and keeps the result for ever. Only for texts of which there are few, such as pages that
 * hold no visitor's words.
 */
export function createCompressor(): (text: string) => Promise<Uint8Array> {
  const made = new Map<string, Promise<Uint8Array>>();
  return (text) => {
    let gzip = made.get(text);
    if (gzip === undefined) {
      const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
      gzip = new Response(stream).arrayBuffer().then((bytes) => new Uint8Array(bytes));
      made.set(text, gzip);
    }
    return gzip;
  };
}
