import type { Locale } from './contract.ts';

/**
 * Returns the language of the content that a tag asks for: itself, or else the longest beginning of it that there is (RFC 4647,
 * 3.4), as `es` for `es-MX` or `es_MX`, and `zh-Hant` for `zh-Hant-TW`. Undefined when there is none.
 */
export function localeOf(locales: readonly Locale[], tag: string | undefined): Locale | undefined {
  const wanted = (tag ?? '').toLowerCase().replaceAll('_', '-');
  for (let end = wanted.length; end > 0; end = wanted.lastIndexOf('-', end - 1)) {
    const found = locales.find((locale) => locale.toLowerCase() === wanted.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Returns the language of the content that a browser likes best by its `Accept-Language`, else the default. */
export function negotiateLocale(locales: readonly Locale[], acceptLanguage: string | null): Locale {
  const liked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q\s*=\s*/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of liked) {
    const locale = localeOf(locales, tag);
    if (locale !== undefined) return locale;
  }
  return locales[0] ?? 'en';
}
