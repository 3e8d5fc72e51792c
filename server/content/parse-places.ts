/** places.yaml → the table behind "help near me". */
import * as v from 'valibot';
import type { Places } from './content.ts';
import { list, source, text } from './fields.ts';
import { type Examples, type Fields, nearest, type Report, readYaml, validate } from './front-matter.ts';
import type { ContactFile } from './parse-contact.ts';
import { instead } from './references.ts';

const placesSchema = v.strictObject({
  /** Where the table comes from. */
  source,
  /** How people name the whole area, such as the state. */
  here: v.optional(list(text), []),
  /** Areas that every place of the table lies in, narrowest first: added to each place after its own. */
  within: v.optional(list(text), []),
  /**
   * Contacts that know how to reach the services of an area, for areas served by a contact here with neither a call nor
   * a text number.
   */
  whoKnows: v.optional(list(text), []),
  places: list(
    v.strictObject({
      /** How people write it: names in any capitals, ZIP codes, `597xx` for every ZIP code that starts like this. */
      names: v.pipe(list(text), v.minLength(1, 'is empty')),
      /** Ids of the areas it lies in, narrowest first. */
      areas: list(text),
    }),
  ),
});

const placesExamples: Examples = {
  source: 'source: { title: US Census Bureau, url: https://www.census.gov, date: 2020 }',
  here: 'here: [Montana, MT]',
  within: 'within: [mt, us]',
  whoKnows: 'whoKnows: [montana-211]',
  places: "places: with   - { names: [Bozeman, '59715'], areas: [county:gallatin] }   below it",
};

/**
 * Reads the table and joins it with the contacts that serve its areas. Null, with every problem reported, if it cannot
 * be used. `contactIds` are the ids of all contact files, even of those that could not be read.
 */
export function parsePlaces(
  yaml: string,
  contacts: readonly ContactFile[],
  contactIds: readonly string[],
  report: Report,
): Places | null {
  const fields = readYaml(yaml, report);
  const values = fields && validate(placesSchema, fields, placesExamples, report);
  if (!values) return null;
  values.whoKnows.forEach((id, index) => {
    if (!contactIds.includes(id))
      report(fields.lineOf(['whoKnows', index]), `unknown contact "${id}"`, instead(id, contactIds, 'contacts'));
  });
  // A map, since an area may be called like something that every object of the language has, such as "constructor".
  const serving = new Map<string, string[]>();
  const silent = new Set<string>();
  for (const { id, fields: contact } of contacts) {
    for (const area of contact.serves) {
      serving.set(area, [...(serving.get(area) ?? []), id]);
      if (!contact.phone && !contact.text && !values.within.includes(area)) silent.add(area);
    }
  }
  checkPlaces(values.places, [...serving.keys()], values.within, fields, report);
  for (const area of silent) serving.set(area, [...new Set([...(serving.get(area) ?? []), ...values.whoKnows])]);
  return {
    here: values.here,
    places: values.places.map(({ names, areas }) => ({ names, areas: [...new Set([...areas, ...values.within])] })),
    contacts: Object.fromEntries(serving),
  };
}

/** What an area may be, besides those of `within`. A table of elsewhere may have other kinds, if two of its areas have them. */
const KINDS = ['county', 'reservation'];

/** A ZIP code, or the beginning of many, as server/retrieval/text/places.ts reads them. */
const ZIP = /^\d[\dx]{4}$/i;
/** What is meant as one. */
const DIGITS = /^\d[\dx]*$/i;

/**
 * Reports a name of digits that is no ZIP code, a name that two places have, an area without its kind, such as `gallatin` for `county:gallatin`, and an area that is
 * most likely another one misspelt, where nobody would be shown a contact.
 */
function checkPlaces(
  places: readonly { names: string[]; areas: string[] }[],
  served: readonly string[],
  within: readonly string[],
  fields: Fields,
  report: Report,
): void {
  const owners = new Map<string, number>();
  const count = new Map<string, number>();
  for (const area of places.flatMap(({ areas }) => areas)) count.set(area, (count.get(area) ?? 0) + 1);
  // A table of elsewhere may have codes of another length, if it has none of this.
  const hasZips = places.some(({ names }) => names.some((name) => ZIP.test(name)));
  const kinds = [...count.keys()].map((area) => area.split(':')[0]);
  places.forEach(({ names, areas }, index) => {
    names.forEach((name, place) => {
      const key = name.toLowerCase();
      if (hasZips && DIGITS.test(name) && !ZIP.test(name))
        report(
          fields.lineOf(['places', index, 'names', place]),
          `"${name}" is no ZIP code: nobody who types the right one would be shown this place`,
          "Write all five digits, '59715', or with an x for each digit that may be any: '597xx'.",
        );
      const first = owners.get(key) ?? index;
      owners.set(key, first);
      if (first === index) return;
      report(
        fields.lineOf(['places', index, 'names', place]),
        `"${name}" is also a name of the place in line ${fields.lineOf(['places', first])}`,
        'Keep it in one of them: a name leads to one place.',
      );
    });
    areas.forEach((area, place) => {
      if (within.includes(area)) return;
      const [, kind, name = area] = /^([^:]+): *(.+)$/.exec(area) ?? [];
      if (kind === undefined || !(KINDS.includes(kind) || kinds.filter((other) => other === kind).length > 1)) {
        const all = KINDS.map((each) => `${each}:${name}`);
        const known = all.filter((each) => count.has(each));
        report(
          fields.lineOf(['places', index, 'areas', place]),
          `the area "${area}" does not say what it is: nobody there would be shown the services of that area`,
          `Write ${[...(known.length > 0 ? known : all), ...within].join(' or ')}.`,
        );
        return;
      }
      if (count.get(area) !== 1 || served.includes(area)) return;
      const meant = nearest(
        area,
        [...count.keys()].filter((other) => other !== area),
        2,
      );
      if (meant === undefined) return;
      report(
        fields.lineOf(['places', index, 'areas', place]),
        `no other place and no contact names the area "${area}"`,
        `Did you mean ${meant}? Else name the area in serves: of a contact, or leave it out.`,
      );
    });
  });
}
