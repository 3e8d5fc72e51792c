import { describe, expect, it } from 'vitest';
import { parseContent, readContent } from '../../../server/content/parse.ts';
import type { Contact } from '../../../server/contract.ts';
import { contactFile, entryFile, problemsOf } from './sample-content.ts';

/** The one contact of a folder in English and in Spanish. */
function contactOf(fields: Record<string, string | null>): { en: Contact; es: Contact } {
  const files = {
    'contacts/one.md': contactFile(fields),
    'en/faq/a.md': entryFile({}, 'See [it](contact:one).'),
    'es/faq/a.md': entryFile(),
  };
  const [en, es] = parseContent(new Map(Object.entries(files))).locales.map(({ contacts }) => contacts[0]);
  if (!en || !es) throw new Error('the contact was not read');
  return { en, es };
}

describe('a contact file', () => {
  it('becomes links that work on a phone', () => {
    const { en } = contactOf({
      text: "{ number: '233733', shown: '233733', keyword: HELP }",
      tty: "{ number: '711', shown: '711' }",
      videophone: "{ number: '+18558121001', shown: 1-855-812-1001 }",
      chat: 'https://www.example.org/get-help',
      web: 'https://example.org',
      note: 'Ask first.',
      sourceYear: '2022',
    });
    expect(en).toEqual({
      id: 'one',
      name: 'A line',
      purpose: 'Someone to talk to.',
      call: { href: 'tel:+14065550100', label: '406-555-0100' },
      text: { href: 'sms:233733?&body=HELP', label: '233733', keyword: 'HELP' },
      tty: { href: 'tel:711', label: '711' },
      videophone: { href: 'tel:+18558121001', label: '1-855-812-1001' },
      chat: { href: 'https://www.example.org/get-help', label: 'example.org' },
      web: { href: 'https://example.org', label: 'example.org' },
      hours: 'Day and night',
      languages: 'English',
      area: 'Montana',
      note: 'Ask first.',
      sourceYear: 2022,
      confirmed: null,
    });
  });

  it('becomes a contact without fields for what it does not have', () => {
    const { en } = contactOf({ phone: null });
    expect(Object.keys(en).sort()).toEqual(['area', 'confirmed', 'hours', 'id', 'languages', 'name', 'purpose']);
  });

  it('opens an empty message where no word to send is documented', () => {
    const { en } = contactOf({ text: "{ number: '+14065550100', shown: 406-555-0100 }" });
    expect(en.text).toEqual({ href: 'sms:+14065550100', label: '406-555-0100' });
  });

  it('has texts in each language, and those of the default language where a translation is missing', () => {
    const { en, es } = contactOf({ name: '{ en: A line, es: Una línea }', hours: '{ en: Day and night }' });
    expect([en.name, es.name]).toEqual(['A line', 'Una línea']);
    expect([en.hours, es.hours]).toEqual(['Day and night', 'Day and night']);
  });

  it('offers a word to send that is meant for one language in that language alone', () => {
    const { en, es } = contactOf({ text: "{ number: '988', shown: '988', keyword: { es: AYUDA } }" });
    expect(en.text).toEqual({ href: 'sms:988', label: '988' });
    expect(es.text).toEqual({ href: 'sms:988?&body=AYUDA', label: '988', keyword: 'AYUDA' });
  });
});

describe('a contact that is named after its number', () => {
  it.each([
    ['912', '912', '911', ['contacts/emergency-911.md:4', 'contacts/emergency-911.md:13']],
    ['9111', '9111', '911', ['contacts/emergency-911.md:4', 'contacts/emergency-911.md:13']],
    ['988', '741741', '988', []],
    ['+14065550100', '898211', '211', []],
  ])('dials it: %s and %s for %s', (phone, text, code, told) => {
    const line = (number: string) => `{ number: '${number}', shown: '${number}' }`;
    const id = code === '911' ? 'emergency-911' : `line-${code}`;
    const contact = contactFile({ phone: line(phone), text: line(text) });
    const problems = problemsOf({ 'en/faq/a.md': entryFile(), [`contacts/${id}.md`]: contact });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(told);
  });
});

describe('a number that a tap would not reach', () => {
  it.each([
    ['the 1 is forgotten', "{ number: '+4065864111', shown: 406-586-4111 }"],
    ['a digit is lost', "{ number: '+1406586411', shown: 406-586-411 }"],
    ['a digit too many is shown', "{ number: '+14065864111', shown: 406-586-41110 }"],
    ['another stands before it', "{ number: '+14065864111', shown: 406-999-9999 or 406-586-4111 }"],
  ])('is reported: %s', (_, phone) => {
    const problems = problemsOf({ 'en/faq/a.md': entryFile(), 'contacts/one.md': contactFile({ phone }) });
    expect(problems).toEqual([expect.stringMatching(/^contacts\/one\.md:\d+ `phone/)]);
  });

  it.each([
    [
      "{ number: '+14065550112', shown: 406-555-0111 }",
      "number: '+14065550111'   if 406-555-0111 is right; or, if +14065550112 is,   shown: '406-555-0112'",
    ],
    ["{ number: '988', shown: '989' }", "number: '989'   if 989 is right; or, if 988 is,   shown: '988'"],
    ['{ number: 1-406-555-0111, shown: 406-555-0111 }', "number: '+14065550111'"],
    ["{ number: '+4065550111', shown: 406-555-0111 }", "number: '+14065550111'"],
    ['{ number: ‘988’, shown: 988 }', "number: '988'"],
    // A letter O for a zero, and a digit too few: the right one stands in the source alone.
    ["{ number: '+18335O60111', shown: 833-506-0111 }", "number: '+1…'   with all ten digits, as the source has them"],
    ["{ number: '+1406555011', shown: 406-555-0111 }", "number: '+1…'   with all ten digits, as the source has them"],
    [
      "{ number: '+18335060111', shown: 833-5O6-0112 }",
      "shown: '833-506-0111'   if the source says that +18335060111 is right",
    ],
    [
      "{ number: '+18335550100', shown: 1-833-555-STOP (7867) }",
      "number: '+18335557867'   if 1-833-555-STOP (7867) is right; or, if +18335550100 is,   shown: '833-555-0100'",
    ],
  ])('is told with the number that was written, and with no other: %s', (phone, remedy) => {
    const { problems } = readContent(new Map([['contacts/one.md', contactFile({ phone })]]));
    const own = problems.filter(({ file }) => file === 'contacts/one.md');
    expect(own.map((problem) => problem.remedy)).toEqual([`Write it like this: ${remedy}`]);
  });

  it('is told with what is wrong with it', () => {
    const problemOf = (number: string) =>
      readContent(
        new Map([['contacts/one.md', contactFile({ phone: `{ number: '${number}', shown: 406-555-0111 }` })]]),
      )
        .problems.filter(({ file }) => file === 'contacts/one.md')
        .map(({ problem }) => problem);
    expect(problemOf('+18335O60111')).toEqual([expect.stringMatching(/there is the letter O in it$/)]);
    expect(problemOf('+1406555011')).toEqual([expect.stringMatching(/it has 9 digits after the 1$/)]);
  });

  it('is told once where its spaces are lost, and what to do', () => {
    const text = contactFile({ phone: "\n  number: '988'\nshown: '988'" });
    const { problems } = readContent(new Map([['contacts/one.md', text]]));
    expect(problems.filter(({ file }) => file === 'contacts/one.md')).toEqual([
      {
        file: 'contacts/one.md',
        line: 6,
        problem: '`shown` stands at the left margin, as if it were a field of its own',
        remedy: 'It belongs to the field above it: put two spaces before it, as before all that belongs there.',
      },
    ]);
  });

  it('is not suggested where the word to send is what is wrong', () => {
    const text = "{ number: '988', shown: '988', keyword: help }";
    const { problems } = readContent(new Map([['contacts/one.md', contactFile({ text })]]));
    expect(problems.at(-1)?.remedy).toBe('Write it like this: keyword: HELP   if that is the word to send');
  });

  it.each([null, '{ number: five, shown: five }', '{ shown: 988 }'])('never suggests a real line: %s', (phone) => {
    const { problems } = readContent(new Map([['contacts/one.md', contactFile({ phone, text: '{}' })]]));
    expect(JSON.stringify(problems)).not.toMatch(/888-?373|233733|711/);
  });

  it('costs money: a number that begins with 900', () => {
    const phone = "{ number: '+19005550111', shown: 900-555-0111 }";
    expect(problemsOf({ 'en/faq/a.md': entryFile(), 'contacts/one.md': contactFile({ phone }) })).toEqual([
      'contacts/one.md:4 `phone.number` begins with +1900: such a call costs the caller money. Look it up again in the source',
    ]);
  });

  it.each([
    "{ number: '+18334067867', shown: 1-833-406-STOP (7867) }",
    "{ number: '988', shown: '711, then 988' }",
    "{ number: '+18883737888', shown: 888-373-7888 }",
  ])('%s is right', (phone) => {
    expect(problemsOf({ 'en/faq/a.md': entryFile(), 'contacts/one.md': contactFile({ phone }) })).toEqual([]);
  });
});

describe('a slip in a contact file is reported', () => {
  it('when a number is where nobody could tap it, or in the notes, which are public', () => {
    const text = contactFile({ hours: "{ en: 'Day: 406-555-0199', es: Día }" });
    expect(problemsOf({ 'en/faq/a.md': entryFile(), 'contacts/one.md': `${text}\nAsk Ann, 406-555-0198.\n` })).toEqual([
      'contacts/one.md:5 a phone number is typed in `hours`: 406-555-0199',
      'contacts/one.md:15 a phone number is typed in the notes: 406-555-0198',
    ]);
  });

  it.each(['“HELP”', 'help', 'HELP!'])('when the word to text is not one word in capitals: %s', (keyword) => {
    const text = `{ number: '233733', shown: '233733', keyword: '${keyword}' }`;
    expect(problemsOf({ 'en/faq/a.md': entryFile(), 'contacts/one.md': contactFile({ text }) })).toEqual([
      'contacts/one.md:13 `text.keyword` is not one word in capitals, such as HELP',
    ]);
  });
});

describe('a word that is not one of two', () => {
  const remedies = (fields: Record<string, string>) =>
    readContent(
      new Map([
        ['contacts/one.md', contactFile(fields)],
        ['en/faq/a.md', entryFile()],
      ]),
    ).problems.map(({ problem, remedy }) => `${problem} → ${remedy}`);

  it('is reported with both', () => {
    expect(remedies({ confidence: 'v' })).toEqual([
      '`confidence` is neither V nor V2 → Write it like this: confidence: V, or confidence: V2',
    ]);
    expect(remedies({ recheck: 'maybe' })).toEqual([
      '`recheck` is neither true nor false → Write it like this: recheck: true, or no such line',
    ]);
  });

  it.each(['no', 'False', 'yes'])('may be said as people say it: recheck: %s', (recheck) => {
    expect(remedies({ recheck })).toEqual([]);
  });
});
