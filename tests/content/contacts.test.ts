import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../server/content/load.ts';
import { readContent } from '../../server/content/parse.ts';
import { numbersOf } from '../../server/content/parse-contact.ts';

const { content, contacts } = readContent(readContentFiles(join(resolve(import.meta.dirname, '../..'), 'content')));
const byId = new Map(contacts.map((contact) => [contact.id, contact]));

/** There may be further languages beside these. */
const BOTH = { en: expect.any(String), es: expect.any(String) };

/** The rule for printing a number at all: a good source holds it, or the card says how old it is. */
describe('each contact of this project', () => {
  it.each(contacts)('$id', (contact) => {
    const { fields, id } = contact;
    for (const name of ['name', 'purpose', 'hours', 'languages', 'area'] as const) {
      expect(fields[name], `contacts/${id}.md: ${name} in both languages`).toMatchObject(BOTH);
    }
    if (fields.note !== undefined) expect(fields.note, `contacts/${id}.md: note in both languages`).toMatchObject(BOTH);
    expect(fields.serves.length, `contacts/${id}.md serves no area`).toBeGreaterThan(0);

    const reachable = numbersOf(contact).length > 0 || fields.chat !== undefined || fields.web !== undefined;
    if (!reachable)
      expect(JSON.stringify(fields.note), `contacts/${id}.md: where to ask for its number`).toMatch(/211/);

    // If nobody has dialed it yet, and its source is old, disputed or without a date, the reader must be told.
    if (fields.recheck && fields.confirmed === null && numbersOf(contact).length > 0) {
      const said = fields.sourceYear ?? JSON.stringify(fields.note);
      expect(String(said), `contacts/${id}.md: say how old the number is`).toMatch(
        /^\d{4}$|undated list.*lista sin fecha|no dated source.*fuente con fecha/,
      );
    }
  });
});

describe('the contacts together', () => {
  it('hold every line that has to be on the first screen', () => {
    const tier1 = {
      'emergency-911': '911',
      'national-human-trafficking-hotline': '+18883737888',
      'montana-trafficking-hotline': '+18334067867',
      'suicide-and-crisis-lifeline-988': '988',
      'montana-child-abuse-hotline': '+18668205437',
      'ncmec-cybertipline': '+18008435678',
      'stronghearts-native-helpline': '+18447628483',
      'national-domestic-violence-hotline': '+18007997233',
      'rainn-sexual-assault-hotline': '+18006564673',
    };
    for (const [id, number] of Object.entries(tier1)) {
      const held =
        'its number is held a second time in tests/content/contacts.test.ts, so that no slip can change it. Is the new one right? Say so in the proposal: a programmer changes it there';
      expect(byId.get(id)?.fields.phone?.number, `contacts/${id}.md: ${held}`).toBe(number);
    }
  });

  it('start with danger, then the national and the Montana line', () => {
    for (const locale of content.locales) {
      expect(locale.defaultContacts).toEqual([
        'emergency-911',
        'national-human-trafficking-hotline',
        'montana-trafficking-hotline',
      ]);
    }
  });

  it('promise nothing', () => {
    for (const { id, fields } of contacts) {
      const words = JSON.stringify([fields.purpose, fields.note, fields.hours]);
      expect(words, `contacts/${id}.md`).not.toMatch(
        /confidential|anonymous|confidencial\b|anónim|100%|guarantee|garantiza/i,
      );
    }
  });
});
