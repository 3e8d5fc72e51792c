import { readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { BUILT } from './built.ts';

/**
 * Features that browsers of 2021 (Chrome 91, Firefox 90, Safari 14.1) do not have. The build turns newer syntax into older, but
 * it adds no methods and rewrites no regular expressions. One expression that such a browser cannot read breaks the whole file.
 */
const TOO_NEW: readonly [name: string, found: RegExp][] = [
  ['lookbehind (Safari 16.4)', /\(\?<[!=]/],
  ['at() (Chrome 92, Safari 15.4)', /\.at\(/],
  ['findLast (Chrome 97)', /\.findLast(?:Index)?\(/],
  ['Object.hasOwn (Chrome 93)', /\.hasOwn\(/],
  ['toSorted and its like (Chrome 110)', /\.to(?:Sorted|Reversed|Spliced)\(/],
  ['groupBy (Chrome 117)', /\.groupBy\(/],
  ['structuredClone (Chrome 98)', /\bstructuredClone\(/],
  ['Intl.Segmenter (Firefox 125)', /\bIntl\.Segmenter\b/],
  ['compression streams (Safari 16.4)', /\b(?:De)?[cC]ompressionStream\b/],
  ['requestIdleCallback (no Safari)', /\brequestIdleCallback\b/],
  ['AbortSignal.timeout (Chrome 103)', /AbortSignal\.(?:timeout|any)\b/],
  [
    'iterator helpers (Chrome 122, Safari 18.4)',
    /\.(?:values|keys|entries)\(\)\.(?:map|filter|flatMap|some|every|find|reduce|take|drop|toArray|forEach)\(/,
  ],
];

/** A selector that a browser does not know is an error, except within `:is()`. Selectors stand in texts. */
const SELECTOR = /(?<!:is\([^)]*):(?:fullscreen|popover-open)\b/;

/** A part of a program, as the parser returns it. */
interface Node {
  type: string;
  start: number;
  end: number;
  value?: unknown;
  regex?: { flags: string };
}

/** Reads a program: its code without what stands in its texts, which may look like anything, and the flags of its regular expressions. */
function read(code: string): { bare: string; flags: string } {
  const texts: Node[] = [];
  let flags = '';
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const node = part as Node;
    if (node.type === 'Literal' && node.regex) flags += node.regex.flags;
    else if (node.type === 'TemplateElement' || (node.type === 'Literal' && typeof node.value === 'string'))
      texts.push(node);
    else for (const child of Object.values(part)) visit(child);
  };
  visit(parseAst(code));
  let at = 0;
  let bare = '';
  for (const { start, end } of texts.sort((a, b) => a.start - b.start)) {
    bare += `${code.slice(at, start)}''`;
    at = Math.max(at, end);
  }
  return { bare: bare + code.slice(at), flags };
}

describe('browsers of 2021 can read', () => {
  const scripts = ['assets', 'static', 'package'].flatMap((folder) =>
    readdirSync(`${BUILT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${BUILT}/${folder}/${name}`),
  );
  it.each(scripts)('%s', (file) => {
    const code = readFileSync(file, 'utf8');
    const { bare, flags } = read(code);
    expect(TOO_NEW.filter(([, found]) => found.test(bare)).map(([name]) => name)).toEqual([]);
    // Flags v and d (Chrome 112; Safari 15).
    expect(flags).not.toMatch(/[vd]/);
    // :fullscreen (Safari 16.4), :popover-open (Chrome 114).
    expect(code).not.toMatch(SELECTOR);
  });
  it('and this test sees what they cannot, in code and not in texts', () => {
    const { bare, flags } = read(
      'const text = "x.at(1) /a/v"; const t = `y.at(0)` + z.findLast(f); /(?<=a)b/d.test(text);',
    );
    expect(TOO_NEW.filter(([, found]) => found.test(bare)).map(([name]) => name)).toEqual([
      'lookbehind (Safari 16.4)',
      'findLast (Chrome 97)',
    ]);
    expect(flags).toBe('d');
  });
});
