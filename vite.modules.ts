/** Modules that the code imports and the build writes: content, and the names of files built before. */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { normalizePath, type Plugin } from 'vite';
import type { Content, LocaleContent } from './server/content/content.ts';
import { type PackedForEdge, packEdge } from './server/edge-packed.ts';
import { integrityOf } from './server/node/assets.ts';
import { builder } from './server/pages/messages/builder.ts';
import { en } from './server/pages/messages/en.ts';
import { es } from './server/pages/messages/es.ts';
import { STYLES, STYLES_HASH, STYLES_PATH } from './server/pages/styles.ts';
import { once } from './server/retrieval/once.ts';
import { losingAChild } from './server/retrieval/reply/losing-a-child.ts';
import { compileVoice, withoutUtterances } from './server/retrieval/reply/voice.ts';
import type { SearchModel } from './server/retrieval/search/model.ts';
import { shareWords } from './server/retrieval/shared-words.ts';
import { finish } from './server/retrieval/steps.ts';
import { courtesies, goingOn } from './server/retrieval/text/courtesies.ts';
import { denials } from './server/retrieval/text/denials.ts';
import { names } from './server/retrieval/text/names.ts';
import { placeNames } from './server/retrieval/text/place-names.ts';
import { shorthand } from './server/retrieval/text/shorthand.ts';
import { tongues } from './server/retrieval/text/tongues.ts';
import { write } from './server/retrieval/written.ts';
import { dangerLines, type WidgetContent, widgetContent } from './server/widget-content.ts';
import { buildVersion } from './vite.builds.ts';
import { brotli, brotliByStrings } from './vite.compress.ts';
import {
  ASSETS,
  baked,
  builtNames,
  content,
  devicePrefix,
  environmentOf,
  LANGUAGES,
  locales,
  panelPrefix,
  signalsPrefix,
  stampOf,
} from './vite.parts.ts';
import type { BakedLanguage } from './widget/baked.ts';
import { toPieces } from './widget/pieces.ts';
import { type Language, words } from './widget/words.ts';

/** The plugin that writes these modules. Each is written anew for the part that imports it. */
export const virtualModules = (): Plugin => {
  const modules: Record<string, (environment: string) => unknown> = {
    'virtual:cairn-baked': (environment) => ({
      answers: environment === 'embedStatic' ? ['device', 'server'] : ['server', 'device'],
      panels: by(LANGUAGES, (language) => stampOf(panelPrefix(language))),
      danger: by(LANGUAGES, (language) =>
        dangerLines(content(), language, words[language as Language].write).map(({ name, links }) => [
          name,
          ...links.map(({ href, label }) => [href, label]),
        ]),
      ),
    }),
    'virtual:cairn-language': (environment) => ({
      ...withoutIds(widgetContent(content(), languageOf(environment))),
      device: by(locales(), (locale) => stampOf(devicePrefix(locale))),
    }),
    'virtual:cairn-content': () => PIECES,
    'virtual:cairn-signals': (environment) =>
      by(
        locales().filter((locale) => environmentOf(devicePrefix(locale)) !== environment),
        (locale) => stampOf(signalsPrefix(locale)),
      ),
  };
  return {
    name: 'cairn:virtual-modules',
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load(id) {
      const make = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      if (make === undefined) return undefined;
      const made = make(this.environment.name);
      const json = JSON.stringify(made);
      // JSON.parse of one long string starts faster than the same object as source text; short ones are smaller as source.
      const isLong = typeof made === 'object' && !Array.isArray(made) && json.length > 20_000;
      const value = isLong ? `JSON.parse(${JSON.stringify(json)})` : json;
      // One panel has the words of one language.
      const language = languageOf(this.environment.name);
      const words = language && wordsOf(language, normalizePath(resolve(`widget/messages/${language}.ts`)));
      return `${words}export default ${value}`;
    },
    generateBundle(_, bundle) {
      const held = deviceParts().get(this.environment.name);
      if (held === undefined) return;
      for (const part of Object.values(bundle))
        if (part.type === 'chunk') part.code = withPieces(part.code, toPieces(held()));
    },
  };
};

/** Writes the line that hands on the words of a language. In a path on Windows, a backslash would begin an escape. */
export const wordsOf = (language: string, file: string): string =>
  `export { ${language} as words } from ${JSON.stringify(file)};\n`;

/**
 * Stands for the pieces of the content until the minifier is done: it would write them as templates, which browsers read slowest.
 * They go first in the script: compressed behind the code, they weigh a hundredth more, and another part with each change of it.
 */
const PIECES = 'CAIRN_PIECES';

const withPieces = (code: string, pieces: string[]): string => {
  const [before, after, ...more] = code.split(`\`${PIECES}\``);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`The script must name ${PIECES} once. Minifiers change: see how it is written there.`);
  return `const ${PIECES}=${JSON.stringify(pieces)};${before}${PIECES}${after}`;
};

/** The edge gets its content as a file of bytes beside the code: as text in the code it would weigh a third more. */
const PACKED = { id: 'virtual:cairn-packed', file: './content.bin' };

/** Content and built files for a runtime without a disk, as the module of bytes that its code imports. */
export const packedForEdge = (): Plugin => ({
  name: 'cairn:packed',
  applyToEnvironment: ({ name }) => name === 'edge',
  resolveId: (id) => (id === PACKED.id ? { id: PACKED.file, external: true } : undefined),
  // As text in the code, the styles of the pages would take four times the room: they come with the built files.
  transform: {
    filter: { id: normalizePath(resolve('server/pages/styles.ts')) },
    handler: () =>
      Object.entries({ STYLES: '', STYLES_HASH, STYLES_PATH })
        .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
        .join('\n'),
  },
  async generateBundle() {
    const packed: PackedForEdge = { ...answers(baked().content.locales), assets: assetsForEdge() };
    const words = brotli(Buffer.from(JSON.stringify(WORDS.map(({ held }) => held))));
    const source = packEdge({ words, answers: await brotliByStrings(JSON.stringify(packed)) });
    this.emitFile({ type: 'asset', fileName: basename(PACKED.file), source });
  },
});

/**
 * Long lists of words, by the file that holds nothing else: the edge gets them compressed, in less than half the room that their text
 * would take in its code.
 */
const WORDS = Object.entries({
  'server/retrieval/text/names.ts': { names },
  'server/retrieval/text/courtesies.ts': { courtesies, goingOn },
  'server/retrieval/text/denials.ts': { denials },
  'server/retrieval/reply/losing-a-child.ts': { losingAChild },
  'server/retrieval/text/place-names.ts': { placeNames },
  'server/retrieval/text/shorthand.ts': { shorthand },
  'server/retrieval/text/tongues.ts': { tongues },
  'server/pages/messages/builder.ts': { builder },
  'server/pages/messages/en.ts': { en },
  'server/pages/messages/es.ts': { es },
}).map(([file, held]) => ({ id: normalizePath(resolve(file)), held }));

const UNPACKED = 'virtual:cairn-words';

/** Writes each of these files, for the edge, as what takes its words from the file beside the code. */
export const wordsForEdge = (): Plugin => ({
  name: 'cairn:words',
  applyToEnvironment: ({ name }) => name === 'edge',
  resolveId: (id) => (id === UNPACKED ? `\0${id}` : undefined),
  load: (id) =>
    id === `\0${UNPACKED}`
      ? `import { brotliDecompressSync } from 'node:zlib';
import packed from '${PACKED.id}';
import { edgeParts } from ${JSON.stringify(normalizePath(resolve('server/edge-packed.ts')))};
export default JSON.parse(new TextDecoder().decode(brotliDecompressSync(edgeParts(packed).words)));`
      : undefined,
  transform: {
    filter: { id: WORDS.map(({ id }) => id) },
    handler(_, id) {
      const at = WORDS.findIndex((each) => each.id === id);
      return `import words from '${UNPACKED}';
export const { ${Object.keys(WORDS[at]?.held ?? {}).join(', ')} } = words[${at}];`;
    },
  },
});

/**
 * Writes cairn.js in ASCII. Unlike the parts, which are modules, it is read in whatever encoding the host page has, where the server
 * names none: a plain file server, for one.
 */
export const inAscii = (): Plugin => ({
  name: 'cairn:ascii',
  applyToEnvironment: ({ name }) => name.startsWith('embed'),
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = escaped(part.code);
  },
});

/** Writes what is not ASCII as escapes, as they may stand in any string, template or pattern. */
export const escaped = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const by = <T>(names: string[], make: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, make(name)]));

const languageOf = (environment: string): string =>
  LANGUAGES.find((language) => environmentOf(panelPrefix(language)) === environment) ?? '';

/** What each environment that builds a part for the device puts into it. */
const deviceParts = (): Map<string, () => object> =>
  new Map(
    content().locales.flatMap(({ locale, signals }): [string, () => object][] => [
      [environmentOf(signalsPrefix(locale)), () => ({ signals })],
      [environmentOf(devicePrefix(locale)), () => deviceAnswers(locale)],
    ]),
  );

/**
 * What a device gets with one language: everything in that language, and nothing but the names of the others. Since a plea in any
 * language counts, the signals of the others are fetched right after it.
 */
const deviceAnswers = (own: string): Answers =>
  answers(
    content().locales.map((each) =>
      // No list of all questions is shown on the device.
      each.locale === own
        ? { ...each, groups: [] }
        : { ...each, faq: [], groups: [], replies: [], synonyms: [], signals: null, contacts: [], defaultContacts: [] },
    ),
  );

/** What answers are made of: the content without its utterances, and what was compiled of it. */
type Answers = Pick<PackedForEdge, 'model'> & { content: Content };

const answers = (locales: readonly LocaleContent[]): Answers => {
  const searchOf = (each: LocaleContent): SearchModel =>
    (each.faq.length > 0 ? baked().model[each.locale]?.search : undefined) ?? finish(compileVoice(each));
  const model = Object.fromEntries(locales.map((each) => [each.locale, { search: searchOf(each) }]));
  return {
    content: shareWords({ ...content(), locales: locales.map(withoutUtterances) }, model),
    model: write(model, weigh),
  };
};

/** How many bytes a text weighs when it is compressed. The same lists go to the edge and to the device: each is weighed once. */
const weigh = once((text: string) => brotli(Buffer.from(text)).length);

/** Removes the ids: nothing on the screen needs them, and they would add weight to every first open. */
const withoutIds = ({ starters, contacts, ...rest }: WidgetContent): Omit<BakedLanguage, 'device'> => ({
  ...rest,
  starters: starters.map(({ id: _, ...question }) => question),
  contacts: contacts.map(({ id: _, ...contact }) => contact),
});

/**
 * Returns the built files with their text, for a runtime without a disk. The answers for the device are left out, since they
 * would hold the content once more in each language: they are among the static files that every edge platform serves beside its
 * code.
 */
const assetsForEdge = (): PackedForEdge['assets'] => {
  const built = builtNames().filter((name) => !name.startsWith('device-'));
  const texts = [
    ...built.map((name): [string, string] => [name, readFileSync(join(ASSETS, name), 'utf8')]),
    [STYLES_PATH.slice(1), STYLES] satisfies [string, string],
  ];
  const files = texts.map(([name, text]) => ({ name, text, integrity: integrityOf(Buffer.from(text)) }));
  return { version: buildVersion(), files };
};
