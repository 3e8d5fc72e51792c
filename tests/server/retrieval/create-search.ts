import { compileSearch } from '../../../server/retrieval/search/compile.ts';
import type { Findable } from '../../../server/retrieval/search/model.ts';
import type { Search } from '../../../server/retrieval/search.ts';
import { openSearch } from '../../../server/retrieval/search.ts';
import { finish } from '../../../server/retrieval/steps.ts';

/** Compiles and opens the search over everything that can be found in one language. */
export const createSearch = (
  findables: readonly Findable[],
  language: string,
  synonyms: readonly string[][] = [],
): Search => finish(openSearch(finish(compileSearch(findables, language, synonyms)), language, synonyms));
