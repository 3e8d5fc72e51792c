/** The process of node-bake-apart.ts: bakes the folder that it is named, sends what came of it, and ends. */
import { ContentError, type ContentProblem } from './content/content.ts';
import { bakeContent } from './node-bake.ts';
import { packContent } from './node-baked.ts';

export type Baked = { bytes: Uint8Array } | { problems: readonly ContentProblem[] };

// Whoever asked may be gone by now: then there is nobody to tell, nor an error to raise.
process.send?.(bake(process.argv[2] ?? ''), () => {});

function bake(folder: string): Baked {
  try {
    return { bytes: packContent(bakeContent(folder)) };
  } catch (error) {
    if (error instanceof ContentError) return { problems: error.problems };
    throw error;
  }
}
