/** A review as plain text, to read in a terminal. */
import type { ContentProblem } from '../content.ts';
import type { ContentReview } from './review-content.ts';
import type { RivalReport } from './rivals.ts';
import { isStopping, WARNING_KINDS, type Warning } from './warning.ts';

/**
 * One table, to be read from its end, which a terminal shows: what many files share (the page names them all), then the
 * warnings of single files, last those that stop, then errors, then a sum. Lines end with a line feed.
 */
export function reportTable({ read, problems, warnings, rivals }: ContentReview): string {
  const rows = [
    ...together(warnings),
    ...oneCause(problems),
    ...problems.map(({ file, line, problem, remedy }) => row('ERROR', file, line, problem, remedy)),
  ];
  const widths = [0, 1].map((column) => Math.max(0, ...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const sum = [
    `${count(problems.length, 'error')}, ${count(warnings.length, 'warning')} in ${count(read.entries.length, 'entry', 'entries')} and ${count(read.contacts.length, 'contact')}.`,
    ...(warnings.length > 0 ? [`Warnings: ${byKind(warnings)}.`] : []),
    ...(rivals ? [found('Asked as they stand', rivals.known)] : []),
    ...(rivals?.unseen ? [found('Asked unseen', rivals.unseen)] : []),
  ];
  return `${[...lines, ...(lines.length > 0 ? [''] : []), ...sum].join('\n')}\n`;
}

/**
 * A finding that is the same in more files than this takes one row, so that findings of single files are not lost among
 * them.
 */
const MANY_FILES = 5;

/** What many places have in common stands above them: mostly one file that is gone, and whoever removed it should see that. */
function oneCause(problems: readonly ContentProblem[]): string[][] {
  const places = new Map<string, number>();
  for (const { problem } of problems) places.set(problem, (places.get(problem) ?? 0) + 1);
  return [...places]
    .filter(([, number]) => number > MANY_FILES)
    .map(([problem, number]) => ['ONE CAUSE', `${number} places`, `${problem}; each is listed below`]);
}

function together(warnings: readonly Warning[]): string[][] {
  const rows = new Map<string, { files: string[]; cells: string[] }>();
  for (const { kind, file, line, found, remedy } of warnings) {
    const finding = `${kind} ${found}`;
    const files = rows.get(finding)?.files ?? [];
    rows.set(finding, { files: [...files, file], cells: row(WARNING_KINDS[kind], file, line, found, remedy) });
  }
  const isCommon = ({ kind, found }: Warning) => (rows.get(`${kind} ${found}`)?.files.length ?? 0) > MANY_FILES;
  const common = [...rows.values()]
    .filter(({ files }) => files.length > MANY_FILES)
    .map(({ files, cells: [kind = '', , what = ''] }) => [kind, `${files.length} files`, `${what} (${files[0]} …)`]);
  const single = warnings.filter((warning) => !isCommon(warning)).sort((a, b) => rank(b) - rank(a));
  return [
    ...common,
    ...single.map(({ kind, file, line, found, remedy }) => row(WARNING_KINDS[kind], file, line, found, remedy)),
  ];
}

/** Most warnings are about dates. What somebody just wrote, and can mend at once, should not be lost among them. */
function rank({ kind }: Warning): number {
  return isStopping(kind) ? 0 : kind === 'rival' ? 1 : 2;
}

function row(kind: string, file: string, line: number, found: string, remedy?: string): string[] {
  return [kind, `${file}:${line}`, remedy === undefined ? found : `${found} → ${remedy}`];
}

function found(how: string, { asked, own, rivals }: RivalReport): string {
  const none = asked - own - rivals.length;
  return `${how}, ${own} of ${asked} utterances find their own entry, ${rivals.length} another, and ${none} none for sure.`;
}

function byKind(warnings: readonly Warning[]): string {
  const kinds = Object.entries(WARNING_KINDS).flatMap(([kind, label]) => {
    const found = warnings.filter((warning) => warning.kind === kind).length;
    return found > 0 ? [`${found} ${label}`] : [];
  });
  return kinds.join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
