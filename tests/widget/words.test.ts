import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messagesFor } from '../../server/pages/messages.ts';
import { launcherWords, words } from '../../widget/words.ts';

type Leaf = [path: string, text: string];

const leaves = (value: unknown, path = ''): Leaf[] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (part: string) => string)('PART'))]];
  return Object.entries(value as object).flatMap(([key, part]) => leaves(part, `${path}/${key}`));
};

const texts = (locale: 'en' | 'es'): Leaf[] => [
  ...leaves(words[locale]),
  ...leaves(launcherWords[locale], '/launcher'),
];

describe('the two languages', () => {
  it('say the same things', () => {
    expect(texts('es').map(([path]) => path)).toEqual(texts('en').map(([path]) => path));
  });

  it('differ in every text, except for words that are the same in both', () => {
    const english = new Map(texts('en'));
    const same = texts('es').filter(([path, text]) => english.get(path) === text && !path.endsWith('/id'));
    expect(same.map(([path]) => path)).toEqual(['/chat']);
  });

  it('offer each other', () => {
    expect(words[words.en.other.code as 'es'].other.code).toBe('en');
    expect([words.en.other.name, words.es.other.name]).toEqual(['Español', 'English']);
  });
});

describe.each(['en', 'es'] as const)('in %s', (locale) => {
  const all = texts(locale).filter(([path]) => !path.endsWith('/id'));

  it('a day is written as the language does', () => {
    const { months, day } = words[locale];
    const style = { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
    for (const [at, month] of months.split(' ').entries())
      expect(day('2026', month, 7)).toBe(new Date(Date.UTC(2026, at, 7)).toLocaleDateString(locale, style));
    expect(months.split(' ')).toHaveLength(12);
  });

  it('no text promises, shouts or talks down', () => {
    const forbidden =
      /\b(just|simply|rescue|victim|safe|private and|anonymous|confidential|untraceable|erase|hide your tracks|rescat|víctima|anónim|confidencial|segur[oa])\b|[!¡\p{Extended_Pictographic}]/iu;
    expect(all.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  it('the longest sentence is short', () => {
    const sentences = all.flatMap(([, text]) => text.split(/(?<=[.?])\s/));
    expect(sentences.filter((sentence) => sentence.split(' ').length > 28)).toEqual([]);
  });
});

it('says before anything else what quick exit cannot do, and that Cairn is no person', () => {
  expect(words.en.program).toMatch(/not a person.*hotline.*cannot call for help/);
  expect(words.en.exitLimit).toMatch(/does not delete your history/);
  expect(words.en.limits.join(' ')).toMatch(/history.*address bar.*tracking app.*not kept.*screenshots/s);
  expect(words.es.limits).toHaveLength(words.en.limits.length);
});

it.each(['en', 'es'] as const)('in %s knows how the contacts say that hours and languages are not known', (locale) => {
  const contacts = readdirSync('content/contacts').map((name) => readFileSync(`content/contacts/${name}`, 'utf8'));
  for (const unknown of [words[locale].noHours, words[locale].unsaid, messagesFor(locale).unsaid])
    expect(contacts.filter((text) => text.includes(`  ${locale}: '${unknown}'`)).length).toBeGreaterThan(0);
});

it.each([
  ['dialog.ts', 'FULL_SCREEN'],
  ['scroller.ts', 'LOW'],
])('%s asks of the window what the styles ask', (file, name) => {
  const query = new RegExp(`const ${name} = '([^']+)'`).exec(readFileSync(`widget/${file}`, 'utf8'))?.[1];
  expect(readFileSync('widget/styles.css', 'utf8')).toContain(`@media ${query} {`);
});

it.each(['en', 'es'] as const)('in %s a date reads the same in the chat and on the pages', (locale) => {
  const [chat, pages] = [words[locale], messagesFor(locale)];
  expect(pages.months).toBe(chat.months);
  for (const month of chat.months.split(' ')) expect(pages.day('2026', month, 3)).toBe(chat.day('2026', month, 3));
});
