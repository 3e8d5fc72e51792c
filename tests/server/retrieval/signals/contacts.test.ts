import { describe, expect, it } from 'vitest';
import { chooseContacts } from '../../../../server/retrieval/signals/contacts.ts';

const [EMERGENCY, NATIONAL, MONTANA] = [
  'emergency-911',
  'national-human-trafficking-hotline',
  'montana-trafficking-hotline',
];

/** Makes needs from their contacts, each with its likelihood. */
const needs = (...all: [likelihood: number, ...contacts: string[]][]) =>
  all.map(([likelihood, ...contacts]) => ({ likelihood, contacts }));

describe('chooseContacts', () => {
  it('is empty for no needs', () => {
    expect(chooseContacts([])).toEqual([]);
  });

  it('keeps the order of the only need', () => {
    expect(chooseContacts(needs([1, 'a', 'b', 'c', 'd']))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('shows the first contact of every need that is certain before any second one', () => {
    expect(chooseContacts(needs([1, 'a', 'b', 'c'], [1, 'd', 'e'], [1, 'f']))).toEqual(['a', 'd', 'f', 'b', 'e', 'c']);
  });

  it('names each contact once, and sooner where several needs name it', () => {
    expect(chooseContacts(needs([0.5, 'a', 'b', 'c'], [0.5, 'd', 'e', 'c']))).toHaveLength(5);
    expect(chooseContacts(needs([0.4, 'a', 'x'], [0.3, 'b', 'x'], [0.3, 'c', 'x'])).slice(0, 2)).toEqual(['a', 'x']);
  });

  it('shows the contacts of a likelier need sooner', () => {
    expect(chooseContacts(needs([0.5, 'a'], [0.1, 'b'], [0.4, 'c']))).toEqual(['a', 'c', 'b']);
  });

  it('leaves out, after the first four, contacts that only an unlikely need names', () => {
    const chosen = chooseContacts(needs([0.97, 'a', 'b', 'c', 'd', 'e'], [0.03, 'f']));
    expect(chosen).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('begins with the first contact of the need whose reply is given', () => {
    expect(chooseContacts(needs([0.1, 'a', 'f'], [0.9, 'b', 'c', 'd', 'e']))).toEqual(['a', 'b', 'c', 'd', 'f']);
  });

  it('begins with 911 where the needs that name it first or second are likelier than the others', () => {
    expect(chooseContacts(needs([1, 'a', EMERGENCY], [1, 'b']))[0]).toBe(EMERGENCY);
    expect(chooseContacts(needs([0.4, 'a', EMERGENCY], [0.6, 'b']))[0]).toBe('a');
    expect(chooseContacts(needs([1, 'a', 'b', EMERGENCY]))).toEqual(['a', 'b', EMERGENCY]);
  });

  it('also counts the contacts for who a person says they are', () => {
    expect(chooseContacts(needs([1, 'a', 'b', 'c', 'd', 'e']), [['f']])).toEqual(['a', 'b', 'f', 'c', 'd', 'e']);
    expect(chooseContacts([], [['f', 'g'], ['h']])).toEqual(['f', 'h', 'g']);
  });

  it('puts the Montana line beside the national one', () => {
    expect(chooseContacts(needs([1, NATIONAL, 'a', MONTANA]))).toEqual([NATIONAL, MONTANA, 'a']);
  });

  it('never lets the Montana line push out of the first four a contact that may be needed', () => {
    const chosen = chooseContacts(needs([1, 'a', 'x'], [1, NATIONAL, MONTANA], [1, 'b'], [1, 'c'], [1, 'd']));
    expect(chosen.slice(0, 4)).toEqual(['a', NATIONAL, 'b', 'c']);
    expect(chosen[4]).toBe(MONTANA);
  });
});
