// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createReader, parseLabel, parseLanguage, parseSelector } from '../../widget/options.ts';

const tag = (attributes: Record<string, string>): Element => {
  const script = document.createElement('script');
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
};

/** Returns what the console is told during `reading`. */
const messages = (reading: () => void): string[] => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  reading();
  const said = warn.mock.calls.map(([text]) => String(text));
  warn.mockRestore();
  return said;
};

describe('an attribute that is wrong', () => {
  it('is left out, and the console says what would be right', () => {
    const [, choose] = createReader(tag({ 'data-theme': 'drak' }));
    expect(messages(() => expect(choose('theme', 'auto', 'light', 'dark')).toBe('auto'))).toEqual([
      'Cairn: data-theme="drak" is left out. Write auto or light or dark.',
    ]);
  });

  it('does not become a value because it is empty', () => {
    const [read] = createReader(tag({ 'data-label': '' }));
    expect(messages(() => expect(read('label', '1 to 24 characters', parseLabel)).toBeUndefined())).toEqual([
      'Cairn: data-label="" is left out. Write 1 to 24 characters.',
    ]);
  });
});

describe('an attribute that is misspelt', () => {
  /** Every option, as `start` reads them. */
  const readAll = (attributes: Record<string, string>) => {
    const [read, choose] = createReader(tag(attributes));
    return messages(() => {
      for (const name of ['exit-url', 'locale', 'label', 'open-on', 'accent']) read(name, 'something', (text) => text);
      for (const name of ['exit', 'back', 'answers', 'theme', 'position']) choose(name, 'device', 'left');
    });
  };

  it.each([
    ['data-answer', 'data-answers'],
    ['data-postion', 'data-position'],
    ['data-exiturl', 'data-exit-url'],
    ['data-exits', 'data-exit'],
    ['data-openon', 'data-open-on'],
    ['data-lable', 'data-label'],
    ['data-local', 'data-locale'],
    ['data-backs', 'data-back'],
  ])('%s is named once, with what would be right', (written, right) => {
    expect(readAll({ [written]: 'device' })).toEqual([`Cairn: ${written}="device" is left out. Write ${right}.`]);
  });

  it('is said beside the right one, too', () => {
    expect(readAll({ 'data-answer': 'device', 'data-answers': 'device' })).toHaveLength(1);
  });

  it('is none if it is right, or if another tool wrote it', () => {
    const ours = {
      'data-exit': 'left',
      'data-exit-url': 'https://x.test',
      'data-answers': 'device',
      'data-label': 'x',
    };
    const theirs = [
      'src defer async type nonce id class integrity crossorigin fetchpriority data-cfasync data-no-optimize data-wp-strategy',
      'data-rocket-src data-rocket-status data-cookieconsent data-category data-optimized data-pagespeed-no-defer data-minify',
      'data-ot-ignore data-noptimize data-no-defer data-nscript data-turbo-track data-astro-rerun data-skip-moving data-type',
    ].flatMap((line) => line.split(' '));
    expect(readAll({ ...ours, ...Object.fromEntries(theirs.map((name) => [name, '1'])) })).toEqual([]);
  });
});

it('reads what is right, and what is not set, and tells the console nothing', () => {
  const [read, choose] = createReader(tag({ 'data-position': 'left' }));
  const said = messages(() => {
    expect(choose('position', 'right', 'left')).toBe('left');
    expect(choose('back', 'guard', 'plain')).toBe('guard');
    expect(read('label', '1 to 24 characters', parseLabel)).toBeUndefined();
  });
  expect(said).toEqual([]);
});

it('has every default where the tag cannot be found', () => {
  const [, choose] = createReader(null);
  expect(choose('exit', 'cover', 'blank')).toBe('cover');
});

it.each([
  ['es', 'es'],
  ['es-MX', 'es'],
  ['es_MX', 'es'],
  ['EN-us', 'en'],
  ['fr', undefined],
  ['', undefined],
])('takes the language tag "%s" for %s', (written, language) => expect(parseLanguage(written)).toBe(language));

it.each([
  ['Ask us', 'Ask us'],
  ['   ', false],
  ['x'.repeat(25), false],
])('takes the label "%s" for %s', (text, label) => expect(parseLabel(text)).toBe(label));

it('takes selectors, and nothing else', () => {
  const parse = (text: string) => {
    let parsed: string | undefined;
    const said = messages(() => {
      parsed = createReader(tag({ 'data-open-on': text }))[0]('open-on', 'a CSS selector', parseSelector);
    });
    return [parsed, said];
  };
  expect(parse('#ask, [data-ask]')).toEqual(['#ask, [data-ask]', []]);
  expect(parse('#')).toEqual([undefined, ['Cairn: data-open-on="#" is left out. Write a CSS selector.']]);
});
