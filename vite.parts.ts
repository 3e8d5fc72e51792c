/** The parts that are built, and what the build knows of them: where they go, what they hold, what they are called. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from './server/content/content.ts';
import { bakeContent } from './server/node/bake.ts';
import type { BakedContent } from './server/node/baked.ts';
import type { Stamp } from './widget/baked.ts';
import { launcherWords } from './widget/words.ts';

export const VERSION = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
/** Where everything goes; a test builds into a folder of its own. An empty name would mean this folder, and empty `server/`. */
export const OUT = process.env.CAIRN_OUT || 'dist';
export const ASSETS = join(OUT, 'assets');

/** The content, compiled once however many parts hold some of it. */
export const baked = (): BakedContent => {
  known ??= bakeContent(process.env.CAIRN_CONTENT || 'content');
  return known;
};
let known: BakedContent | undefined;

export const content = (): Content => baked().content;

/** The languages of the content. Those that the widget speaks follow. */
export const locales = (): string[] => content().locales.map(({ locale }) => locale);
export const LANGUAGES = Object.keys(launcherWords);

/**
 * The start of the names of a part's files. The environment that builds it is called the same with `_` for `-`, since Vite
 * allows no hyphen there.
 */
export const devicePrefix = (locale: string): string => `device-${locale}`;
export const signalsPrefix = (locale: string): string => `device-signals-${locale}`;
export const panelPrefix = (language: string): string => `panel-${language}`;
export const environmentOf = (prefix: string): string => prefix.replaceAll('-', '_');

/**
 * Names the script of a part by the first letters of its checksum, so that who knows the checksum knows the name too. Ends of
 * lines are added to the script until these letters are such as may stand in an address.
 */
export const nameByStamp = (prefix: string): void => {
  const built = fileOf(prefix);
  let text = readFileSync(built, 'utf8');
  while (!/^\w{8}/.test(checksumOf(text))) text += '\n';
  rmSync(built);
  writeFileSync(join(ASSETS, `${prefix}-${checksumOf(text).slice(0, 8)}.js`), text);
};

/**
 * Returns the checksum of a part's script: by it the script is found, once it is named, and trusted. @throws where it was not
 * built yet.
 */
export const stampOf = (prefix: string): Stamp => checksumOf(readFileSync(fileOf(prefix), 'utf8'));

const fileOf = (prefix: string): string => {
  const file = readdirSync(ASSETS).find((name) => isScriptOf(prefix, name));
  if (file === undefined)
    throw new Error(`${ASSETS} holds no ${prefix}-????????.js: it has to be built before what names it.`);
  return join(ASSETS, file);
};

/** Whether a name is that of a part's script: its prefix and a stamp of eight. `device-pt` is not the part `device-pt-BR`. */
export const isScriptOf = (prefix: string, name: string): boolean =>
  name.startsWith(`${prefix}-`) && /^[\w-]{8}\.js$/.test(name.slice(prefix.length + 1));

const checksumOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/** Returns the names of all scripts and style sheets that were built for browsers. */
export const builtNames = (): string[] =>
  readdirSync(ASSETS)
    .filter((name) => /\.(js|css)$/.test(name))
    .sort();
