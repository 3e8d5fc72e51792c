/** The conversation of `npm run content:new`: asks for one entry, piece by piece, until it is right. */
import type { IsoDate, Source } from '../contract.ts';
import { KINDS } from './audience.ts';
import { LANGUAGE } from './folder.ts';
import { formatEntry } from './format-entry.ts';
import { nearest } from './front-matter.ts';
import { isDate } from './is-date.ts';
import { type ContentFiles, localesOf, readContent } from './parse.ts';

/** Asks one question and yields what was typed; says one thing. */
export interface Conversation {
  ask(question: string): Promise<string>;
  say(line: string): void;
}

/** The file of a new entry. */
export interface EntryDraft {
  /** Path inside the content folder. */
  file: string;
  text: string;
  /** What is wrong with the content now, and was not before. */
  problems: string[];
  /** Languages that have no such entry yet. */
  lacking: string[];
}

/** Why no entry can be written in a language; null if one can. Asked before any question about the entry. */
export function languageFault(files: ContentFiles, locale: string, isNew: boolean): string | null {
  const locales = localesOf(files);
  if (!LANGUAGE.test(locale)) return `"${locale}" is not the short name of a language, such as en or es.`;
  if (isNew || locales.length === 0 || locales.includes(locale)) return null;
  return `There is no ${locale} here; there are: ${locales.join(', ')}. For a new language add --new-language.`;
}

/** Asks for an entry in `locale` of the content in `files`. */
export async function askForEntry(
  { ask, say }: Conversation,
  files: ContentFiles,
  locale: string,
  today: IsoDate,
): Promise<EntryDraft> {
  const known = (folder: string) =>
    [...files.keys()].flatMap((path) => new RegExp(`^${folder}/([^/]+)\\.md$`).exec(path)?.[1] ?? []).sort();
  const faq = known(`${locale}/faq`);
  const replies = [locale, ...localesOf(files)].flatMap((each) => known(`${each}/replies`));
  const others = localesOf(files).filter((other) => other !== locale);
  const untranslated = [...new Set(others.flatMap((other) => known(`${other}/faq`)))].filter((id) => !faq.includes(id));
  const contacts = known('contacts');

  const question = await askUntil(
    'The question, as you would offer it: ',
    (text) => text !== '' || 'Write a question.',
  );
  if (untranslated.length > 0)
    say(`Not yet in ${locale}: ${untranslated.join(', ')}. For one of these, give that very name.`);
  const [only, ...more] = untranslated;
  const suggestion = only !== undefined && more.length === 0 ? only : toId(question);
  const id = await askUntil(`A short name for its file [${suggestion}]: `, (text) => {
    const name = text || suggestion;
    if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(name)) return 'Use small letters, digits and dashes, such as where-to-turn.';
    if (replies.includes(name)) return `A fixed reply is called ${name}. Choose another name.`;
    return !faq.includes(name) || `There is an entry called ${name} already.`;
  });

  say('What would people type who need this? One a line, in their own words; 15 or more. An empty line ends the list.');
  const utterances = await askMany('  - ');
  say(`Who is it for? ${KINDS.join(', ')}. An empty line ends the list.`);
  const audience = await askMany('  - ', KINDS);
  say(`Which contacts go with it, most useful first? ${contacts.join(', ') || '(there are none)'}`);
  const shown = await askMany('  - ', contacts);
  say(`Which entries come next? ${faq.join(', ') || '(there are none)'}`);
  const related = await askMany('  - ', faq);
  say('Where do the facts come from? An empty title ends the list.');
  const sources = await askSources();
  say(
    'The answer. First one short line that answers, then an empty line, then the rest. A line with a dot alone ends it.',
  );
  say('  **bold**, - lists, [words](https://…) and [words](contact:id) work. No phone numbers: link to a contact.');
  const answer = await askAnswer();

  const file = `${locale}/faq/${id || suggestion}.md`;
  const text = formatEntry({ question, utterances, contacts: shown, related, sources, audience, answer }, today);
  // All of it is new, so that an utterance which another entry has already is reported here.
  const before = new Map([[file, '']]);
  const inWords = (within: ContentFiles): string[] =>
    readContent(within, new Map(), before, today).problems.map(
      ({ file, line, problem, remedy }) => `${file}:${line}  ${problem} → ${remedy}`,
    );
  const older = new Set(inWords(files));
  return {
    file,
    text,
    lacking: others.filter((other) => !files.has(`${other}/faq/${id || suggestion}.md`)),
    problems: inWords(new Map([...files, [file, text]])).filter((problem) => !older.has(problem)),
  };

  async function askUntil(prompt: string, check: (text: string) => true | string): Promise<string> {
    for (;;) {
      const text = (await ask(prompt)).trim();
      const verdict = check(text);
      if (verdict === true) return text;
      say(verdict);
    }
  }

  /** Lines up to an empty one; where `allowed` is given, only those. */
  async function askMany(prompt: string, allowed?: readonly string[]): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const line = (await ask(prompt)).trim();
      if (line === '') return lines;
      if (allowed && !allowed.includes(line)) {
        const near = nearest(line, allowed);
        say(`There is no ${line}.${near ? ` Did you mean ${near}?` : ''}`);
      } else if (!lines.includes(line)) lines.push(line);
    }
  }

  async function askSources(): Promise<Source[]> {
    const list: Source[] = [];
    for (;;) {
      const title = (await ask('  title: ')).trim();
      if (title === '') return list;
      const url = await askUntil(
        '  address: ',
        (line) => /^https:\/\/\S+\.\S+$/.test(line) || 'Write the whole address; it starts with https://',
      );
      const date = await askUntil(
        '  date (2026, 2026-11 or 2026-11-24): ',
        (line) => isDate(line) || 'Write a year, a month or a day, such as 2026-11.',
      );
      list.push({ title, url, date });
    }
  }

  async function askAnswer(): Promise<string> {
    const lines: string[] = [];
    for (;;) {
      const line = await ask('> ');
      if (line.trim() !== '.') lines.push(line);
      else if (lines.some((each) => each.trim() !== '')) return lines.join('\n');
      else say('Write at least one line.');
    }
  }
}

/** A file name from a question: its longer words, at most four. */
function toId(question: string): string {
  const plain = question.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[a-z\d]+/g) ?? [];
  const telling = words.filter((word) => word.length > 3);
  return (telling.length > 0 ? telling : words).slice(0, 4).join('-') || 'new-entry';
}
