/** A review as one HTML page that needs nothing else: coverage, what is due, what gets confused, every finding. */
import type { IsoDate } from '../../contract.ts';
import { plainLines } from '../parse-prose.ts';
import { reviewState } from './entry-warnings.ts';
import { GRADE_CEILING, readingGrade } from './reading-grade.ts';
import type { ContentReview } from './review-content.ts';
import type { Rival, RivalReport } from './rivals.ts';
import { WARNING_KINDS } from './warning.ts';

/** The page. Everything in it that comes from a content file is escaped. */
export function reportPage(review: ContentReview, today: IsoDate): string {
  const { problems, warnings, read, rivals } = review;
  const sections = [
    section(
      'Errors',
      problems.length === 0
        ? '<p>None.</p>'
        : table(
            ['Where', 'What', 'What to do'],
            problems.map(({ file, line, problem, remedy }) => [`${file}:${line}`, problem, remedy]),
          ),
    ),
    section('At a glance', table(['What to look at', 'How often'], glance(review))),
    section('Who the entries are for', coverage(review)),
    section(
      'Entries',
      table(['Language', 'Entry', 'Utterances', 'Grade', 'Updated', 'Review'], entryRows(review, today)),
    ),
    section('What is due', table(['What', 'How often', 'Where'], due(review))),
    ...(rivals?.unseen ? [section('What gets confused', confusion(rivals.unseen))] : []),
    section(
      'All warnings',
      table(
        ['Kind', 'Where', 'What', 'What to do'],
        warnings.map(({ kind, file, line, found, remedy }) => [
          WARNING_KINDS[kind],
          `${file}:${line}`,
          found,
          remedy ?? '',
        ]),
      ),
    ),
  ];
  const title = `Content report, ${today}`;
  const counts = `${problems.length} errors, ${warnings.length} warnings, ${read.entries.length} entries, ${read.contacts.length} contacts.`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLES}</style>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(counts)}</p>
<nav aria-label="Parts of this page"><ul>${sections.map(({ link }) => `<li>${link}</li>`).join('')}</ul></nav>
${sections.map(({ html }) => html).join('\n')}
</main>
</html>
`;
}

function glance({ warnings }: ContentReview): string[][] {
  return Object.entries(WARNING_KINDS).map(([kind, label]) => [
    label,
    String(warnings.filter((warning) => warning.kind === kind).length),
  ]);
}

/** What is due: a row for each finding, with the files that have it. Findings of most files come first. */
function due({ warnings }: ContentReview): string[][] {
  const files = new Map<string, string[]>();
  for (const { kind, file, line, found } of warnings)
    if (kind === 'review' || kind === 'contact' || kind === 'source')
      files.set(found, [...(files.get(found) ?? []), `${file}:${line}`]);
  return [...files]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([found, where]) => [found, String(where.length), where.join(', ')]);
}

/** How many entries of each language are written for each kind of person, and how many for no kind in particular. */
function coverage({ read }: ContentReview): string {
  const faq = read.entries.filter(({ kind }) => kind === 'faq');
  const people = [...new Set(faq.flatMap(({ audience }) => audience))].sort();
  const locales = read.content.locales.map(({ locale }) => locale);
  const rows = [...people, null].map((person) => {
    const named = faq.filter(({ audience }) => (person === null ? audience.length === 0 : audience.includes(person)));
    const counts = locales.map((locale) => String(named.filter((file) => file.locale === locale).length));
    const ids = [...new Set(named.map(({ entry }) => entry.id))].sort();
    return [person ?? 'nobody named', ...counts, ids.join(', ')];
  });
  return table(['Kind of person', ...locales, 'Entries'], rows);
}

function entryRows({ read }: ContentReview, today: IsoDate): string[][] {
  return read.entries
    .filter(({ kind }) => kind === 'faq')
    .map(({ locale, entry }) => {
      const grade = readingGrade(plainLines(entry.answer), locale);
      const shown = grade === null ? '' : `${grade.toFixed(1)}${grade > GRADE_CEILING ? ' (high)' : ''}`;
      const review = reviewState(entry.reviewed, entry.updated, today) ?? `reviewed on ${entry.reviewed}`;
      return [locale, entry.id, String(entry.utterances.length), shown, entry.updated, review];
    });
}

function confusion({ rivals, own, asked }: RivalReport): string {
  const pairs = new Map<string, Rival[]>();
  for (const rival of rivals) {
    const key = `${rival.locale}: ${rival.id} → ${rival.winner}`;
    pairs.set(key, [...(pairs.get(key) ?? []), rival]);
  }
  const rowsOf = (found: readonly [string, Rival[]][]): string[][] =>
    found.map(([pair, all]) => [pair, String(all.length), all.map(({ utterance }) => `“${utterance}”`).join(' · ')]);
  const sorted = [...pairs].sort(([, a], [, b]) => b.length - a.length);
  const [often, once] = [sorted.filter(([, all]) => all.length > 1), sorted.filter(([, all]) => all.length === 1)];
  const head = ['Entry → what it finds', 'Times', 'Utterances'];
  const intro = `Each utterance was asked of an engine that had not seen it. ${own} of ${asked} found their own entry, ${rivals.length} another, as below; the rest found none for sure.`;
  const rest = `<details><summary>Once each: ${once.length}</summary>${table(head, rowsOf(once))}</details>`;
  return `<p>${escapeHtml(intro)}</p>${table(head, rowsOf(often))}${once.length > 0 ? rest : ''}`;
}

/** A part of the page, and the link to it. */
function section(title: string, html: string): { link: string; html: string } {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const name = escapeHtml(title);
  return {
    link: `<a href="#${id}">${name}</a>`,
    html: `<section><h2 id="${id}">${name}</h2>${html}</section>`,
  };
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>Nothing.</p>';
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const STYLES = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h2 { margin-top: 2.5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; padding: 0; list-style: none; }
nav a, summary { display: inline-block; padding: 0.5rem 0; }
summary { display: list-item; cursor: pointer; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.75rem 0.35rem 0; border-bottom: 1px solid #8884; }
td:first-child { min-width: 8rem; }
`;
