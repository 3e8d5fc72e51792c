import { describe, expect, it } from 'vitest';
import type { Places } from '../../../server/content/content.ts';
import { createPlaceReader } from '../../../server/retrieval/places.ts';

const places: Places = {
  source: { title: 'Test', url: 'https://example.org', date: '2020' },
  places: [
    { names: ['Great Falls', '59401'], areas: ['county:cascade', 'mt'] },
    { names: ['Sun River', '597xx'], areas: ['county:far', 'mt'] },
  ],
  contacts: { 'county:cascade': ['local'], mt: ['statewide'] },
};
const reader = createPlaceReader(places);

describe('read', () => {
  it('finds a place by its whole name only', () => {
    expect(reader.read('a shelter in great falls').near).toEqual(['local']);
    expect(reader.read('he falls asleep').named).toBe(false);
  });
  it('reads ZIP codes, exact and by their start', () => {
    expect(reader.read('59401').near).toEqual(['local']);
    expect(reader.read('i am in 59745')).toMatchObject({ named: true, near: [] });
    expect(reader.read('12345').named).toBe(false);
  });
  it('does not call what serves everywhere near', () => {
    expect(reader.read('help in sun river').near).toEqual([]);
  });
  it('knows another state from a mention of home', () => {
    expect(reader.read('shelters in idaho').elsewhere).toBe(true);
    expect(reader.read('from idaho to great falls').elsewhere).toBe(false);
    expect(reader.read('is it worse in montana than in idaho').elsewhere).toBe(false);
  });
  it('without a table, leaves other places alone', () => {
    expect(createPlaceReader(null).read('shelters in idaho')).toMatchObject({
      named: false,
      elsewhere: false,
      near: [],
    });
  });
});
