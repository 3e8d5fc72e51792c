import { describe, expect, it } from 'vitest';
import { parseExamples } from '../../../server/content/parse-examples.ts';
import { contactFile, entryFile, parseFiles, problemsOf } from './sample-content.ts';

const SIGNALS = `needs:
  - id: plea
    contacts: [emergency-911]
    phrases: [= help]
    examples: [help me now]
  - id: medical
    contacts: [emergency-911]
    phrases: [overdose]
`;

const FILES = {
  'en/faq/laws.md': entryFile(),
  'contacts/emergency-911.md': contactFile(),
  'en/signals.yaml': SIGNALS,
};

describe('a file of examples', () => {
  it('holds an utterance a line, as typed, with notes and empty lines between', () => {
    const text = "\uFEFF# What people write\r\nhelp: he's 'here'\r\n\r\n  - not a list - \n#help\n#\n";
    expect(parseExamples(text)).toEqual(["help: he's 'here'", '- not a list -', '#help']);
  });

  it('gives them to the need it is named after, behind those of signals.yaml', () => {
    const [en] = parseFiles({
      ...FILES,
      'en/examples/plea.txt': 'please help\nsos\n',
      'en/examples-of-others/plea.txt': 'help her\n',
      'en/counter-examples/plea.txt': 'help me with homework\n',
    }).locales;
    expect(en?.signals?.needs).toMatchObject([
      {
        id: 'plea',
        examples: ['help me now', 'please help', 'sos'],
        otherExamples: ['help her'],
        counterExamples: ['help me with homework'],
      },
      { id: 'medical', examples: [], otherExamples: [], counterExamples: [] },
    ]);
  });

  it('has to be named after a need', () => {
    expect(problemsOf({ ...FILES, 'en/examples/pleas.txt': 'sos\n' })).toEqual([
      'en/examples/pleas.txt:1 pleas is no need in signals.yaml: nobody would read these examples',
    ]);
    expect(problemsOf({ 'en/faq/laws.md': entryFile(), 'en/counter-examples/plea.txt': 'sos\n' })).toEqual([
      'en/counter-examples/plea.txt:1 plea is no need in signals.yaml: nobody would read these counter-examples',
    ]);
  });

  it('cannot list the same utterance as an example and as a counter-example', () => {
    expect(
      problemsOf({ ...FILES, 'en/examples/plea.txt': 'SOS\n', 'en/counter-examples/medical.txt': 'fine\n\nsos\n' }),
    ).toEqual(['en/counter-examples/medical.txt:3 "sos" also stands in en/examples/plea.txt']);
    expect(
      problemsOf({ ...FILES, 'en/examples/plea.txt': 'sos now\n', 'en/counter-examples/plea.txt': 'SOS, now!\n' }),
    ).toEqual(['en/counter-examples/plea.txt:1 "SOS, now!" also stands in en/examples/plea.txt']);
  });

  it('cannot list the same utterance as told of oneself and as told of somebody else', () => {
    expect(
      problemsOf({ ...FILES, 'en/examples/plea.txt': 'help\n', 'en/examples-of-others/medical.txt': 'fine\nHelp!\n' }),
    ).toEqual(['en/examples-of-others/medical.txt:2 "Help!" also stands in en/examples/plea.txt']);
  });

  it('may have a note in the words of an example: nobody writes notes', () => {
    const files = { 'en/examples/plea.txt': 'he hit me\n', 'en/counter-examples/plea.txt': '# he hit me\nfine\n' };
    expect(problemsOf({ ...FILES, ...files })).toEqual([]);
  });

  it('may not give anybody away', () => {
    const lines = [
      'call me at 406-586-0123',
      'call me at 406-555-0123',
      'write jane.d@mail.com',
      'write me@example.org',
    ];
    expect(problemsOf({ ...FILES, 'en/examples/plea.txt': lines.join('\n') })).toEqual([
      "en/examples/plea.txt:1 a number that may be somebody's is typed in the text: 406-586-0123",
      "en/examples/plea.txt:3 an e-mail address that may be somebody's is typed in the text: jane.d@mail.com",
    ]);
  });

  it('is not read in a deeper folder, and that is reported', () => {
    expect(problemsOf({ ...FILES, 'en/examples/more/plea.txt': 'sos\n' })).toEqual([
      'en/examples/more/plea.txt:1 nothing reads this file',
    ]);
  });

  it('is not at fault where signals.yaml has a slip, and its needs are not known', () => {
    const files = { ...FILES, 'en/examples/plea.txt': 'sos\n', 'en/counter-examples/medical.txt': 'fine\n' };
    const slips = [
      SIGNALS.replace('phrases: [overdose]', '\tphrases: [overdose]'),
      SIGNALS.replace('needs', 'need'),
      '',
    ];
    for (const slip of slips) {
      const told = problemsOf({ ...files, 'en/signals.yaml': slip });
      expect(told).toEqual(told.filter((line) => line.startsWith('en/signals.yaml:')));
    }
  });

  it('says so when it has no lines left', () => {
    expect(problemsOf({ ...FILES, 'en/examples/plea.txt': '# only a note\n' })).toEqual([
      'en/examples/plea.txt:1 the file has no lines',
    ]);
  });
});
