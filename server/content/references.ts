/** Checks what no file can know by itself: ids that point at other files, and things that two files both claim. */
import { shortAddresses } from '../pages/short-address.ts';
import type { ContentProblem, Places } from './content.ts';
import { createReport, nearest, toLines } from './front-matter.ts';
import { type ContactFile, numbersOf } from './parse-contact.ts';
import type { EntryFile } from './parse-entry.ts';

/** Reports contact and entry ids that do not exist, or stand twice in a list. `entries` are those of one language. */
export function checkReferences(
  entries: readonly EntryFile[],
  contactIds: readonly string[],
  faqIds: readonly string[],
  problems: ContentProblem[],
): void {
  for (const { file, entry, lineOf } of entries) {
    const report = createReport(file, problems);
    for (const field of ['contacts', 'related'] as const)
      entry[field].forEach((id, index) => {
        if (entry[field].indexOf(id) < index)
          report(
            lineOf([field, index]),
            `"${id}" stands twice in \`${field}\``,
            'Keep it once: people would see it twice.',
          );
      });
    entry.contacts.forEach((id, index) => {
      if (contactIds.includes(id)) return;
      report(lineOf(['contacts', index]), `unknown contact "${id}"`, instead(id, contactIds, 'contacts'));
    });
    entry.related.forEach((id, index) => {
      if (faqIds.includes(id) && id !== entry.id) return;
      const problem = id === entry.id ? 'the entry names itself as related' : `unknown related entry "${id}"`;
      const others = faqIds.filter((other) => other !== entry.id);
      report(lineOf(['related', index]), problem, instead(id, others, 'faq'));
    });
  }
}

/** Reports an area of a contact in which no place lies: the contact would be shown to nobody. */
export function checkAreas(contacts: readonly ContactFile[], { places }: Places, problems: ContentProblem[]): void {
  const areas = [...new Set(places.flatMap((place) => place.areas))];
  for (const { file, fields, lineOf } of contacts) {
    fields.serves.forEach((area, index) => {
      if (areas.includes(area) || areas.length === 0) return;
      const name = area.toLowerCase();
      const near =
        nearest(area, areas) ??
        areas.find((each) => each.toLowerCase().endsWith(`:${name}`)) ??
        places.find(({ names }) => names.some((each) => each.toLowerCase() === name))?.areas[0];
      createReport(file, problems)(
        lineOf(['serves', index]),
        `unknown area "${area}"`,
        near ? `Did you mean ${near}?` : 'Use an area of places.yaml, such as us, mt or county:gallatin.',
      );
    });
  }
}

/**
 * Reports an utterance that two files of one language hold: it could find only one of them. It is reported where it was
 * most likely added, which the files before the change show, or else the days on which the entries last changed.
 */
export function checkUtterances(
  entries: readonly EntryFile[],
  wasAdded: AddedTeller,
  problems: ContentProblem[],
): void {
  const owners = new Map<string, UtterancePlace>();
  for (const owner of entries) {
    owner.entry.utterances.forEach((utterance, index) => {
      const key = withoutForm(utterance);
      const place = { owner, index, utterance };
      const first = owners.get(key);
      if (first === undefined) owners.set(key, place);
      if (first === undefined || first.owner === owner) return;
      const [kept, added] = isNewer(first, place, wasAdded) ? [place, first] : [first, place];
      createReport(added.owner.file, problems)(
        lineOfUtterance(added),
        `the utterance "${added.utterance}" also stands in ${kept.owner.file}:${lineOfUtterance(kept)}`,
        'Keep it in the entry that answers it best, and delete it from the other.',
      );
    });
  }
}

/** Reports a job that two files of one language name: it could lead to only one of them. */
export function checkJobs(entries: readonly EntryFile[], problems: ContentProblem[]): void {
  const owners = new Map<string, EntryFile>();
  for (const owner of entries)
    owner.entry.jobs?.forEach((job, index) => {
      const first = owners.get(withoutForm(job)) ?? owner;
      owners.set(withoutForm(job), first);
      if (first === owner) return;
      createReport(owner.file, problems)(
        owner.lineOf(['jobs', index]),
        `the job "${job}" also stands in ${first.file}:${first.lineOf(['jobs'])}`,
        'Keep it in the entry that is for those who do it, and delete it from the other.',
      );
    });
}

interface UtterancePlace {
  owner: EntryFile;
  /** Its place in the list of the entry. */
  index: number;
  utterance: string;
}

/** Whether the first of two places got the utterance later than the second. */
function isNewer(first: UtterancePlace, second: UtterancePlace, wasAdded: AddedTeller): boolean {
  const isAdded = ({ owner, utterance }: UtterancePlace) => wasAdded(owner.file, utterance);
  if (isAdded(first) !== isAdded(second)) return isAdded(first);
  return first.owner.entry.updated > second.owner.entry.updated;
}

/** Tells whether a line was added to a file. Not known, and thus no, if it is not known what the file was before. */
export type AddedTeller = (file: string, line: string) => boolean;

/** Compares lines with those of the files `before` the change. */
export function createAddedTeller(before: ReadonlyMap<string, string>): AddedTeller {
  const known = new Map<string, Set<string>>();
  return (file, line) => {
    const old = before.get(file);
    if (old === undefined) return false;
    const lines = known.get(file) ?? new Set(toLines(old).map(withoutForm));
    known.set(file, lines);
    return !lines.has(withoutForm(line));
  };
}

function lineOfUtterance({ owner, index }: UtterancePlace): number {
  return owner.lineOf(['utterances', index]);
}

/** Reports an id that both an FAQ entry and a fixed reply of one language have. */
export function checkIds(entries: readonly EntryFile[], problems: ContentProblem[]): void {
  const faqIds = new Set(entries.filter(({ kind }) => kind === 'faq').map(({ entry }) => entry.id));
  for (const { kind, file, entry } of entries) {
    if (kind === 'faq' || !faqIds.has(entry.id)) continue;
    createReport(file, problems)(1, `an FAQ entry is also called "${entry.id}"`, 'Rename one of the two files.');
  }
}

/** Reports an entry whose page would be at the address of another's. `entries` are those of all languages. */
export function checkAddresses(entries: readonly EntryFile[], problems: ContentProblem[]): void {
  const faq = entries.filter(({ kind }) => kind === 'faq');
  shortAddresses(
    faq.map(({ entry }) => entry.id),
    (id, other, short) => {
      for (const { file } of faq.filter(({ entry }) => entry.id === id))
        createReport(file, problems)(
          1,
          `its page would be at /faq/${short}, where "${other}" is`,
          'Give the file another name, in every language.',
        );
    },
  );
}

/** Reports a number that two contact files hold: when it changes, one of them would stay wrong. */
export function checkContactNumbers(contacts: readonly ContactFile[], problems: ContentProblem[]): void {
  const owners = new Map<string, ContactFile>();
  for (const contact of contacts) {
    for (const number of numbersOf(contact)) {
      const first = owners.get(number) ?? contact;
      owners.set(number, first);
      if (first === contact) continue;
      const { phone, text, tty } = contact.fields;
      const field =
        phone?.number === number
          ? 'phone'
          : text?.number === number
            ? 'text'
            : tty?.number === number
              ? 'tty'
              : 'videophone';
      createReport(contact.file, problems)(
        contact.lineOf([field]),
        `the number ${number} also stands in ${first.file}`,
        'A number lives in one file: take it out of the other, or make one contact of the two.',
      );
    }
  }
}

/** An utterance as it is compared with others: without capitals, accents, punctuation and white space. */
export function withoutForm(utterance: string): string {
  const words = utterance
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join(' ') ?? utterance.trim();
}

/** What to do about an id that no file has: names the id that was most likely meant, else how to take it out. */
export function instead(id: string, known: readonly string[], folder: string): string {
  const names = id.split(/[\s;]+/);
  if (names.length > 1 && names.some((name) => known.includes(name)))
    return `Write a comma between them: ${names.join(', ')}`;
  // Ids are long and share many words, so one that is further off is another id. A wrong suggestion would be followed.
  const near = nearest(id, known, 3);
  if (near) return `Did you mean ${near}? If it was removed, take the name out.`;
  if (known.length === 0) return `Take it out: there is no file in ${folder}/ that it could name.`;
  const alike = idsAlike(id, known);
  const such = alike.length > 0 ? `, such as ${alike.join(', ')}` : '';
  return `If the file of that name was removed, take the name out here. Else use the name of a file in ${folder}/ without .md${such}.`;
}

/** The few ids that share most words with one; none if all share none. */
function idsAlike(id: string, known: readonly string[]): string[] {
  const words = new Set(id.split('-'));
  return known
    .map((other) => ({ other, shared: other.split('-').filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ other }) => other);
}
