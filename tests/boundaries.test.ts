import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Who may import whom: the table of the design, as data. For a file, the first rule whose `files` fits it decides. It may import
 * `values` for what they do, and `types` only with `import type`. A name that ends in `/` means the folder.
 */
interface Rule {
  files: RegExp;
  values: string[];
  types: string[];
}

/** What each part of retrieval may use: code that knows neither people nor entries. */
const BASICS = ['normalize', 'descent', 'hash', 'mixed-order', 'once', 'postings', 'steps'].map(
  (name) => `server/retrieval/${name}.ts`,
);

const RULES: Rule[] = [
  { files: /^server\/contract\.ts$/, values: [], types: [] },
  {
    // How words are read. All the rest of retrieval stands on it.
    files: /^server\/retrieval\/text\//,
    values: ['server/retrieval/text/', 'server/retrieval/normalize.ts', 'server/retrieval/steps.ts', 'stemmer'],
    types: ['server/contract.ts', 'server/content/content.ts', 'server/content/signals.ts'],
  },
  {
    // What finds danger knows nothing of the search for entries, nor of replies.
    files: /^server\/retrieval\/(escalate\.ts|signals\/)/,
    values: [
      'server/retrieval/signals/',
      'server/retrieval/text/',
      'server/retrieval/escalate.ts',
      'server/retrieval/packed.ts',
      'server/retrieval/shared-words.ts',
      ...BASICS,
    ],
    types: ['server/content/content.ts', 'server/content/signals.ts'],
  },
  {
    // What finds entries knows nothing of danger, nor of replies.
    files: /^server\/retrieval\/(search\.ts|search\/)/,
    values: [
      'server/retrieval/search/',
      'server/retrieval/text/',
      'server/retrieval/search.ts',
      'server/retrieval/decide.ts',
      'minisearch',
      ...BASICS,
    ],
    types: ['server/contract.ts', 'server/content/content.ts'],
  },
  {
    files: /^server\/retrieval\//,
    values: ['server/retrieval/'],
    types: ['server/contract.ts', 'server/content/content.ts', 'server/content/signals.ts'],
  },
  { files: /^server\/content\/content\.ts$/, values: [], types: ['server/contract.ts', 'server/content/signals.ts'] },
  { files: /^server\/content\/signals\.ts$/, values: [], types: [] },
  {
    files: /^server\/content\/load\.ts$/,
    values: ['server/content/', 'node:fs', 'node:path'],
    types: [],
  },
  {
    // The commands that a person runs in a terminal, to check content or to write a new entry.
    files: /^server\/content\/(check|new)[^/]*\.ts$/,
    values: ['server/content/', 'server/retrieval/', 'node:'],
    types: ['server/contract.ts'],
  },
  {
    files: /^server\/content\//,
    // An addition to the table of the design: where the page of an entry is, so that two entries at one address are found before a
    // visitor finds them, and how long one utterance is, so that no example is longer.
    values: [
      'server/content/',
      'server/retrieval/text/parts.ts',
      'server/pages/short-address.ts',
      'yaml',
      'mdast-util-from-markdown',
      'valibot',
      'syllable',
    ],
    types: ['server/contract.ts', 'mdast'],
  },
  {
    files: /^server\/pages\/[^/]+\.client\.ts$/,
    values: ['server/pages/'],
    types: [],
  },
  {
    files: /^server\/pages\//,
    values: ['server/pages/', 'server/retrieval/hash.ts', 'server/retrieval/once.ts', 'hono'],
    types: ['server/contract.ts', 'server/content/content.ts'],
  },
  {
    files: /^server\/(node\/.*|node|dev)\.ts$/,
    values: [
      'server/',
      'node:',
      '@hono/node-server',
      'pino',
      'prom-client',
      'rate-limiter-flexible',
      'ioredis',
      'vite',
    ],
    types: [],
  },
  // Edge platforms have this module of Node's, too. All others would tie Cairn to one.
  { files: /^server\/edge\.ts$/, values: ['server/', 'virtual:', 'node:zlib'], types: [] },
  {
    // Everything that app.ts is made of. It runs on Node and on an edge runtime, so it may use nothing of Node.
    files: /^server\/[^/]+\.tsx?$/,
    values: ['server/', 'hono'],
    types: ['server/content/content.ts', 'server/retrieval/engine.ts'],
  },
  { files: /^widget\/quick-exit\.ts$/, values: [], types: [] },
  { files: /^widget\/messages\//, values: [], types: [] },
  {
    // What cairn.js is made of, and the package and the exit of the pages: each loads on every page, so neither Preact nor the
    // panel may be in it.
    files:
      /^widget\/(embed|index|exit-link|exit-press|ask-in-place|start|options|parts|place|covers|danger-lines|open-on|own-events|accent|partner-exit|view|words|zoom)\.ts$/,
    values: [
      ...[
        'start',
        'options',
        'place',
        'covers',
        'danger-lines',
        'open-on',
        'own-events',
        'accent',
        'partner-exit',
        'quick-exit',
        'words',
        'ask-in-place',
        'exit-press',
        'parts',
        'view',
        'zoom',
      ].map((name) => `widget/${name}.ts`),
      'widget/messages/',
      'virtual:',
    ],
    types: ['widget/baked.ts', 'widget/host.ts'],
  },
  {
    files: /^widget\/components\//,
    values: ['widget/components/', 'preact'],
    types: ['widget/conversation.ts', 'server/contract.ts'],
  },
  {
    files: /^widget\/on-device\.ts$/,
    values: ['widget/', 'server/retrieval/', 'virtual:'],
    types: ['server/contract.ts', 'server/content/content.ts'],
  },
  { files: /^widget\//, values: ['widget/', 'preact', 'virtual:'], types: ['server/contract.ts'] },
];

/** Imports that are never allowed, whatever a rule says. */
const NEVER: { files: RegExp; forbidden: RegExp; why: string }[] = [
  {
    files: /^widget\/components\//,
    forbidden: /^widget\/(client|quick-exit)\.ts$/,
    why: 'components get ask and exit as props',
  },
  {
    files: /^widget\/(?!on-device)/,
    forbidden: /^server\/(retrieval|content)\//,
    why: 'only on-device.ts may carry the engine',
  },
  {
    files: /^widget\//,
    forbidden: /^widget\/on-device\.ts$/,
    why: 'the engine is a file of its own, fetched when it is wanted',
  },
  {
    files: /^server\/(?!node|dev|edge)[^/]+\.tsx?$/,
    // These are no part of the engine. `steps.ts` is how to pause while the one that was handed in works.
    forbidden: /^server\/retrieval\/(?!(?:text\/parts|text\/in-one-line|steps|built-in-words)\.ts$)/,
    why: 'the engine is handed in',
  },
  {
    files: /^server\/(?!node|dev)[^/]+\.tsx?$/,
    forbidden: /^server\/(node|dev|edge\.ts|content\/)/,
    why: 'what app.ts is made of runs without Node, and content is handed in',
  },
];

const root = resolve(import.meta.dirname, '..');
const files = ['server', 'widget'].flatMap((folder) => sources(join(root, folder)));

describe('who may import whom', () => {
  it('finds the code that it checks', () => expect(files.length).toBeGreaterThan(20));

  it('allows no import that nobody uses', () => {
    const unused = RULES.flatMap((rule) => {
      const imported = files.filter((file) => ruleOf(file) === rule).flatMap(importsOf);
      return [...rule.values, ...rule.types]
        .filter((name) => !imported.some(({ target }) => isNamed(name, target)))
        .map((name) => `${rule.files.source} ${name}`);
    });
    expect(unused, 'take it out of the table in tests/boundaries.test.ts').toEqual([]);
  });

  it.each(files)('%s', (file) => {
    const rule = ruleOf(file);
    expect(
      rule,
      `${file} fits no row of the table in tests/boundaries.test.ts: add one, or move the file`,
    ).toBeDefined();
    const broken = importsOf(file).filter(({ target, isType }) => !isAllowed(file, target, isType, rule as Rule));
    expect(
      broken.map(({ target, isType }) => {
        const why = isType ? undefined : neverFor(file, target)?.why;
        return `${isType ? 'import type' : 'import'} ${target}${why === undefined ? '' : `: ${why}`}`;
      }),
      `${file} may import ${(rule as Rule).values.join(', ') || 'nothing'}; as types only also ${(rule as Rule).types.join(', ') || 'nothing'}`,
    ).toEqual([]);
  });
});

function isAllowed(file: string, target: string, isType: boolean, rule: Rule): boolean {
  if (!isType && neverFor(file, target) !== undefined) return false;
  const allowed = isType ? [...rule.values, ...rule.types] : rule.values;
  return allowed.some((name) => isNamed(name, target));
}

function neverFor(file: string, target: string) {
  return NEVER.find(({ files: of, forbidden }) => of.test(file) && forbidden.test(target));
}

/** Whether a name in the table covers the imported file or package. */
function isNamed(name: string, target: string): boolean {
  if (name.endsWith('/') || name.endsWith(':')) return target.startsWith(name);
  return target === name || target.startsWith(`${name}/`);
}

function ruleOf(file: string): Rule | undefined {
  return RULES.find((candidate) => candidate.files.test(file));
}

function importsOf(file: string): { target: string; isType: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
  const statements = text.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map(([, type, name = '']) => ({ target: targetOf(file, name), isType: type !== undefined })),
    ...[...dynamic].map(([, name = '']) => ({ target: targetOf(file, name), isType: false })),
  ].filter(({ target }) => !target.endsWith('.css?inline'));
}

function targetOf(file: string, name: string): string {
  return name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)).replaceAll('\\', '/') : name;
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /(?<!\.d)\.tsx?$/.test(name) ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}
