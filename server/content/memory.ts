/** So that a folder in which one file was changed need not be parsed again as a whole. */
import type { ContentProblem } from './content.ts';
import { createReport, type Report } from './front-matter.ts';

/** What each file gave when it was last parsed, by its path. Empty at first; kept by whoever reads a folder repeatedly. */
export type Memory = Map<string, { text: string; around: string; made: unknown; problems: ContentProblem[] }>;

/**
 * Makes something of one file, unless it was made of the same text before, with the same things `around` it: all that it
 * depends on beside its own text. What is wrong with the file is noted either way.
 */
export type Once = <Made>(file: string, text: string, around: string, make: (report: Report) => Made) => Made;

/** Forgets files that are gone. */
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
