import { describe, expect, it } from 'vitest';
import { formatEntry } from '../../../server/content/format-entry.ts';
import { askForEntry, languageFault } from '../../../server/content/new-entry.ts';
import { parseContent } from '../../../server/content/parse.ts';
import fc from '../../property.ts';
import { contactFile, entryFile } from './sample-content.ts';

const files = new Map([
  ['contacts/line.md', contactFile()],
  ['en/faq/laws.md', entryFile()],
]);

/** Plays a person who types these lines, and returns what the person was asked and told. */
async function converse(typed: string[], locale = 'en', content = files) {
  const heard: string[] = [];
  const lines = [...typed];
  const conversation = {
    ask: async (question: string) => {
      heard.push(question);
      const line = lines.shift();
      if (line === undefined) throw new Error(`nothing left to type at: ${question}`);
      return line;
    },
    say: (line: string) => void heard.push(line),
  };
  return { draft: await askForEntry(conversation, content, locale, '2026-11-24'), heard };
}

describe('askForEntry', () => {
  it('asks again for what cannot be right', async () => {
    const { draft, heard } = await converse([
      '',
      'Where can I sleep tonight?',
      'Not A Name',
      'laws',
      'shelter-tonight',
      'i need a bed',
      '',
      'survivors',
      '',
      'nobody',
      'lin',
      'line',
      '',
      'nothing',
      'laws',
      '',
      'A page',
      'http://example.org',
      'https://example.org',
      'yesterday',
      '2026-13-45',
      '2026-11',
      '',
      '.',
      'Call first.',
      '.',
    ]);
    expect(heard).toEqual(
      expect.arrayContaining([
        'Write a question.',
        'Use small letters, digits and dashes, such as where-to-turn.',
        'There is an entry called laws already.',
        'There is no survivors. Did you mean survivor?',
        'There is no nobody.',
        'There is no lin. Did you mean line?',
        'There is no nothing.',
        'Write the whole address; it starts with https://',
        'Write a year, a month or a day, such as 2026-11.',
        'Write at least one line.',
      ]),
    );
    expect(draft.file).toBe('en/faq/shelter-tonight.md');
    expect(draft.problems).toEqual([]);
    const [locale] = parseContent(new Map([...files, [draft.file, draft.text]])).locales;
    expect(locale?.faq.find(({ id }) => id === 'shelter-tonight')).toEqual({
      id: 'shelter-tonight',
      question: 'Where can I sleep tonight?',
      utterances: ['i need a bed'],
      contacts: ['line'],
      related: ['laws'],
      sources: [{ title: 'A page', url: 'https://example.org', date: '2026-11' }],
      reviewed: null,
      updated: '2026-11-24',
      answer: [{ p: ['Call first.'] }],
    });
  });

  it('suggests a file name, and tells what is still wrong with the answer', async () => {
    const { draft } = await converse([
      'Is there help in Great Falls?',
      '',
      '',
      '',
      '',
      '',
      '',
      'Call 406-555-0100.',
      '.',
    ]);
    expect(draft.file).toBe('en/faq/there-help-great-falls.md');
    expect(draft.problems).toEqual([expect.stringContaining('a phone number is typed in the text: 406-555-0100')]);
  });
});

it('reports an utterance that another entry has already, whichever of the two comes first by name', async () => {
  const content = new Map([...files, ['en/faq/laws.md', entryFile({ utterances: '[he has my passcode]' })]]);
  const typed = ['Can he see my phone?', 'a-phone', 'He has my passcode!', '', '', '', '', '', 'Call first.', '.'];
  const { draft } = await converse(typed, 'en', content);
  expect(draft.problems).toEqual([
    expect.stringMatching(/^en\/faq\/a-phone\.md:4 .*"He has my passcode!" also stands in en\/faq\/laws\.md:3 → /),
  ]);
});

it('takes no name of a fixed reply, and tells what else of the content the entry makes wrong', async () => {
  const groups = "- name: { en: 'The law' }\n  entries: [laws]\n";
  const content = new Map([...files, ['en/replies/privacy.md', entryFile()], ['groups.yaml', groups]]);
  const typed = ['Who reads this?', 'privacy', 'who-reads', '', '', '', '', '', 'Nobody.', '.'];
  const { draft, heard } = await converse(typed, 'en', content);
  expect(heard).toContain('A fixed reply is called privacy. Choose another name.');
  expect(draft.problems).toEqual([expect.stringMatching(/^groups\.yaml:1 .*who-reads/)]);
});

describe('a language for a new entry', () => {
  it.each(['spanish', 'ES', 'e s'])('is refused by the name %j', (locale) => {
    expect(languageFault(files, locale, true)).toMatch(/is not the short name of a language/);
  });

  it('has to be one of those there are, unless a new one is meant', () => {
    expect(languageFault(files, 'en', false)).toBeNull();
    expect(languageFault(files, 'fr', false)).toBe(
      'There is no fr here; there are: en. For a new language add --new-language.',
    );
    expect(languageFault(files, 'fr', true)).toBeNull();
    expect(languageFault(new Map(), 'fr', false)).toBeNull();
  });
});

describe('an entry that another language has', () => {
  const spanish = new Map([...files, ['es/faq/signs.md', entryFile()]]);

  it('is offered by its name, so that both become one entry in two languages', async () => {
    const { draft, heard } = await converse(
      ['¿Qué dice la ley?', '', '', '', '', '', '', 'Es un delito.', '.'],
      'es',
      spanish,
    );
    expect(heard).toContain('Not yet in es: laws. For one of these, give that very name.');
    expect(draft).toMatchObject({ file: 'es/faq/laws.md', lacking: [] });
  });

  it('is reported as missing in the others', async () => {
    const { draft } = await converse(
      ['Where can I sleep?', 'beds', '', '', '', '', '', 'Call first.', '.'],
      'en',
      spanish,
    );
    expect(draft).toMatchObject({ file: 'en/faq/beds.md', lacking: ['es'] });
  });
});

describe('formatEntry', () => {
  it('writes whatever people type so that it is read back the same', () => {
    const typed = fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
      .map((text) => text.replace(/[\s\p{C}\uFFFD]+/gu, ' ').trim())
      .filter((text) => text !== '');
    const trap = fc.constantFrom(
      'no',
      '911',
      "it's",
      'a: b',
      '- c',
      '# d',
      '"e',
      "'",
      '[f',
      '{g',
      '*h',
      '&i',
      '!j',
      '|',
      '>',
      '%k',
      '@l',
      '`',
      'null',
      '---',
      '?',
      ': ',
      'a #b',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(typed, trap), { minLength: 1, maxLength: 6 }), (utterances) => {
        const text = formatEntry(
          { question: 'Why?', utterances, contacts: [], related: [], sources: [], audience: ['teen'], answer: 'So.' },
          '2026-11-24',
        );
        const [locale] = parseContent(new Map([['en/faq/a.md', text]])).locales;
        expect(locale?.faq[0]?.utterances).toEqual(utterances.map((utterance) => utterance.trim()));
      }),
    );
  });
});
