/** The part of a content file between its two `---` lines: YAML read as plain text values, with the line of every field. */
import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ContentProblem } from './content.ts';
import { fenceFault, isFence } from './fences.ts';
import { COLON, findSlip } from './yaml-slips.ts';

/** Notes one problem of the file at hand. `line` is 1-based. */
export type Report = (line: number, problem: string, remedy: string) => void;

/** A reporter that adds to `problems` under the name of one file. */
export function createReport(file: string, problems: ContentProblem[]): Report {
  return (line, problem, remedy) => problems.push({ file, line, problem, remedy });
}

/** YAML that was read, and where each part of it stands. */
export interface Fields {
  value: unknown;
  /** The 1-based line in the file of the value at `path`, or of the nearest thing around it. */
  lineOf(path: readonly (string | number)[]): number;
}

/** A content file in its two parts. */
export interface MarkdownFile {
  fields: Fields;
  body: string;
  /** The 1-based line on which the body starts. */
  bodyLine: number;
}

/** Reads a file that starts with front matter. Null, with the problems reported, if it does not. */
export function readMarkdownFile(text: string, report: Report): MarkdownFile | null {
  const lines = toLines(text);
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  const fault = fenceFault(lines, end);
  if (fault !== null) {
    report(fault.line, fault.problem, fault.remedy);
    return null;
  }
  const fields = readYaml(lines.slice(1, end).join('\n'), report, 2);
  return fields && { fields, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/**
 * Reads YAML with every value as plain text, so that `no`, `911` or `+1888…` stay what the editor typed. `firstLine` is
 * the line of the file on which `text` starts. Null, with the problems reported, if it is not YAML.
 */
export function readYaml(text: string, report: Report, firstLine = 1): Fields | null {
  const lineCounter = new LineCounter();
  const source = toLines(text).join('\n');
  if (firstLine === 1 && source.trim() === '') {
    report(
      1,
      'the file is empty',
      'Bring back what stood in it. If nothing is to stand in it, write a line such as   # none yet',
    );
    return null;
  }
  const document = parseDocument(source, { schema: 'failsafe', lineCounter });
  const lineAt = (offset: number) => firstLine - 1 + lineCounter.linePos(offset).line;
  const slip = findSlip(document, source);
  if (slip) {
    report(firstLine - 1 + slip.line, slip.problem, slip.remedy);
    return null;
  }
  return {
    value: document.toJS() ?? {},
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      // Nothing of the path exists: the field is missing, so the whole file is meant.
      return 1;
    },
  };
}

/**
 * An example line for each field, shown to the person who has to correct it. `sources.date` is the key of a field
 * within a field. Where the right line can be made of what was written, the example is a function of that.
 */
export type Examples = Readonly<Record<string, string | ((written: unknown) => string)>>;

/** Checks fields against a schema. Null, with every problem reported, if they do not fit. */
export function validate<TSchema extends v.GenericSchema>(
  schema: TSchema,
  fields: Fields,
  examples: Examples,
  report: Report,
): v.InferOutput<TSchema> | null {
  const result = v.safeParse(schema, fields.value);
  if (result.success) return result.output;
  const names = Object.keys(examples).filter((each) => !each.includes('.'));
  /** The field whose name an unknown one is like. */
  const likeOf = (issue: v.BaseIssue<unknown>) => (isUnknown(issue) ? nearest(lastOf(issue), names) : undefined);
  const lacks = (field: string): boolean => !Object.hasOwn(Object(fields.value), field);
  const liked = new Set(result.issues.map(likeOf));
  const unknown = new Set(result.issues.filter(isUnknown).map(lastOf));
  /** Fields within another that are missing there: such as `shown`, which stands at the left margin. */
  const lost = new Set(result.issues.filter((issue) => isMissing(issue) && issue.path?.[1] !== undefined).map(lastOf));
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((part) => part.key as string | number);
    const field = path.filter((part) => typeof part === 'string').join('.');
    const line = fields.lineOf(path);
    // In a file that is one list, the example is of an item.
    const name = typeof path[0] === 'string' ? path[0] : '0';
    const exampleOf = (key: string, written: unknown = issue.input) => {
      const example = Object.hasOwn(examples, key) ? examples[key] : undefined;
      return typeof example === 'function' ? example(written) : example;
    };
    const example = exampleOf(field) ?? exampleOf(name);
    const remedy = example ? `Write it like this: ${example}` : `The fields are: ${names.join(', ')}.`;
    if (issue.kind === 'schema' && issue.expected === 'never') {
      const known = likeOf(issue);
      const mending = (name: string) =>
        lacks(name)
          ? `Write \`${name}\`, if that was meant. Correct the name; leave the lines below it.`
          : `Did you mean \`${name}\`? It is there already: ${exampleOf(name, null)}`;
      // A field of two letters is a language.
      if (path.length === 1 && (lost.has(field) || /^[a-z]{2}$/.test(field)))
        report(line, `\`${field}\` stands at the left margin, as if it were a field of its own`, INDENT);
      else report(line, `unknown field \`${field}\``, known === undefined ? remedy : mending(known));
    } else if (isMissing(issue)) {
      // One mistake, one line: the field is there under a mistyped name, or at the left margin.
      if ((liked.has(field) && lacks(field)) || (path.length > 1 && unknown.has(lastOf(issue)))) continue;
      report(line, `the field \`${field}\` is missing`, example ? `Add it: ${example}` : remedy);
    } else if (issue.kind === 'schema' && issue.expected !== null && Object.hasOwn(WANTED, issue.expected)) {
      const wanted = WANTED[issue.expected];
      const found =
        issue.received === '""' || isEmpty(issue.input)
          ? 'empty'
          : (RECEIVED[issue.received] ?? `the text ${clip(issue.received)}`);
      const isText = issue.expected === 'string' && issue.received === 'Object';
      report(line, `\`${field || 'the file'}\` must be ${wanted}, not ${found}`, isText ? COLON : remedy);
    } else if (issue.type === 'max_length') {
      report(
        line,
        `\`${field}\` ${issue.message}`,
        `Shorten this line: at most ${String(issue.requirement)} characters.`,
      );
    } else {
      report(line, `${field === '' ? 'the line' : `\`${field}\``} ${issue.message}`, remedy);
    }
  }
  return null;
}

const INDENT = 'It belongs to the field above it: put two spaces before it, as before all that belongs there.';

const isUnknown = ({ kind, expected, path }: v.BaseIssue<unknown>): boolean =>
  kind === 'schema' && expected === 'never' && path?.length === 1;
const isMissing = ({ kind, received, path }: v.BaseIssue<unknown>): boolean =>
  kind === 'schema' && received === 'undefined' && path !== undefined;
const lastOf = ({ path }: v.BaseIssue<unknown>): string => String(path?.at(-1)?.key);

const WANTED: Readonly<Record<string, string>> = {
  string: 'one piece of text',
  Array: 'a list, one value a line after a dash',
  Object: 'a group of fields',
};
const RECEIVED: Readonly<Record<string, string>> = { Array: 'a list', Object: 'a group of fields' };

/** Whether a value is a group without fields: as such an empty file is read. */
const isEmpty = (value: unknown): boolean => JSON.stringify(value) === '{}';

/** Enough of a text to find it. */
function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The lines of a file, whichever system it was saved on. */
export function toLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
}

/** The known word that a mistyped one most likely stands for, at most `most` letters away; undefined if none is near. */
export function nearest(word: string, known: readonly string[], most = Number.POSITIVE_INFINITY): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.min(most, Math.max(1, Math.floor(word.length / 3))) ? best.candidate : undefined;
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
