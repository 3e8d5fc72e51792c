/**
 * The small pattern language of signals.yaml, read as parts.
 *
 * `word`  that word · `word*`  any ending · `<group>`  any entry of a named group · `(a | b c)`  either ·
 * `[a b]`  may be missing · `...`  up to four other words, none of which negates · `=` in front: nothing but this.
 */
import { once } from '../once.ts';

export interface Phrase {
  parts: readonly Part[];
  /** The phrase matches only where nothing else is said. */
  whole: boolean;
}

export type Part = Word | Beginning | Gap | Group | Choice;

export interface Word {
  kind: 'word';
  word: string;
}

/** Any word with this beginning. */
export interface Beginning {
  kind: 'beginning';
  stem: string;
}

export interface Gap {
  kind: 'gap';
}

export interface Group {
  kind: 'group';
  name: string;
}

export interface Choice {
  kind: 'choice';
  options: readonly Part[][];
  /** It may be missing. */
  optional: boolean;
}

/**
 * Creates a reader of phrases. It reads a malformed one as far as it makes sense. `read` turns plain text into words,
 * the way an utterance is read.
 */
export function createPatternReader(read: (text: string) => string[]): (source: string) => Phrase {
  const wordsOf = once((piece) => read(piece).map((word): Word => ({ kind: 'word', word })));

  return (source) => {
    const whole = source.startsWith('=');
    const pieces = (whole ? source.slice(1) : source).match(PIECE) ?? [];
    let at = 0;
    function until(closer: string): Part[][] {
      const options: Part[][] = [];
      let parts: Part[] = [];
      while (at < pieces.length) {
        const piece = pieces[at++] ?? '';
        if (piece === closer) break;
        if (piece === '|') {
          options.push(parts);
          parts = [];
        } else if (piece === '(') parts.push({ kind: 'choice', options: until(')'), optional: false });
        else if (piece === '[') parts.push({ kind: 'choice', options: until(']'), optional: true });
        else if (piece === '...') parts.push({ kind: 'gap' });
        else if (piece.startsWith('<')) parts.push({ kind: 'group', name: piece.slice(1, -1) });
        else if (piece.endsWith('*')) parts.push({ kind: 'beginning', stem: read(piece.slice(0, -1)).join('') });
        else parts.push(...wordsOf(piece));
      }
      options.push(parts);
      return options;
    }
    const options = until('');
    return { whole, parts: options.length === 1 ? (options[0] ?? []) : [{ kind: 'choice', options, optional: false }] };
  };
}

/** Writes a phrase in fewer characters, without spaces around `|`. */
export const dense = (source: string): string => source.replaceAll(' | ', '|');

/** Writes a phrase as people do, with spaces around `|`. */
export const spaced = (source: string): string => source.replace(/ *\| */g, ' | ');

const PIECE = /<[^<>]*>|\.\.\.|[()[\]|]|[^\s()[\]|<>]+/g;

/** Creates a function that gives what `make` makes of a group, by the group's name. Each group is made once. */
export function createGroups<Made>(
  groups: Readonly<Record<string, readonly string[]>>,
  read: (source: string) => Phrase,
  make: (options: readonly (readonly Part[])[]) => Made,
): (name: string) => Made {
  const known = new Map<string, Made>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // Set before its entries are made, so that a group naming itself ends instead of recursing.
    known.set(name, make([]));
    const made = make((groups[name] ?? []).map((entry) => read(entry).parts));
    known.set(name, made);
    return made;
  };
}
