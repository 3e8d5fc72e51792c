import { expect, it } from 'vitest';
import { escaped, wordsOf } from '../vite.modules.ts';

it('writes paths of Windows so that they are read as they are', () => {
  const path = String.raw`C:\Users\nora's\cairn\widget\messages\en.ts`;
  const [, literal = ''] = /^export \{ en as words \} from (".*");\n$/.exec(wordsOf('en', path)) ?? [];
  expect(JSON.parse(literal)).toBe(path);
});

it('writes signs beyond ASCII so that any page reads them', () => {
  const code = "export default '¿Qué? I can’t 😀'";
  expect(escaped(code)).toMatch(/^[\0-\x7f]+$/);
  expect(JSON.parse(`"${escaped('¿Qué? I can’t 😀')}"`)).toBe('¿Qué? I can’t 😀');
});
