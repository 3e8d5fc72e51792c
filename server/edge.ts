/** The same app for edge runtimes, which have no disk and no process: content and built files come with the bundle. */
import packed from 'virtual:cairn-packed';
import { createApp } from './app.ts';
import { createAsset } from './assets.ts';
import type { PackedForEdge } from './edge-packed.ts';
import { type EngineModel, openEngine } from './retrieval/engine.ts';
import { finish } from './retrieval/steps.ts';
import { readWritten } from './retrieval/written.ts';

const encoder = new TextEncoder();

async function start(): Promise<ReturnType<typeof createApp>> {
  const { content, model, assets } = await unpacked();
  return createApp({
    engine: finish(openEngine(content, finish(readWritten<EngineModel>(model)))),
    content,
    assets: {
      version: assets.version,
      files: new Map(
        Object.entries(assets.files).map(([name, { text, integrity }]) => [
          name,
          createAsset(name, integrity, encoder.encode(text)),
        ]),
      ),
    },
  });
}

/**
 * Inflates what the build packed. Content, its compiled form and built files are most of the bundle, and platforms limit its
 * size, so they are deflated (RFC 1951).
 */
function unpacked(): Promise<PackedForEdge> {
  const json = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(json).json() as Promise<PackedForEdge>;
}

let app: Awaited<ReturnType<typeof start>> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    // Start with the first request: these platforms limit what may be done before there is one.
    // Keep the app and not its promise: when a visitor leaves, the platform ends the work that only their request waited for.
    app ??= await start();
    return app.fetch(request);
  },
};
