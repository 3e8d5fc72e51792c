import { expect, it, vi } from 'vitest';
import { isScriptOf } from '../vite.parts.ts';

it('finds the script of a language and not that of another whose name begins the same', () => {
  const names = [
    'device-pt-BR-0a1b2c3d.js',
    'device-pt-4e5f6071.js',
    'device-pt-4e5f6071.js.br',
    'device-pt-BR-x_y-z012.js',
  ];
  expect(names.filter((name) => isScriptOf('device-pt', name))).toEqual(['device-pt-4e5f6071.js']);
  expect(names.filter((name) => isScriptOf('device-pt-BR', name))).toEqual([
    'device-pt-BR-0a1b2c3d.js',
    'device-pt-BR-x_y-z012.js',
  ]);
});

it('takes an empty CAIRN_OUT for none, so that no build empties the folder it runs in', async () => {
  vi.stubEnv('CAIRN_OUT', '');
  vi.resetModules();
  try {
    expect((await import('../vite.parts.ts')).OUT).toBe('dist');
  } finally {
    vi.unstubAllEnvs();
  }
});

it('takes an empty CAIRN_CONTENT for none, as the server does', async () => {
  const bakeContent = vi.fn(() => ({ content: { locales: [] } }));
  vi.stubEnv('CAIRN_CONTENT', '');
  vi.resetModules();
  vi.doMock('../server/node/bake.ts', () => ({ bakeContent }));
  try {
    (await import('../vite.parts.ts')).content();
    expect(bakeContent).toHaveBeenCalledExactlyOnceWith('content');
  } finally {
    vi.doUnmock('../server/node/bake.ts');
    vi.unstubAllEnvs();
  }
});
