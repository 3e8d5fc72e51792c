// @vitest-environment happy-dom
/** A made-up language. It takes one file of words, and a line in `widget/words.ts`: nothing else in the widget names a language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parseLanguage } from '../../widget/options.ts';
import { start } from '../../widget/start.ts';

vi.mock('../../widget/words.ts', async (importActual) => {
  const { words, launcherWords } = await importActual<typeof import('../../widget/words.ts')>();
  return {
    words: { ...words, qx: { ...words.en, title: 'Koro', other: { code: 'en', name: 'English' } } },
    launcherWords: { ...launcherWords, qx: { ...launcherWords.en, questions: 'Koro?', exit: 'Vamo' } },
  };
});

describe('a third language', () => {
  it('can be asked for, with its region or without', () => {
    expect(['qx', 'QX-ZZ', 'qy'].map(parseLanguage)).toEqual(['qx', 'qx', undefined]);
  });

  it('is spoken by the launcher on a page in it', () => {
    document.documentElement.lang = 'qx';
    const baked = {
      answers: ['server', 'device'] as ['server', 'device'],
      panels: {},
      danger: {},
    };
    const cairn = start(baked, null, () => Promise.reject(new Error('nothing to load')));
    const root = document.querySelector('cairn-chat')?.shadowRoot;
    expect(root?.querySelector('.pill')?.textContent).toBe('Koro?');
    expect(root?.querySelector('.exit')?.textContent).toBe('Vamo');
    cairn.destroy();
  });

  it('needs no other line: nothing but the list and the words themselves names the languages there are', () => {
    const files = readdirSync('widget', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const naming = files.filter((file) => {
      const code = readFileSync(join('widget', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return /['"]es['"]|\bes:/.test(code);
    });
    expect(naming.sort()).toEqual(['messages/en.ts', 'words.ts']);
  });
});
