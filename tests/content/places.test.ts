import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../../server/content/load.ts';

const { places } = loadContent(join(resolve(import.meta.dirname, '../..'), 'content'));
const table = places?.places ?? [];

/** The areas of the one place with this name. */
function areasOf(name: string): string[] | undefined {
  return table.find(({ names }) => names.includes(name))?.areas;
}

/** The first area of a place that a contact serves, and who does. */
function nearest(name: string): string[] {
  const area = areasOf(name)?.find((id) => places?.contacts[id]);
  return (area && places?.contacts[area]) || [];
}

describe('the places of Montana', () => {
  it('name each of them once: a name leads to one answer', () => {
    const seen = new Map<string, number>();
    for (const name of table.flatMap(({ names }) => names)) {
      const key = name.toLowerCase();
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  });

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
    ['Bozeman', ['haven-bozeman']],
    ['59718', ['haven-bozeman']],
    ['Helena', ['friendship-center-helena']],
    ['Whitefish', ['abbie-shelter-kalispell']],
    ['Great Falls', ['ywca-great-falls', 'montana-211']],
    ['Missoula', ['ywca-missoula', 'missoula-crime-victim-advocates', 'montana-211']],
    ['Miles City', ['custer-network-miles-city', 'montana-211']],
    ['Browning', ['stronghearts-native-helpline']],
    ['Billings', ['ywca-billings', 'montana-211']],
  ])('%s is served by %j', (name, ids) => expect(nearest(name)).toEqual(ids));

  it('lead to statewide lines where no local one is known, never to a guess', () => {
    for (const name of ['Butte', 'Glendive', '59270']) {
      const ids = nearest(name);
      expect(ids).toContain('montana-trafficking-hotline');
      expect(ids).not.toContain('haven-bozeman');
    }
  });
});
