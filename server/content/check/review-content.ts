/**
 * Finds everything that a person should look at in a content folder: errors, then warnings by file. Pure: today's date
 * is handed in.
 */
import type { IsoDate } from '../../contract.ts';
import type { Content, ContentProblem, FaqEntry } from '../content.ts';
import { type ContentFiles, type ReadContent, readContent } from '../parse.ts';
import type { EntryFile } from '../parse-entry.ts';
import { plainLines } from '../parse-prose.ts';
import { createAddedTeller } from '../references.ts';
import { changeWarnings } from './changes.ts';
import { contactWarnings } from './contact-warnings.ts';
import { dayProblems } from './day-problems.ts';
import { entryWarnings } from './entry-warnings.ts';
import { exampleProblems } from './example-problems.ts';
import { parseFacts } from './facts.ts';
import { replyWarnings } from './fixed-replies.ts';
import { createLanguageTeller } from './left-over.ts';
import { type Finder, findAddedRivals, findRivals, findUnseenRivals, type Rival, type RivalReport } from './rivals.ts';
import { questionWarnings } from './same-questions.ts';
import { type StemReader, synonymWarnings } from './synonym-warnings.ts';
import { translationWarnings } from './translation-warnings.ts';
import type { Warning } from './warning.ts';
import { parseWording, type WordingRules } from './wording.ts';

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
  /** The files that changed, as they were before, and new ones without any text; missing if nobody knows. */
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
  /** Refuse numbers and addresses of examples in contacts. A test has no others: no number in it may be somebody's. */
  real?: boolean;
}

/** Checks a content folder. Never throws on what is in the files. */
export function reviewContent(
  files: ContentFiles,
  { today, before = new Map(), createFinder, stems, unseen = false, real = false }: ReviewOptions,
): ContentReview {
  const read = readContent(files, new Map(), before, today);
  const problems = [...read.problems, ...dayProblems(read, today), ...(real ? exampleProblems(read) : [])];
  const locales = read.content.locales.map(({ locale }) => locale);
  const rules = wordingRules(files, locales, problems);
  const ledger = files.get('facts.yaml');
  const facts = ledger === undefined ? null : parseFacts(ledger, 'facts.yaml', problems);
  const tell = createLanguageTeller(
    read.entries.flatMap((entry) => textsOf(entry).map((text) => [entry.locale, text] as const)),
  );
  // Of an entry that is new as a whole, every utterance would be called new.
  const wasAdded = createAddedTeller(new Map([...before].filter(([, text]) => text !== '')));
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
  const warnings = [
    ...read.entries.flatMap((file) => entryWarnings(file, { wording: rules[file.locale] ?? [], facts, today })),
    ...read.contacts.flatMap((contact) => contactWarnings(contact, locales, rules, today, tell)),
    ...changeWarnings(read, files, before, today),
    ...translationWarnings(read.entries, locales, tell, files),
    ...questionWarnings(read.entries),
    ...read.content.locales.flatMap((locale) => replyWarnings(locale, read.entries, files)),
    ...(stems ? locales.flatMap((locale) => synonymWarningsIn(locale, files, read, stems)) : []),
    ...unnamedContacts(read, files),
    ...missingSignals(read.content),
    ...missingExamples(read.content),
    ...rivalWarnings(read, rivals),
  ];
  warnings.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  return { read, problems, warnings, rivals };
}

const textsOf = ({ entry }: EntryFile): string[] => [entry.question, plainLines(entry.answer)];

/** The rules of wording.yaml; none if there is no such file. What is wrong with it goes to `problems`. */
function wordingRules(files: ContentFiles, locales: readonly string[], problems: ContentProblem[]): WordingRules {
  const yaml = files.get('wording.yaml');
  if (yaml === undefined) return {};
  // Ids by file name, so that an entry with a mistake in it still counts.
  const ids = [...files.keys()].flatMap((file) => /(?:^contacts|\/faq|\/replies)\/([^/]+)\.md$/.exec(file)?.[1] ?? []);
  return parseWording(yaml, { file: 'wording.yaml', locales, ids: [...new Set(ids)] }, problems);
}

/** The warnings about the synonyms of one language; none if it has no such file. */
function synonymWarningsIn(
  locale: string,
  files: ContentFiles,
  { entries }: ReadContent,
  stems: StemReader,
): Warning[] {
  const file = `${locale}/synonyms.yaml`;
  const yaml = files.get(file);
  if (yaml === undefined) return [];
  const own = entries.filter((entry) => entry.locale === locale && entry.kind === 'faq');
  const texts = own.map((entry) => [...textsOf(entry), ...entry.entry.utterances].join('\n'));
  return synonymWarnings(yaml, { file, locale, texts, stems });
}

/** Warns about each contact that nobody would be shown. Where none is a default, all are: then none is in vain. */
function unnamedContacts({ content, contacts, entries, problems }: ReadContent, files: ContentFiles): Warning[] {
  const { locales, places } = content;
  const defaults = locales.flatMap(({ defaultContacts }) => defaultContacts);
  // Beside a mistake, it is not known what else would name it.
  if (problems.length > 0 || defaults.length === 0) return [];
  const naming = locales.flatMap(({ signals }) => (signals ? [...signals.needs, ...signals.audiences] : []));
  const lists = [...naming, ...entries.map(({ entry }) => entry)].map((each) => each.contacts);
  const named = new Set([defaults, ...lists, ...Object.values(places?.contacts ?? {})].flat());
  const isLinked = (id: string) => [...files.values()].some((text) => text.includes(`(contact:${id})`));
  return contacts.flatMap(({ id, file }): Warning[] => {
    if (named.has(id) || isLinked(id)) return [];
    const remedy = 'Name it under `contacts` of an entry or of a need, or say under its own `serves` where it helps.';
    return [{ kind: 'unnamed', file, line: 1, found: 'is shown to nobody: nothing names it', remedy }];
  });
}

/** Warns about each language in which danger is not heard, though it is in the first one. */
function missingSignals({ locales: [first, ...others] }: Content): Warning[] {
  if (!first?.signals) return [];
  return others.flatMap(({ locale, signals }): Warning[] => {
    if (signals !== null) return [];
    const found = `is missing: danger is not heard in ${locale}`;
    const remedy = `Copy it from ${first.locale}/ and write what people say in ${locale}.`;
    return [{ kind: 'translation', file: `${locale}/signals.yaml`, line: 1, found, remedy }];
  });
}

/** The folders of examples, each with what is lost where it lacks the file of a need. */
const EXAMPLES = [
  ['examples', 'examples', 'this danger is hardly heard'],
  ['examples-of-others', 'otherExamples', 'whose danger it is cannot be told'],
  ['counter-examples', 'counterExamples', 'what only sounds like it raises the alarm'],
] as const;

/** Warns about each need that lacks examples where any need of any language has them: a file that was deleted tells nothing itself. */
function missingExamples({ locales }: Content): Warning[] {
  const all = locales.flatMap(({ locale, signals }) => (signals?.needs ?? []).map((need) => ({ locale, need })));
  return EXAMPLES.flatMap(([folder, field, lost]) => {
    const bare = all.filter(({ need }) => need[field].length === 0);
    if (bare.length === all.length) return [];
    return bare.map(({ locale, need: { id } }): Warning => {
      const remedy = `Bring it back. Was the need given up? Then take ${id} out of ${locale}/signals.yaml, too.`;
      const file = `${locale}/${folder}/${id}.txt`;
      return { kind: 'utterances', file, line: 1, found: `is missing: ${lost}`, remedy };
    });
  });
}

/** Warns about each utterance that finds another entry, in the file and on the line where it stands. */
function rivalWarnings({ entries }: ReadContent, rivals: ContentReview['rivals']): Warning[] {
  const warningOf = ({ locale, id, index }: Rival, found: string, remedy: string): Warning[] => {
    const owner = entries.find(({ kind, entry, locale: own }) => kind === 'faq' && own === locale && entry.id === id);
    return owner ? [{ kind: 'rival', file: owner.file, line: owner.lineOf(['utterances', index]), found, remedy }] : [];
  };
  const known = (rivals?.known.rivals ?? []).flatMap((rival) =>
    warningOf(rival, `"${rival.utterance}" finds ${rival.winner}`, 'Move it there, or add utterances like it here.'),
  );
  const added = (rivals?.added.rivals ?? []).flatMap((rival) =>
    warningOf(
      rival,
      `"${rival.utterance}" is new here, and would find ${rival.winner} by its words`,
      'Does it belong there? Then move it. If it is right here, leave it: whoever types exactly this gets this entry.',
    ),
  );
  return [...known, ...added];
}
