import { readContentBytes, textsOf } from '../content/load.ts';
import type { Memory } from '../content/memory.ts';
import { parseContent } from '../content/parse.ts';
import { assemble, makePart, type Parts, partsWanted, withPart } from './bake-parts.ts';
import { type BakedContent, digestOf } from './baked.ts';

/** Content that was parsed and checked, with the digest of the files it was made of. */
export type ReadContent = Pick<BakedContent, 'digest' | 'content'>;

/** Parses and checks a folder. Throws ContentError with every problem of every file. `memory` holds what earlier calls parsed. */
export function readContent(folder: string, memory?: Memory): ReadContent {
  const bytes = readContentBytes(folder);
  return { digest: digestOf(bytes), content: parseContent(textsOf(bytes), memory) };
}

/** Makes from the content everything that takes long and that an engine needs before it can answer. */
export function bake({ digest, content }: ReadContent): BakedContent {
  const wanted = partsWanted(content);
  const parts = wanted.reduce<Parts>((made, each) => withPart(made, makePart(content, each)), new Map());
  return { digest, wanted, ...assemble(content, wanted, parts) };
}

/** Reads and bakes a folder in one step, for a build. */
export function bakeContent(folder: string): BakedContent {
  return bake(readContent(folder));
}
