import { describe, expect, it } from 'vitest';
import { contactFile, entryFile } from '../sample-content.ts';
import { review, warningsOf } from './review.ts';

describe('a review of the words', () => {
  it('warns of words to avoid, as whole words, with any ending, in the right language, unless they are explained', () => {
    const rules = [
      'en:',
      "  - { avoid: ['rescu*', 'client'], instead: help, why: People leave., except: [explained], allow: [Rescue Mission] }",
      'es:',
      "  - { avoid: ['rescat*'], instead: ayudar, why: La persona sale. }",
    ].join('\n');
    const files = {
      'wording.yaml': rules,
      'contacts/one.md': contactFile({ purpose: '{ en: We rescue people., es: Ayuda. }' }),
      'en/faq/explained.md': entryFile({}, 'Some say rescue.'),
      'en/faq/names.md': entryFile({}, 'Ask the Rescue Mission about clientele.'),
      'en/faq/says.md': entryFile({ question: 'Who was RESCUED?' }, 'A client was rescued. Rescued again.'),
      'es/faq/says.md': entryFile({}, 'La rescataron. A client.'),
    };
    expect(warningsOf(files, ['wording'])).toEqual([
      'contacts/one.md:3 wording says "rescue"',
      'en/faq/says.md:2 wording says "rescued"',
      'en/faq/says.md:10 wording says "client"',
      'es/faq/says.md:10 wording says "rescataron"',
    ]);
  });

  it('names the line of the words, even behind a phrase in which they are right, and of the language of a contact', () => {
    const rule = "  - { avoid: [client, 'say your name'], instead: 'person.', why: It hides., allow: [client list] }";
    const files = {
      'wording.yaml': `en:\n${rule}\nes:\n${rule}\n`,
      'contacts/one.md': contactFile({ note: '\n  en: Ask them.\n  es: Un client.' }),
      'en/faq/a.md': entryFile({}, 'A client list.\n\n- One\n- A\n  **cli**ent: ask.\n\nSay your\nname.'),
      'es/faq/a.md': entryFile(),
    };
    expect(warningsOf(files, ['wording'])).toEqual([
      'contacts/one.md:15 wording says "client"',
      'en/faq/a.md:14 wording says "client"',
      'en/faq/a.md:16 wording says "say your name"',
    ]);
    expect(review(files).warnings.find(({ kind }) => kind === 'wording')?.remedy).toBe('Write: person. It hides.');
  });

  it('counts rules that cannot be read as errors', () => {
    const { problems } = review({ 'wording.yaml': 'en:\n  - { avoid: [] }\n', 'en/faq/a.md': entryFile() });
    expect(problems.map(({ file, problem }) => `${file} ${problem}`)).toEqual([
      'wording.yaml `en.avoid` is empty',
      'wording.yaml the field `en.instead` is missing',
      'wording.yaml the field `en.why` is missing',
    ]);
  });

  it('counts a rule for a language or an entry that does not exist as an error: the rule would have no effect', () => {
    const rule = "{ avoid: ['rescu*'], instead: help, why: People leave., except: [buyerz, one, a] }";
    const { problems } = review({
      'wording.yaml': `sp:\n  - ${rule}\n`,
      'contacts/one.md': contactFile(),
      'en/faq/a.md': entryFile(),
    });
    expect(problems.map(({ line, problem }) => `${line} ${problem}`)).toEqual([
      '2 `sp` is no language of this folder',
      '2 unknown entry "buyerz"',
    ]);
  });
});
