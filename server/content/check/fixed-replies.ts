/** Warns if a fixed reply that is asked for by its name is gone, or has another name. */
import type { LocaleContent } from '../content.ts';
import { nearest } from '../front-matter.ts';
import type { EntryFile } from '../parse-entry.ts';
import type { Warning } from './warning.ts';

/**
 * Names by which the engine, the pages and the widget ask for a reply, besides those that the needs of signals.yaml ask
 * for.
 */
export const ASKED_FOR: readonly string[] = [
  'can-he-see-this',
  'clarification',
  'delete-this',
  'escalation-either',
  'escalation-third-person',
  'fallback',
  'feeling-bad',
  'follow-up-more',
  'follow-up-none',
  'greeting',
  'language',
  'near-me',
  'near-me-none',
  'no-danger',
  'nonsense',
  'not-what-i-meant',
  'other-place',
  'other-topic',
  'privacy',
  'quick-exit',
  'wrongdoing',
];

/**
 * Warns about replies that a language lacks, and about those that nobody would ever be shown. `files` are all files,
 * even those with a mistake in them.
 */
export function replyWarnings(
  { locale, signals }: LocaleContent,
  entries: readonly EntryFile[],
  files: ReadonlyMap<string, unknown>,
): Warning[] {
  const replies = entries.filter((file) => file.kind === 'reply' && file.locale === locale);
  if (replies.length === 0) return [];
  const said = signals?.needs.flatMap(({ id, reply = id, otherReply = reply }) => [reply, otherReply]) ?? [];
  const lines = said.map((id) => `escalation-${id}`);
  const wanted = [...new Set([...ASKED_FOR, ...lines])];
  const lacking = wanted.filter((id) => !files.has(`${locale}/replies/${id}.md`));
  const missing = lacking.map((id): Warning => {
    const file = `${locale}/replies/${id}.md`;
    const found = 'is missing: people would read bare words that nobody here wrote';
    return { kind: 'reply', file, line: 1, found, remedy: 'Bring it back. Was it renamed? Give it this name.' };
  });
  // A reply without utterances is shown only if it is asked for by its name. If signals.yaml has a mistake, it is not
  // known which its needs ask for.
  const strays = replies.filter(({ entry }) => entry.utterances.length === 0 && !wanted.includes(entry.id));
  const known = signals === null || signals.needs.length > 0;
  return [...missing, ...(known ? strays : []).map(({ file, entry }) => stray(file, entry.id, lacking))];
}

function stray(file: string, id: string, lacking: readonly string[]): Warning {
  const meant = nearest(id, lacking);
  const remedy = meant ? `Did you mean ${meant}?` : 'Add utterances, or delete the file.';
  return { kind: 'reply', file, line: 1, found: 'is shown to nobody: it has no utterances', remedy };
}
