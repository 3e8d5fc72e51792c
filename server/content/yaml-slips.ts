/**
 * Finds what a person who does not know YAML mistypes, by looking at the lines themselves, and says so in the editor's
 * words.
 */
import { type Document, isScalar, type Node, type Scalar, visit } from 'yaml';

/** One slip. `line` is 1-based, in the text that was parsed. */
export interface Slip {
  line: number;
  problem: string;
  remedy: string;
}

/**
 * Returns the one slip to mend first, or null: what keeps the text from being read, else what would be lost or run
 * together.
 */
export function findSlip(document: Document, source: string): Slip | null {
  const written = source.split('\n');
  // A list in brackets may go over several lines, which look unlike all other lines. So its inside is left out here.
  const lines = source.replace(/\[[^[\]]*\]/g, (list) => `[]${list.replace(/[^\n]/g, '')}`).split('\n');
  const lineAt = (offset: number) => source.slice(0, offset).split('\n').length;
  // One slip makes the parser stumble several times: the first is the one to mend.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const [what = 'it cannot be read'] = error.message.split(/ at line \d+/);
    const [at] = error.pos;
    // Of a field after an empty one, the parser names the end of the line before.
    const line = lineAt(error.code === 'DUPLICATE_KEY' && source[at] === '\n' ? at + 1 : at);
    const known = Object.hasOwn(KNOWN, error.code) ? KNOWN[error.code] : undefined;
    if (known) return { line, ...known };
    return (
      usualSlip(lines, line, 1, written) ??
      namelessList(lines, line) ??
      (OUT_OF_LINE.test(what)
        ? {
            line,
            problem: 'the spaces in front of the line are more or fewer than in front of its neighbours',
            remedy: LINE_UP,
          }
        : IN_BRACKETS.test(what)
          ? { line, problem: 'within [ ] or { }, a comma or a quote is missing or too many', remedy: COMMAS }
          : { line, problem: `the fields are not valid YAML: ${what}`, remedy: QUOTE_IT })
    );
  }
  const swallowed = findSwallowed(document, source);
  if (swallowed) {
    const problem = `part of the line would be lost, from its ${swallowed.sign} on`;
    return { line: lineAt(swallowed.offset), problem, remedy: QUOTE_IT };
  }
  const runOn = findRunOn(document, source);
  if (!runOn) return null;
  const first = lineAt(runOn[0]);
  const problem = 'this line and the next would be read as one';
  const last = lineAt(runOn[1]);
  return (
    usualSlip(lines, last, first, written) ?? namelessList(lines, last) ?? { line: first, problem, remedy: LINE_UP }
  );
}

/** A list above whose first line the name of its field was deleted: the one that ends at a line or right above it. */
function namelessList(lines: readonly string[], from: number): Slip | null {
  let top: number | undefined;
  for (let line = from; line >= 1; line--) {
    const text = lines[line - 1] ?? '';
    if (/^\s*- /.test(text)) top = line;
    // Notes, empty lines, and further lines of an item.
    else if (/^(?:\s|#|$)/.test(text)) continue;
    else if (top !== undefined) return /^\w[\w-]*: +[^\s#]/.test(text) ? nameless(top) : null;
    else if (line < from) return null;
  }
  // A file may be one list; then it has no field at all.
  return top !== undefined && lines.some((text) => /^\w[\w-]*:/.test(text)) ? nameless(top) : null;
}

const nameless = (line: number): Slip => ({
  line,
  problem: 'a list stands here without its name above it',
  remedy: 'Write the name of the field on a line of its own above the list, with a colon, such as   utterances:',
});

/**
 * The usual slip nearest to the line at which the parser stumbled, on that line or above it: the parser often notices
 * some lines late. `written` are the same lines, whole.
 */
function usualSlip(lines: readonly string[], from: number, to: number, written: readonly string[]): Slip | null {
  for (let line = from; line >= to; line--) {
    const [, problem, remedy] = USUAL.find(([pattern]) => pattern.test(lines[line - 1] ?? '')) ?? [];
    if (problem === undefined || remedy === undefined) continue;
    return { line, problem, remedy: typeof remedy === 'string' ? remedy : remedy(written[line - 1] ?? '') };
  }
  return null;
}

const QUOTE_IT =
  "Put a value that holds : # * & ! @ [ { > | ` or quotation marks in single quotes, such as 'what now: who can help', and line up the spaces.";

const LIST_LINE = 'Begin each line of a list with two spaces, a dash of the keyboard, and one space.';

const COMMAS =
  "Put one comma between two values. A value that holds a single quote stands between single quotes, with that one written twice: 'Coeur d''Alene'.";

const LINE_UP =
  'Give each line of a list as many spaces as its neighbours, a dash, and one space. A text of two lines goes on one.';

/** What to do about a colon that makes a field of a line. */
export const COLON =
  "A colon with a space after it makes a field of the line. Put the words in straight single quotes, since curly ones are none here: 'what now: who can help'.";

/** What is wrong with a text that YAML refuses, by the name that YAML has for it. */
const KNOWN: Readonly<Record<string, Omit<Slip, 'line'>>> = {
  TAB_AS_INDENT: {
    problem: 'a tab stands in front of the words',
    remedy: 'Put spaces where the tab is: two before each dash of a list.',
  },
  DUPLICATE_KEY: {
    problem: 'this field stands above already',
    remedy:
      'If each belongs to another field above it, put two spaces before both. Else the field stands there twice: keep one, with everything that belongs to it.',
  },
};

/** The line with one space of the keyboard after its first colon: an example with somebody else's day would be copied. */
function spaced(line: string): string {
  return `Write it like this: ${line.replace(/:\s*/, ': ').trim()}`;
}

/** How YAML says that a line stands too far left or right. */
const OUT_OF_LINE = /same column|without - indicator|block sequence|compact mappings/;

/** How YAML says that it cannot tell the values within brackets apart. */
const IN_BRACKETS = /\bflow (?:sequence|map|mapping|collection)/;

/** How a value begins: behind the dash of a list, or behind the name of a field. */
const START = String.raw`^\s*(?:- +)?(?:[\w-]+: +)?`;

/** Usual slips. No line that YAML reads as meant looks like one of these, except for lines within brackets. */
const USUAL: readonly [pattern: RegExp, problem: string, remedy: string | ((line: string) => string)][] = [
  [
    /^ *-?\u00a0/,
    'a space in front of the words comes from another program, and is no space here',
    'Delete the spaces in front of the line, and type them again.',
  ],
  [
    /^ *\w[\w-]*:\u00a0/,
    'the space after the colon comes from another program, and is no space here',
    (line) => `Delete the space, and type it again. ${spaced(line)}`,
  ],
  [/^ *-[^\s-]/, 'the space after the dash is missing', LIST_LINE],
  [/^ *[–—•·*+](?:\s|\p{L})/u, 'the line begins with another sign than a dash', LIST_LINE],
  [/^\w+:[^\s/]/, 'the space after the colon is missing', spaced],
  [
    new RegExp(String.raw`${START}(?:'(?:[^']|'')*'|"[^"]*")\s*[^\s,#'":\]}]`),
    'words stand behind a closing quote',
    "Put the whole line between single quotes, and write a single quote inside it twice: 'he said it''s my fault'.",
  ],
  [
    new RegExp(`${START}(?:'(?:[^']|'')*|"[^"]*)$`),
    'a quote is opened and never closed',
    'Put the same quote at the end of the line. A single quote inside is written twice.',
  ],
  [
    new RegExp(String.raw`${START}(?:\[[^\]]*|\{[^}]*)$`),
    'a list is opened and never closed',
    "Close [ with ], and { with }. Where the sign is meant to be read, put the line in single quotes: '[help me'.",
  ],
  [/^\s*(?:- +)?\w+: +[^\s'"[{].*:(?:\s|$)/, 'a second colon stands in the line', COLON],
  [
    /^ *[^\s#'"[{:-][^:]*$/,
    'the line is neither a field nor a line of a list',
    `${LIST_LINE} A field has a colon and a space behind its name. A text of two lines goes on one.`,
  ],
];

/**
 * Finds text that YAML takes for something else, and that would be lost without a word: `*help*` and `&` name things
 * elsewhere, and ` #` starts a comment.
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
      // A comment on a line of its own is a note. Behind a value, the words were meant to be read.
      if (typeof node.comment === 'string' && isBeside(node, source)) note('#', node);
    },
  });
  return found;
}

/** Whether the comment of a value begins on the line on which the value ends. */
function isBeside({ range }: Scalar, source: string): boolean {
  return range ? !source.slice(range[1], range[2]).split('#')[0]?.includes('\n') : false;
}

/** Finds a value of two lines that was not meant as one: an indentation too deep, or a missing dash, joined two values. */
function findRunOn(document: Document, source: string): [start: number, end: number] | null {
  let found: [number, number] | null = null;
  visit(document, {
    Scalar: (_, { type, range }) => {
      const isPlain = type === 'PLAIN' || type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE';
      if (found === null && isPlain && range && source.slice(range[0], range[1]).includes('\n'))
        found = [range[0], range[1]];
    },
  });
  return found;
}
