/** A new entry → the text of its file. What `parse-entry` reads, this writes. */
import type { IsoDate, Source } from '../contract.ts';

/** What a person says about a new entry. */
export interface NewEntry {
  question: string;
  utterances: readonly string[];
  contacts: readonly string[];
  related: readonly string[];
  sources: readonly Source[];
  audience: readonly string[];
  /** Markdown: the first line answers. */
  answer: string;
}

/** The text of an entry file that was written `today` and not reviewed yet. */
export function formatEntry(entry: NewEntry, today: IsoDate): string {
  const { question, utterances, contacts, related, sources, audience, answer } = entry;
  return [
    '---',
    `question: ${quote(question)}`,
    ...(audience.length > 0 ? [`for: ${ids(audience)}`] : []),
    ...(utterances.length > 0
      ? ['utterances:', ...utterances.map((utterance) => `  - ${quote(utterance)}`)]
      : ['utterances: []']),
    `contacts: ${ids(contacts)}`,
    `related: ${ids(related)}`,
    ...(sources.length > 0 ? ['sources:', ...sources.flatMap(sourceLines)] : ['sources: []']),
    'reviewed: null',
    `updated: ${today}`,
    '---',
    '',
    answer.trim(),
    '',
  ].join('\n');
}

function sourceLines({ title, url, date }: Source): string[] {
  return [`  - title: ${quote(title)}`, `    url: ${quote(url)}`, `    date: ${quote(date)}`];
}

function ids(list: readonly string[]): string {
  return `[${list.map(quote).join(', ')}]`;
}

/** Plain where YAML cannot mistake it, else in single quotes, in which only the quote itself is special. */
function quote(text: string): string {
  const single = text.replace(/\s+/g, ' ').trim();
  return /^[A-Za-z\d](?:[\w ./?-]*[\w?])?$/.test(single) ? single : `'${single.replace(/'/g, "''")}'`;
}
