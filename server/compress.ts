/** The gzip form of a text, made once for each text: only for texts of which there are few, such as pages without a visitor. */
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
