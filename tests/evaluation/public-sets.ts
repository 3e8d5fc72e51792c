/** Reads public question sets as content, so that they go through the same engine with no setting changed. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Content, FaqEntry } from '../../server/content/content.ts';
import { createRandom, shuffled } from './random.ts';

export interface Labelled {
  text: string;
  /** The ids of the right entries; empty when out of scope. */
  ids: string[];
}

export interface PublicSet {
  name: string;
  content: Content;
  dev: Labelled[];
  test: Labelled[];
}

interface Row {
  type: 'meta' | 'entry' | 'query';
  id: string;
  question: string | null;
  answer: string;
  pool: string[];
  text: string;
  ids: string[];
  oos: string | null;
  split: 'dev' | 'test';
}

/** Returns names and paths of the sets kept here, and of those in the folder that `CAIRN_PUBLIC_SETS` names. */
export function publicSetFiles(): { name: string; path: string }[] {
  const more = process.env.CAIRN_PUBLIC_SETS;
  const files = [join(import.meta.dirname, 'public'), ...(more && existsSync(more) ? [more] : [])].flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => /\.jsonl(\.gz)?$/.test(file))
      .map((file) => ({ name: file.replace(/\.jsonl(\.gz)?$/, ''), path: join(folder, file) })),
  );
  return [...new Map(files.map((file) => [file.name, file])).values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Reads a set: for each entry its question and `alternates` phrasings, and of each kind and split at most `most` utterances. */
export function readPublicSet(path: string, name: string, alternates: number, most: number): PublicSet {
  const random = createRandom(1);
  const bytes = readFileSync(path);
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
  const faq = rows
    .filter(({ type }) => type === 'entry')
    .map((row): FaqEntry => {
      const pool = shuffled(row.pool, random);
      const [question = row.id, ...rest] = row.question === null ? pool : [row.question, ...pool];
      return {
        id: row.id,
        question,
        utterances: rest.slice(0, alternates),
        answer: [{ p: [row.answer] }],
        contacts: [],
        related: [],
        sources: [],
        updated: '2026-01-01',
        reviewed: null,
      };
    });
  const plain = (phrase: string) => phrase.toLowerCase().trim();
  const indexed = new Set(faq.flatMap(({ question, utterances }) => [question, ...utterances].map(plain)));
  const take = (split: 'dev' | 'test'): Labelled[] => {
    const asked = rows.filter((row) => row.type === 'query' && row.split === split && !indexed.has(plain(row.text)));
    const within = shuffled(
      asked.filter(({ oos }) => !oos),
      random,
    ).slice(0, most);
    const outside = shuffled(
      asked.filter(({ oos }) => oos),
      random,
    ).slice(0, most);
    return [...within, ...outside].map(({ text: utterance, ids, oos }) => ({ text: utterance, ids: oos ? [] : ids }));
  };
  const locale = {
    locale: 'en',
    faq,
    groups: [],
    replies: [],
    signals: null,
    synonyms: [],
    contacts: [],
    defaultContacts: [],
  };
  return { name, content: { locales: [locale], places: null }, dev: take('dev'), test: take('test') };
}
