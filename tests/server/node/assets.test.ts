import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadAssets } from '../../../server/node/assets.ts';
import { dropKept, makeRoom, readKeep } from '../../../vite.builds.ts';
import { smallApp } from '../small-content.ts';

/** As in a container that Docker builds, no folder of an earlier layer can be renamed. */
vi.mock('node:fs', async (original) => ({
  ...(await original<typeof import('node:fs')>()),
  renameSync: () => {
    throw Object.assign(new Error('EXDEV: cross-device link not permitted'), { code: 'EXDEV' });
  },
}));

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'cairn-builds-'));
});
afterEach(() => rmSync(dist, { recursive: true }));

/** Writes a build as `npm run build` leaves it: what browsers load, its manifest, and more that is not kept. */
const build = (version: string, keep = 50): void => {
  makeRoom(dist, keep);
  const files = { 'cairn.js': `loader of ${version}`, [`panel-en-${version}.js`]: `panel of ${version}` };
  mkdirSync(join(dist, 'assets'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(dist, 'assets', name), text);
    writeFileSync(join(dist, 'assets', `${name}.br`), `${text}, small`);
  }
  const sums = Object.fromEntries(Object.keys(files).map((name) => [name, `sha384-${name}${version}`.padEnd(71, 'x')]));
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify({ version, files: sums }));
  writeFileSync(join(dist, 'content.bin'), version);
  dropKept(dist, version);
};

const get = (path: string, headers: Record<string, string> = {}) =>
  smallApp({ assets: loadAssets(dist) }).request(path, { headers });

it('says to build again where the files are gone', () => {
  build('1-a');
  rmSync(join(dist, 'assets'), { recursive: true });
  expect(() => loadAssets(dist)).toThrow('Run "npm run build"');
});

it('serves both builds after going back to the one before, as the documents say', async () => {
  const [, back = ''] =
    /To go back to the build before.*?```sh\n(.*?)```/s.exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
  const machine = dist;
  for (const [folder, version] of [
    ['cairn-next', '1-a'],
    ['cairn', '1-b'],
  ] as const) {
    dist = join(machine, folder, 'dist');
    build(version);
  }
  execFileSync('bash', ['-ec', back.replaceAll('/srv', machine).replace('systemctl restart cairn', 'true')]);
  expect(await (await get('/cairn.js')).text()).toBe('loader of 1-a');
  expect(await (await get('/v/1-b/cairn.js')).text()).toBe('loader of 1-b');
  expect(await (await get('/panel-en-1-b.js')).text()).toBe('panel of 1-b');
  dist = machine;
});

describe('several builds in a row', () => {
  it('keep what a partner pinned and what an open page may still ask for', async () => {
    build('1-a');
    build('1-b');
    expect(await (await get('/cairn.js')).text()).toBe('loader of 1-b');
    for (const [path, text] of [
      ['/v/1-a/cairn.js', 'loader of 1-a'],
      ['/v/1-a/panel-en-1-a.js', 'panel of 1-a'],
      ['/panel-en-1-a.js', 'panel of 1-a'],
      ['/v/1-b/cairn.js', 'loader of 1-b'],
    ] as const) {
      const response = await get(path);
      expect([path, response.status, await response.text()]).toEqual([path, 200, text]);
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
    const small = await get('/v/1-a/cairn.js', { 'accept-encoding': 'br' });
    expect([small.headers.get('content-encoding'), await small.text()]).toEqual(['br', 'loader of 1-a, small']);
    const tag = small.headers.get('etag') ?? '';
    expect((await get('/v/1-a/cairn.js', { 'accept-encoding': 'br', 'if-none-match': tag })).status).toBe(304);
  });

  it('keep as many builds as are asked for, remove the oldest first, and keep nothing else', async () => {
    for (const version of ['1-a', '1-b', '1-c', '1-d']) {
      build(version, 2);
      // File systems tell two times apart only if some milliseconds lie between them.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(readdirSync(join(dist, 'kept')).sort()).toEqual(['1-b', '1-c']);
    expect(readdirSync(join(dist, 'kept/1-c')).sort()).toEqual([
      'cairn.js',
      'cairn.js.br',
      'manifest.json',
      'panel-en-1-c.js',
      'panel-en-1-c.js.br',
    ]);
    makeRoom(dist, 0);
    expect(readdirSync(join(dist, 'kept'))).toEqual([]);
  });

  it('do not keep a build twice when it is made again, the same to the byte', async () => {
    build('1-a');
    build('1-b');
    build('1-a');
    expect(readdirSync(join(dist, 'kept'))).toEqual(['1-b']);
    expect(await (await get('/v/1-a/cairn.js')).text()).toBe('loader of 1-a');
  });

  it('keep nothing of a build that was broken off', () => {
    build('1-a');
    rmSync(join(dist, 'manifest.json'));
    build('1-b');
    expect(readdirSync(dist)).not.toContain('kept');
    expect(readFileSync(join(dist, 'content.bin'), 'utf8')).toBe('1-b');
  });

  it('are made anew where their own folder is gone, as the start says', () => {
    build('1-a');
    rmSync(join(dist, 'assets'), { recursive: true });
    expect(() => loadAssets(dist)).toThrow('Run "npm run build".');
    build('1-b');
    expect(loadAssets(dist).version).toBe('1-b');
  });

  it('say which manifest is damaged and what to do, to who builds and to who starts, and can be made anew after that', async () => {
    build('1-a');
    build('1-b');
    const manifest = join(dist, 'manifest.json');
    for (const damaged of ['{"version"', '{}', 'null', '{"version":"1-b","files":null}']) {
      writeFileSync(manifest, damaged);
      for (const read of [() => loadAssets(dist), () => makeRoom(dist, 50)])
        expect(read).toThrow(`${manifest} is damaged: `);
    }
    rmSync(manifest);
    build('1-c');
    expect(readdirSync(join(dist, 'kept'))).toEqual(['1-a']);
    expect(await (await get('/cairn.js')).text()).toBe('loader of 1-c');
  });

  it('are served but for an earlier one that is damaged, and a warning says which', async () => {
    for (const version of ['1-a', '1-b', '1-c']) build(version);
    const manifest = join(dist, 'kept/1-a/manifest.json');
    writeFileSync(manifest, '');
    const warnings: string[] = [];
    loadAssets(dist, (message) => warnings.push(message));
    expect(warnings).toEqual([expect.stringContaining(`${manifest} is damaged: `)]);
    const found = ['/v/1-a/cairn.js', '/v/1-b/cairn.js', '/cairn.js'].map(async (path) => (await get(path)).status);
    expect(await Promise.all(found)).toEqual([404, 200, 200]);
  });

  it('remove nothing of a folder that is somebody else’s', () => {
    mkdirSync(join(dist, 'server'));
    writeFileSync(join(dist, 'letter.txt'), 'mine');
    expect(() => makeRoom(dist, 50)).toThrow(/letter\.txt is nothing that a build writes.*CAIRN_OUT/);
    expect(readdirSync(dist).sort()).toEqual(['letter.txt', 'server']);
  });

  it('say so when the number of builds to keep is no number', () => {
    expect(readKeep()).toBe(50);
    expect(readKeep('0')).toBe(0);
    for (const text of ['', 'all', '-1', '2.5']) expect(() => readKeep(text)).toThrow(`CAIRN_KEEP is "${text}"`);
  });
});
