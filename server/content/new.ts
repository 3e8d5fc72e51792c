/** `npm run content:new`: asks a few questions and writes a new entry into a content folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readArguments } from './check-call.ts';
import { ContentError } from './content.ts';
import { dayHere } from './is-date.ts';
import { readContentFiles } from './load.ts';
import { askForEntry, languageFault } from './new-entry.ts';

const USAGE = `npm run content:new -- [LANGUAGE] [FOLDER] [--new-language]

  LANGUAGE        the language of the entry, such as es; en without it
  FOLDER          the content folder; CAIRN_CONTENT, else content
  --new-language  the content has nothing in this language yet
`;

/** Thrown if nothing was written, for a reason that the person can fix. */
class EndedEarly extends Error {}

const { values, positionals } = readArguments(USAGE, { 'new-language': { type: 'boolean' } }, true);
const [locale = 'en', folder = process.env.CAIRN_CONTENT || 'content'] = positionals;
const reader = createInterface({ input: process.stdin, output: process.stdout });
// Lines are read one by one rather than with `question`, so that a prepared text can be piped in as well.
const lines = reader[Symbol.asyncIterator]();

try {
  const conversation = {
    ask: async (question: string) => {
      process.stdout.write(question);
      const { value, done } = await lines.next();
      if (done) throw new EndedEarly('Ended early: nothing was written.');
      return value;
    },
    say: (line: string) => void process.stdout.write(`${line}\n`),
  };
  const files = readContentFiles(folder);
  const fault = languageFault(files, locale, values['new-language'] === true);
  if (fault !== null) throw new EndedEarly(fault);
  const { file, text, problems, lacking } = await askForEntry(conversation, files, locale, dayHere());
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
  const elsewhere = folder === 'content' ? '' : folder;
  const check = elsewhere && ` -- ${elsewhere}`;
  const dev = elsewhere && `, started with CAIRN_CONTENT=${elsewhere}`;
  process.stdout.write(`\nWrote ${path}. Look at it with npm run dev${dev}; check it with npm run content${check}.\n`);
  for (const language of lacking)
    process.stdout.write(
      `Not yet in ${language}: write it with npm run content:new -- ${`${language} ${elsewhere}`.trim()}\n`,
    );
  if (problems.length > 0) process.stdout.write(`Still to mend:\n${problems.join('\n')}\n`);
} catch (error) {
  if (!(error instanceof EndedEarly) && !(error instanceof ContentError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
} finally {
  reader.close();
}
