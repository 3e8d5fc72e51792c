/**
 * The files of a content folder → Content. Pure: it is given the text of the files, and uses neither the disk nor the
 * clock.
 */
import * as v from 'valibot';
import type { IsoDate } from '../contract.ts';
import { type Content, ContentError, type ContentProblem, type LocaleContent } from './content.ts';
import { list, text } from './fields.ts';
import { checkFolder } from './folder.ts';
import { createReport, readYaml, validate } from './front-matter.ts';
import { createOnce, type Memory, type Once } from './memory.ts';
import { type ContactFile, mainHref, numbersOf, parseContactFile, toContact } from './parse-contact.ts';
import { type EntryFile, LONGEST_CODE, parseEntryFile } from './parse-entry.ts';
import { checkExamples, exampleFilesOf, withExamples } from './parse-examples.ts';
import { type GroupsFile, groupsIn, parseGroups } from './parse-groups.ts';
import { parsePlaces } from './parse-places.ts';
import { parseSignals } from './parse-signals.ts';
import {
  checkAddresses,
  checkAreas,
  checkContactNumbers,
  checkIds,
  checkJobs,
  checkReferences,
  checkUtterances,
  createAddedTeller,
} from './references.ts';

/** The text of each content file by its path inside the content folder, with forward slashes: `en/faq/laws.md`. */
export type ContentFiles = ReadonlyMap<string, string>;

/** Everything that was read, for the tools that check content. */
export interface ReadContent {
  content: Content;
  contacts: ContactFile[];
  entries: EntryFile[];
  /** Everything that is wrong. If this is not empty, `content` must not be used. */
  problems: ContentProblem[];
}

/** Parses a whole content folder. Throws ContentError with every problem of every file. */
export function parseContent(files: ContentFiles, memory?: Memory): Content {
  const { content, problems } = readContent(files, memory);
  if (problems.length > 0) throw new ContentError(problems);
  return content;
}

/**
 * Reads a whole content folder as far as it can be read, and lists what is wrong. `before` has files as they were before
 * a change, which tell what was added; `today` is for whoever has to write a day.
 */
export function readContent(
  files: ContentFiles,
  memory: Memory = new Map(),
  before: ContentFiles = new Map(),
  today?: IsoDate,
): ReadContent {
  const problems: ContentProblem[] = [];
  const names = localesOf(files);
  const [defaultLocale = 'en'] = names;
  // A folder without a language is another one, or hardly begun: that nothing reads its files is no mistake of theirs.
  if (names.length === 0) createReport('', problems)(1, 'no folder of a language was found', whereLanguagesAre(files));
  else checkFolder(files, names, problems);
  const once = createOnce(memory, files, problems);
  const contacts = readContacts(files, once, problems);
  const entries: EntryFile[] = [];
  const wasAdded = createAddedTeller(before);
  const groups = readGroups(files, names, once);
  const locales = names.map((locale): LocaleContent => {
    const own = readEntries(files, { locale, defaultLocale, today }, contacts, once, problems);
    checkUtterances(own, wasAdded, problems);
    checkJobs(own, problems);
    entries.push(...own);
    const ofKind = (kind: EntryFile['kind']) => own.filter((file) => file.kind === kind).map(({ entry }) => entry);
    return {
      locale,
      faq: ofKind('faq'),
      groups: groupsIn(groups, new Set(ofKind('faq').map(({ id }) => id)), locale, defaultLocale),
      replies: ofKind('reply'),
      signals: readSignals(files, locale, once, problems),
      synonyms: readSynonyms(files, `${locale}/synonyms.yaml`, once),
      contacts: contacts.map((contact) => toContact(contact, locale, defaultLocale)),
      defaultContacts: defaultsOf(contacts),
    };
  });
  checkAddresses(entries, problems);
  const table = files.get('places.yaml');
  const contactIds = idsIn(files, 'contacts').map(({ id }) => id);
  const places =
    table === undefined
      ? null
      : once('places.yaml', table, contactTexts(files), (report) => parsePlaces(table, contacts, contactIds, report));
  if (places) checkAreas(contacts, places, problems);
  problems.sort((a, b) => compare(a.file, b.file) || a.line - b.line);
  return { content: { locales, places }, contacts, entries, problems };
}

/** The languages of a folder, the default one first. */
export function localesOf(files: ContentFiles): string[] {
  const names = new Set([...files.keys()].flatMap((path) => /^([^/]+)\/faq\//.exec(path)?.[1] ?? []));
  return [...names].sort((a, b) => Number(b === 'en') - Number(a === 'en') || compare(a, b));
}

/** What to do about a folder that has no language: one inside of it may be the one that was meant. */
function whereLanguagesAre(files: ContentFiles): string {
  for (const path of files.keys()) {
    const [, inside] = /^(.+)\/[^/]+\/faq\/[^/]+\.md$/.exec(path) ?? [];
    if (inside !== undefined) return `The folder "${inside}" in it has one: name that, as in CAIRN_CONTENT.`;
  }
  return 'Set CAIRN_CONTENT to a folder that has one, such as content, or make a folder such as en/faq/ in this one and put one .md file a question into it.';
}

function readGroups(files: ContentFiles, locales: readonly string[], once: Once): GroupsFile {
  const file = 'groups.yaml';
  const yaml = files.get(file);
  if (yaml === undefined) return [];
  // An entry counts as known if its file exists, and is named by its first one.
  const paths = new Map<string, string>();
  for (const { id, file } of locales.flatMap((locale) => idsIn(files, `${locale}/faq`)))
    if (!paths.has(id)) paths.set(id, file);
  const around = [...locales, ...paths.values()].join('\n');
  return once(file, yaml, around, (report) => parseGroups(yaml, { files: paths, locales }, report)) ?? [];
}

function readContacts(files: ContentFiles, once: Once, problems: ContentProblem[]): ContactFile[] {
  const contacts = idsIn(files, 'contacts', problems).flatMap(
    ({ id, file, content }) => once(file, content, '', (report) => parseContactFile(id, file, content, report)) ?? [],
  );
  const last = Number.POSITIVE_INFINITY;
  contacts.sort((a, b) => compare(a.fields.order ?? last, b.fields.order ?? last) || compare(a.id, b.id));
  checkContactNumbers(contacts, problems);
  return contacts;
}

function readEntries(
  files: ContentFiles,
  { locale, defaultLocale, today }: { locale: string; defaultLocale: string; today: IsoDate | undefined },
  contacts: readonly ContactFile[],
  once: Once,
  problems: ContentProblem[],
): EntryFile[] {
  // An id counts as known if its file exists: a contact with a mistake in it is then one problem, not twenty.
  const contactIds = idsIn(files, 'contacts').map(({ id }) => id);
  const faq = idsIn(files, `${locale}/faq`, problems);
  const hrefs = new Map<string, string | null>([
    ...contactIds.map((id) => [id, BROKEN] as const),
    ...contacts.map((contact) => [contact.id, mainHref(toContact(contact, locale, defaultLocale))] as const),
  ]);
  const targets = { contact: (id: string) => hrefs.get(id), contacts: contactIds };
  const numbers = new Set(contacts.flatMap(numbersOf));
  // An entry depends on the contacts that it links to, and on the short numbers of all contacts, which it must not hold.
  const codes = [...numbers].filter((number) => number.length <= LONGEST_CODE);
  const around = (content: string) =>
    JSON.stringify([...codes, ...[...hrefs].filter(([id]) => content.includes(`contact:${id}`))]);
  const read = (kind: EntryFile['kind'], { id, file, content }: FoundFile) =>
    once(file, content, around(content), (report) =>
      parseEntryFile(content, { id, kind, locale, file, targets, numbers, today }, report),
    ) ?? [];
  const entries = [
    ...faq.flatMap((found) => read('faq', found)),
    ...idsIn(files, `${locale}/replies`, problems).flatMap((found) => read('reply', found)),
  ];
  checkReferences(
    entries,
    contactIds,
    faq.map(({ id }) => id),
    problems,
  );
  checkIds(entries, problems);
  return entries;
}

/** Stands in for the link of a contact that could not be read; content with such a contact is never used. */
const BROKEN = 'tel:';

function readSignals(
  files: ContentFiles,
  locale: string,
  once: Once,
  problems: ContentProblem[],
): LocaleContent['signals'] {
  const file = `${locale}/signals.yaml`;
  const yaml = files.get(file);
  const examples = exampleFilesOf(files, locale);
  const contactIds = idsIn(files, 'contacts').map(({ id }) => id);
  const around = [contactIds.join(' '), ...examples.flatMap(({ file, text }) => [file, text])].join('\n');
  const read =
    yaml === undefined
      ? null
      : once(file, yaml, around, (report) => {
          const { signals, problems } = parseSignals(yaml, file, { contacts: new Set(contactIds) });
          for (const { line, problem, remedy } of problems) report(line, problem, remedy);
          return { signals: withExamples(signals, examples), isSound: problems.length === 0 };
        });
  // If there is a mistake in signals.yaml, its needs are not known, and the example files are not to blame.
  const needs = read === null ? [] : read.isSound ? read.signals.needs.map(({ id }) => id) : null;
  checkExamples(examples, needs, problems);
  return read?.signals ?? null;
}

const synonymsSchema = list(v.pipe(list(text), v.minLength(2, 'needs at least two words')));

function readSynonyms(files: ContentFiles, file: string, once: Once): string[][] {
  const yaml = files.get(file);
  if (yaml === undefined) return [];
  return once(file, yaml, '', (report) => {
    const fields = readYaml(yaml, report);
    const empty = fields && JSON.stringify(fields.value) === '{}';
    const example = { 0: '- [pimp, trafficker, controller]   on one line for each group' };
    return fields && !empty ? (validate(synonymsSchema, fields, example, report) ?? []) : [];
  });
}

/** Names and texts of all contact files. */
function contactTexts(files: ContentFiles): string {
  return [...files].flatMap(([file, text]) => (file.startsWith('contacts/') ? [file, text] : [])).join('\n');
}

function defaultsOf(contacts: readonly ContactFile[]): string[] {
  return contacts
    .flatMap(({ id, fields }) => (fields.default === undefined ? [] : [{ id, rank: fields.default }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id);
}

interface FoundFile {
  id: string;
  file: string;
  content: string;
}

/**
 * The files right inside `folder` with their ids, which are the file names. Names that cannot be ids are reported if
 * `problems` is given.
 */
function idsIn(files: ContentFiles, folder: string, problems: ContentProblem[] = []): FoundFile[] {
  const found: FoundFile[] = [];
  for (const [file, content] of files) {
    if (!file.startsWith(`${folder}/`)) continue;
    const name = file.slice(folder.length + 1);
    if (name.toLowerCase() === 'readme.md') continue;
    const id = name.replace(/\.md$/, '');
    if (/^[a-z\d]+(-[a-z\d]+)*\.md$/.test(name)) found.push({ id, file, content });
    else {
      createReport(file, problems)(
        1,
        `the file name "${name}" cannot be used`,
        'Use small letters, digits and single dashes, and end in .md, such as where-to-turn.md.',
      );
    }
  }
  return found.sort((a, b) => compare(a.id, b.id));
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
