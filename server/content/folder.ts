/** Checks a content folder before any file in it is understood: names that nothing reads, and text that is damaged. */
import type { ContentProblem } from './content.ts';
import { createReport, toLines } from './front-matter.ts';

/** Most characters of an entry or a contact. A larger file has something pasted into it that does not belong there. */
const LARGEST_FILE = 200_000;

/** Names that mean a language, such as `en` or `pt-BR`. `EN` would be a language of its own beside `en`. */
export const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/;

const READ = [/^(?:places|groups|facts|wording)\.yaml$/, /^contacts\//, /^[^/]+\/faq\//];

/** What is read in the folder of a language. A folder is one if it has entries. */
const READ_IN_LANGUAGE =
  /^([^/]+)\/(?:replies\/|(?:signals|synonyms)\.yaml$|(?:counter-examples|examples(?:-of-others)?)\/[^/]+\.txt$)/;

/** A letter with a mark, or a curly quote, whose bytes were read one by one: `Ã³` for ó, `Â¿` for ¿, `â€™` for ’. */
const MANGLED = /Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸŽ]|Â[\u00a0-\u00bf]|â€./;

/**
 * Signs that nobody sees: soft hyphens and spaces without width, which other programs put into words, and those that turn the
 * direction of reading. A number with one in it would not be found, or read backwards.
 */
const UNSEEN = /[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069]/;

/** Notes for people, which may lie anywhere. */
const NOTES = /(?:^|\/)(?:readme|license|notice|attribution|changelog)[^/]*$/i;

/** Reports folders and files that nothing reads, languages that are none, and files whose text is damaged. */
export function checkFolder(
  files: ReadonlyMap<string, string>,
  locales: readonly string[],
  problems: ContentProblem[],
) {
  const unread = new Map<string, string[]>();
  for (const [file, text] of files) {
    if (NOTES.test(file)) continue;
    const locale = READ_IN_LANGUAGE.exec(file)?.[1];
    const isRead = locale === undefined ? READ.some((pattern) => pattern.test(file)) : locales.includes(locale);
    if (isRead) checkText(file, text, problems);
    else unread.set(folderOf(file), [...(unread.get(folderOf(file)) ?? []), file]);
  }
  for (const [folder, found] of unread) {
    const [file = ''] = found;
    createReport(file, problems)(
      1,
      found.length === 1 ? 'nothing reads this file' : `nothing reads the ${found.length} files in ${folder}/`,
      'Entries lie in a folder such as en/faq/, fixed words in en/replies/, lines to call in contacts/; their names end in .md. The others are called places.yaml, groups.yaml, en/signals.yaml, en/synonyms.yaml, en/examples/plea.txt. A language has a folder faq/, and a name in small letters. Move it, or delete it.',
    );
  }
  for (const locale of locales) {
    if (LANGUAGE.test(locale)) continue;
    const file = [...files.keys()].find((path) => path.startsWith(`${locale}/`)) ?? locale;
    createReport(file, problems)(
      1,
      `the folder "${locale}" is not named after a language`,
      'Use the short name of the language: en, es, fr. If it is no language, move the folder out of the content.',
    );
  }
}

function checkText(file: string, text: string, problems: ContentProblem[]): void {
  const report = createReport(file, problems);
  const lineOf = (index: number) => toLines(text.slice(0, index)).length;
  const damaged = text.search(/[\uFFFD\0]/);
  if (damaged >= 0) {
    report(
      lineOf(damaged),
      'a letter cannot be read: the file was saved in another encoding',
      'Save it as UTF-8, then type the letter again, such as é or ñ.',
    );
  }
  const [mangled] = MANGLED.exec(text) ?? [];
  if (mangled !== undefined) {
    report(
      lineOf(text.search(MANGLED)),
      `"${mangled}" stands where a letter or a mark should be: the text was opened in another encoding`,
      'Type the whole word again, such as comisión or can’t, and look for more such places. Save the file as UTF-8.',
    );
  }
  const unseen = text.search(UNSEEN);
  if (unseen >= 0) {
    const [before = '', after = ''] = [
      /\S*$/.exec(text.slice(0, unseen))?.[0],
      /^\S*/.exec(text.slice(unseen + 1))?.[0],
    ];
    report(
      lineOf(unseen),
      `a sign that nobody sees stands in or beside "${before}${after}"`,
      'Delete the whole word or number and the spaces around it, and type them again. Look for more such places.',
    );
  }
  const conflict = text.search(/^(?:<{7}|>{7})(?: |$)/m);
  if (conflict >= 0) {
    report(
      lineOf(conflict),
      'two versions of the file were not brought together',
      'Keep the right lines, and delete the lines of <<<<<<<, ======= and >>>>>>>.',
    );
  }
  if (file.endsWith('.md') && text.length > LARGEST_FILE) {
    report(
      1,
      `the file has ${Math.round(text.length / 1000)} kB, more than ${LARGEST_FILE / 1000}`,
      'Look for what was pasted by mistake. An answer is a few short paragraphs.',
    );
  }
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '';
}
