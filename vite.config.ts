/**
 * Everything that is built, in the order in which one part needs another:
 * signals → device answers (name the signals of other languages) → panels (name them, with their integrity) → cairn.js (names the panels) → server → edge → static folder → package.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { ContentError } from './server/content/content.ts';
import { packContent } from './server/node/baked.ts';
import { BACK_GUARD, BACK_GUARD_HASH } from './server/pages/back-guard.ts';
import { downPage, ownCopyPage } from './server/pages/OwnCopy.tsx';
import { buildVersion, dropKept, makeRoom, readKeep, writeManifest } from './vite.builds.ts';
import { brotliByStrings, gzip } from './vite.compress.ts';
import { inAscii, packedForEdge, virtualModules, wordsForEdge } from './vite.modules.ts';
import {
  ASSETS,
  baked,
  content,
  devicePrefix,
  environmentOf,
  LANGUAGES,
  locales,
  nameByStamp,
  OUT,
  panelPrefix,
  signalsPrefix,
  VERSION,
} from './vite.parts.ts';

const STATIC = join(OUT, 'static');
const PACKAGE = join(OUT, 'package');
/** Browsers of 2021, the oldest that the README promises to support. */
const TARGET = ['chrome91', 'edge91', 'firefox90', 'safari14.1'];
/** The numbers that Lightning CSS gives to two features that it rewrites for old browsers. */
const LIGHT_DARK = 1 << 20;
const SYSTEM_UI = 1 << 16;

/** That plugins take most of a build's time is known: most of it is to compile the content. */
const QUIET = { bundlerTimings: false };

/** Makes Chrome compile all of a file beside the main thread, while the file arrives, and nothing again on first use. */
const EAGER = '//# allFunctionsCalledOnLoad';

/** Builds one entry into one file: nothing that a visitor loads is split further than the budget table says. */
const browserBuild = (
  name: string,
  input: string,
  overrides: EnvironmentOptions['build'] = {},
): EnvironmentOptions => ({
  consumer: 'client',
  build: {
    outDir: ASSETS,
    emptyOutDir: false,
    copyPublicDir: false,
    target: TARGET,
    cssTarget: TARGET,
    modulePreload: false,
    // Our own table in tests/built/budgets.ts limits the size of each file.
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: {
      input: { [name]: input },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name]-[hash].js', codeSplitting: false, postBanner: EAGER },
    },
    ...overrides,
  },
});

const embedBuild = (outDir: string): EnvironmentOptions =>
  browserBuild('cairn', 'widget/embed.ts', {
    outDir,
    rolldownOptions: {
      input: { cairn: 'widget/embed.ts' },
      output: {
        format: 'iife',
        entryFileNames: 'cairn.js',
        codeSplitting: false,
        postBanner: EAGER,
      },
    },
  });

const compress = async (folder: string, names = readdirSync(folder)): Promise<void> => {
  for (const name of names.filter((each) => each.endsWith('.js'))) {
    const bytes = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), await brotliByStrings(bytes.toString()));
    writeFileSync(join(folder, `${name}.gz`), gzip(bytes));
  }
};

/** Adds to widget.js its types and a package.json, so that the folder is a package that needs no other. */
const finishPackage = (): void => {
  const types = join(OUT, 'types');
  const emit = ['--declaration', '--emitDeclarationOnly', '--outDir', types];
  // Only emits types of this one file: `npm run check` is what checks types.
  const alone = ['widget/index.ts', '--ignoreConfig', '--noCheck', '--noResolve'];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...alone, ...emit], { stdio: 'inherit' });
  cpSync(`${types}/index.d.ts`, `${PACKAGE}/widget.d.ts`);
  rmSync(types, { recursive: true });
  const exports = { './widget': { types: './widget.d.ts', default: './widget.js' } };
  const manifest = { name: 'cairn', version: VERSION, license: 'MIT', type: 'module', sideEffects: false, exports };
  writeFileSync(`${PACKAGE}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
};

/**
 * Prints the guard for partners who want no frame of the page to show on Back: the script for the head, and the hash that their
 * policy has to allow.
 */
const sayGuard = (): void => {
  console.log(`Inline guard for <head> (docs/quick-exit.md):\n<script>${BACK_GUARD}</script>`);
  console.log(`Its hash for script-src: ${BACK_GUARD_HASH}`);
};

/** A mistake in the content is said as it is, and not as one of this file. `npm run dev` says it itself, and goes on. */
const checkContent = (): void => {
  try {
    content();
  } catch (error) {
    if (!(error instanceof ContentError) || process.argv[1]?.endsWith('dev.ts')) throw error;
    process.stderr.write(`${error.message}\nNothing was built.\n`);
    process.exit(1);
  }
};

checkContent();

export default defineConfig(({ command }) => ({
  appType: 'custom',
  plugins: [virtualModules(), packedForEdge(), wordsForEdge(), inAscii()],
  // A test run builds the same: without `development: false`, its NODE_ENV would make every element carry the path of its source.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  // Styles are minified by these settings of the whole build, not by those of an environment.
  build: { cssTarget: TARGET, rolldownOptions: { checks: QUIET } },
  // Do not rewrite `color-scheme` and `system-ui` for browsers that lack `light-dark()` and that name of a font: neither gains by
  // it.
  css: { lightningcss: { exclude: LIGHT_DARK | SYSTEM_UI } },
  builder: {
    sharedConfigBuild: true,
    sharedPlugins: true,
    async buildApp(builder) {
      const build = (name: string) => {
        const environment = builder.environments[name];
        if (environment === undefined) throw new Error(`vite.config.ts names no environment ${name}`);
        return builder.build(environment);
      };
      console.log('Building: a minute or two …');
      makeRoom(OUT, readKeep(process.env.CAIRN_KEEP || undefined));
      mkdirSync(ASSETS, { recursive: true });
      const prefixes = [...locales().map(signalsPrefix), ...locales().map(devicePrefix), ...LANGUAGES.map(panelPrefix)];
      for (const prefix of prefixes) {
        await build(environmentOf(prefix));
        nameByStamp(prefix);
      }
      await build('builder');
      await build('exit');
      await build('embed');
      await compress(ASSETS);
      writeManifest();
      dropKept(OUT, buildVersion());
      writeFileSync(join(OUT, 'content.bin'), packContent(baked()));
      await build('server');
      await build('edge');
      cpSync(ASSETS, STATIC, { recursive: true, filter: (path) => !/[\\/](cairn|builder|exit)[^\\/]*$/.test(path) });
      await build('embedStatic');
      await compress(STATIC, ['cairn.js']);
      writeFileSync(join(STATIC, 'index.html'), ownCopyPage(content().locales));
      // A proxy shows it from the disk. No part of a version: nobody asks for it.
      writeFileSync(join(ASSETS, 'down.html'), downPage(content().locales));
      sayGuard();
      await build('package');
      finishPackage();
    },
  },
  environments:
    command === 'build'
      ? {
          ...Object.fromEntries([
            ...locales().flatMap((locale) => [
              [environmentOf(signalsPrefix(locale)), browserBuild(signalsPrefix(locale), 'widget/device-signals.ts')],
              [environmentOf(devicePrefix(locale)), browserBuild(devicePrefix(locale), 'widget/on-device.ts')],
            ]),
            ...LANGUAGES.map((language) => [
              environmentOf(panelPrefix(language)),
              browserBuild(panelPrefix(language), 'widget/mount.ts'),
            ]),
          ]),
          builder: browserBuild('builder', 'server/pages/builder.client.ts'),
          exit: browserBuild('exit', 'widget/exit-link.ts'),
          embed: embedBuild(ASSETS),
          embedStatic: embedBuild(STATIC),
          package: browserBuild('widget', 'widget/index.ts', {
            outDir: PACKAGE,
            // The bundler of the app minifies it, and needs the comments that are meant for bundlers.
            minify: false,
            rolldownOptions: {
              input: { widget: 'widget/index.ts' },
              preserveEntrySignatures: 'strict',
              output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
            },
          }),
          server: {
            consumer: 'server',
            // It starts sooner than with packages to find, and runs where nothing is installed but Node.
            resolve: { noExternal: true },
            build: {
              ssr: true,
              license: { fileName: 'licenses.md' },
              outDir: join(OUT, 'server'),
              emptyOutDir: false,
              target: 'node20',
              rolldownOptions: {
                input: { node: 'server/node.ts', 'bake-child': 'server/node/bake-child.ts' },
                output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
                // So that the code that parses content is loaded only by the process that parses it.
                treeshake: { moduleSideEffects: (id: string) => !id.includes('/server/content/') },
              },
            },
          },
          edge: {
            consumer: 'server',
            resolve: { noExternal: true, conditions: ['workerd', 'worker', 'browser', 'import', 'default'] },
            build: {
              ssr: true,
              outDir: join(OUT, 'edge'),
              emptyOutDir: false,
              target: 'es2022',
              minify: true,
              rolldownOptions: {
                input: { worker: 'server/edge.ts' },
                output: { entryFileNames: '[name].js', codeSplitting: false },
              },
            },
          },
        }
      : {},
}));
