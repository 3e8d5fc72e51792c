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
  // A selector that a browser does not know is an error, except within `:is()`.
  [':fullscreen (Safari 16.4) or :popover-open (Chrome 114)', /(?<!:is\([^)]*):(?:fullscreen|popover-open)\b/],
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

/** The flags of all regular expressions in a program. Texts are passed over: packed letters may look like an expression. */
function flagsIn(part: unknown): string {
  if (typeof part !== 'object' || part === null) return '';
  const { regex } = part as { regex?: { flags: string } };
  return regex ? regex.flags : Object.values(part).map(flagsIn).join('');
}

describe('browsers of 2021 can read', () => {
  const scripts = ['assets', 'static', 'package'].flatMap((folder) =>
    readdirSync(`${BUILT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => `${BUILT}/${folder}/${name}`),
  );
  it.each(scripts)('%s', (file) => {
    const code = readFileSync(file, 'utf8');
    expect(TOO_NEW.filter(([, found]) => found.test(code)).map(([name]) => name)).toEqual([]);
    // Chrome 112; Safari 15.
    expect(flagsIn(parseAst(code))).not.toMatch(/[vd]/);
  });
  it('and this test sees flags in code, and none in texts', () => {
    expect(flagsIn(parseAst('const text = "= /a/v;"; const t = `= /a/v;`; f(/b/d.test(text), /c/gi);'))).toBe('dgi');
  });
});
