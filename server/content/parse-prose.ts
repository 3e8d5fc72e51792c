/** Markdown → Prose: paragraphs, lists, bold and links. What Prose lacks becomes plain text, so that no word is lost. */
import type { Code, Definition, Html, List, Nodes, Paragraph, PhrasingContent, RootContent, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Inline, Prose } from '../contract.ts';
import { isHttps } from './fields.ts';
import { nearest, type Report } from './front-matter.ts';
import { toHttps } from './remedies.ts';

/** What a link in prose may refer to. */
export interface LinkTargets {
  /** The address to open for a contact; null where the contact has none; undefined where there is no such contact. */
  contact(id: string): string | null | undefined;
  /** The ids of all contacts. */
  contacts: readonly string[];
}

/**
 * Parses a body that starts on `firstLine` (1-based) of its file. Reports links that cannot be used; keeps their words.
 * HTML has no place in Prose: its tags are left out, and noted.
 */
export function parseProse(
  markdown: string,
  targets: LinkTargets,
  report: Report,
  firstLine: number,
  noteTag: (line: number, tag: string) => void = () => {},
): Prose {
  const root = fromMarkdown(markdown);
  const definitions = new Map<string, Definition>();
  for (const node of root.children) if (node.type === 'definition') definitions.set(node.identifier, node);

  return root.children.flatMap(toBlocks);

  function toBlocks(node: RootContent): Block[] {
    switch (node.type) {
      case 'paragraph':
        noteLayout(node);
        return paragraph(toInlines(node.children));
      case 'heading':
        return paragraph(toInlines(node.children));
      case 'list': {
        if (node.ordered && (node.start ?? 1) !== 1)
          report(
            firstLine - 1 + (node.position?.start.line ?? 1),
            `the list would begin at 1, and not at ${node.start}`,
            'Begin a list of steps with 1. A line that begins with a number and a dot is one: put a word before it.',
          );
        const items = toItems(node);
        if (items.length === 0) return [];
        return node.ordered ? [{ ol: items }] : [{ ul: items }];
      }
      case 'blockquote':
        return node.children.flatMap(toBlocks);
      case 'code':
        noteIndented(node);
        return paragraph([node.value]);
      case 'html':
        return paragraph([withoutTags(node)]);
      default:
        return [];
    }
  }

  /** A list inside an item has no place in Prose: its items follow their parent in the same list. */
  function toItems(list: List): Inline[][] {
    return list.children.flatMap((item) => {
      const own: Inline[] = [];
      const nested: Inline[][] = [];
      for (const child of item.children) {
        if (child.type === 'list') {
          nested.push(...toItems(child));
          continue;
        }
        for (const block of toBlocks(child)) {
          if ('p' in block) own.push(...(own.length > 0 ? [' '] : []), ...block.p);
          else nested.push(...('ul' in block ? block.ul : block.ol));
        }
      }
      return own.length > 0 ? [tidy(own), ...nested] : nested;
    });
  }

  function toInlines(nodes: readonly PhrasingContent[]): Inline[] {
    return nodes.flatMap((node): Inline[] => {
      switch (node.type) {
        case 'text':
          noteMark(node);
          return [node.value];
        case 'inlineCode':
          return [node.value];
        case 'break':
          return [' '];
        case 'html':
          return [withoutTags(node)];
        case 'image':
        case 'imageReference':
          return [node.alt ?? ''];
        case 'strong':
          return toInlines(node.children).map((inline) => (typeof inline === 'string' ? { b: inline } : inline));
        case 'link':
          return toLink(node, node.url, plain(node.children));
        case 'linkReference':
          return toLink(node, definitions.get(node.identifier)?.url ?? '', plain(node.children));
        default:
          return 'children' in node ? toInlines(node.children) : [];
      }
    });
  }

  /** Reports what another program lays out with signs: its lines would run together, with every sign between them. */
  function noteLayout(node: Paragraph): void {
    // What is bold at the beginning of a line is meant to be read: **1. First**. It must not look like a list here.
    const rows = node.children
      .map((child) => `${child.type === 'strong' ? '\u2060' : ''}${plain([child])}`)
      .join('')
      .split('\n');
    for (const [pattern, problem, remedy] of LAYOUTS) {
      const at = rows.findIndex((row) => pattern.test(row));
      if (at >= 0) report(firstLine - 1 + (node.position?.start.line ?? 1) + at, problem, remedy);
    }
  }

  /** Reports a list that is so far from the margin that Markdown takes it for code: its lines would run together. */
  function noteIndented({ value, position }: Code): void {
    const at = value.split('\n').findIndex((row) => /^\s*(?:[-*+•–]|\d{1,2}[.)])\s/.test(row));
    if (at < 0) return;
    report(
      firstLine - 1 + (position?.start.line ?? 1) + at,
      'the list stands four spaces or more from the margin: people would see its lines as one, with every dash',
      'Begin each line of the list at the left margin, with a dash and one space.',
    );
  }

  /** Reports a link or a mark that was mistyped: it stays text, and would be shown as typed. */
  function noteMark({ value, position }: Text): void {
    const [mark] = MARK.exec(value) ?? [];
    if (mark === undefined) return;
    if (/^https?:/.test(mark)) {
      const [address] = /^.*[^.,;:!?)\]]/.exec(mark) ?? [mark];
      report(
        firstLine - 1 + (position?.start.line ?? 1),
        `the address ${address} would be shown as it stands, without words to tap`,
        `Write what the page is, and the address behind it without a space: [words](${toHttps(address) ?? address})`,
      );
      return;
    }
    report(
      firstLine - 1 + (position?.start.line ?? 1),
      `"${mark.trim()}" would be shown as it stands: a link has no address, or a link or a mark is not closed or has a space in it`,
      'Write links without spaces between their parts, as [words](contact:name-of-its-file), and bold as **words**.',
    );
  }

  function withoutTags({ value, position }: Html): string {
    const words = value.replace(/<!--[\s\S]*?-->/g, '');
    const [tag] = /<[^>]*>/.exec(words) ?? [];
    if (tag !== undefined) noteTag(firstLine - 1 + (position?.start.line ?? 1), tag);
    return words.replace(/<[^>]*>/g, ' ');
  }

  function toLink(node: Nodes, url: string, words: string): Inline[] {
    const line = firstLine - 1 + (node.position?.start.line ?? 1);
    const href = url.startsWith('contact:') ? toContact(url.slice('contact:'.length), line) : toAddress(url, line);
    if (href === null) return [words];
    return [{ a: words || href, href }];
  }

  function toContact(id: string, line: number): string | null {
    const href = targets.contact(id);
    if (href === undefined) {
      const near = nearest(id, targets.contacts, 3);
      const other = near ? `Or did you mean ${near}?` : 'Else use the name of a file in contacts/, without .md.';
      report(line, `unknown contact "${id}"`, `If it was removed, keep the words without the link. ${other}`);
    }
    // A contact without an address to open, for example because its number is not confirmed yet, is no link: only the
    // words are shown. They become a link as soon as it has one.
    return href ?? null;
  }

  function toAddress(url: string, line: number): string | null {
    if (isHttps(url)) return url;
    const secure = toHttps(url);
    const likely = secure === null ? '' : `Write ${secure} if the page opens there. `;
    report(
      line,
      `the link address "${url}" may not be used in an answer`,
      `${likely}Use an address that starts with https://, or [words](contact:id) for a line to call or text.`,
    );
    return null;
  }
}

/** The words of prose without bold and links. Each block and each list item is on a line of its own. */
export function plainLines(prose: Prose): string {
  return prose
    .flatMap((block) => ('p' in block ? [block.p] : 'ul' in block ? block.ul : block.ol))
    .map((inlines) => inlines.map(wordsOf).join(''))
    .join('\n');
}

function wordsOf(inline: Inline): string {
  if (typeof inline === 'string') return inline;
  return 'b' in inline ? inline.b : inline.a;
}

function paragraph(inlines: readonly Inline[]): Block[] {
  const tidied = tidy(inlines);
  return tidied.length > 0 ? [{ p: tidied }] : [];
}

/** Joins neighbours of one kind, makes white space single, trims the ends and drops what is empty. */
function tidy(inlines: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of inlines) {
    const last = joined.at(-1);
    if (typeof inline === 'string' && typeof last === 'string') joined[joined.length - 1] = last + inline;
    else if (typeof inline === 'object' && 'b' in inline && typeof last === 'object' && 'b' in last) {
      joined[joined.length - 1] = { b: last.b + inline.b };
    } else joined.push(inline);
  }
  return joined
    .map((inline, index): Inline => {
      if (typeof inline === 'object') {
        return 'b' in inline ? { b: single(inline.b) } : { a: single(inline.a).trim(), href: inline.href };
      }
      let words = single(inline);
      if (index === 0) words = words.trimStart();
      if (index === joined.length - 1) words = words.trimEnd();
      return words;
    })
    .filter((inline) => wordsOf(inline) !== '');
}

function single(words: string): string {
  return words.replace(/\s+/g, ' ');
}

function plain(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.type === 'html' ? '' : node.value;
      if ('alt' in node) return node.alt ?? '';
      if (node.type === 'break') return ' ';
      return 'children' in node ? plain(node.children) : '';
    })
    .join('');
}

/** What a mistyped link, bold text or comment leaves in the text. */
const MARK = /\]\s*\([^)]*|\[[^\]]*\]|\)\s*\[[^\]]*|contact:\S*|\*\*|<!--|```|https?:\/\/\S*/;

/** Lines of a table or of a list that Markdown does not know, by how they look. */
const LAYOUTS: readonly [pattern: RegExp, problem: string, remedy: string][] = [
  [
    // A | at the beginning, two of them, or the line of dashes below the headings.
    /^\s*\||\|.*\||^[\s:-]*-[\s:-]*\|[\s:|-]*$/,
    'a table stands in the answer: people would see its rows as one line full of | signs',
    'Write a list instead, one line for each row, such as:  - **National line**: free',
  ],
  [
    // Office programs write a round or a square one, or for a list within a list the letter o and a tab.
    // Its dash or number has a space behind it that is none here, or no space at all; or the list is too far from the margin.
    /^\s*(?:[•–—·▪‣◦●○■\uf0a7\uf0b7]\s|o\t|[-*](?=[\s\p{L}\d¿¡"“])|\+(?=[\s\p{L}])|\d[.)](?=[\s\p{L}¿¡"“])|\(?(?:\d|[a-z])\)\s)/u,
    'the line begins with a bullet or a number that makes no list here: people would see the sign in the text',
    'Begin each line of a list with a dash of the keyboard and one space, at the left margin, such as:  - Call the national line. Steps begin with 1. and one space.',
  ],
  [
    // A heading without its space. With it, the words are a paragraph of their own.
    /^\s*#+(?=[\p{L}\u2060¿¡"“])/u,
    'the line begins with #: people would see the sign in the text',
    'An answer has no headings. Write the words in bold, at the beginning of the paragraph:  **Cost.** A call is free.',
  ],
];
