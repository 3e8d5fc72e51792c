import { expect, it } from 'vitest';
import { wordsOf } from '../vite.modules.ts';

it('writes paths of Windows so that they are read as they are', () => {
  const path = String.raw`C:\Users\nora's\cairn\widget\messages\en.ts`;
  const [, literal = ''] = /^export \{ en as words \} from (".*");\n$/.exec(wordsOf('en', path)) ?? [];
  expect(JSON.parse(literal)).toBe(path);
});
