import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../server/content/load.ts';
import { readContent } from '../../server/content/parse.ts';

const read = readContent(readContentFiles(join(resolve(import.meta.dirname, '../..'), 'content')));
const { contacts } = read;
const { places } = read.content;
const table = places?.places ?? [];

/** Returns the areas of the one place with this name. */
function areasOf(name: string): string[] | undefined {
  return table.find(({ names }) => names.includes(name))?.areas;
}

/** Returns the first area of a place that a contact serves, and the contacts that serve it. */
function nearest(name: string): string[] {
  const area = areasOf(name)?.find((id) => places?.contacts[id]);
  return (area && places?.contacts[area]) || [];
}

describe('the places of Montana', () => {
  it('hold 56 counties, seven reservations and every ZIP prefix', () => {
    const areas = new Set(table.flatMap((place) => place.areas));
    expect([...areas].filter((id) => id.startsWith('county:'))).toHaveLength(56);
    expect([...areas].filter((id) => id.startsWith('reservation:'))).toHaveLength(7);
    for (let prefix = 590; prefix <= 599; prefix++) expect(areasOf(`${prefix}xx`)).toEqual(['mt', 'us']);
  });

  it('lie in one county each, in Montana, with five-digit ZIP codes', () => {
    for (const { names, areas } of table) {
      expect(areas.slice(-2)).toEqual(['mt', 'us']);
      for (const name of names) if (/^\d/.test(name)) expect(name).toMatch(/^59\d(\d\d|xx)$/);
      const isReservation = names.some((name) => /reservation/i.test(name));
      if (!isReservation) expect(areas.filter((id) => id.startsWith('county:')).length, names[0]).toBeLessThan(2);
    }
  });

  it.each([
    ['Bozeman', 'county:gallatin'],
    ['59718', 'county:gallatin'],
    ['Helena', 'county:lewis-and-clark'],
    ['Whitefish', 'county:flathead'],
    ['Great Falls', 'county:cascade'],
    ['Missoula', 'county:missoula'],
    ['Miles City', 'county:custer'],
    ['Browning', 'reservation:blackfeet'],
    ['Billings', 'county:yellowstone'],
  ])('%s lies in %s', (name, area) => expect(areasOf(name)).toContain(area));

  // Which services exist changes with contacts/. But where each is shown must never be a guess.
  it('lead to services that say they help there, and everywhere to at least one contact', () => {
    const serves = new Map(contacts.map(({ id, fields }) => [id, fields.serves]));
    for (const { names, areas } of table) {
      const [name = ''] = names;
      const ids = nearest(name);
      expect(ids.length, name).toBeGreaterThan(0);
      for (const id of ids)
        expect(
          areas.some((area) => serves.get(id)?.includes(area)),
          `contacts/${id}.md in ${name}`,
        ).toBe(true);
    }
  });

  it('lead to the statewide lines where no service is known', () => {
    const silent = table.filter(({ areas }) => !areas.slice(0, -2).some((area) => places?.contacts[area]));
    for (const { names } of silent) expect(nearest(names[0] ?? ''), names[0]).toEqual(places?.contacts.mt);
  });
});
