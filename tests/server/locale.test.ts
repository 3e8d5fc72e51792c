import { describe, expect, it } from 'vitest';
import { localeOf, negotiateLocale } from '../../server/locale.ts';

const LOCALES = ['en', 'es', 'pt-BR', 'zh', 'zh-Hant'];

describe('the language that a tag asks for', () => {
  it.each([
    ['es', 'es'],
    ['ES', 'es'],
    ['es-MX', 'es'],
    ['es_MX', 'es'],
    ['pt-br', 'pt-BR'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh_hant_TW', 'zh-Hant'],
    ['zh-TW', 'zh'],
    ['pt', undefined],
    ['esperanto', undefined],
    ['-es', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('as %j is %j', (tag, locale) => expect(localeOf(LOCALES, tag)).toBe(locale));
});

it('takes of what a browser likes the first that there is, and else the default', () => {
  expect(negotiateLocale(LOCALES, 'fr, zh-Hant-TW;q=0.9, es;q=0.8')).toBe('zh-Hant');
  expect(negotiateLocale(LOCALES, 'fr')).toBe('en');
  expect(negotiateLocale(LOCALES, null)).toBe('en');
});

it('looks at no more of what a browser likes than any browser sends', () => {
  expect(negotiateLocale(LOCALES, `${'fr, '.repeat(124)}es`)).toBe('es');
  expect(negotiateLocale(LOCALES, `${'fr, '.repeat(125)}es`)).toBe('en');
});
