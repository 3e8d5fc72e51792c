import { describe, expect, it } from 'vitest';
import { hear } from '../../../../server/retrieval/normalize.ts';
import { withoutDenial } from '../../../../server/retrieval/text/denial.ts';

const left = (text: string, after: Parameters<typeof withoutDenial>[1] = 'nothing') => {
  const { rest, ofDanger, isAll } = withoutDenial(hear(text), after);
  return { rest: rest.text, ofDanger, isAll };
};

describe('a denial of danger', () => {
  it.each([
    ['im not in danger rn i just want to know about the laws', 'i just want to know about the laws'],
    ['um im fine lol its for school. does it count at a restaurant', 'does it count at a restaurant'],
    ['whats the punishment for buying. asking for a friend', 'whats the punishment for buying.'],
    ['no, not me. i was the customer', 'i was the customer'],
    ['no estoy en peligro solo quiero saber de las leyes', 'solo quiero saber de las leyes'],
    ['shes safe now. how do i help her', 'how do i help her'],
    ['im fine but he wont let me leave', 'but he wont let me leave'],
  ])('is left out of: %s', (text, rest) => expect(left(text)).toEqual({ rest, ofDanger: true, isAll: false }));

  it.each([
    'im fine really',
    'nobody’s hurting me',
    'I’m not a victim',
    'shes not in danger',
    'estoy bien',
    'nadie me obliga a nada',
  ])('is all of: %s', (text) => expect(left(text)).toEqual({ rest: hear(text).text, ofDanger: true, isAll: true }));

  it.each(["he's safe, I'm not", 'he is ok, he beats me', 'they are ok. im scared', 'el esta bien, yo no'])(
    'is none of one’s own: %s',
    (text) => expect(left(text, 'alarm').ofDanger).toBe(false),
  );

  it.each([
    'i dont want to die',
    'he said im fine',
    'im not ok',
    'im safe from him now but he has my kids',
    'im not being forced to stay i just cant leave',
    'nobody can know',
    '...',
    '',
  ])('is not heard in: %s', (text) =>
    expect(left(text, 'alarm')).toEqual({ rest: text, ofDanger: false, isAll: false }),
  );

  it.each([
    ['no not survivors, like officials or experts', 'like officials or experts'],
    ['im the HR person not the victim', 'im the hr person'],
    ['just need someone to talk to not a cop', 'just need someone to talk to'],
    ['no es una oferta, ya estoy aqui desde mayo', 'ya estoy aqui desde mayo'],
    ['no soy prostituta!! limpio casas', 'limpio casas'],
  ])('is of what was taken to be so, after any answer: %s', (text, rest) => {
    expect(left(text, 'answer')).toEqual({ rest, ofDanger: false, isAll: false });
    expect(left(text).rest).toBe(text);
  });
  it.each([
    'im not safe here',
    'im not allowed to leave',
    'he has a gun im not going to make it',
    'no es seguro aqui',
    'im not from here he keeps my papers',
    'not ok',
    'he is not a good man',
    'im just a volunteer, not a teacher. does that matter',
  ])('is no such thing in: %s', (text) => expect(left(text, 'answer').rest).toBe(text));

  it('is of one harm only after an alarm: at other times that may begin a plea', () => {
    expect(left('he doesnt hit me but he takes my money').rest).toBe('he doesnt hit me but he takes my money');
    expect(left('he doesnt hit me but he takes my money', 'alarm')).toEqual({
      rest: 'but he takes my money',
      ofDanger: false,
      isAll: false,
    });
    expect(left('im not suicidal just cant sleep', 'alarm').rest).toBe('just cant sleep');
    expect(left('im not suicidal just cant sleep').rest).toBe('im not suicidal just cant sleep');
    expect(left('nobody raped me', 'alarm')).toMatchObject({ ofDanger: false, isAll: true });
    expect(left('no me pega ni nada', 'alarm')).toMatchObject({ isAll: true });
  });
});
