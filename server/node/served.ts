import { setImmediate } from 'node:timers/promises';
import type { Content } from '../content/content.ts';
import type { EditingState } from '../pages/Editing.tsx';
import { createEngine, type Engine } from '../retrieval/engine.ts';
import type { Assembled } from './bake-parts.ts';
import type { Log } from './log.ts';
import type { Fetch } from './server.ts';

/** Content with the engine that answers from it. */
export interface Served {
  content: Content;
  engine: Engine;
}

/** Makes what answers requests from content. `editing` is shown on every page. */
export type MakeFetch = (served: Served, editing: EditingState) => Fetch;

/** What is served now. It is replaced as a whole, between two requests. */
export interface Serving {
  /** Answers from what is served at that moment. */
  fetch: Fetch;
  current(): Served;
  /** Serves other content from now on. `behind`: its search or signals were made of earlier texts. */
  replace(content: Assembled, behind?: boolean): void;
  isBehind(): boolean;
  /** Goes on with what is served, though the folder cannot be used: its `problems` are shown where somebody edits it. */
  keep(problems: string): void;
  /** To be called when the folder can be used again. */
  forgetProblems(): void;
  /** Whether the folder holds something that cannot be used. */
  isStale(): boolean;
  /** Opens what is left of the engine, see `openRest`. */
  openRest(): void;
}

export interface ServingOptions {
  makeFetch: MakeFetch;
  /** Whether pages show what is wrong in the content folder. */
  showProblems: boolean;
  log: Pick<Log, 'error'>;
}

/** Serves content until it is replaced. */
export function createServing(first: Assembled, { makeFetch, showProblems, log }: ServingOptions): Serving {
  let served = openServed(first);
  let editing: EditingState = {};
  let stale = false;
  let fetch = makeFetch(served, editing);
  return {
    fetch: (request, environment) => fetch(request, environment),
    current: () => served,
    replace(content, behind = false) {
      const next = openServed(content);
      const state = { ...editing, behind };
      const made = makeFetch(next, state);
      // Only now that it answers: until here the last good content is served.
      [served, editing, fetch] = [next, state, made];
      void openRest(served, log);
    },
    isBehind: () => editing.behind === true,
    keep(problems) {
      stale = true;
      if (!showProblems) return;
      editing = { ...editing, problems };
      fetch = makeFetch(served, editing);
    },
    forgetProblems() {
      stale = false;
      const { problems, ...rest } = editing;
      if (problems === undefined) return;
      editing = rest;
      fetch = makeFetch(served, editing);
    },
    isStale: () => stale,
    openRest: () => void openRest(served, log),
  };
}

/** Creates an engine on content. What takes long to open waits for the first question that needs it, or for `openRest`. */
function openServed({ content, model }: Assembled): Served {
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
