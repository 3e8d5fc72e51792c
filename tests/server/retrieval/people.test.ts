import { describe, expect, it } from 'vitest';
import { withPronouns } from '../../../server/retrieval/people.ts';

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

  it('changes nothing else', () => {
    for (const text of ['', 'he hit me', 'will you help', 'what is the law']) expect(withPronouns(text), text).toBe('');
  });
});
