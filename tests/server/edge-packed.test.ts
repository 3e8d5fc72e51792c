import { expect, it } from 'vitest';
import { loadContent } from '../../server/content/load.ts';
import { withoutSources, withoutTails, withSources, withTails } from '../../server/edge-packed.ts';

it.each([
  [[]],
  [['', '']],
  [['one', 'one']],
  [['a word, the same end', 'another, the same end', 'no', 'the same end', 'end']],
  [['a word, the same end\n', '\n', 'another, the same end\n\n', 'end']],
])('gives back the texts whose common ends were left out: %j', (texts) => {
  const files = texts.map((text) => ({ text }));
  expect(withTails(withoutTails(files)).map(({ text }) => text)).toEqual(texts);
});

it('leaves out what two texts end with, but for line ends', () => {
  expect(withoutTails([{ text: 'help, in short\n' }, { text: 'ayuda, in short\n\n' }])).toEqual([
    { text: 'help, in short', tail: 0, lines: 1 },
    { text: 'ayuda', tail: 10, lines: 2 },
  ]);
});

it('gives back the sources that were taken out of the content, each kept once', () => {
  const content = loadContent('content');
  const apart = withoutSources(content);
  expect(withSources(apart)).toEqual(content);
  expect(new Set(apart.sources.map((source) => JSON.stringify(source))).size).toBe(apart.sources.length);
  const urls = apart.sources.map(({ url }) => url);
  expect(urls.filter((url, at) => url !== urls[at - 1])).toHaveLength(new Set(urls).size);
});
