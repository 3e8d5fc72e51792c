/** The part of a content file between its two `---` lines: YAML read as plain text values, with the line of every field. */
import * as v from 'valibot';
import { type Document, isNode, isScalar, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import type { ContentProblem } from './content.ts';

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

/** Reads a file that starts with front matter; null, with the problems reported, where it does not. */
export function readMarkdownFile(text: string, report: Report): MarkdownFile | null {
  const lines = toLines(text);
  const isFence = (line: string | undefined) => line?.trimEnd() === '---';
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  const problem =
    text.trim() === ''
      ? 'the file is empty'
      : !isFence(lines[0])
        ? 'the file does not start with fields between two lines of three dashes'
        : end === -1
          ? 'the second line of three dashes is missing'
          : undefined;
  if (problem !== undefined) {
    report(
      1,
      problem,
      'Put `---` alone on the first line, then the fields, then `---` alone on a line, then the answer.',
    );
    return null;
  }
  const fields = readYaml(lines.slice(1, end).join('\n'), report, 2);
  return fields && { fields, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/**
 * Reads YAML in which every value is plain text, so that `no`, `911` or `+1888…` stay what the editor typed.
 * `firstLine` is the line of the file on which `text` starts. Null, with the problems reported, where it is not YAML.
 */
export function readYaml(text: string, report: Report, firstLine = 1): Fields | null {
  const lineCounter = new LineCounter();
  const source = toLines(text).join('\n');
  const document = parseDocument(source, { schema: 'failsafe', lineCounter });
  const lineAt = (offset: number) => firstLine - 1 + lineCounter.linePos(offset).line;
  // One slip makes the parser stumble several times: the first is the one to mend.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const [what = 'it cannot be read'] = error.message.split(/ at line \d+/);
    report(lineAt(error.pos[0]), `the fields are not valid YAML: ${what}`, REMEDIES[error.code] ?? QUOTE_IT);
    return null;
  }
  if (reportSlips(document, source, (offset, problem, remedy) => report(lineAt(offset), problem, remedy))) return null;
  return {
    value: document.toJS() ?? {},
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      // Nothing of the path exists: the field is missing, which is a matter of the whole file.
      return 1;
    },
  };
}

/** Reports what would be lost or run together although it is valid YAML. Whether there is any. */
export function reportSlips(
  document: Document,
  source: string,
  report: (offset: number, problem: string, remedy: string) => void,
): boolean {
  const swallowed = findSwallowed(document, source);
  if (swallowed) report(swallowed.offset, `part of the line would be lost, from its ${swallowed.sign} on`, QUOTE_IT);
  const runOn = swallowed ? null : findRunOn(document, source);
  if (runOn !== null)
    report(
      runOn,
      'this line and the next would be read as one',
      'Give each line of a list as many spaces as its neighbours, a dash, and one space. A text of two lines goes on one.',
    );
  return swallowed !== null || runOn !== null;
}

const QUOTE_IT =
  "Put values that hold : # * & ! or quotation marks in single quotes, such as 'what now: who can help', and line up the spaces.";

const COLON =
  "A colon with a space after it makes a field of the line. Put the line in straight single quotes: 'what now: who can help'.";

const REMEDIES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Put spaces where the tab is: two before each dash of a list.',
  DUPLICATE_KEY: 'The field stands there twice. Keep one, with everything that belongs to it.',
};

/**
 * YAML that a person who does not know it writes by accident: `*help*` and `&` name things elsewhere, and ` #` starts a
 * comment. The words would be lost without a word about it.
 */
function findSwallowed(document: Document, source: string): { sign: string; offset: number } | null {
  let found: { sign: string; offset: number } | null = null;
  const note = (sign: string, node: Node) => {
    found ??= { sign, offset: node.range?.[0] ?? 0 };
  };
  visit(document, {
    Alias: (_, node) => note('*', node),
    Value: (_, node) => {
      if (node.anchor !== undefined) note('&', node);
      if (!isScalar(node)) return;
      // A note stands on a line of its own; behind a value it was meant to be read.
      if (typeof node.comment === 'string' && isBeside(node, source)) note('#', node);
    },
  });
  return found;
}

/** Whether the comment of a value begins on the line on which the value ends. */
function isBeside({ range }: Scalar, source: string): boolean {
  return range ? !source.slice(range[1], range[2]).split('#')[0]?.includes('\n') : false;
}

/** A value of two lines that nobody marked as such: an indentation too deep, or a dash that is missing, made one of two. */
function findRunOn(document: Document, source: string): number | null {
  let found: number | null = null;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isPlain = type === 'PLAIN' || type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
      if (found === null && isPlain && range && source.slice(range[0], range[1]).includes('\n')) found = range[0];
    },
  });
  return found;
}

/** An example line for each field of a form, shown to whoever has to mend it. */
export type Examples = Readonly<Record<string, string>>;

/** Holds fields against a schema; null, with every problem reported, where they do not fit. */
export function validate<TSchema extends v.GenericSchema>(
  schema: TSchema,
  fields: Fields,
  examples: Examples,
  report: Report,
): v.InferOutput<TSchema> | null {
  const result = v.safeParse(schema, fields.value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = (issue.path ?? []).map((part) => part.key as string | number);
    const field = path.filter((part) => typeof part === 'string').join('.');
    const line = fields.lineOf(path);
    // In a file that is one list, the example is of an item.
    const name = typeof path[0] === 'number' ? '0' : String(path[0]);
    const example = Object.hasOwn(examples, name) ? examples[name] : undefined;
    const remedy = example ? `Write it like this: ${example}` : `The fields are: ${Object.keys(examples).join(', ')}.`;
    if (issue.kind === 'schema' && issue.expected === 'never') {
      const known = path.length === 1 ? nearest(String(path[0]), Object.keys(examples)) : undefined;
      report(line, `unknown field \`${field}\``, known ? `Did you mean \`${known}\`? ${examples[known]}` : remedy);
    } else if (issue.kind === 'schema' && issue.received === 'undefined' && issue.path) {
      report(line, `the field \`${field}\` is missing`, example ? `Add it: ${example}` : remedy);
    } else if (issue.kind === 'schema') {
      const wanted = WANTED[issue.expected ?? ''] ?? 'something else';
      const found = issue.received === '""' ? 'empty' : (RECEIVED[issue.received] ?? `the text ${issue.received}`);
      const isText = issue.expected === 'string' && issue.received === 'Object';
      report(line, `\`${field || 'the file'}\` must be ${wanted}, not ${found}`, isText ? COLON : remedy);
    } else {
      report(line, `\`${field}\` ${issue.message}`, remedy);
    }
  }
  return null;
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'one piece of text',
  Array: 'a list, one value a line after a dash',
  Object: 'a group of fields',
};
const RECEIVED: Readonly<Record<string, string>> = { Array: 'a list', Object: 'a group of fields' };

/** The lines of a file, whichever system it was saved on. */
export function toLines(text: string): string[] {
  return text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
}

/** The known word that a mistyped one most likely stands for; nothing where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate) }));
  const [best] = ranked.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
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
