/** groups.yaml → the groups in which people are shown the questions. */
import * as v from 'valibot';
import type { Group } from './content.ts';
import { inLocale, list, localized, shownText, text } from './fields.ts';
import { type Examples, type Report, readYaml, validate } from './front-matter.ts';
import { instead } from './references.ts';

const groupsSchema = list(
  v.strictObject({
    /** Its heading. */
    name: localized(shownText),
    /** Entry ids, most asked first. */
    entries: v.pipe(list(text), v.minLength(1, 'is empty')),
  }),
);

const groupsExamples: Examples = {
  name: "- name: { en: 'Help now', es: 'Ayuda ahora' }",
  entries: 'entries: with   - safer-phone   on a line of its own below it, once for each entry',
};

/** The groups, with their headings in every language. */
export type GroupsFile = v.InferOutput<typeof groupsSchema>;

/**
 * Reads the groups. Every entry has to stand in exactly one: the page that lists them would leave it out, or show it twice.
 * `files` are the paths of all entries by their id, `locales` the languages that each heading needs. Null, with the
 * problems reported, if the file cannot be used.
 */
export function parseGroups(
  yaml: string,
  { files, locales }: { files: ReadonlyMap<string, string>; locales: readonly string[] },
  report: Report,
): GroupsFile | null {
  const fields = readYaml(yaml, report);
  const groups = fields && validate(groupsSchema, fields, groupsExamples, report);
  if (!groups) return null;
  const ids = [...files.keys()];
  const places = new Map<string, number>();
  groups.forEach(({ name, entries }, index) => {
    for (const locale of locales)
      if (typeof name !== 'string' && !Object.hasOwn(name, locale))
        report(
          fields.lineOf([index, 'name']),
          `the \`name\` lacks the language "${locale}"`,
          `Add it beside the others: ${locale}: 'A short heading'`,
        );
    entries.forEach((id, place) => {
      const line = fields.lineOf([index, 'entries', place]);
      const first = places.get(id);
      if (!files.has(id)) report(line, `unknown entry "${id}"`, instead(id, ids, 'faq'));
      else if (first === undefined) places.set(id, line);
      else report(line, `the entry "${id}" also stands in line ${first}`, 'Keep it in the group that fits it best.');
    });
  });
  for (const [id, file] of files)
    if (!places.has(id))
      report(
        1,
        `no group holds the entry of ${file}`,
        `Add   - ${id}   to the entries of the group that fits it best.`,
      );
  return groups;
}

/** The groups in one language, without the entries that it lacks. */
export function groupsIn(groups: GroupsFile, ids: ReadonlySet<string>, locale: string, defaultLocale: string): Group[] {
  return groups.flatMap(({ name, entries }) => {
    const own = entries.filter((id) => ids.has(id));
    return own.length > 0 ? [{ name: inLocale(name, locale, defaultLocale), entries: own }] : [];
  });
}
