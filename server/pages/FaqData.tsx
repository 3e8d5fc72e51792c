/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { FaqEntry } from '../content/content.ts';
import { textWithNumbers } from './text-with-numbers.ts';

/** schema.org `FAQPage` for one entry: a data block, which browsers do not run, so that no CSP has to allow it. */
export function FaqData({ entry, locale }: { entry: FaqEntry; locale: string }) {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    inLanguage: locale,
    dateModified: entry.updated,
    mainEntity: [
      {
        '@type': 'Question',
        name: entry.question,
        acceptedAnswer: { '@type': 'Answer', text: textWithNumbers(entry.answer) },
      },
    ],
  };
  // With every `<` written as an escape, nothing in the content can end the block.
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>;
}
