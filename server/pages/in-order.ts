import type { FaqEntry, LocaleContent } from '../content/content.ts';

/** Orders entries by how many others lead on to them, the most first: those answer what many people ask next. */
export function inOrder({ faq, replies }: Pick<LocaleContent, 'faq' | 'replies'>): FaqEntry[] {
  const led = new Map<string, number>();
  for (const { related } of [...faq, ...replies]) for (const id of related) led.set(id, (led.get(id) ?? 0) + 1);
  return [...faq].sort((a, b) => (led.get(b.id) ?? 0) - (led.get(a.id) ?? 0));
}
