/** The same app for edge runtimes: content and built files come with the bundle, there is no disk and no process. */
import builtAssets from 'virtual:cairn-assets';
import content from 'virtual:cairn-content';
import { createApp } from './app.ts';
import { createAsset } from './assets.ts';
import { createEngine } from './retrieval/engine.ts';

const encoder = new TextEncoder();
const { version, files } = builtAssets;
const app = createApp({
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

export default { fetch: (request: Request): Response | Promise<Response> => app.fetch(request) };
