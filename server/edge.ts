/** The same app for edge runtimes, which have no disk and no process: content and built files come with the bundle. */
import { brotliDecompressSync } from 'node:zlib';
import packed from 'virtual:cairn-packed';
import { createApp } from './app.ts';
import { createAsset } from './assets.ts';
import { edgeParts, type PackedForEdge } from './edge-packed.ts';
import { type EngineModel, openEngine } from './retrieval/engine.ts';
import { withSharedWords } from './retrieval/shared-words.ts';
import { later, type Steps } from './retrieval/steps.ts';
import { readWritten } from './retrieval/written.ts';

const encoder = new TextEncoder();

/** The app, and what opens all that it answers from: the pages and the files need none of that. */
function start() {
  const { content, model, assets } = unpacked();
  const opened = later(function* () {
    const compiled = yield* readWritten<EngineModel>(model);
    return yield* openEngine(withSharedWords(content, compiled), compiled);
  });
  const app = createApp({
    engine: {
      *replying(ask) {
        return yield* (yield* opened()).replying(ask);
      },
    },
    content,
    assets: {
      version: assets.version,
      files: new Map(
        assets.files.map(({ name, text, integrity }) => [name, createAsset(name, integrity, encoder.encode(text))]),
      ),
    },
  });
  return {
    app,
    *openedWhole() {
      yield* (yield* opened()).open();
    },
  };
}

/**
 * Opens what the build packed. Content, its compiled form and built files are most of the bundle, and platforms limit its size, so
 * they are compressed with Brotli (RFC 7932): a tenth smaller than what web streams can inflate. Of Node's modules, edge platforms
 * have this one, too.
 */
function unpacked(): PackedForEdge {
  return JSON.parse(new TextDecoder().decode(brotliDecompressSync(edgeParts(packed).answers)));
}

let started: ReturnType<typeof start> | undefined;

/** What Cloudflare hands in: work that goes on when the response is on its way. Other platforms may lack it. */
interface Platform {
  waitUntil?: (work: Promise<unknown>) => void;
}

/** Does the work in pieces, so that requests are answered in between: about ten milliseconds each. The clock may stand still here. */
async function betweenRequests(work: Steps<unknown>): Promise<void> {
  for (let steps = 1; !work.next().done; steps++)
    if (steps % FEW_STEPS === 0) await new Promise((resolve) => setTimeout(resolve));
}

const FEW_STEPS = 10;

export default {
  async fetch(request: Request, _environment?: unknown, platform?: Platform): Promise<Response> {
    // Start with the first request: these platforms limit what may be done before there is one.
    started ??= start();
    const response = await started.app.fetch(request);
    // Whoever asks next finds the rest opened, or does what is left of it.
    platform?.waitUntil?.(betweenRequests(started.openedWhole()));
    return response;
  },
};
