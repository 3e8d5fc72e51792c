/** The parts that are built, and what the build knows of them: where they go, what they hold, what they are called. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from './server/content/content.ts';
import { bakeContent } from './server/node-bake.ts';
import type { BakedContent } from './server/node-baked.ts';
import type { Stamp } from './widget/baked.ts';
import { launcherWords } from './widget/words.ts';

export const VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
/** Where everything goes; a test builds into a folder of its own. */
export const OUT = process.env.CAIRN_OUT ?? 'dist';
export const ASSETS = join(OUT, 'assets');

/** The content, compiled once however many parts hold some of it. */
export const baked = (): BakedContent => {
  known ??= bakeContent(process.env.CAIRN_CONTENT ?? 'content');
  return known;
};
let known: BakedContent | undefined;

export const content = (): Content => baked().content;

/** The languages of the content, and those that the widget speaks. */
export const locales = (): string[] => content().locales.map(({ locale }) => locale);
export const LANGUAGES = Object.keys(launcherWords);

/** What the files of a part are called, and, since Vite allows no hyphen there, the environment that builds it. */
export const devicePrefix = (locale: string): string => `device-${locale}`;
export const panelPrefix = (language: string): string => `panel-${language}`;
export const environmentOf = (prefix: string): string => prefix.replaceAll('-', '_');

/** What finds the script of a part and trusts it. @throws where it was not built yet. */
export const stampOf = (prefix: string): Stamp => {
  const file = readdirSync(ASSETS).find((name) => name.startsWith(`${prefix}-`) && name.endsWith('.js'));
  const [, end] = /-([\w-]{8})\.js$/.exec(file ?? '') ?? [];
  if (file === undefined || end === undefined)
    throw new Error(`${ASSETS} holds no ${prefix}-????????.js: it has to be built before what names it.`);
  return end + integrityOf(readFileSync(join(ASSETS, file)), 'sha256').replace('sha256-', '');
};

/** Every script and style sheet that was built for browsers. */
export const builtNames = (): string[] =>
  readdirSync(ASSETS)
    .filter((name) => /\.(js|css)$/.test(name))
    .sort();

/** As `integrity` attributes have it. The shorter hash is for what our own files carry of each other. */
export const integrityOf = (bytes: Buffer, hash: 'sha256' | 'sha384' = 'sha384'): string =>
  `${hash}-${createHash(hash).update(bytes).digest('base64')}`;
