/** Remembers what was parsed, so that a folder in which one file changed need not be parsed again as a whole. */
import type { ContentProblem } from './content.ts';
import { createReport, type Report } from './front-matter.ts';

/**
 * What each file gave when it was last parsed, by its path. Empty at first; kept by a caller that reads a folder
 * repeatedly.
 */
export type Memory = Map<string, { text: string; around: string; made: unknown; problems: ContentProblem[] }>;

/**
 * Makes something of one file, or returns what was made of it before if neither its text nor `around` changed. `around`
 * is everything else that the result depends on. The problems of the file are noted either way.
 */
export type Once = <Made>(file: string, text: string, around: string, make: (report: Report) => Made) => Made;

/** Creates a function that makes something of each file only once, and forgets files that are gone. */
export function createOnce(memory: Memory, files: ReadonlyMap<string, string>, problems: ContentProblem[]): Once {
  for (const file of memory.keys()) if (!files.has(file)) memory.delete(file);
  return (file, text, around, make) => {
    let known = memory.get(file);
    if (known?.text !== text || known.around !== around) {
      const own: ContentProblem[] = [];
      known = { text, around, made: make(createReport(file, own)), problems: own };
      memory.set(file, known);
    }
    problems.push(...known.problems);
    return known.made as ReturnType<typeof make>;
  };
}
