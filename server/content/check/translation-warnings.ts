/** Warns where a language lags behind the first one. */
import type { EntryFile } from '../parse-entry.ts';
import { plainLines } from '../parse-prose.ts';
import { AGE_IN_WORDS, figuresOf, oddOf } from './figures.ts';
import type { LanguageTeller } from './left-over.ts';
import type { Warning } from './warning.ts';

/** From this many characters on, a line that is the same in two languages was most likely left untranslated. */
const SAME_LINE_LENGTH = 25;

/**
 * Warns about entries that a language lacks, that are older than those of the first language, or that still have words
 * of it. `files` are all files: an entry that could not be read is not missing.
 */
export function translationWarnings(
  entries: readonly EntryFile[],
  locales: readonly string[],
  tell: LanguageTeller,
  files: ReadonlyMap<string, unknown>,
): Warning[] {
  const [first, ...others] = locales;
  const key = (kind: EntryFile['kind'], id: string) => `${kind}/${id}`;
  const originals = entries.filter(({ locale }) => locale === first);
  return others.flatMap((locale) => {
    const own = new Map(
      entries.flatMap((file) => (file.locale === locale ? [[key(file.kind, file.entry.id), file]] : [])),
    );
    const lagging = originals.flatMap((original) => {
      const translation = own.get(key(original.kind, original.entry.id));
      return translation ? compare(original, translation, tell, files) : missing(original, locale, files);
    });
    const known = new Set(originals.map(({ kind, entry }) => key(kind, entry.id)));
    const alone = [...own.values()].filter(({ kind, entry }) => !known.has(key(kind, entry.id)));
    return [...lagging, ...alone.flatMap((file) => missing(file, first ?? '', files))];
  });
}

function missing({ file, locale: own }: EntryFile, locale: string, files: ReadonlyMap<string, unknown>): Warning[] {
  const twin = `${locale}${file.slice(own.length)}`;
  if (files.has(twin)) return [];
  const remedy = `Add ${twin}. Only if it was taken out in ${locale} on purpose, delete this file, too.`;
  return [{ kind: 'translation', file, line: 1, found: `is missing in ${locale}`, remedy }];
}

function compare(
  original: EntryFile,
  translation: EntryFile,
  tell: LanguageTeller,
  files: ReadonlyMap<string, unknown>,
): Warning[] {
  const warnings: Warning[] = [];
  const { file } = translation;
  if (translation.entry.updated < original.entry.updated) {
    warnings.push({
      kind: 'translation',
      file,
      line: translation.lineOf(['updated']),
      found: `is of ${translation.entry.updated}; ${original.file} changed on ${original.entry.updated}`,
      remedy: 'Bring over what changed, and set `updated`.',
    });
  }
  const same = new Set(wordsOf(original).flatMap(({ words }) => (words.length >= SAME_LINE_LENGTH ? [words] : [])));
  for (const { words, line } of wordsOf(translation)) {
    const other = same.has(words) ? original.locale : tell(words, translation.locale);
    if (other === null) continue;
    warnings.push({
      kind: 'translation',
      file,
      line: line(),
      found: same.has(words)
        ? `still says "${shortened(words)}" as in ${original.file}`
        : `says mostly in ${other}: "${shortened(words)}"`,
      remedy: 'Translate the line.',
    });
  }
  return [...warnings, ...differences(original, translation, files)];
}

/** The question of an entry, and each line of its answer, with what tells the line of the file. */
function wordsOf({ entry, lineOf, lineOfText }: EntryFile): { words: string; line: () => number }[] {
  let start = 0;
  const answer = plainLines(entry.answer)
    .split('\n')
    .map((words) => {
      const index = start;
      start += words.length + 1;
      return { words, line: () => lineOfText(index) };
    });
  return [{ words: entry.question, line: () => lineOf(['question']) }, ...answer];
}

/** Compares what has to be the same in every language: what an entry leads to, its sources, its paragraphs and its figures. */
function differences(original: EntryFile, translation: EntryFile, files: ReadonlyMap<string, unknown>): Warning[] {
  const warnings: Warning[] = [];
  const [ours, theirs] = [translation.entry, original.entry];
  const warn = (line: number, found: string) =>
    warnings.push({ kind: 'translation', file: translation.file, line, found, remedy: 'Make the two files the same.' });

  const dates = new Map(theirs.sources.map(({ url, date }) => [url, date]));
  ours.sources.forEach(({ url, date }, index) => {
    const known = dates.get(url);
    if (known === date) return;
    warn(
      translation.lineOf(['sources', index]),
      known === undefined
        ? `names a source that ${original.file} does not: ${url}`
        : `dates a source ${date}; ${original.file} dates it ${known}`,
    );
  });
  for (const { url } of theirs.sources)
    if (!ours.sources.some((source) => source.url === url))
      warn(translation.lineOf(['sources']), `lacks a source that ${original.file} names: ${url}`);

  const folders = { contacts: ['contacts'], related: [`${original.locale}/faq`, `${translation.locale}/faq`] };
  for (const field of ['contacts', 'related'] as const) {
    // An id that no file has is reported already, where it stands.
    const isFile = (id: string) => folders[field].some((folder) => files.has(`${folder}/${id}.md`));
    const odd = oddOf(theirs[field], ours[field]).filter(isFile);
    if (odd.length > 0)
      warn(translation.lineOf([field]), `has other ${field} than ${original.file}: ${odd.join(', ')}`);
  }
  if (theirs.calmOnly !== ours.calmOnly)
    warn(
      translation.lineOf(['calmOnly']),
      ours.calmOnly ? `has calmOnly, and ${original.file} has not` : `lacks the calmOnly of ${original.file}`,
    );
  const [, ...lines] = wordsOf(translation);
  const [, ...others] = wordsOf(original);
  if (lines.length !== others.length)
    warn(
      translation.bodyLine,
      `has ${lines.length} paragraphs and lines of lists; ${original.file} has ${others.length}`,
    );
  else
    lines.forEach(({ words, line }, index) => {
      const figures = oddOf(figuresIn(others[index]?.words ?? ''), figuresIn(words));
      if (figures.length > 0)
        warn(line(), `does not say the figures of ${original.file}: ${figures.join(', ')} in "${shortened(words)}"`);
    });
  return warnings;
}

function figuresIn(line: string): string[] {
  return figuresOf(line).filter((figure) => figure !== AGE_IN_WORDS);
}

function shortened(line: string): string {
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** Number of characters of a line that are enough to find it. */
const SHOWN = 40;
