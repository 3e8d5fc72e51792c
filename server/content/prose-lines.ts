/** Where in its file each word of an answer stands, so that whoever has to mend a sentence is sent to its line. */
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** Gives the 1-based line of the file on which the character at `index` of the plain text of an answer stands. */
export type LineOfText = (index: number) => number;

/**
 * Finds lines in the answer `markdown`, which starts on `firstLine` of its file. `plain` is the plain text of the same
 * answer. The answer is read anew, and only if a line is asked for: most have nothing to mend.
 */
export function createLineOfText(markdown: string, plain: string, firstLine: number): LineOfText {
  let lines: number[] | undefined;
  return (index) => {
    lines ??= linesOfLetters(fromMarkdown(markdown));
    // White space differs between an answer and its plain text; letters stand in both in the same order.
    const letter = withoutSpace(plain.slice(0, index)).length;
    return firstLine - 1 + (lines[letter] ?? lines.at(-1) ?? 1);
  };
}

/** The line of each letter that is shown, in order. */
function linesOfLetters(node: Nodes): number[] {
  const line = node.position?.start.line ?? 1;
  if ('children' in node) return node.children.flatMap(linesOfLetters);
  const words = 'value' in node ? node.value : 'alt' in node ? (node.alt ?? '') : '';
  const shown = node.type === 'html' ? words.replace(/<!--[\s\S]*?-->|<[^>]*>/g, onlyBreaks) : words;
  return shown.split('\n').flatMap((each, at) => Array<number>(withoutSpace(each).length).fill(line + at));
}

function withoutSpace(words: string): string {
  return words.replace(/\s/g, '');
}

function onlyBreaks(words: string): string {
  return words.replace(/[^\n]/g, '');
}
