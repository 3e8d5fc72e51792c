import { describe, expect, it } from 'vitest';
import type { Places } from '../../../../server/content/content.ts';
import { createPlaceReader } from '../../../../server/retrieval/text/places.ts';

const places: Places = {
  here: ['Montana', 'MT'],
  places: [
    { names: ['Great Falls', '59401'], areas: ['county:cascade', 'mt'] },
    { names: ['Bozeman', 'Boulder', 'Polson'], areas: ['county:cascade', 'mt'] },
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
    expect(reader.read('12345')).toMatchObject({ named: false, elsewhere: true });
    expect(reader.read('zip code 12345').elsewhere).toBe(true);
    expect(reader.read('he says i owe 12345').elsewhere).toBe(false);
  });
  it.each(['bozeman', 'greatfalls', '59401-1234', 'a shelter on or near polson'])(
    'knows a name written as one, and a long ZIP code: %s',
    (utterance) => {
      expect(reader.read(utterance)).toMatchObject({ near: ['local'], asksNear: true });
    },
  );
  it('reads "y" as Spanish does', () => {
    expect(reader.read('¿y en Bozeman?')).toMatchObject({ namesOnly: true, near: ['local'] });
    expect(reader.read('un refugio para mí y mis hijos en Bozeman').asksNear).toBe(true);
    expect(reader.read('y Texas').elsewhere).toBe(true);
    expect(reader.read('y busco ayuda en Bozeman').rest).toBe('y busco ayuda en montana');
  });
  it('knows a town of another state by the name after it', () => {
    expect(reader.read("I'm in Boulder, Colorado")).toMatchObject({ named: false, elsewhere: true, near: [] });
    expect(reader.read('shelter in boulder montana')).toMatchObject({ named: true, elsewhere: false });
    expect(reader.read('from boulder colorado to bozeman')).toMatchObject({ named: true, elsewhere: false });
  });
  it('returns the rest of the utterance', () => {
    const { rest, placeless } = reader.read('they hurt me at the motel in great falls');
    expect([rest, placeless]).toEqual(['they hurt me at the motel in montana', 'they hurt me at the motel']);
    expect(reader.read('they hurt me').placeless).toBe('');
  });
  it('does not call a service near that serves every place', () => {
    expect(reader.read('help in sun river').near).toEqual([]);
  });
  it('distinguishes another state from a mention of the home state', () => {
    expect(reader.read('shelters in idaho').elsewhere).toBe(true);
    expect(reader.read('from idaho to great falls').elsewhere).toBe(false);
    expect(reader.read('is it worse in montana than in idaho').elsewhere).toBe(false);
  });
  it.each([
    'my friend from spokane is forced to sell sex',
    'we came up from honduras, can they deport us',
    'soy de mexico y no tengo papeles',
    'a texas guy offered me a modeling job',
    'north dakota oil workers come through with girls',
    'they promised me a job in las vegas',
    'do people get trafficked near the canada border',
    'he drove me through idaho and wyoming',
    'does texas count if he took me there',
    'they took my sister to a motel in spokane',
    'it is getting bad here, like in seattle',
    'se llevaron a mi hermana a un motel en spokane',
    'georgia needs help',
    'i am afraid for my family in philippines',
    'tengo miedo por mi familia en honduras',
  ])('does not take the mention of a place for a question about it: %s', (utterance) => {
    expect(reader.read(utterance).elsewhere).toBe(false);
  });
  it.each([
    'chicago',
    'what about canada',
    'i moved to nevada',
    'i am in wyoming who do i call',
    'a friend in ohio needs help',
    'seattle help',
    'oregon laws on buying sex',
    'vivo en texas',
    'leyes de idaho',
    'does wyoming clear old convictions of victims',
    'penalties under wyoming statute',
    'which massage parlors in denver were raided last spring',
    "what is ohio's safe harbor law",
    'boise safe house for survivors',
    "shelters in coeur d'alene",
    'is there a group in tucson that works on this',
    'nurse here in bismarck, is there a protocol',
    'multa por comprar sexo en oregon',
  ])('recognizes a question about another place: %s', (utterance) => {
    expect(reader.read(utterance).elsewhere).toBe(true);
  });
  it('recognizes that help is wanted near a place, and not that something happened near one', () => {
    for (const wanted of [
      'great falls',
      'who helps in great falls',
      'a shelter near great falls',
      'ayuda en great falls',
    ])
      expect(reader.read(wanted), wanted).toMatchObject({ named: true, asksNear: true });
    for (const told of ['oil workers near great falls', 'a girl was taken near great falls'])
      expect(reader.read(told), told).toMatchObject({ named: true, asksNear: false });
  });
  it('serves whatever area the table is of', () => {
    const idaho = createPlaceReader({
      here: ['Idaho', 'ID'],
      places: [
        { names: ['Boise'], areas: ['county:ada', 'id'] },
        { names: ['Nampa'], areas: ['county:canyon', 'id'] },
      ],
      contacts: { 'county:ada': ['local'] },
    });
    expect(idaho.read('a shelter in Boise, Idaho')).toMatchObject({
      near: ['local'],
      asksNear: true,
      elsewhere: false,
    });
    expect(idaho.read('is there help in Idaho').elsewhere).toBe(false);
    expect(idaho.read('is there help in Montana').elsewhere).toBe(true);
    expect(idaho.read('help me in Boise').rest).toBe('help me in idaho');
  });
  it('takes no place for another one where the table does not say of what it is', () => {
    const reader = createPlaceReader({ ...places, here: [] });
    expect(reader.read('shelters in idaho').elsewhere).toBe(false);
    expect(reader.read('a shelter in great falls').rest).toBe('a shelter in');
  });
  it('without a table, leaves other places alone', () => {
    expect(createPlaceReader(null).read('shelters in idaho')).toMatchObject({
      named: false,
      elsewhere: false,
      near: [],
    });
  });
});
