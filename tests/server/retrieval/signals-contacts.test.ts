import { describe, expect, it } from 'vitest';
import { mergeContacts } from '../../../server/retrieval/signals-contacts.ts';

const [EMERGENCY, NATIONAL, MONTANA] = [
  'emergency-911',
  'national-human-trafficking-hotline',
  'montana-trafficking-hotline',
];

describe('mergeContacts', () => {
  it('is empty for no needs', () => {
    expect(mergeContacts([])).toEqual([]);
  });

  it('lets each need give its first contact before any gives its second', () => {
    expect(mergeContacts([['a', 'b', 'c'], ['d', 'e'], ['f']])).toEqual(['a', 'd', 'f', 'b', 'e', 'c']);
  });

  it('names each contact once', () => {
    expect(
      mergeContacts([
        ['a', 'b'],
        ['b', 'a', 'c'],
      ]),
    ).toEqual(['a', 'b', 'c']);
  });

  it('puts 911 first of the first four', () => {
    expect(mergeContacts([['a', EMERGENCY], ['b']])[0]).toBe(EMERGENCY);
  });

  it('leaves 911 where it stands for a need that gives it late', () => {
    expect(mergeContacts([['a', 'b', EMERGENCY]])).toEqual(['a', 'b', EMERGENCY]);
  });

  it('stands the Montana line beside the national one', () => {
    expect(mergeContacts([[NATIONAL, 'a', MONTANA]])).toEqual([NATIONAL, MONTANA, 'a']);
  });

  it('never lets the Montana line push a need out of the first four', () => {
    const merged = mergeContacts([['a', 'x'], [NATIONAL, MONTANA], ['b'], ['c'], ['d']]);
    expect(merged.slice(0, 4)).toEqual(['a', NATIONAL, 'b', 'c']);
    expect(merged[4]).toBe(MONTANA);
  });
});
