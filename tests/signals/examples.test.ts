import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSignals } from '../../server/content/parse-signals.ts';
import { natively } from '../natively.ts';
import { builtEscalation, contactIds, signalContent } from './content.ts';

const content = signalContent();
const detector = builtEscalation();
const needs = content.flatMap(({ locale, signals }) => (signals?.needs ?? []).map((need) => ({ ...need, locale })));
const audiences = content.flatMap(({ locale, signals }) =>
  (signals?.audiences ?? []).map((audience) => ({ ...audience, locale })),
);

describe.each(needs)('$locale $id', ({ locale, id, contacts, counterExamples, ...need }) => {
  const examples = [...need.examples, ...need.otherExamples];

  it('is raised by each of its examples', () => {
    expect(examples.filter((example) => detector.detect(example, locale) === null)).toEqual([]);
  });

  it('shows its first contact among the first four', () => {
    // An example may raise another need that is more urgent than its own. Its own need then follows.
    const absent = examples.filter((example) => {
      const found = detector.detect(example, locale);
      return found?.needs.includes(id) && !found.contacts.slice(0, 4).includes(contacts[0] ?? '');
    });
    expect(absent).toEqual([]);
  });

  it('is raised by none of its counter-examples', () => {
    expect(counterExamples.filter((example) => detector.detect(example, locale) !== null)).toEqual([]);
  });
});

describe.each(audiences)('$locale audience $id', ({ id, examples, counterExamples }) => {
  it('is found in its examples and not in its counter-examples', () => {
    expect(examples.filter((example) => !detector.read(example).audiences.includes(id))).toEqual([]);
    expect(counterExamples.filter((example) => detector.read(example).audiences.includes(id))).toEqual([]);
  });
});

describe('the signals files', () => {
  it.each(content.map(({ locale }) => locale))('%s has no problem', (locale) => {
    const path = new URL(`../../content/${locale}/signals.yaml`, import.meta.url);
    expect(
      parseSignals(readFileSync(path, 'utf8'), `${locale}/signals.yaml`, { contacts: contactIds() }).problems,
    ).toEqual([]);
  });

  it('raises no alarm on the questions of the FAQ, except on those that a person in danger asks', () => {
    const IN_DANGER = [
      'controlled-now',
      'debt-and-id',
      'family-trafficking',
      'missing-child',
      'runaway-teen',
      'medical-care',
      'leaving-safely',
      'images-online',
    ];
    const alarmed = content.flatMap(({ locale, faq }) =>
      faq
        .filter(({ id, question }) => !IN_DANGER.includes(id) && detector.detect(question, locale) !== null)
        .map(({ id }) => `${locale}/${id}`),
    );
    expect(alarmed).toEqual([]);
  });
});

// Each line that is taught moves these by some lines of ten thousand: the limits leave half a point for what an editor adds.
describe('held out', () => {
  const { examples, raised, shown, counterExamples, falseAlarms, ...whose } = natively('held-out');

  // The examples hold what people say indirectly, as hard to find as it gets, and danger told in nearly the words of everyday lines. Of
  // the lines that visitors really write, more are found.
  it('finds at least 91.5 % of the examples it was not trained on', () => {
    expect(raised / examples).toBeGreaterThanOrEqual(0.915);
  });

  it('shows the first contact to call for at least 88.5 % of them', () => {
    expect(shown / examples).toBeGreaterThanOrEqual(0.885);
  });

  it('takes at most 3 % of those who tell of themselves for somebody who tells of another, and at most 6 % the other way', () => {
    expect(whose.selfTakenForOther / whose.ofSelf).toBeLessThanOrEqual(0.03);
    expect(whose.otherTakenForSelf / whose.ofOthers).toBeLessThanOrEqual(0.06);
  });

  // Counter-examples are near misses, many of which once raised a false alarm; some twelve hundred differ from an example by a word or
  // two. Of the questions that visitors really ask, far fewer do. And an alarm of the learned layer alone is weighed against the entry
  // that was found before it is shown.
  it('raises a false alarm on at most 17.5 % of the counter-examples it was not trained on', () => {
    expect(falseAlarms / counterExamples).toBeLessThanOrEqual(0.175);
  });
});
