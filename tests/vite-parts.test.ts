import { expect, it } from 'vitest';
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
