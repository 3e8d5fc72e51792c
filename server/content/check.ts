/** `npm run content`: checks a content folder, prints what to look at, and ends non-zero on errors. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createEngine } from '../retrieval/engine.ts';
import { words } from '../retrieval/normalize.ts';
import { stem } from '../retrieval/text/stem.ts';
import { annotations } from './check/annotations.ts';
import { reportPage } from './check/report-page.ts';
import { reportTable } from './check/report-table.ts';
import { reviewContent } from './check/review-content.ts';
import type { Finder } from './check/rivals.ts';
import { isStopping } from './check/warning.ts';
import { filesBefore } from './check-before.ts';
import { readArguments, refuse } from './check-call.ts';
import { type Content, ContentError } from './content.ts';
import { dayHere } from './is-date.ts';
import { readContentFiles } from './load.ts';

const USAGE = `npm run content -- [FOLDER] [--html FILE] [--quick] [--strict] [--since COMMIT]

  FOLDER       the content folder; CAIRN_CONTENT, else content
  --html FILE  also write the report as a page to look at, with the entries that get confused (takes some minutes)
  --quick      do not ask which utterances find another entry
  --strict     show only what stops a change of this project, and end non-zero on its warnings, too
  --since COMMIT
               what the content is compared with to see what changed; without it, the last commit of git
`;

/** Thrown if what was asked for cannot be done as it was asked. */
class UsageError extends Error {}

const { values, positionals } = readArguments(
  USAGE,
  {
    html: { type: 'string' },
    quick: { type: 'boolean' },
    strict: { type: 'boolean' },
    since: { type: 'string' },
  },
  true,
);
// Behind a second `--`, an option is read as the name of a folder, and would be ignored.
const [folder = process.env.CAIRN_CONTENT || 'content', extra] = positionals;
if (extra !== undefined) refuse(`"${extra}" is one folder too many. Write -- once, before the first option.`, USAGE);
try {
  check(folder, values);
} catch (error) {
  // Any other error is a fault of this program, and its place is needed to mend it.
  if (!(error instanceof ContentError) && !(error instanceof UsageError)) throw error;
  refuse(error.message, USAGE);
}

interface CheckOptions {
  html?: string | undefined;
  quick?: boolean | undefined;
  strict?: boolean | undefined;
  since?: string | undefined;
}

function check(folder: string, { html, quick = false, strict = false, since }: CheckOptions): void {
  const today = dayHere();
  // Before the minutes that the report takes.
  if (html !== undefined && !existsSync(dirname(html)))
    throw new UsageError(`There is no folder ${dirname(html)} for the report. Make it, or name another.`);
  if (html !== undefined && (html === '' || statSync(html, { throwIfNoEntry: false })?.isDirectory()))
    throw new UsageError(`--html ${html || '""'} names no file for the report. Name one, such as report.html.`);
  const files = readContentFiles(folder);
  const before = filesBefore(folder, since ?? 'HEAD');
  if (before === null && since !== undefined)
    process.stderr.write(`git knows no commit ${since} here: what changed since then is not checked.\n`);
  const review = reviewContent(files, {
    today,
    ...(before !== null && { before }),
    unseen: html !== undefined,
    real: true,
    stems: (text, locale) => words(text, locale).map((word) => stem(word, locale)),
    ...(!quick && { createFinder }),
  });
  const stopping = review.warnings.filter(({ kind }) => isStopping(kind));
  process.stdout.write(reportTable(strict ? { ...review, warnings: stopping } : review));
  if (process.env.GITHUB_ACTIONS) process.stdout.write(annotations(review, folder, strict));
  if (html !== undefined) writeFileSync(html, reportPage(review, today));
  if (review.problems.length > 0 || (strict && stopping.length > 0)) process.exitCode = 1;
}

/**
 * An entry that is shown counts as found, even below the contacts of an escalation. In a clarification none is found:
 * the choice is the visitor's.
 */
function createFinder(content: Content): Finder {
  const engine = createEngine(content);
  return (utterance, locale) => engine.reply({ utterance, locale }).entry?.id ?? null;
}
