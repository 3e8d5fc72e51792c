import type { Content } from './content/content.ts';
import { readContentFiles } from './content/load.ts';
import type { Memory } from './content/memory.ts';
import { parseContent } from './content/parse.ts';
import { type BakedContent, digestOf } from './node-baked.ts';
import { compileEngine } from './retrieval/engine.ts';
import { withLearnedSignals } from './retrieval/escalate.ts';

/**
 * Parses, checks and compiles a folder: all that takes long before an engine can answer. Throws ContentError with every
 * problem of every file. `onRead` hears of the content as soon as it is known to be whole, before it is compiled.
 */
export function bakeContent(folder: string, memory?: Memory, onRead?: (content: Content) => void): BakedContent {
  const files = readContentFiles(folder);
  const content = parseContent(files, memory);
  onRead?.(content);
  return {
    digest: digestOf(files),
    content: { ...content, locales: withLearnedSignals(content.locales) },
    model: compileEngine(content),
  };
}
