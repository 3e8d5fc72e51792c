import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findWording, parseWording } from '../../server/content/check/wording.ts';
import { readContentFiles } from '../../server/content/load.ts';

const files = readContentFiles(join(resolve(import.meta.dirname, '../..'), 'content'));
const ids = [...files.keys()].flatMap((file) => /([^/]+)\.md$/.exec(file)?.[1] ?? []);
const rules = parseWording(files.get('wording.yaml') ?? '', { file: 'wording.yaml', locales: ['en', 'es'], ids }, []);

/** Returns what wording.yaml finds in a sentence of one language. */
function found(words: string, locale: string): string[] {
  return findWording(words, 'any-entry', rules[locale] ?? []).map(({ written }) => written);
}

describe('content/wording.yaml', () => {
  it.each([
    ['en', 'Your call is safe and private.'],
    ['en', 'It is safe to call.'],
    ['en', 'You will be safe there.'],
    ['en', 'What you say stays private.'],
    ['en', 'Nobody will find out.'],
    ['en', 'They won’t tell anyone.'],
    ['es', 'Su llamada es segura y privada.'],
    ['es', 'Es seguro llamar.'],
    ['es', 'Ahí estará a salvo.'],
    ['es', 'Lo que diga queda en privado.'],
    ['es', 'Nadie se enterará.'],
    ['es', 'No la van a acusar.'],
  ])('catches a promise in %s: %s', (locale, words) => expect(found(words, locale)).not.toEqual([]));

  it.each([
    ['en', 'Is there a safe place where you can talk?'],
    ['en', 'Ask how private the call is. Say who you feel safe with.'],
    ['en', 'If it is safe, write down the plate. It can happen in private homes.'],
    ['en', 'How can I use this phone more safely?'],
    ['es', 'Pregunte qué tan privada es la llamada. Diga con quién se siente a salvo.'],
    ['es', 'Si no está segura, pregunte. El Seguro Social puede dar otro número.'],
    ['es', 'Puede pasar en casas privadas. Busque una vivienda segura y comida.'],
  ])('lets stand what promises nothing, in %s: %s', (locale, words) => expect(found(words, locale)).toEqual([]));

  it('catches every word that content/README.md tells people not to promise', () => {
    const [line = ''] = /^- \*\*No promises\.\*\*(?:.*\n)(?: .*\n)*/m.exec(files.get('README.md') ?? '') ?? [];
    const [english = '', spanish = ''] = line.split('in Spanish');
    for (const [locale, part] of [['en', english] as const, ['es', spanish] as const]) {
      const words = [...part.matchAll(/(?<!\*)\*([^*]+)\*(?!\*)/g)].map(([, each = '']) => each);
      expect(words.length).toBeGreaterThan(3);
      for (const each of words) expect(found(each, locale), `add "${each}" to content/wording.yaml`).not.toEqual([]);
    }
  });
});
