/** Warns about a change that is left half done, as far as the files before it show. */
import type { IsoDate } from '../../contract.ts';
import { type ContactFields, NUMBERED, SPOKEN } from '../contact-schema.ts';
import { toLines } from '../front-matter.ts';
import { type ContentFiles, type ReadContent, readContent } from '../parse.ts';
import type { ContactFile } from '../parse-contact.ts';
import type { EntryFile } from '../parse-entry.ts';
import { plainLines } from '../parse-prose.ts';
import { toDigits } from '../phone-numbers.ts';
import { daysSince, isFuture } from './days.ts';
import type { Warning } from './warning.ts';

/** A person who edits in the evening, or west of here, has another day than this machine. */
const SAME_DAY = 1;

/** By this line among its fields, who mended a slip of the pen says that an entry means what it meant. */
const SAME_MEANING = /^#\s*same meaning/i;

/**
 * Warns where an entry says something else than before, and `updated` did not move, or another language says what it said;
 * where `updated` went back; where a contact has another number and its old confirmation; and where it changed in one language
 * only. `before` has the files that changed, as they were, and those that are new without any text. `files` are the files as
 * they are.
 */
export function changeWarnings(
  { entries, contacts }: ReadContent,
  files: ContentFiles,
  before: ContentFiles,
  today: IsoDate,
): Warning[] {
  // What these files name may not have changed, and is then missing: that is no matter here.
  const old = readContent(before);
  const oldEntries = new Map(old.entries.map((entry) => [entry.file, entry]));
  const isChanged = (own: EntryFile) => {
    const other = oldEntries.get(own.file);
    return other === undefined ? before.has(own.file) : wordsOf(own) !== wordsOf(other);
  };
  const notesIn = (text = '') => toLines(text).filter((line) => SAME_MEANING.test(line));
  /**
   * Whether a line of this change says that the meaning is the same: one of an earlier change says nothing of this one. Of a second
   * change on one day the line is the same, and stands there once more.
   */
  const isSaidTheSame = ({ file }: EntryFile) => {
    const known = notesIn(before.get(file));
    const told = notesIn(files.get(file));
    return told.length > known.length || told.some((note) => !known.includes(note));
  };
  const forgotten = entries.flatMap((own): Warning[] => {
    const { entry, file, locale, kind } = own;
    const other = oldEntries.get(file);
    if (other === undefined) return [];
    const warning = (found: string, remedy: string): Warning => ({
      kind: 'changed',
      file,
      line: own.lineOf(['updated']),
      found,
      remedy,
    });
    const { updated } = other.entry;
    // A day that had not come yet was a slip of the pen, and whoever mends it goes back.
    if (entry.updated < updated && !isFuture(updated, today))
      return [
        warning(
          `\`updated\` went back from ${updated} to ${entry.updated}`,
          `Write updated: ${today} if the words changed, else ${updated} as it was.`,
        ),
      ];
    if (!isChanged(own) || isSaidTheSame(own)) return [];
    const unless = `Is the meaning the same, since only a slip of the pen was mended? Then leave \`updated\`, and write on a line above it: # same meaning ${today}`;
    if (entry.updated === updated && daysSince(updated, today) > SAME_DAY)
      return [
        warning(
          `the words changed, and \`updated\` is still ${updated}`,
          `Write updated: ${today}, and bring the change into the other languages of the entry. ${unless}`,
        ),
      ];
    return entries
      .filter((twin) => twin.kind === kind && twin.entry.id === entry.id && twin.locale !== locale && !isChanged(twin))
      .map((twin) =>
        warning(
          `the words changed, and ${twin.file} says what it said before`,
          `Bring the change into ${twin.file}, and write updated: ${today} in both. ${unless}`,
        ),
      );
  });
  const oldContacts = new Map(old.contacts.map((contact) => [contact.file, contact.fields]));
  const redialled = contacts.flatMap((contact) => numberWarnings(contact, oldContacts.get(contact.file), today));
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
  return [...forgotten, ...redialled, ...oneSided];
}

/** Warns of a number that is new in a contact, where its days are still those on which somebody looked up and dialled another. */
function numberWarnings(
  { file, fields, lineOf }: ContactFile,
  old: ContactFields | undefined,
  today: IsoDate,
): Warning[] {
  const changed = NUMBERED.find(
    (line) => fields[line] !== undefined && dialledOf(fields[line]) !== dialledOf(old?.[line]),
  );
  if (old === undefined || changed === undefined) return [];
  const isChecked = fields.checked > old.checked || daysSince(old.checked, today) <= SAME_DAY;
  const isDialled = fields.confirmed === null || old.confirmed === null || fields.confirmed > old.confirmed;
  const stale = [...(isChecked ? [] : ['checked']), ...(isDialled ? [] : ['confirmed'])].map((field) => `\`${field}\``);
  if (stale.length === 0) return [];
  const found = `the number of \`${changed}\` changed, and ${stale.join(' and ')} did not`;
  const remedy = `Write checked: ${today} once you compared it with its source, and confirmed: null until somebody has dialled it.`;
  return [{ kind: 'changed', file, line: lineOf([changed]), found, remedy }];
}

/** What a line dials. Where one is a short code, others may stand beside it in what is shown. */
function dialledOf(line: ContactFields['phone']): string {
  if (line === undefined) return '';
  return line.number.startsWith('+') ? line.number : `${line.number} ${toDigits(line.shown)}`;
}

function wordsOf({ entry }: EntryFile): string {
  return `${entry.question}\n${plainLines(entry.answer)}`;
}
