import type { Content } from '../content/content.ts';
import { type Bakery, createBakery } from './bake-apart.ts';
import {
  type Assembled,
  assemble,
  type Parts,
  partsIn,
  partsMissing,
  partsWanted,
  type Wanted,
  withPart,
} from './bake-parts.ts';
import type { BakedContent } from './baked.ts';

export interface LiveOptions {
  folder: string;
  /** The content that is served so far. */
  baked: BakedContent;
  /** Called when there is something newer to serve. `behind`: search or signals were made of earlier texts. */
  onServe: (served: Assembled, behind: boolean) => void;
  /** Called when a part could not be made. The earlier one is still used. */
  onFailed: (error: unknown) => void;
  reader?: Pick<Bakery, 'read' | 'end'>;
  maker?: Pick<Bakery, 'make' | 'end'>;
}

export interface Live {
  /** Reads the folder, and returns a function that starts to serve it. Rejects with ContentError. */
  load: () => Promise<() => void>;
  end: () => void;
}

/**
 * Follows content that is being edited. It serves new texts at once, with the earlier search and signals. Then it makes anew
 * only the parts that the edit changed, one after another, until all are of the newest texts. It uses two processes, since
 * reading must not wait for making.
 */
export function createLive({
  folder,
  baked,
  onServe,
  onFailed,
  reader = createBakery(),
  maker = createBakery(),
}: LiveOptions): Live {
  let parts: Parts = partsIn(baked, baked.wanted);
  let newest: Content;
  let wanted: Wanted[];
  let catchingUp = false;
  let ended = false;

  const serve = (): void => {
    const served = assemble(newest, wanted, parts);
    if (served.content.locales.length > 0) onServe(served, partsMissing(wanted, parts).length > 0);
  };
  const catchUp = async (): Promise<void> => {
    catchingUp = true;
    for (;;) {
      const [next] = partsMissing(wanted, parts);
      if (next === undefined) break;
      const of = newest;
      try {
        parts = withPart(parts, await maker.make(of, next));
        if (ended) break;
        serve();
      } catch (error) {
        // To end the process ends what it was making, too.
        if (ended) break;
        onFailed(error);
        // What was edited meanwhile may be made all the same.
        if (newest === of) break;
      }
    }
    catchingUp = false;
  };

  // Read the folder now, so that the first edit finds every other file read. Problems are reported when the folder is looked at.
  reader.read(folder).catch(() => {});
  return {
    load: async () => {
      const content = await reader.read(folder);
      return () => {
        newest = content;
        wanted = partsWanted(content);
        serve();
        if (!catchingUp) void catchUp();
      };
    },
    end: () => {
      ended = true;
      reader.end();
      maker.end();
    },
  };
}
