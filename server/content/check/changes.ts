/** Warns about a change that is left half done, as far as the files before it show. */
import type { IsoDate } from '../../contract.ts';
import { SPOKEN } from '../contact-schema.ts';
import { type ContentFiles, type ReadContent, readContent } from '../parse.ts';
import { plainText } from '../parse-prose.ts';
import { daysSince } from './days.ts';
import type { Warning } from './warning.ts';

/** A person who edits in the evening, or west of here, has another day than this machine. */
const SAME_DAY = 1;

/**
 * Warns where an entry says something else than before and `updated` did not move, so that nobody asks for the other
 * language; and where a contact changed in one language only. `before` has the files that changed, as they were.
 */
export function changeWarnings({ entries, contacts }: ReadContent, before: ContentFiles, today: IsoDate): Warning[] {
  // What these files name may not have changed, and is then missing: that is no matter here.
  const old = readContent(before);
  const wordsOf = ({ entry }: (typeof entries)[number]) => `${entry.question}\n${plainText(entry.answer)}`;
  const oldEntries = new Map(old.entries.map((entry) => [entry.file, entry]));
  const forgotten = entries.flatMap((own): Warning[] => {
    const { updated } = own.entry;
    const other = oldEntries.get(own.file);
    if (other?.entry.updated !== updated || wordsOf(own) === wordsOf(other)) return [];
    if (daysSince(updated, today) <= SAME_DAY) return [];
    const remedy = `Write updated: ${today}, and bring the change into the other languages of the entry.`;
    const found = `the words changed, and \`updated\` is still ${updated}`;
    return [{ kind: 'changed', file: own.file, line: own.lineOf(['updated']), found, remedy }];
  });
  const oldContacts = new Map(old.contacts.map((contact) => [contact.file, contact.fields]));
  const oneSided = contacts.flatMap(({ file, fields, lineOf }) =>
    SPOKEN.flatMap((field): Warning[] => {
      const [own, other] = [fields[field], oldContacts.get(file)?.[field]];
      if (typeof own !== 'object' || typeof other !== 'object') return [];
      const same = Object.keys(own).filter((locale) => own[locale] === other[locale]);
      if (same.length === 0 || same.length === Object.keys(own).length) return [];
      const found = `${field} changed, and not in ${same.join(', ')}`;
      const remedy = 'Bring the change into every language, unless only the spelling was wrong.';
      return [{ kind: 'contact', file, line: lineOf([field, same[0] ?? '']), found, remedy }];
    }),
  );
  return [...forgotten, ...oneSided];
}
