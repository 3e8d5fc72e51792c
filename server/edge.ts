/** The same app for edge runtimes: content and built files come with the bundle, there is no disk and no process. */
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

/** Content, what was compiled of it and built files are most of the bundle, and platforms bound how large one may be: they come deflated. */
function unpacked(): Promise<PackedForEdge> {
  const json = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Response(json).json() as Promise<PackedForEdge>;
}

let app: Awaited<ReturnType<typeof start>> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    // With the first request: what may be done before there is one is bounded on these platforms.
    // What is kept is the app and not its promise: a visitor who leaves takes along what only their request waited for.
    app ??= await start();
    return app.fetch(request);
  },
};
