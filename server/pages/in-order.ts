import type { FaqEntry, LocaleContent } from '../content/content.ts';

/** Entries with those first that most others lead on to: what many people need to know next, many need to know. */
export function inOrder({ faq, replies }: Pick<LocaleContent, 'faq' | 'replies'>): FaqEntry[] {
  const led = new Map<string, number>();
  for (const { related } of [...faq, ...replies]) for (const id of related) led.set(id, (led.get(id) ?? 0) + 1);
  return [...faq].sort((a, b) => (led.get(b.id) ?? 0) - (led.get(a.id) ?? 0));
}
