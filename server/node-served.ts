import { setImmediate } from 'node:timers/promises';
import type { Content } from './content/content.ts';
import type { Assembled } from './node-bake-parts.ts';
import type { Log } from './node-log.ts';
import { createEngine, type Engine } from './retrieval/engine.ts';

/** Content with the engine that answers from it. */
export interface Served {
  content: Content;
  engine: Engine;
}

/** Creates an engine on content. What takes long to open waits for the first question that needs it, or for `openRest`. */
export function openServed({ content, model }: Assembled): Served {
  return { content, engine: createEngine(content, model) };
}

/**
 * Opens what is left of the engine between requests, so that the first visitor in another language does not wait for it. If
 * that fails, only those who ask for this part go without an answer, so it is logged and does not end the server.
 */
export async function openRest({ engine }: { engine: Pick<Engine, 'open'> }, log: Pick<Log, 'error'>): Promise<void> {
  try {
    for (const _ of engine.open()) await setImmediate();
  } catch (error) {
    log.error(
      'A part of the content could not be opened: questions that need it fail. Build again, and restart.',
      error,
    );
  }
}
