/** The same app for edge runtimes: content and built files come with the bundle, there is no disk and no process. */
import builtAssets from 'virtual:cairn-assets';
import packed from 'virtual:cairn-packed-content';
import { createApp } from './app.ts';
import { createAsset } from './assets.ts';
import type { Content } from './content/content.ts';
import { createEngine } from './retrieval/engine.ts';

const encoder = new TextEncoder();

async function start(): Promise<ReturnType<typeof createApp>> {
  const content = await unpacked();
  const { version, files } = builtAssets;
  return createApp({
    engine: createEngine(content),
    content,
    assets: {
      version,
      files: new Map(
        Object.entries(files).map(([name, { text, integrity }]) => [
          name,
          createAsset(name, integrity, encoder.encode(text)),
        ]),
      ),
    },
  });
}

/** Content is most of the bundle, and platforms bound how large one may be: it comes deflated. */
function unpacked(): Promise<Content> {
  const json = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(json).json() as Promise<Content>;
}

let app: ReturnType<typeof start> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    // With the first request: what may be done before there is one is bounded on these platforms.
    app ??= start();
    return (await app).fetch(request);
  },
};
