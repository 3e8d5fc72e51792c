// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { advise } from '../../widget/advice.ts';
import { type Complaint, createReader, parseLabel, parseLanguage, parseSelector } from '../../widget/options.ts';

const tag = (attributes: Record<string, string>): Element => {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
};

/** What the console is told of it. */
const messages = (complaints: Complaint[]): string[] => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  advise(complaints);
  const said = warn.mock.calls.map(([text]) => String(text));
  warn.mockRestore();
  return said;
};

describe('an attribute that is wrong', () => {
  it('is left out, and the console says what would be right', () => {
    const [, choose, complaints] = createReader(tag({ 'data-theme': 'drak' }));
    expect(choose('theme', 'auto', 'light', 'dark')).toBe('auto');
    expect(messages(complaints)).toEqual(['Cairn: data-theme="drak" is left out. Write auto or light or dark.']);
  });

  it('does not become a value because it is empty', () => {
    const [read, , complaints] = createReader(tag({ 'data-label': '' }));
    expect(read('label', parseLabel)).toBeUndefined();
    expect(messages(complaints)).toEqual(['Cairn: data-label="" is left out. Write 1 to 24 characters.']);
  });

  it.each(['exit-url', 'label', 'open-on', 'accent'])(
    'gets advice where data-%s takes more than a few words',
    (name) => {
      const [read, , complaints] = createReader(tag({ [`data-${name}`]: '?' }));
      read(name, () => undefined);
      expect(messages(complaints)[0]).toMatch(/ Write an? .+\.$| Write 1 to 24 characters\.$/);
    },
  );
});

it('reads what is right, and what is not set, without a word', () => {
  const [read, choose, complaints] = createReader(tag({ 'data-position': 'left' }));
  expect(choose('position', 'right', 'left')).toBe('left');
  expect(choose('back', 'guard', 'plain')).toBe('guard');
  expect(read('label', parseLabel)).toBeUndefined();
  expect(complaints).toEqual([]);
});

it('has every default where the tag cannot be found', () => {
  const [, choose] = createReader(null);
  expect(choose('exit', 'cover', 'blank')).toBe('cover');
});

it.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['EN-us', 'en'],
  ['fr', undefined],
  ['', undefined],
])('takes the language tag "%s" for %s', (written, language) => expect(parseLanguage(written)).toBe(language));

it.each([
  ['Ask us', 'Ask us'],
  ['   ', false],
  ['x'.repeat(25), false],
])('takes the label "%s" for %s', (text, label) => expect(parseLabel(text)).toBe(label));

it('takes selectors, and nothing that is none', () => {
  const parse = (text: string) => {
    const [read, , complaints] = createReader(tag({ 'data-open-on': text }));
    return [read('open-on', parseSelector), complaints.length];
  };
  expect(parse('#ask, [data-ask]')).toEqual(['#ask, [data-ask]', 0]);
  expect(parse('#')).toEqual([undefined, 1]);
});
