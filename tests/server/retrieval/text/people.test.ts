import { describe, expect, it } from 'vitest';
import { withPronouns as rewrite } from '../../../../server/retrieval/text/people.ts';

const KNOWN = new Set('is a by the snow my and can was in'.split(' '));
const withPronouns = (text: string): string => rewrite(text, (word) => KNOWN.has(word));

describe('a person who is called by name', () => {
  it('is read as "he" or "she" where the person does something', () => {
    expect(withPronouns("Tyler won't let me leave")).toBe('he will not let me leave');
    expect(withPronouns('i think Jessica is being sold')).toBe('i think she is being sold');
  });

  it('is read as "him" or "her" where something is done to the person', () => {
    expect(withPronouns('i am scared of Mike')).toBe('i am scared of him');
  });

  it('is dropped after the word for what they are to somebody, such as "boyfriend"', () => {
    expect(withPronouns('my boyfriend Tyler hit me')).toBe('my boyfriend hit me');
    expect(withPronouns('my dog Max ran away')).toBe('my dog ran away');
  });

  it('may have the name of a town, where the person does something and nothing is in the town', () => {
    expect(withPronouns('Dillon took my phone')).toBe('he took my phone');
    for (const place of ['i am in Dillon', 'help in Helena is what i need', 'scared of Shelby', 'Austin police'])
      expect(withPronouns(place), place).toBe('');
  });

  it('may have a name that stands in no list, where a clause begins with it and goes on to people', () => {
    expect(withPronouns('kiki keeps my money')).toBe('he keeps my money');
    expect(withPronouns('help tavion wont let me out')).toBe('help he will not let me out');
    expect(withPronouns('my boyfriend tavion hit me')).toBe('my boyfriend hit me');
    for (const text of [
      'snow keeps me in',
      'walmart keeps my check',
      'mosquitoes are eating us',
      'gophers took my yard',
      'kiki keeps bees',
      'whom should we tell if he hits her',
      'sgt said no to us',
    ])
      expect(withPronouns(text), text).toBe('');
  });

  it('changes nothing else', () => {
    for (const text of ['', 'he hit me', 'will you help', 'what is the law']) expect(withPronouns(text), text).toBe('');
  });
});
