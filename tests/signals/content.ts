import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { FaqEntry, LocaleContent } from '../../server/content/content.ts';
import { readContentFiles } from '../../server/content/load.ts';
import { exampleFilesOf, withExamples } from '../../server/content/parse-examples.ts';
import { parseSignals } from '../../server/content/parse-signals.ts';

const CONTENT = join(import.meta.dirname, '../../content');

/** Ids of the contacts there are. */
export function contactIds(): Set<string> {
  return new Set(readdirSync(join(CONTENT, 'contacts')).map((file) => file.replace(/\.md$/, '')));
}

/** Signals and, of the entries, what the learned layer reads: questions and utterances. */
export function signalContent(locales: readonly string[] = ['en', 'es']): LocaleContent[] {
  return locales.flatMap((locale) => {
    const path = join(CONTENT, locale, 'signals.yaml');
    if (!existsSync(path)) return [];
    const read = parseSignals(readFileSync(path, 'utf8'), `${locale}/signals.yaml`, { contacts: contactIds() });
    const signals = withExamples(read.signals, exampleFilesOf(readContentFiles(CONTENT), locale));
    return [
      {
        locale,
        faq: entriesIn(join(CONTENT, locale, 'faq')),
        replies: entriesIn(join(CONTENT, locale, 'replies')),
        signals,
        synonyms: [],
        contacts: [],
        defaultContacts: [],
      },
    ];
  });
}

function entriesIn(folder: string): FaqEntry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => {
      const front = parse(
        readFileSync(join(folder, file), 'utf8').split(/^---$/m)[1] ?? '',
      ) as Partial<FaqEntry> | null;
      return {
        id: file.replace(/\.md$/, ''),
        question: front?.question ?? '',
        utterances: front?.utterances ?? [],
        answer: [],
        contacts: [],
        related: [],
        sources: [],
        updated: '2026-01-01',
        reviewed: null,
      };
    });
}
