import { describe, expect, it } from 'vitest';
import { reportPage } from '../../../../server/content/check/report-page.ts';
import { reportTable } from '../../../../server/content/check/report-table.ts';
import { type ReviewOptions, reviewContent } from '../../../../server/content/check/review-content.ts';
import { contactFile, entryFile } from '../sample-content.ts';

const today = '2026-11-24';

function review(files: Record<string, string>, options: Partial<ReviewOptions> = {}) {
  return reviewContent(new Map(Object.entries(files)), { today, ...options });
}

/** Warnings as `file:line kind found`, without those that are not asked about. */
function warningsOf(files: Record<string, string>, kinds: string[], options: Partial<ReviewOptions> = {}): string[] {
  return review(files, options)
    .warnings.filter(({ kind }) => kinds.includes(kind))
    .map(({ file, line, kind, found }) => `${file}:${line} ${kind} ${found}`);
}

const enough = `\n${Array.from({ length: 15 }, (_, index) => `  - utterance number ${index}`).join('\n')}`;

describe('a review', () => {
  it('finds nothing in an entry and a contact that are as they should be', () => {
    const files = {
      'contacts/one.md': contactFile({ confirmed: today }),
      'en/faq/a.md': entryFile({ utterances: enough, reviewed: today }, 'You can call today.\n\nThey will listen.\n'),
    };
    expect(review(files)).toMatchObject({ problems: [], warnings: [], rivals: null });
  });

  it('tells errors apart from warnings', () => {
    const { problems, warnings } = review({ 'en/faq/a.md': entryFile({ contacts: '[nobody]' }) });
    expect(problems.map(({ problem }) => problem)).toEqual(['unknown contact "nobody"']);
    expect(warnings.map(({ kind }) => kind)).toEqual(['utterances', 'review']);
  });

  it('warns of an answer that is hard to read, in each language by its own measure', () => {
    const hard =
      'Individuals experiencing exploitation frequently encounter considerable difficulties identifying appropriate professional organizations.';
    const difficult =
      'Las organizaciones especializadas proporcionan frecuentemente asesoramiento individualizado considerablemente multidisciplinario especializado.';
    const files = {
      'en/faq/easy.md': entryFile({}, 'You can call now. They will help you.'),
      'en/faq/hard.md': entryFile({}, hard),
      'es/faq/easy.md': entryFile({}, 'Usted puede llamar. Le van a ayudar.'),
      'es/faq/hard.md': entryFile({}, difficult),
      'xx/faq/hard.md': entryFile({}, hard),
    };
    const found = warningsOf(files, ['grade']);
    expect(found.map((line) => line.split(' ')[0])).toEqual(['en/faq/hard.md:10', 'es/faq/hard.md:10']);
    expect(found[0]).toMatch(/reads at grade \d+\.\d, above 8/);
  });

  it('warns of a long first line, and not of a long second one', () => {
    const long = `${'word '.repeat(40)}end.`;
    const files = { 'en/faq/a.md': entryFile({}, long), 'en/faq/b.md': entryFile({}, `Short.\n\n${long}`) };
    expect(warningsOf(files, ['first-line'])).toEqual([
      'en/faq/a.md:10 first-line the first line has 204 characters, more than 160',
    ]);
  });

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
      'en/faq/says.md:10 wording says "rescued"',
      'en/faq/says.md:10 wording says "client"',
      'es/faq/says.md:10 wording says "rescataron"',
    ]);
  });

  it('counts rules that cannot be read as errors', () => {
    const { problems } = review({ 'wording.yaml': 'en:\n  - { avoid: [] }\n', 'en/faq/a.md': entryFile() });
    expect(problems.map(({ file, problem }) => `${file} ${problem}`)).toEqual([
      'wording.yaml `en.avoid` is empty',
      'wording.yaml the field `en.instead` is missing',
      'wording.yaml the field `en.why` is missing',
    ]);
  });

  it('warns of a number, date or law without a source; 911 and a list need none', () => {
    const source = '[{ title: A page, url: https://example.org, date: 2026 }]';
    const files = {
      'en/faq/claims.md': entryFile({}, 'In 2023 it was 31%. HB 112 made it a felony.'),
      'en/faq/none.md': entryFile({}, 'Call 911 or 988, day or night.\n\n1. First\n2. Second\n'),
      'en/faq/sourced.md': entryFile({ sources: source }, 'In 2023 it was 31%.'),
    };
    expect(warningsOf(files, ['claim'])).toEqual([
      'en/faq/claims.md:10 claim has no source for 2023, 31%, HB, 112, felony',
    ]);
  });

  it('warns of a figure that no fact holds, or that comes from another fact than its neighbour', () => {
    const facts = [
      "- { says: '64 cases in 2025, 1,200 calls', source: 'https://example.org', confidence: V }",
      "- { says: '30 arrests in 2023 (46-18-608)', source: 'https://example.org', confidence: V2 }",
    ].join('\n');
    const answer = [
      'In 2025 there were 64 cases and 1200 calls. Call 911 or 988.',
      '1. In 2023, 30 arrests; see 46-18-608.',
      'In 2025 there were 30 arrests. In 2023 there were 31.',
    ].join('\n\n');
    const files = { 'en/faq/a.md': entryFile({}, answer), 'facts.yaml': facts };
    expect(warningsOf(files, ['figure'])).toEqual([
      'en/faq/a.md:10 figure 2025, 30 in "In 2025 there were 30 arrests." are not in facts.yaml',
      'en/faq/a.md:10 figure 2023, 31 in "In 2023 there were 31." are not in facts.yaml',
    ]);
    expect(warningsOf({ 'en/faq/a.md': entryFile({}, answer) }, ['figure'])).toEqual([]);
    expect(review({ ...files, 'facts.yaml': '- { says: x }' }).problems).toHaveLength(2);
  });

  it('warns of what is old: sources after three years, reviews after one, contacts after 90 days', () => {
    const files = {
      'contacts/never.md': contactFile({ phone: null }),
      'contacts/old.md': contactFile({ checked: '2026-08-01', confirmed: '2026-08-25' }),
      'contacts/right.md': contactFile({ phone: null, checked: '2026-08-26', confirmed: '2026-08-26' }),
      'en/faq/a.md': entryFile({
        utterances: enough,
        reviewed: '2025-11-20',
        updated: '2025-11-20',
        sources:
          '\n  - { title: Old, url: https://example.org, date: 2023-11-20 }\n  - { title: New, url: https://example.org, date: 2023-12 }\n  - { title: Year, url: https://example.org, date: 2023 }',
      }),
      'en/faq/b.md': entryFile({ utterances: '[one]', reviewed: '2026-11-01', updated: '2026-11-02' }),
      'en/faq/c.md': entryFile({ utterances: '[two]', reviewed: '2025-11-25', updated: '2025-11-25' }),
    };
    expect(warningsOf(files, ['source', 'contact', 'review'])).toEqual([
      'contacts/never.md:10 contact was never dialled or opened by a person',
      'contacts/old.md:10 contact was last checked 115 days ago',
      'contacts/old.md:11 contact was last dialled 91 days ago',
      'en/faq/a.md:22 source "Old" is of 2023-11-20',
      'en/faq/a.md:25 review is due again: last reviewed on 2025-11-20',
      'en/faq/b.md:7 review changed on 2026-11-02, after its review on 2026-11-01',
    ]);
  });

  it('warns where a language lags behind: missing, older, or with a line left as it was', () => {
    const left = 'This line was never translated at all.';
    const files = {
      'contacts/one.md': contactFile({ name: '{ en: A line }' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-24' }, `One.\n\n${left}`),
      'en/faq/b.md': entryFile({ question: 'b?' }, 'Two.'),
      'en/replies/hello.md': entryFile({}, 'Hello.'),
      'es/faq/a.md': entryFile({ question: '¿Qué es?', updated: '2026-11-23' }, `Uno.\n\n${left}`),
      'es/faq/c.md': entryFile({}, 'Tres.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:2 translation has no name in es',
      'en/faq/b.md:1 translation is missing in es',
      'en/replies/hello.md:1 translation is missing in es',
      'es/faq/a.md:8 translation is of 2026-11-23; en/faq/a.md changed on 2026-11-24',
      'es/faq/a.md:10 translation still says "This line was never translated at all." as in en/faq/a.md',
      'es/faq/c.md:1 translation is missing in en',
    ]);
  });

  it('warns of words of another language, also where no line is the same', () => {
    const files = {
      'contacts/one.md': contactFile({
        purpose: "{ en: 'They listen to you when you call.', es: 'They listen to you when you call.' }",
      }),
      'en/faq/a.md': entryFile(
        { question: 'What can you do when they hurt you?' },
        'You can call when they hurt you. They listen to you.\n\nYou can leave when you want to.\n',
      ),
      'es/faq/a.md': entryFile(
        { question: '¿Qué puede hacer si le hacen daño?' },
        'Usted puede llamar si le hacen daño. Le van a escuchar en YWCA Great Falls.\n\nYou can call when you want to.\n',
      ),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'contacts/one.md:3 translation says mostly in en what es should say: "They listen to you when you call."',
      'es/faq/a.md:10 translation says mostly in en: "You can call when you want to."',
    ]);
  });

  it('warns of sources that differ between the languages of one entry', () => {
    const source = (url: string, date: string) =>
      `[{ title: A page, url: 'https://example.org/${url}', date: ${date} }]`;
    const files = {
      'en/faq/a.md': entryFile({ sources: source('a', '2015') }),
      'en/faq/b.md': entryFile({ sources: source('b', '2026') }),
      'es/faq/a.md': entryFile({ question: '¿Qué es?', sources: source('a', '2026') }, 'Es esto.'),
      'es/faq/b.md': entryFile({ question: '¿Qué es?', sources: source('c', '2026') }, 'Es esto.'),
    };
    expect(warningsOf(files, ['translation'])).toEqual([
      'es/faq/a.md:6 translation dates a source 2026; en/faq/a.md dates it 2015',
      'es/faq/b.md:6 translation names a source that en/faq/b.md does not: https://example.org/c',
    ]);
  });

  it('calls a source old in every language, whether its date is a year or a day', () => {
    const old = (date: string) => entryFile({ sources: `[{ title: Old, url: 'https://example.org', date: ${date} }]` });
    const files = { 'en/faq/a.md': old('2015'), 'es/faq/a.md': old('2015'), 'es/faq/b.md': old('2015-04-17') };
    expect(warningsOf(files, ['source'])).toEqual([
      'en/faq/a.md:6 source "Old" is of 2015',
      'es/faq/a.md:6 source "Old" is of 2015',
      'es/faq/b.md:6 source "Old" is of 2015-04-17',
    ]);
  });

  it('warns of synonyms that are read as other words', () => {
    const files = {
      'en/faq/a.md': entryFile({ utterances: '[it depends, the universe]' }),
      'en/synonyms.yaml': [
        '- [seller, pimp]',
        '- [addiction, hooked, dependence, depend]',
        '- [sold, sell, pimps]',
        '- [school, university]',
        '',
      ].join('\n'),
    };
    const stems: ReviewOptions['stems'] = (text) =>
      text.split(' ').map((word) => word.replace(/(?<=sell)er$|(?<=univers)(?:e|ity)$|(?<=depend)(?:s|ence)$|s$/, ''));
    expect(warningsOf(files, ['synonym'], { stems })).toEqual([
      'en/synonyms.yaml:2 synonym "dependence" is read like "depends", an everyday word',
      'en/synonyms.yaml:3 synonym "sell" is read like "seller" in the group of line 1',
      'en/synonyms.yaml:3 synonym "pimps" is read like "pimp" in the group of line 1',
    ]);
    expect(warningsOf(files, ['synonym'])).toEqual([]);
  });

  it('warns of days that have not come yet: the work would count as done for years', () => {
    const files = {
      'contacts/one.md': contactFile({ checked: '2062-11-24', confirmed: '2026-12-01' }),
      'en/faq/a.md': entryFile({ updated: '2026-11-25', reviewed: '2062-11-24' }),
    };
    expect(warningsOf(files, ['future'])).toEqual([
      'contacts/one.md:10 future checked lies in the future: 2062-11-24',
      'contacts/one.md:11 future confirmed lies in the future: 2026-12-01',
      'en/faq/a.md:7 future reviewed lies in the future: 2062-11-24',
      'en/faq/a.md:8 future updated lies in the future: 2026-11-25',
    ]);
  });

  it('warns of HTML in an answer, and of a language that hears no danger', () => {
    const files = {
      'en/faq/a.md': entryFile({}, 'One.\n\nTwo <b>three</b>. <!-- a note -->\n'),
      'en/signals.yaml': 'needs: []\n',
      'es/faq/a.md': entryFile({ question: '¿Qué es?' }, 'Uno.'),
    };
    expect(warningsOf(files, ['html', 'translation'])).toEqual([
      'en/faq/a.md:12 html has HTML in it, which is left out: <b>',
      'es/signals.yaml:1 translation is missing: danger is not heard in es',
    ]);
  });

  it('warns of an utterance that finds another entry, and maps what gets confused unseen', () => {
    const files = {
      'en/faq/a.md': entryFile({ utterances: '\n  - right\n  - wrong' }),
      'en/faq/b.md': entryFile({ utterances: '[silent]' }),
    };
    const seen: string[][] = [];
    const createFinder: NonNullable<ReviewOptions['createFinder']> = ({ locales }) => {
      seen.push(locales.flatMap(({ faq }) => faq.flatMap(({ utterances }) => utterances)));
      return (utterance) => (utterance === 'right' ? 'a' : utterance === 'wrong' ? 'b' : null);
    };
    expect(warningsOf(files, ['rival'], { createFinder, unseen: true })).toEqual([
      'en/faq/a.md:5 rival "wrong" finds b',
    ]);
    // The first engine knows everything; each of the others lacks what it is asked.
    expect(seen).toEqual([
      ['right', 'wrong', 'silent'],
      ['wrong'],
      ['right', 'silent'],
      ['right', 'wrong', 'silent'],
      ['right', 'wrong', 'silent'],
      ['right', 'wrong', 'silent'],
    ]);
    const { rivals } = review(files, { createFinder, unseen: true });
    expect(review(files, { createFinder }).rivals?.unseen).toBeNull();
    expect(rivals?.unseen).toEqual({
      asked: 3,
      own: 1,
      rivals: [{ locale: 'en', id: 'a', index: 1, utterance: 'wrong', winner: 'b' }],
    });
  });

  it('asks no engine about content that has errors', () => {
    const createFinder = () => {
      throw new Error('must not be asked');
    };
    expect(review({ 'en/faq/a.md': entryFile({ contacts: '[x]' }) }, { createFinder }).rivals).toBeNull();
  });
});

describe('the table', () => {
  it('puts errors first, then warnings, and sums up', () => {
    const table = reportTable(review({ 'en/faq/a.md': entryFile({ contacts: '[nobody]', reviewed: today }) }));
    const lines = table.split('\n');
    expect(lines[0]).toMatch(/^ERROR +en\/faq\/a\.md:4 +unknown contact "nobody" → /);
    expect(lines[1]).toMatch(/^utterances +en\/faq\/a\.md:3 +has 0 utterances, fewer than 15 → /);
    expect(table).toContain('1 error, 1 warning in 1 entry and 0 contacts.\nWarnings: 1 utterances.\n');
  });

  it('gives one row to what many files share', () => {
    const many = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`en/faq/entry-${index}.md`, entryFile({ utterances: `[u${index}]` })]),
    );
    const rows = reportTable(review(many)).split('\n');
    expect(rows.filter((row) => row.startsWith('review'))).toEqual([
      expect.stringMatching(/^review +8 files +was never reviewed by a person \(en\/faq\/entry-0\.md …\)$/),
    ]);
  });
});

describe('the page', () => {
  it('shows coverage, what is due and every finding, and escapes what editors write', () => {
    const page = reportPage(
      review({
        'en/faq/a.md': entryFile({ for: '[parent]', utterances: "['<b>bold</b>']" }),
        'en/faq/b.md': entryFile({ contacts: "['<script>']" }),
      }),
      today,
    );
    expect(page).toContain('<td>parent</td><td>1</td><td>a</td>');
    expect(page).toContain('<td>nobody named</td><td>1</td><td>b</td>');
    expect(page).toContain('was never reviewed by a person');
    expect(page).toContain('unknown contact &quot;&lt;script&gt;&quot;');
    expect(page).not.toMatch(/<script|<b>|https?:\/\/(?!example)/);
  });

  it('maps what gets confused', () => {
    const page = reportPage(
      review(
        { 'en/faq/a.md': entryFile({ utterances: '[hi & bye]' }), 'en/faq/b.md': entryFile() },
        {
          createFinder: () => () => 'b',
          unseen: true,
        },
      ),
      today,
    );
    expect(page).toContain('<td>en: a → b</td><td>1</td><td>“hi &amp; bye”</td>');
  });
});
