/** Where a language lags behind the first one. */
import type { EntryFile } from '../parse-entry.ts';
import { plainText } from '../parse-prose.ts';
import type { LanguageTeller } from './left-over.ts';
import type { Warning } from './warning.ts';

/** Characters from which a line that is the same in two languages was most likely left untranslated. */
const SAME_LINE_LENGTH = 25;

/**
 * Entries that a language lacks, that are older than those of the first language, or that have words of it left. `files` are
 * all there are: one that could not be read is not missing.
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
      return translation ? compare(original, translation, tell) : missing(original, locale, files);
    });
    const known = new Set(originals.map(({ kind, entry }) => key(kind, entry.id)));
    const alone = [...own.values()].filter(({ kind, entry }) => !known.has(key(kind, entry.id)));
    return [...lagging, ...alone.flatMap((file) => missing(file, first ?? '', files))];
  });
}

function missing({ file, locale: own }: EntryFile, locale: string, files: ReadonlyMap<string, unknown>): Warning[] {
  if (files.has(`${locale}${file.slice(own.length)}`)) return [];
  return [{ kind: 'translation', file, line: 1, found: `is missing in ${locale}`, remedy: `Add it in ${locale}/.` }];
}

function compare(original: EntryFile, translation: EntryFile, tell: LanguageTeller): Warning[] {
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
  const lines = (source: EntryFile) => [source.entry.question, ...plainText(source.entry.answer).split('\n')];
  const same = new Set(lines(original).filter((line) => line.length >= SAME_LINE_LENGTH));
  for (const line of lines(translation)) {
    const other = same.has(line) ? original.locale : tell(line, translation.locale);
    if (other === null) continue;
    warnings.push({
      kind: 'translation',
      file,
      line: translation.bodyLine,
      found: same.has(line)
        ? `still says "${shortened(line)}" as in ${original.file}`
        : `says mostly in ${other}: "${shortened(line)}"`,
      remedy: 'Translate the line.',
    });
  }
  const dates = new Map(original.entry.sources.map(({ url, date }) => [url, date]));
  translation.entry.sources.forEach(({ url, date }, index) => {
    const known = dates.get(url);
    if (known === date) return;
    warnings.push({
      kind: 'translation',
      file,
      line: translation.lineOf(['sources', index]),
      found:
        known === undefined
          ? `names a source that ${original.file} does not: ${url}`
          : `dates a source ${date}; ${original.file} dates it ${known}`,
      remedy: 'Make the two files the same.',
    });
  });
  return warnings;
}

function shortened(line: string): string {
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

/** Characters of a line that are enough to find it. */
const SHOWN = 40;
