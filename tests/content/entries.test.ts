import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { reviewContent } from '../../server/content/check/review-content.ts';
import { isStopping, WARNING_KINDS, type WarningKind } from '../../server/content/check/warning.ts';
import { readContentFiles } from '../../server/content/load.ts';
import { SEEDS } from '../evaluation/labelled.ts';

const files = readContentFiles(join(resolve(import.meta.dirname, '../..'), 'content'));
const { problems, warnings, read } = reviewContent(files, { today: new Date().toISOString().slice(0, 10), real: true });

describe('the content of this project', () => {
  it('has no errors', () => {
    expect(problems.map(({ file, line, problem, remedy }) => `${file}:${line} ${problem} → ${remedy}`)).toEqual([]);
  });

  it.each((Object.keys(WARNING_KINDS) as WarningKind[]).filter(isStopping))('has no warning about: %s', (kind) => {
    const found = warnings.filter((warning) => warning.kind === kind);
    expect(found.map(({ file, line, found: what, remedy }) => `${file}:${line} ${what} → ${remedy}`)).toEqual([]);
  });

  it('answers the twenty questions it has to answer, and what a person in need asks first', () => {
    const ids = new Set(read.content.locales[0]?.faq.map(({ id }) => id));
    for (const id of [
      ...SEEDS,
      'controlled-now',
      'signs-of-control',
      'what-happens-if-i-call',
      'help-near-me',
      'are-the-lines-free',
      'missing-child',
      'missing-adult',
      'disability-help',
      'going-to-court',
      'helping-them-heal',
    ]) {
      const told = `en/faq/${id}.md is one of the entries that have to be there (tests/content/entries.test.ts). Is it retired? Say so in the proposal`;
      expect(ids.has(id), told).toBe(true);
    }
  });

  it('names a contact and a source in every entry', () => {
    for (const { kind, file, entry } of read.entries) {
      if (kind !== 'faq') continue;
      expect(entry.contacts.length, `${file}: contacts`).toBeGreaterThan(0);
      expect(entry.sources.length, `${file}: sources`).toBeGreaterThan(0);
      expect(entry.related.length, `${file}: related`).toBeGreaterThan(0);
    }
  });

  it('has the lists that answers are checked against', () => {
    for (const file of ['facts.yaml', 'wording.yaml'])
      expect(parse(files.get(file) ?? '') ?? {}, `${file} is gone or empty: bring it back`).not.toEqual({});
  });
});

describe('content/README.md', () => {
  const examples = [...(files.get('README.md') ?? '').matchAll(/```\n(---[\s\S]*?)```/g)].map(([, text = '']) => text);

  it('shows an entry that works', () => {
    const [example = ''] = examples;
    const file = 'en/faq/example-of-the-readme.md';
    const found = reviewContent(new Map([...files, [file, example]]), { today: '2026-11-24' });
    expect(found.problems.filter((problem) => problem.file === file)).toEqual([]);
    expect(found.read.entries.find((entry) => entry.file === file)?.entry.utterances).toHaveLength(2);
  });

  it('shows a contact that works, with every required field', () => {
    const [, example = ''] = examples;
    const file = 'contacts/example-of-the-readme.md';
    const found = reviewContent(new Map([...files, [file, example]]), { today: '2026-11-24' });
    expect(found.problems.filter((problem) => problem.file === file)).toEqual([]);
    expect(found.warnings.filter((warning) => warning.file === file).map(({ kind }) => kind)).toEqual(['contact']);
  });
});
