// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReader, parseLabel, parseLanguage, parseSelector } from '../../widget/options.ts';

const tag = (attributes: Record<string, string>): Element => {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
};

const messages = () => vi.spyOn(console, 'warn').mockImplementation(() => undefined);

afterEach(() => vi.restoreAllMocks());

describe('an attribute that is wrong', () => {
  it('is left out, and the console says what would be right', () => {
    const warn = messages();
    expect(createReader(tag({ 'data-theme': 'drak' })).choose('theme', 'auto', 'light', 'dark')).toBe('auto');
    expect(warn.mock.calls).toEqual([['Cairn: data-theme="drak" is left out. Write auto or light or dark.']]);
  });

  it('does not become a value because it is empty', () => {
    const warn = messages();
    expect(createReader(tag({ 'data-label': '' })).read('label', '1 to 24 characters', parseLabel)).toBeUndefined();
    expect(warn).toHaveBeenCalledOnce();
  });
});

it('reads what is right, and what is not set, without a word', () => {
  const warn = messages();
  const { choose, read } = createReader(tag({ 'data-position': 'left' }));
  expect(choose('position', 'right', 'left')).toBe('left');
  expect(choose('back', 'guard', 'plain')).toBe('guard');
  expect(read('label', 'anything', parseLabel)).toBeUndefined();
  expect(warn).not.toHaveBeenCalled();
});

it('has every default where the tag cannot be found', () => {
  expect(createReader(null).choose('exit', 'cover', 'blank')).toBe('cover');
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
  const warn = messages();
  const read = (text: string) => createReader(tag({ 'data-open-on': text })).read('open-on', '#ask', parseSelector);
  expect(read('#ask, [data-ask]')).toBe('#ask, [data-ask]');
  expect(read('#')).toBeUndefined();
  expect(warn.mock.calls).toEqual([['Cairn: data-open-on="#" is left out. Write #ask.']]);
});
