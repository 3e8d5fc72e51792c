import { describe, expect, it } from 'vitest';
import { parseProse, plainLines } from '../../../server/content/parse-prose.ts';
import { createLineOfText } from '../../../server/content/prose-lines.ts';

/** Returns the words of `markdown` that end in a digit but stand on another line than that digit says. */
function misplaced(markdown: string): string[] {
  const targets = { contact: () => null, contacts: [] };
  const plain = plainLines(parseProse(markdown, targets, () => {}, 1));
  const lineOfText = createLineOfText(markdown, plain, 1);
  const words = [...plain.matchAll(/[a-z]+(\d+)/g)];
  expect(words.length).toBeGreaterThan(0);
  return words
    .filter(({ index, 1: line }) => lineOfText(index) !== Number(line))
    .map(({ index, 0: word }) => `${word} at ${lineOfText(index)}`);
}

describe('the line of a place in an answer', () => {
  it.each([
    'one1\n\ntwo3 three3\nfour4\n',
    '\n\nafter3 empty3 lines3',
    '**bold1** and1 [a1\nlink2](https://example.org/path) after2',
    '- a1\n- b2\n  more3\n  - c4\n- d5\n\nend7',
    '1. a1\n\n   b3\n2. c4\n',
    'a1 <b>b1</b> <!-- a\nnote --> c2 &amp; d2\n\n\\*e4',
    '![map1](https://example.org/map.png) a1\n\n> b3\n> c4\n\n# d6',
    'accents1 áé ñ 👍 a1\n\nb3',
  ])('is found in %j', (markdown) => expect(misplaced(markdown)).toEqual([]));
});
