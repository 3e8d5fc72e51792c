/**
 * Anybody can build the same commit and compare the result: not a byte may depend on where, when or in what environment it was
 * built.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folders = ['first', 'second-with-a-longer-name'].map((name) => mkdtempSync(join(tmpdir(), `cairn-${name}-`)));
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Builds into a folder, in an environment that must not matter. */
const build = (folder: string, surroundings: Record<string, string>): Map<string, string> => {
  const { CAIRN_CONTENT: _, ...environment } = process.env;
  execFileSync('npm', ['run', '--silent', 'build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...environment, ...surroundings, NODE_ENV: 'production', CAIRN_OUT: folder },
  });
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
};

describe('two builds of one commit', () => {
  it('are the same, byte for byte', () => {
    const [first, second] = folders.map((folder, number) =>
      build(folder, number === 0 ? { TZ: 'UTC', LANG: 'C' } : { TZ: 'America/Denver', LANG: 'es_MX.UTF-8' }),
    );
    expect(first?.size).toBeGreaterThan(20);
    expect(second).toEqual(first);
  }, 1_800_000);
});

describe('npm run sbom', () => {
  it('prints what is shipped as CycloneDX', () => {
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const bill = JSON.parse(text) as {
      bomFormat: string;
      components: { name: string; version: string; purl: string; licenses?: unknown[] }[];
    };
    expect(bill.bomFormat).toBe('CycloneDX');
    const { version } = JSON.parse(readFileSync('node_modules/hono/package.json', 'utf8')) as { version: string };
    expect(bill.components).toContainEqual(
      expect.objectContaining({ name: 'hono', version, purl: `pkg:npm/hono@${version}` }),
    );
    expect(bill.components.every(({ purl }) => purl.startsWith('pkg:npm/'))).toBe(true);
  });
});
