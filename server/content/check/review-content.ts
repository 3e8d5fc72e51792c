/**
 * Finds everything that a person should look at in a content folder: errors, then warnings by file. Pure: today's date
 * is handed in.
 */
import type { IsoDate } from '../../contract.ts';
import type { Content, ContentProblem, FaqEntry } from '../content.ts';
import { type ContentFiles, type ReadContent, readContent } from '../parse.ts';
import type { EntryFile } from '../parse-entry.ts';
import { plainText } from '../parse-prose.ts';
import { createAddedTeller } from '../references.ts';
import { changeWarnings } from './changes.ts';
import { contactWarnings } from './contact-warnings.ts';
import { entryWarnings } from './entry-warnings.ts';
import { parseFacts } from './facts.ts';
import { replyWarnings } from './fixed-replies.ts';
import { createLanguageTeller } from './left-over.ts';
import { type Finder, findAddedRivals, findRivals, findUnseenRivals, type Rival, type RivalReport } from './rivals.ts';
import { questionWarnings } from './same-questions.ts';
import { type StemReader, synonymWarnings } from './synonym-warnings.ts';
import { translationWarnings } from './translation-warnings.ts';
import type { Warning } from './warning.ts';
import { parseWording } from './wording.ts';

/** The outcome of a check. */
export interface ContentReview {
  read: ReadContent;
  problems: ContentProblem[];
  /** By file, then by line. */
  warnings: Warning[];
  /**
   * Which utterances find another entry, as asked of the engine that visitors get, those that were just added as asked
   * of one that had not seen them and, if wanted, all of them as asked of such engines. Null if no engine was handed in,
   * or if problems keep the content from being used.
   */
  rivals: { known: RivalReport; added: RivalReport; unseen: RivalReport | null } | null;
}

/** What a check needs besides the files. */
export interface ReviewOptions {
  today: IsoDate;
  /** The files that changed, as they were before; missing if nobody knows. */
  before?: ContentFiles;
  /** Makes something that finds entries, to see which utterances find the wrong one. */
  createFinder?: (content: Content) => Finder;
  /** Gives the stems that the engine sees, to find synonyms that it takes for other words. */
  stems?: StemReader;
  /**
   * Also ask engines that have not seen the utterances they are asked. It shows which entries are alike, and takes six
   * times as long.
   */
  unseen?: boolean;
}

/** Checks a content folder. Never throws on what is in the files. */
export function reviewContent(
  files: ContentFiles,
  { today, before = new Map(), createFinder, stems, unseen = false }: ReviewOptions,
): ContentReview {
  const read = readContent(files, new Map(), before);
  const problems = [...read.problems];
  const locales = read.content.locales.map(({ locale }) => locale);
  const wording = files.get('wording.yaml');
  // Ids by file name, so that an entry with a mistake in it still counts.
  const ids = [...files.keys()].flatMap((file) => /(?:^contacts|\/faq|\/replies)\/([^/]+)\.md$/.exec(file)?.[1] ?? []);
  const rules =
    wording === undefined
      ? {}
      : parseWording(wording, { file: 'wording.yaml', locales, ids: [...new Set(ids)] }, problems);
  const ledger = files.get('facts.yaml');
  const facts = ledger === undefined ? null : parseFacts(ledger, 'facts.yaml', problems);
  const textsOf = ({ entry }: EntryFile) => [entry.question, plainText(entry.answer)];
  const tell = createLanguageTeller(
    read.entries.flatMap((entry) => textsOf(entry).map((text) => [entry.locale, text] as const)),
  );
  const synonyms = locales.flatMap((locale) => {
    const file = `${locale}/synonyms.yaml`;
    const yaml = files.get(file);
    if (yaml === undefined || !stems) return [];
    const own = read.entries.filter((entry) => entry.locale === locale && entry.kind === 'faq');
    const texts = own.map((entry) => [...textsOf(entry), ...entry.entry.utterances].join('\n'));
    return synonymWarnings(yaml, { file, locale, texts, stems });
  });
  const warnings = [
    ...read.entries.flatMap((file) => entryWarnings(file, { wording: rules[file.locale] ?? [], facts, today })),
    ...read.contacts.flatMap((contact) => contactWarnings(contact, locales, rules, today, tell)),
    ...changeWarnings(read, before, today),
    ...translationWarnings(read.entries, locales, tell, files),
    ...questionWarnings(read.entries),
    ...read.content.locales.flatMap((locale) => replyWarnings(locale, read.entries, files)),
    ...synonyms,
  ];
  const [first, ...others] = read.content.locales;
  for (const { locale, signals } of others) {
    if (signals !== null || first?.signals === null) continue;
    warnings.push({
      kind: 'translation',
      file: `${locale}/signals.yaml`,
      line: 1,
      found: `is missing: danger is not heard in ${locale}`,
      remedy: `Copy it from ${first?.locale}/ and write what people say in ${locale}.`,
    });
  }
  const wasAdded = createAddedTeller(before);
  const fileOf = new Map(read.entries.map(({ entry, file }) => [entry, file]));
  const isAdded = (entry: FaqEntry, index: number) => wasAdded(fileOf.get(entry) ?? '', entry.utterances[index] ?? '');
  const rivals =
    createFinder && problems.length === 0
      ? {
          known: findRivals(read.content, createFinder),
          added: findAddedRivals(read.content, isAdded, createFinder),
          unseen: unseen ? findUnseenRivals(read.content, createFinder) : null,
        }
      : null;
  const warnOfRival = ({ locale, id, index }: Rival, found: string, remedy: string) => {
    const owner = read.entries.find(
      ({ kind, entry, locale: own }) => kind === 'faq' && own === locale && entry.id === id,
    );
    if (owner)
      warnings.push({ kind: 'rival', file: owner.file, line: owner.lineOf(['utterances', index]), found, remedy });
  };
  for (const rival of rivals?.known.rivals ?? [])
    warnOfRival(rival, `"${rival.utterance}" finds ${rival.winner}`, 'Move it there, or add utterances like it here.');
  for (const rival of rivals?.added.rivals ?? [])
    warnOfRival(
      rival,
      `"${rival.utterance}" is new here, and would find ${rival.winner} by its words`,
      'Does it belong there? Then move it. If it is right here, leave it: whoever types exactly this gets this entry.',
    );
  warnings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { read, problems, warnings, rivals };
}
