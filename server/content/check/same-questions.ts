/**
 * Warns about questions that another entry of the language has as well. A button asks by the words of its question, and
 * would find only one of them.
 */
import type { EntryFile } from '../parse-entry.ts';
import { withoutForm } from '../references.ts';
import type { Warning } from './warning.ts';

/** One warning for each entry whose question is the question or an utterance of another. */
export function questionWarnings(entries: readonly EntryFile[]): Warning[] {
  const owners = new Map<string, EntryFile[]>();
  for (const file of entries) {
    const { question, utterances } = file.entry;
    for (const words of new Set([question, ...utterances].map(withoutForm))) {
      const key = `${file.locale} ${words}`;
      owners.set(key, [...(owners.get(key) ?? []), file]);
    }
  }
  return entries.flatMap(({ kind, file, locale, entry, lineOf }): Warning[] => {
    if (kind !== 'faq') return [];
    const other = owners.get(`${locale} ${withoutForm(entry.question)}`)?.find((owner) => owner.file !== file);
    if (!other) return [];
    const found = `asks "${entry.question}", which also stands in ${other.file}`;
    return [
      {
        kind: 'utterances',
        file,
        line: lineOf(['question']),
        found,
        remedy: 'Ask in other words, or delete it there.',
      },
    ];
  });
}
