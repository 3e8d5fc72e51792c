/**
 * Everything that is built, in the order in which one part needs another:
 * device answers → panels (name them, with their integrity) → cairn.js (names the panels) → server → edge → static folder → package.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type EnvironmentOptions } from 'vite';
import { packContent } from './server/node-baked.ts';
import { BACK_GUARD, BACK_GUARD_HASH } from './server/pages/back-guard.ts';
import { buildVersion, dropKept, makeRoom, readKeep, writeManifest } from './vite.builds.ts';
import { packedForEdge, virtualModules } from './vite.modules.ts';
import {
  ASSETS,
  baked,
  devicePrefix,
  environmentOf,
  LANGUAGES,
  locales,
  nameByStamp,
  OUT,
  panelPrefix,
  VERSION,
} from './vite.parts.ts';

const STATIC = join(OUT, 'static');
const PACKAGE = join(OUT, 'package');
/** Browsers of 2021: the oldest that the README promises. */
const TARGET = ['chrome91', 'edge91', 'firefox90', 'safari14.1'];
/** As Lightning CSS numbers what it rewrites for old browsers. */
const LIGHT_DARK = 1 << 20;
const SYSTEM_UI = 1 << 16;

/** Read by Chrome: it compiles all of a file beside the main thread, while it arrives, and nothing again on first use. */
const EAGER = '//# allFunctionsCalledOnLoad';

/** One entry, one file: nothing a visitor loads is split further than the budget table says. */
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
    // What each file may weigh is a table of our own, in tests/built/budgets.ts.
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

const compress = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|json|html)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    writeFileSync(
      join(folder, `${name}.br`),
      brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
      }),
    );
    writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
};

/** Beside widget.js: its types, and what makes the folder a package that needs no other. */
const finishPackage = (): void => {
  const types = join(OUT, 'types');
  const emit = ['--declaration', '--emitDeclarationOnly', '--outDir', types];
  // One file by itself: `npm run check` is what checks types.
  const alone = ['widget/index.ts', '--ignoreConfig', '--noCheck', '--noResolve'];
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...alone, ...emit], { stdio: 'inherit' });
  cpSync(`${types}/index.d.ts`, `${PACKAGE}/widget.d.ts`);
  rmSync(types, { recursive: true });
  const exports = { './widget': { types: './widget.d.ts', default: './widget.js' } };
  const manifest = { name: 'cairn', version: VERSION, license: 'MIT', type: 'module', sideEffects: false, exports };
  writeFileSync(`${PACKAGE}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
};

/** For partners who want no frame of the page on Back: what to put into the head, and what their policy has to allow. */
const sayGuard = (): void => {
  console.log(`Inline guard for <head> (docs/quick-exit.md):\n<script>${BACK_GUARD}</script>`);
  console.log(`Its hash for script-src: ${BACK_GUARD_HASH}`);
};

export default defineConfig(({ command }) => ({
  appType: 'custom',
  plugins: [virtualModules(), packedForEdge()],
  // The same in a test run, whose NODE_ENV would have every element carry the path of its source.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  // Styles are made small by the settings of the whole, not of an environment.
  build: { cssTarget: TARGET },
  // Neither `color-scheme` nor `system-ui` gains by what is written for browsers that lack `light-dark()` and the font's name.
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
      makeRoom(OUT, readKeep(process.env.CAIRN_KEEP));
      mkdirSync(ASSETS, { recursive: true });
      for (const prefix of [...locales().map(devicePrefix), ...LANGUAGES.map(panelPrefix)]) {
        await build(environmentOf(prefix));
        nameByStamp(prefix);
      }
      await build('builder');
      await build('exit');
      await build('embed');
      compress(ASSETS);
      writeManifest();
      dropKept(OUT, buildVersion());
      writeFileSync(join(OUT, 'content.bin'), packContent(baked()));
      await build('server');
      await build('edge');
      cpSync(ASSETS, STATIC, { recursive: true, filter: (path) => !/[\\/](cairn|builder|exit)[^\\/]*$/.test(path) });
      await build('embedStatic');
      sayGuard();
      await build('package');
      finishPackage();
    },
  },
  environments:
    command === 'build'
      ? {
          ...Object.fromEntries([
            ...locales().map((locale) => [
              environmentOf(devicePrefix(locale)),
              browserBuild(devicePrefix(locale), 'widget/on-device.ts'),
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
            // The app's own bundler makes it small; the comments that it goes by stay.
            minify: false,
            rolldownOptions: {
              input: { widget: 'widget/index.ts' },
              preserveEntrySignatures: 'strict',
              output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
            },
          }),
          server: {
            consumer: 'server',
            build: {
              ssr: true,
              outDir: join(OUT, 'server'),
              emptyOutDir: false,
              target: 'node20',
              rolldownOptions: {
                input: { node: 'server/node.ts', 'node-bake-child': 'server/node-bake-child.ts' },
                output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
                // So that what parses content is loaded by the process that does, and by nothing else.
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
