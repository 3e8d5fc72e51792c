import type { ContentProblem } from './content.ts';
import { createReport, nearest, type Report, toLines } from './front-matter.ts';
import { reportPrivate } from './parse-entry.ts';
import { withoutForm } from './references.ts';
import type { Need, Signals } from './signals.ts';

/**
 * The folders of a language: what people in danger write, what people write who fear for somebody else, and what only sounds like
 * danger. Each has a file for a need, with an utterance on each line.
 */
const FOLDERS = ['examples', 'examples-of-others', 'counter-examples'] as const;
type Folder = (typeof FOLDERS)[number];

/** One file of examples. */
export interface ExampleFile {
  /** Its path in the content folder. */
  file: string;
  folder: Folder;
  /** Its name without `.txt`: the id of a need. */
  need: string;
  text: string;
}

/** The files of examples of one language among all files of a content folder. */
export function exampleFilesOf(files: ReadonlyMap<string, string>, locale: string): ExampleFile[] {
  return [...files].flatMap(([file, text]) => {
    const [own, inFolder, name = '', ...deeper] = file.split('/');
    const folder = FOLDERS.find((known) => known === inFolder);
    if (own !== locale || folder === undefined || deeper.length > 0) return [];
    return name.endsWith('.txt') ? [{ file, folder, need: name.slice(0, -'.txt'.length), text }] : [];
  });
}

/** The utterances of one file: its lines, without empty ones and without notes, which start with # and a space. */
export function parseExamples(text: string): string[] {
  return toLines(text)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isNote(line));
}

function isNote(line: string): boolean {
  return /^\s*#(?:\s|$)/.test(line);
}

/** The signals, with the utterances of these files added after the examples in signals.yaml itself. */
export function withExamples(signals: Signals, files: readonly ExampleFile[]): Signals {
  const linesOf = (need: string, wanted: Folder) =>
    files.filter((file) => file.need === need && file.folder === wanted).flatMap(({ text }) => parseExamples(text));
  return {
    ...signals,
    needs: signals.needs.map(
      (need): Need => ({
        ...need,
        examples: [...need.examples, ...linesOf(need.id, 'examples')],
        otherExamples: [...need.otherExamples, ...linesOf(need.id, 'examples-of-others')],
        counterExamples: [...need.counterExamples, ...linesOf(need.id, 'counter-examples')],
      }),
    ),
  };
}

/**
 * Reports files whose name is no need, lines that may identify somebody, and lines that stand in two of the folders. `needs` is null
 * if it is not known which needs there are.
 */
export function checkExamples(
  files: readonly ExampleFile[],
  needs: readonly string[] | null,
  problems: ContentProblem[],
): void {
  const placed = new Map<string, ExampleFile>();
  for (const folder of FOLDERS)
    for (const own of files.filter((each) => each.folder === folder))
      for (const line of parseExamples(own.text).map(withoutForm)) if (!placed.has(line)) placed.set(line, own);
  for (const { file, folder, need, text } of files) {
    const report = createReport(file, problems);
    if (needs !== null && !needs.includes(need)) reportStray(need, folder, needs, report);
    if (parseExamples(text).length === 0)
      report(1, 'the file has no lines', 'Bring its lines back, or delete the file together with its need.');
    toLines(text).forEach((line, at) => {
      if (/\d{3}|@/.test(line)) reportPrivate(line, at + 1, report);
      const other = isNote(line) ? undefined : placed.get(withoutForm(line));
      if (other === undefined || other.folder === folder) return;
      report(
        at + 1,
        `"${line.trim()}" also stands in ${other.file}`,
        `Decide whether ${folder === 'counter-examples' ? 'anybody may be in danger' : 'the person who writes it tells of somebody else'}, and delete it in the other file.`,
      );
    });
  }
}

function reportStray(need: string, folder: Folder, needs: readonly string[], report: Report): void {
  const meant = nearest(need, needs, 3);
  report(
    1,
    `${need} is no need in signals.yaml: nobody would read these ${folder}`,
    needs.length === 0
      ? `Write the signals.yaml of this language first, with a need called ${need}.`
      : meant !== undefined
        ? `Is it the need ${meant} of signals.yaml? Give both the same name.`
        : `Name the file after one of: ${needs.join(', ')}.`,
  );
}
